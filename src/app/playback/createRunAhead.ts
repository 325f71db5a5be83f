// Keeps the run some seconds of story ahead of the cursor, in slices too short to be felt.
import type { History } from '../../engine/History.ts'
import type { Us } from '../../kafka/terms.ts'
import { US_PER_S } from '../../kafka/terms.ts'
import type { SessionStore } from '../session/createSession.ts'
import type { Stopwatch } from './Stopwatch.ts'
import { overAfter } from './Stopwatch.ts'

/** How far the run is kept ahead of the cursor. */
const AHEAD_US = 30 * US_PER_S
/** Shortest time between two reports of progress, in wall ms. */
const TELL_MS = 400
/** Longest stretch of computing at a time, in wall ms. */
export const SLICE_MS = 4

export interface RunAhead {
  /** Begins where it is needed; does nothing while slices are under way. */
  wake(): void
  dispose(): void
}

export interface RunAheadParts {
  readonly store: SessionStore
  readonly history: () => History
  readonly stopwatch: Stopwatch
  readonly onFault: (fault: unknown) => void
  /** More of the run is known: told a few times a second, and at the end. */
  readonly onProgress?: () => void
}

export function createRunAhead(parts: RunAheadParts): RunAhead {
  const { store, history, stopwatch, onFault, onProgress } = parts
  let cancel: (() => void) | undefined
  let toldMs = Number.NEGATIVE_INFINITY
  const tellProgress = () => {
    if (cancel !== undefined && stopwatch.now() - toldMs < TELL_MS) return
    toldMs = stopwatch.now()
    onProgress?.()
  }
  const slice = () => {
    cancel = undefined
    try {
      const run = history()
      run.advance(aimOf(run), overAfter(stopwatch, SLICE_MS))
      wake()
    } catch (fault) {
      onFault(fault)
    }
    tellProgress()
  }
  /** A fast plain speed looks two seconds of wall time ahead. */
  const aimOf = (run: History): Us => {
    const { pace, cursor } = store.getState()
    const fast = pace.kind === 'plain' ? (2 * US_PER_S) / pace.slowness : 0
    return Math.min(run.endsAt, cursor.at + Math.max(AHEAD_US, fast))
  }
  const wake = () => {
    if (cancel !== undefined) return
    const run = history()
    if (run.reachedAt < aimOf(run)) cancel = stopwatch.onTurn(slice)
  }
  return { wake, dispose: () => cancel?.() }
}
