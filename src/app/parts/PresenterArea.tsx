// The page for a room, wired: it takes the place of everything but dialogs.
import { useMemo, useRef, useState } from 'react'
import { clockText } from '../../projection/clock.ts'
import type { FlightsInput } from '../../projection/flights.ts'
import { milestoneText } from '../../projection/milestones.ts'
import { type PresenterLane, presenterLanes } from '../../projection/presenter.ts'
import { projectRoom, ROOM_ZOOM, type RoomModel } from '../../projection/room.ts'
import { parseSelection, selectedPartition } from '../../projection/selection.ts'
import { projectStage } from '../../projection/stage.ts'
import { Presenter, type PresenterMark } from '../../views/presenter/Presenter.tsx'
import { perform } from '../deeds.ts'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import { suggestionOf } from '../suggestion.ts'
import { useCaption } from './useCaption.ts'
import { useDarkness } from './useDarkness.ts'
import { useFlights } from './useFlights.ts'
import { useIsNarrow } from './usePage.ts'
import type { RunNow } from './useRun.ts'

/** Tapes are projected so wide, in px, and drawn as large as the room lets them: a wall shows more records than a phone. */
const WALL = { width: 776, height: 2_000 }
const PHONE = { width: 600, height: 2_000 }
const PITCH = 21
/** px of a room's page below which it shows the lanes alone. */
const LEAST_WIDTH = 900

/** The room's page. */
export function PresenterArea({ run }: { readonly run: RunNow | null }) {
  const shell = useShell()
  const { store, playback } = shell
  const { black, hidden, spot } = useDesk((state) => state.room)
  const scene = useSession((state) => state.scene)
  const selection = useSession((state) => state.selected)
  const locked = useSession((state) => isLocked(state, 'Act'))
  const words = useCaption(run)
  const lanes = useLanes(run, selection)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const room = useRoom(run, lanes, size)
  const playing = useSession((state) => state.playing || state.stepping)
  const theme = useDarkness()
  const ways = useRef<FlightsInput['stage'] | null>(null)
  ways.current = room === null ? null : { links: room.links, colourBy: 'key', form: 'stacked' }
  const flightsAt = useFlights(ways, run)
  const suggestion = locked ? null : suggestionOf(scene, run?.state)
  return (
    <Presenter
      {...words}
      lanes={lanes}
      room={room}
      flightsAt={flightsAt}
      playing={playing}
      theme={theme}
      onSize={setSize}
      spot={spot}
      hidden={hidden}
      black={black}
      clock={clockText(run?.cursor.at ?? 0)}
      milestones={run === null ? [] : marksOf(run)}
      played={run === null ? 0 : run.cursor.at / run.history.endsAt}
      suggestion={
        suggestion && { label: suggestion.label, onPress: () => perform(shell, suggestion.act) }
      }
      onBack={() => playback.step('back', 'milestone')}
      onNext={() => playback.step('forward', 'milestone')}
      onLeave={() => store.getState().set({ presenting: false })}
    />
  )
}

/** The milestones of the run as marks; those of the cluster's own start are nobody's step. */
function marksOf({ history, state }: RunNow): readonly PresenterMark[] {
  return history.milestones
    .filter(({ at }) => at >= 0)
    .map((event) => ({
      id: event.n,
      at: event.at / history.endsAt,
      fault: milestoneText(event, state.nodes).fault,
      future: event.n > state.n,
    }))
}

function useLanes(run: RunNow | null, selection: string | null) {
  const isNarrow = useIsNarrow(600)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the run's state, which is the same object each time
  return useMemo(() => {
    if (run === null) return []
    const { state, cursor, read } = run
    const stage = projectStage({
      state,
      at: cursor.at,
      read,
      size: isNarrow ? PHONE : WALL,
      selection: null,
      colourBy: 'key',
      pitch: PITCH,
      why: null,
    })
    return presenterLanes(stage, selectedPartition(parseSelection(selection)))
  }, [run?.serial, run?.history, selection, isNarrow])
}

/** Null where a page is too narrow for anything beside the lanes. */
function useRoom(
  run: RunNow | null,
  lanes: readonly PresenterLane[],
  { width, height }: { readonly width: number; readonly height: number },
): RoomModel | null {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lanes change with the run's state, which is the same object each time
  return useMemo(() => {
    if (run === null || lanes.length === 0 || width < LEAST_WIDTH) return null
    const size = { width: width / ROOM_ZOOM, height: height / ROOM_ZOOM }
    return projectRoom({ state: run.state, at: run.cursor.at, lanes, size })
  }, [lanes, width, height])
}
