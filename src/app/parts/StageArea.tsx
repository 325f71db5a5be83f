// The stage, wired: its model fifteen times a second, its flights with every frame.
import { useMemo, useRef } from 'react'
import { cutsAhead } from '../../projection/cutsAhead.ts'
import { nameFlights } from '../../projection/flights.ts'
import { zoomed } from '../../projection/pitch.ts'
import type { StageModel } from '../../projection/StageModel.ts'
import { projectStage } from '../../projection/stage.ts'
import type { PlaceWhy } from '../../projection/whyMarks.ts'
import { Stage } from '../../views/stage/Stage.tsx'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { measured } from '../session/createDesk.ts'
import { loadDescription } from './later.ts'
import { useDarkness } from './useDarkness.ts'
import { useEased } from './useEased.ts'
import { useFlights } from './useFlights.ts'
import { useLoaded } from './useLoaded.ts'
import type { RunNow } from './useRun.ts'
import { useSelect } from './useSelect.ts'

export interface StageAreaProps {
  readonly run: RunNow
  /** Its numbers stand on the stage. */
  readonly placeWhy: PlaceWhy | null
}

/** The open view, when it is the stage. */
export function StageArea({ run, placeWhy }: StageAreaProps) {
  const { desk, prefersReducedMotion } = useShell()
  const selection = useSession((state) => state.selected)
  const detail = useSession((state) => state.detail)
  const playing = useSession((state) => state.playing)
  const stepping = useSession((state) => state.stepping)
  const { colourBy, pitch, scrolled, spotlight, followed } = useDesk((state) => state)
  const size = useDesk((state) => state.sizes.stage)
  const theme = useDarkness()
  const Description = useLoaded(loadDescription)
  const onSelect = useSelect()
  const { serial, history, state, read, cursor, passing } = run
  const eased = useEased()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the state, which is the same object each time
  const model = useMemo(
    () =>
      projectStage({
        state,
        at: cursor.at,
        read,
        size,
        selection,
        colourBy,
        pitch,
        from: scrolled,
        cuts: cutsAhead(state, history.milestones),
        why: placeWhy,
      }),
    [serial, size, selection, colourBy, pitch, scrolled, placeWhy],
  )
  const shown = useRef<StageModel>(model)
  shown.current = model
  const flightsAt = useFlights(shown, run)
  const inFlight =
    playing || passing
      ? []
      : nameFlights({
          state,
          at: cursor.at,
          stage: model,
          read,
          selection,
          chatter: detail === 'all',
          still: prefersReducedMotion(),
        })
  return (
    <Stage
      model={model}
      flightsAt={flightsAt}
      inFlight={inFlight}
      playing={playing || stepping}
      Description={Description}
      eased={eased}
      theme={theme}
      spotlight={spotlight}
      focusOn={followed?.event === cursor.n ? followed : null}
      onSelect={onSelect}
      onSize={(size) => measured(desk, 'stage', size)}
      onZoom={(direction) =>
        desk.setState({
          pitch: direction === 0 ? null : zoomed(pitch ?? pitchOf(model), direction),
        })
      }
    />
  )
}

/** What fits, where no pitch was chosen. */
function pitchOf(model: StageModel): number {
  return model.brokers[0]?.tapes[0]?.pitch ?? 21
}
