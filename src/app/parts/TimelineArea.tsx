// The run and the moment around now, wired.
import { useMemo } from 'react'
import { US_PER_MS, US_PER_S, type Us } from '../../kafka/terms.ts'
import { projectTimeline, runScale, type TimelineInput } from '../../projection/timeline.ts'
import { Timeline } from '../../views/timeline/Timeline.tsx'
import { appWords, controls } from '../../words/en/app.ts'
import { loadDeedNames } from '../later.ts'
import type { Shell } from '../Shell.ts'
import { useDesk, useMoment, useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import type { Pace } from '../session/Session.ts'
import { goToBranch, setLoop } from '../timeDeeds.ts'
import { useHand } from './useHand.ts'
import { useLoaded } from './useLoaded.ts'
import { useIsNarrow, useIsShort } from './usePage.ts'
import type { RunNow } from './useRun.ts'
import { useGo } from './useSelect.ts'

type DeedNames = Awaited<ReturnType<typeof loadDeedNames>>

/** The run and the moment around now. */
export function TimelineArea({ run }: { readonly run: RunNow | null }) {
  const shell = useShell()
  const { desk, playback, store } = shell
  const width = useDesk((state) => state.timelineWidth)
  const scene = useSession((state) => state.scene)
  const pace = useSession((state) => state.pace)
  const loop = useSession((state) => state.loop)
  const locked = useSession((state) => isLocked(state, controls.time))
  const isLow = useIsShort(760)
  const isPhone = useIsNarrow(600)
  const go = useGo()
  const hand = useHand()
  const serial = useMoment()
  const names = useLoaded(loadDeedNames)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the run's state, which is the same object each time
  const input = useMemo(
    () => (run === null ? null : inputOf(shell, run, names, width, !isLow && !isPhone, hand)),
    [serial, run, names, width, scene, pace, loop, isLow, isPhone, hand],
  )
  if (input === null) return null
  return (
    <Timeline
      model={projectTimeline(input)}
      timeAt={runScale(input).toTime}
      locked={locked ? appWords.lockedByLink() : undefined}
      onSeek={(at, dragging) => {
        // A desk set anew is drawn anew.
        if (desk.getState().dragging !== dragging) desk.setState({ dragging })
        store.getState().set({ touched: true })
        playback.seek(at)
      }}
      onGo={go}
      onLoop={(end, at) => setLoop(shell, end, at)}
      onBranch={(id) => void goToBranch(shell, id)}
      onSize={(px) => px > 0 && desk.setState({ timelineWidth: px })}
    />
  )
}

function inputOf(
  shell: Shell,
  run: RunNow,
  names: DeedNames | null,
  width: number,
  withNow: boolean,
  hand: Us | null,
): TimelineInput {
  const { history, cursor, state } = run
  const session = shell.store.getState()
  const { scene, seen } = session
  const halfUs = halfOfNow(session.pace)
  return {
    at: hand ?? cursor.at,
    ...(hand === null ? { n: state.n } : {}),
    endsAt: history.endsAt,
    reachedAt: Math.min(history.reachedAt, history.endsAt),
    nodes: state.nodes,
    milestones: history.milestones,
    idle: shell.idle.of(history),
    branches: scene.branches.map((branch) => ({
      id: branch.id,
      name: names?.branchName(branch, scene) ?? '',
      forkAt: branch.forkedAt,
      toAt: branch.id === scene.current ? history.endsAt : (seen[branch.id] ?? branch.forkedAt),
      current: branch.id === scene.current,
    })),
    loop: session.loop,
    width,
    around: withNow
      ? {
          // What happens just now is looked up where the hand comes to rest.
          events:
            hand !== null
              ? []
              : shell.runs.current().eventsBetween(cursor.at - halfUs, cursor.at + halfUs),
          halfUs,
        }
      : null,
  }
}

/** ± 10 ms at story pace; more where time runs faster, within what can be told apart. */
function halfOfNow(pace: Pace): number {
  if (pace.kind === 'story') return 10 * US_PER_MS
  const half = (2.4 * US_PER_S) / pace.slowness
  return Math.min(250 * US_PER_MS, Math.max(US_PER_MS, half))
}
