// The page for a room, wired: it takes the place of everything but dialogs.
import { useMemo } from 'react'
import { clockText } from '../../projection/clock.ts'
import { milestoneText } from '../../projection/milestones.ts'
import { presenterLanes } from '../../projection/presenter.ts'
import { parseSelection, selectedPartition } from '../../projection/selection.ts'
import { projectStage } from '../../projection/stage.ts'
import { Presenter, type PresenterMark } from '../../views/presenter/Presenter.tsx'
import { perform } from '../deeds.ts'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import { suggestionOf } from '../suggestion.ts'
import { useCaption } from './useCaption.ts'
import { useIsNarrow } from './usePage.ts'
import type { RunNow } from './useRun.ts'

/** Tapes are projected so wide, in px, and drawn as large as the room lets them: a wall shows more records than a phone. */
const WALL = { width: 826, height: 2_000 }
const PHONE = { width: 600, height: 2_000 }
const PITCH = 21

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
  const suggestion = locked ? null : suggestionOf(scene, run?.state)
  return (
    <Presenter
      {...words}
      lanes={lanes}
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
