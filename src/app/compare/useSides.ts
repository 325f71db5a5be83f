// The run whose things are inspected, and the run along which time goes: while two are compared they need not be the played one.

import { readerOf } from '../../projection/readRecords.ts'
import type { RunNow } from '../parts/useRun.ts'
import { useDesk, useShell } from '../ShellContext.ts'

/** The run in which something was chosen. */
export function useInspectedRun(run: RunNow | null): RunNow | null {
  const { pairing } = useShell()
  const side = useDesk((state) => state.side)
  const pair = pairing.pair()
  const other = side === 'right' ? pair?.right : null
  if (run === null || pair === null || !other || other.fault !== undefined) return run
  const { history } = other
  const cursor = { at: run.cursor.at }
  if (history.limit === null && history.reachedAt < Math.min(cursor.at, history.endsAt)) return null
  const state = history.stateAt(cursor)
  return { serial: run.serial, history, cursor, state, read: readerOf(state, pair.files) }
}

/** The moment on the clock of both. */
export function useClockRun(run: RunNow | null): RunNow | null {
  const linked = useShell().pairing.pair()?.linked
  return run === null || linked === undefined ? run : { ...run, history: linked }
}
