// Where messages are right now, asked once a frame: from the run and the session as they are then, not as they were drawn.
import { type RefObject, useCallback, useRef } from 'react'
import type { FlightsModel } from '../../projection/FlightsModel.ts'
import { type FlightsInput, projectFlights } from '../../projection/flights.ts'
import { readerOf } from '../../projection/readRecords.ts'
import { useShell } from '../ShellContext.ts'
import type { RunNow } from './useRun.ts'

const NO_FLIGHTS: FlightsModel = { flights: [], bands: [] }

/** Stable; `shown` is what the ways are taken from. While the time line is dragged they are those of the run as drawn. */
export function useFlights(
  shown: RefObject<FlightsInput['stage'] | null>,
  run: RunNow | null,
): () => FlightsModel {
  const { store, desk, runs, prefersReducedMotion } = useShell()
  const drawn = useRef(run)
  drawn.current = run
  return useCallback(() => {
    const session = store.getState()
    const history = runs.current()
    if (drawn.current?.passing || shown.current === null || history.reachedAt < session.cursor.at)
      return NO_FLIGHTS
    const { cursor, state } =
      desk.getState().dragging && drawn.current !== null
        ? drawn.current
        : { cursor: session.cursor, state: history.stateAt(session.cursor) }
    return projectFlights({
      state,
      at: cursor.at,
      stage: shown.current,
      read: readerOf(state, runs.files()),
      selection: session.selected,
      chatter: session.detail === 'all',
      still: prefersReducedMotion(),
    })
  }, [store, desk, runs, prefersReducedMotion, shown])
}
