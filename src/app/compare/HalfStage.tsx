// One run's stage in its half: the same stage as alone, of its own history.
import { useCallback, useMemo, useRef, useState } from 'react'
import type { SideName } from '../../projection/compare/CompareModel.ts'
import { layoutHalf } from '../../projection/compare/layoutHalf.ts'
import { cutsAhead } from '../../projection/cutsAhead.ts'
import { nameFlights, projectFlights } from '../../projection/flights.ts'
import { zoomed } from '../../projection/pitch.ts'
import { readerOf } from '../../projection/readRecords.ts'
import type { StageModel } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { projectStage } from '../../projection/stage.ts'
import { Stage } from '../../views/stage/Stage.tsx'
import { loadDescription } from '../parts/later.ts'
import { useDarkness } from '../parts/useDarkness.ts'
import { useEased } from '../parts/useEased.ts'
import { useLoaded } from '../parts/useLoaded.ts'
import type { RunNow } from '../parts/useRun.ts'
import { useSelect } from '../parts/useSelect.ts'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import type { Side } from './linkHistories.ts'

const NO_FLIGHTS = { flights: [], bands: [] }

export interface HalfStageProps {
  readonly run: RunNow
  readonly side: Side
  readonly name: SideName
}

/** Selecting a thing selects it in both halves; the inspector shows the run in which it was chosen. */
export function HalfStage({ run, side, name }: HalfStageProps) {
  const shell = useShell()
  const { desk, prefersReducedMotion } = shell
  const playing = useSession((state) => state.playing)
  const stepping = useSession((state) => state.stepping)
  const chatter = useSession((state) => state.detail === 'all')
  const eased = useEased()
  const { colourBy, pitch, scrolled } = useDesk((state) => state)
  const [size, setSize] = useState({ width: 640, height: 360 })
  const selection = useSelectionOf(name)
  const theme = useDarkness()
  const Description = useLoaded(loadDescription)
  const select = useSelect()
  const { serial, history, state, read, cursor } = run
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the state, which is the same object each time
  const model = useMemo(() => {
    const stage = projectStage({
      state,
      at: cursor.at,
      read,
      size,
      selection,
      colourBy,
      pitch,
      from: scrolled,
      cuts: cutsAhead(state, history.milestones),
      why: null,
      layout: layoutHalf,
    })
    // Twice the legend would say nothing new, and a silent broker's own box has its countdown.
    return { ...stage, legend: [], countdowns: [] }
  }, [serial, size, selection, colourBy, pitch, scrolled])
  const shown = useRef<StageModel>(model)
  shown.current = model
  const flightsAt = useCallback(() => {
    const session = shell.store.getState()
    const { history, fault } = side
    if (fault !== undefined || history.reachedAt < session.cursor.at) return NO_FLIGHTS
    const now = history.stateAt({ at: session.cursor.at })
    return projectFlights({
      state: now,
      at: session.cursor.at,
      stage: shown.current,
      read: readerOf(now, filesOf(shell, name)),
      selection: null,
      chatter: session.detail === 'all',
      still: prefersReducedMotion(),
    })
  }, [shell, side, name, prefersReducedMotion])
  const still = prefersReducedMotion()
  const flights = { state, at: cursor.at, stage: model, read, selection, chatter, still }
  return (
    <Stage
      focusOn={null}
      model={model}
      flightsAt={flightsAt}
      inFlight={playing ? [] : nameFlights(flights)}
      playing={playing || stepping}
      Description={Description}
      eased={eased}
      theme={theme}
      spotlight={null}
      onSelect={(id) => {
        desk.setState({ side: name })
        select(id)
      }}
      onSize={(next) => next.width > 0 && next.height > 0 && setSize(next)}
      onZoom={(direction) =>
        desk.setState({
          pitch: direction === 0 ? null : zoomed(pitch ?? pitchOf(model), direction),
        })
      }
    />
  )
}

function filesOf(shell: ReturnType<typeof useShell>, name: SideName) {
  return (name === 'right' && shell.pairing.pair()?.files) || shell.runs.files()
}

/** Messages and events have their numbers in one run only. */
function useSelectionOf(name: SideName): SelectionId | null {
  const selected = useSession((state) => state.selected)
  const side = useDesk((state) => state.side)
  const isOfOne = selected !== null && /^(message|event):/.test(selected)
  return isOfOne && side !== name ? null : selected
}

/** What fits, where no pitch was chosen. */
function pitchOf(model: StageModel): number {
  return model.brokers[0]?.tapes[0]?.pitch ?? 21
}
