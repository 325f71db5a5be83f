// From an event to what it brought about, and back: the same stored causes that a chain of whys follows, one link at a time.
import { US_PER_S, type Us } from '../kafka/terms.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { weightOf } from './causes.ts'

/** Of a run, what is asked. */
export interface EventsOf {
  readonly eventNumbered: (n: number) => TraceEvent | undefined
  /** Events with from ≤ at ≤ to, in order. */
  readonly eventsBetween: (from: Us, to: Us) => readonly TraceEvent[]
  /** How far to look for an effect. */
  readonly until: Us
}

/** How far is looked at a time: most of what follows does so within a few ms. */
const FIRST_LOOK_US = US_PER_S / 100

/**
 * The next event that names this one as its cause; where that only keeps books, as an arrival does, what followed from it. The
 * arrival itself when nothing did; undefined when nothing has come of it. Idle loops have no numbers: nothing names them.
 */
export function effectOf({ n, at }: TraceEvent, run: EventsOf): TraceEvent | undefined {
  const ofIt = new Set([n])
  let first: TraceEvent | undefined
  let from = at
  for (let look = FIRST_LOOK_US; from <= run.until; look *= 4) {
    const to = Math.min(run.until, from + look)
    for (const event of run.eventsBetween(from, to)) {
      if (event.n <= n || !ofIt.has(event.cause)) continue
      if (weightOf(event) > 0) return event
      first ??= event
      ofIt.add(event.n)
    }
    from = to + 1
  }
  return first
}

/** What the event came from, arrivals and book-keeping passed over; undefined at a root. */
export function originOf(event: TraceEvent, run: EventsOf): TraceEvent | undefined {
  for (let { cause, n } = event; cause > 0 && cause < n; ) {
    const origin = run.eventNumbered(cause)
    if (origin === undefined || weightOf(origin) > 0) return origin
    ;({ cause, n } = origin)
  }
  return undefined
}
