// Play, steps, clock and pace, wired.
import { useRef } from 'react'
import { clockText } from '../../projection/clock.ts'
import { Transport } from '../../views/transport/Transport.tsx'
import { appWords, controls, ratioText } from '../../words/en/app.ts'
import { toggleLoop } from '../deeds.ts'
import { neighbourPace } from '../playback/paces.ts'
import { useDesk, useMoment, useSession, useShell } from '../ShellContext.ts'
import { isLocked, type Session } from '../session/createSession.ts'
import type { Pace } from '../session/Session.ts'
import { useHand } from './useHand.ts'

/** Play, steps, clock and pace. */
export function TransportArea() {
  const shell = useShell()
  const { store, playback } = shell
  useMoment()
  const pace = useSession((state) => state.pace)
  const playing = useSession((state) => state.playing)
  const loop = useSession((state) => state.loop)
  useSession((state) => state.scene.base)
  const dragging = useDesk((state) => state.dragging)
  useHand()
  const slowness = useRef(1)
  // The film stands still while the time line is dragged.
  if (!dragging) slowness.current = playback.slowness()
  const session = store.getState()
  const touch = (run: () => void) => () => {
    store.getState().set({ touched: true })
    run()
  }
  return (
    <Transport
      playing={playing}
      clock={clockText(session.cursor.at)}
      ratio={ratioText(slowness.current)}
      pace={pace.kind}
      onPlay={touch(playback.play)}
      onPause={touch(playback.pause)}
      onStep={(way) => touch(() => playback.step(way > 0 ? 'forward' : 'back', 'message'))()}
      onMilestone={(way) => touch(() => playback.step(way > 0 ? 'forward' : 'back', 'milestone'))()}
      loop={loop === null ? null : { from: clockText(loop.from), to: clockText(loop.to) }}
      onLoop={touch(() => toggleLoop(shell))}
      onPace={(way) => session.set({ pace: neighbourPace(pace, way) })}
      onPaceKind={(kind) => session.set({ pace: otherPace(kind, playback.slowness()) })}
      locked={locksOf(session)}
    />
  )
}

/** Story pace as it is; a plain speed near the one that was shown. */
function otherPace(kind: Pace['kind'], slowness: number): Pace {
  if (kind === 'story') return { kind, slower: 1 }
  return neighbourPace(neighbourPace({ kind, slowness }, 1), -1)
}

function locksOf(session: Session) {
  const why = appWords.lockedByLink()
  return {
    ...(isLocked(session, controls.time) ? { time: why } : {}),
    ...(isLocked(session, controls.speed) ? { speed: why } : {}),
  }
}
