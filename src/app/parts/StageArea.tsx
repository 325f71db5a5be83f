// The stage, wired: its model fifteen times a second, its flights with every frame.
import { useCallback, useMemo, useRef } from 'react'
import { cutsAhead } from '../../projection/cutsAhead.ts'
import { nameFlights, projectFlights } from '../../projection/flights.ts'
import type { WhyModel } from '../../projection/InspectorModel.ts'
import { zoomed } from '../../projection/pitch.ts'
import { readerOf } from '../../projection/readRecords.ts'
import type { StageModel } from '../../projection/StageModel.ts'
import { projectStage } from '../../projection/stage.ts'
import { Stage } from '../../views/stage/Stage.tsx'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { measured } from '../session/createDesk.ts'
import { useDarkness } from './useDarkness.ts'
import { useEased } from './useEased.ts'
import type { RunNow } from './useRun.ts'
import { useSelect } from './useSelect.ts'

const NO_FLIGHTS = { flights: [], bands: [] }

export interface StageAreaProps {
  readonly run: RunNow
  /** Its numbers stand on the stage. */
  readonly why: WhyModel | null
}

/** The open view, when it is the stage. */
export function StageArea({ run, why }: StageAreaProps) {
  const shell = useShell()
  const { desk, prefersReducedMotion } = shell
  const selection = useSession((state) => state.selected)
  const detail = useSession((state) => state.detail)
  const playing = useSession((state) => state.playing)
  const stepping = useSession((state) => state.stepping)
  const { colourBy, pitch, scrolled, spotlight } = useDesk((state) => state)
  const size = useDesk((state) => state.sizes.stage)
  const theme = useDarkness()
  const onSelect = useSelect()
  const { serial, history, state, read, cursor } = run
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
        why,
      }),
    [serial, size, selection, colourBy, pitch, scrolled, why],
  )
  const shown = useRef<StageModel>(model)
  shown.current = model
  const flightsAt = useCallback(() => {
    const session = shell.store.getState()
    const history = shell.runs.current()
    if (history.reachedAt < session.cursor.at) return NO_FLIGHTS
    const now = history.stateAt(session.cursor)
    return projectFlights({
      state: now,
      at: session.cursor.at,
      stage: shown.current,
      read: readerOf(now, shell.runs.files()),
      selection: session.selected,
      chatter: session.detail === 'all',
      still: prefersReducedMotion(),
    })
  }, [shell, prefersReducedMotion])
  const inFlight = playing
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
      eased={eased}
      theme={theme}
      spotlight={spotlight}
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
