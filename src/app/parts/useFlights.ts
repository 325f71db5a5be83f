// Where messages are right now, asked once a frame: from the run and the session as they are then, not as they were drawn.
import { type RefObject, useCallback } from 'react'
import type { FlightsModel } from '../../projection/FlightsModel.ts'
import { type FlightsInput, projectFlights } from '../../projection/flights.ts'
import { readerOf } from '../../projection/readRecords.ts'
import { useShell } from '../ShellContext.ts'

const NO_FLIGHTS: FlightsModel = { flights: [], bands: [] }

/** Stable; `shown` is what the ways are taken from. */
export function useFlights(shown: RefObject<FlightsInput['stage'] | null>): () => FlightsModel {
  const shell = useShell()
  const { store, runs, prefersReducedMotion } = shell
  return useCallback(() => {
    const session = store.getState()
    const history = runs.current()
    if (shown.current === null || history.reachedAt < session.cursor.at) return NO_FLIGHTS
    const now = history.stateAt(session.cursor)
    return projectFlights({
      state: now,
      at: session.cursor.at,
      stage: shown.current,
      read: readerOf(now, runs.files()),
      selection: session.selected,
      chatter: session.detail === 'all',
      still: prefersReducedMotion(),
    })
  }, [store, runs, prefersReducedMotion, shown])
}
