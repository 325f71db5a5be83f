// The frame, wired.
import { useEffect } from 'react'
import { clockText } from '../../projection/clock.ts'
import { EmbedFrame, type EmbedTransportProps } from '../../views/embed/EmbedFrame.tsx'
import { EmbedTrouble } from '../../views/embed/EmbedTrouble.tsx'
import { appWords, brokenWords, controls } from '../../words/en/app.ts'
import { embedWords } from '../../words/en/share.ts'
import { Boundary, Broken } from '../Boundary.tsx'
import { encodeLink } from '../open/sharing.ts'
import { StageArea } from '../parts/StageArea.tsx'
import { useCaption } from '../parts/useCaption.ts'
import { useDarkness } from '../parts/useDarkness.ts'
import { type RunNow, useRun } from '../parts/useRun.ts'
import { tellRun } from '../run/tellRun.ts'
import type { Shell } from '../Shell.ts'
import { useMoment, useSession, useShell } from '../ShellContext.ts'
import { momentOf } from '../sceneDeeds.ts'
import { isLocked, playedScenario } from '../session/createSession.ts'

/** The whole of a frame. */
export function EmbedPart() {
  const shell = useShell()
  useDarkness()
  useMoment()
  const run = useRun()
  const { headline } = useCaption(run)
  const title = useSession((state) => state.scene.base.title)
  const touched = useSession((state) => state.touched)
  const playing = useSession((state) => state.playing)
  const trouble = useSession((state) => state.trouble)
  const notice = useSession((state) => state.notices.at(-1)?.text)
  useEffect(() => tellRun(shell), [shell])
  useEffect(() => {
    document.title = embedWords.title(title)
  }, [title])
  return (
    <EmbedFrame
      title={title}
      headline={trouble === null ? headline : ''}
      speaking={touched && !playing}
      address={wholePage(location.hash)}
      addressNow={() => (trouble === null ? addressNow(shell) : wholePage(location.hash))}
      notice={notice ?? ''}
      transport={trouble === null ? transportOf(shell, run) : undefined}
    >
      {trouble === null ? (
        <Scene run={run} />
      ) : (
        <EmbedTrouble sentence={trouble.problems[0]?.sentence ?? ''} />
      )}
    </EmbedFrame>
  )
}

function Scene({ run }: { readonly run: RunNow | null }) {
  const { runs, playback, moments } = useShell()
  const fault = runs.fault()
  const again = () => {
    runs.retry()
    playback.changed()
    moments.refresh()
  }
  if (fault !== undefined) return <Broken part={brokenWords.run()} fault={fault} onAgain={again} />
  if (run === null) return null
  return (
    <Boundary part={brokenWords.page()} resetBy={run.history}>
      <StageArea run={run} placeWhy={null} />
    </Boundary>
  )
}

function transportOf(shell: Shell, run: RunNow | null): EmbedTransportProps | undefined {
  if (run === null) return undefined
  const { store, playback } = shell
  const session = store.getState()
  const touch = () => store.getState().set({ touched: true })
  return {
    playing: session.playing,
    clock: clockText(session.cursor.at),
    at: session.cursor.at,
    endsAt: run.history.endsAt,
    locked: isLocked(session, controls.time) ? appWords.lockedByLink() : undefined,
    onPlay: () => {
      touch()
      playback.play()
    },
    onPause: playback.pause,
    onStep: (way) => {
      touch()
      playback.step(way > 0 ? 'forward' : 'back', 'message')
    },
    onSeek: (at) => {
      touch()
      playback.seek(Math.round(at))
    },
  }
}

/** The whole page at this very moment. */
function addressNow({ store, runs }: Shell): string {
  const state = store.getState()
  const made = encodeLink(playedScenario(state), momentOf(state, runs))
  return wholePage('fragment' in made ? `#${made.fragment}` : location.hash)
}

function wholePage(hash: string): string {
  return `${location.origin}${location.pathname}${hash}`
}
