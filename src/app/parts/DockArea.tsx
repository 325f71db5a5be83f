// Transport and timeline, wired.
import { useMemo, useRef } from 'react'
import { US_PER_MS, US_PER_S } from '../../kafka/terms.ts'
import { clockText } from '../../projection/clock.ts'
import { projectTimeline, runScale, type TimelineInput } from '../../projection/timeline.ts'
import { Timeline } from '../../views/timeline/Timeline.tsx'
import { Transport } from '../../views/transport/Transport.tsx'
import { appWords, controls, ratioText } from '../../words/en/app.ts'
import type { Shell } from '../createShell.ts'
import { goToBranch, setLoop, toggleLoop } from '../deeds.ts'
import { neighbourPace } from '../playback/paces.ts'
import { useDesk, useMoment, useSession, useShell } from '../ShellContext.ts'
import { isLocked, type Session } from '../session/createSession.ts'
import type { Pace } from '../session/Session.ts'
import { loadDeedNames } from './later.ts'
import { useLoaded } from './useLoaded.ts'
import { useIsNarrow, useIsShort } from './usePage.ts'
import type { RunNow } from './useRun.ts'
import { useGo } from './useSelect.ts'

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
  const dragging = useDesk((state) => state.dragging)
  const serial = useMoment()
  const names = useLoaded(loadDeedNames)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the run's state, which is the same object each time
  const input = useMemo(
    () => (run === null ? null : inputOf(shell, run, names, width, !isLow && !isPhone, dragging)),
    [serial, run, names, width, scene, pace, loop, isLow, isPhone, dragging],
  )
  if (input === null) return null
  return (
    <Timeline
      model={projectTimeline(input)}
      timeAt={runScale(input).toTime}
      locked={locked ? appWords.lockedByLink() : undefined}
      onSeek={(at, dragging) => {
        desk.setState({ dragging })
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
  dragging: boolean,
): TimelineInput {
  const { history, cursor, state } = run
  const session = shell.store.getState()
  const { scene, seen } = session
  const halfUs = halfOfNow(session.pace)
  return {
    at: cursor.at,
    n: state.n,
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
          events: dragging
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
