// The stretch of the run that Events shows: as much round the cursor as can be listed, and the same one until the cursor
// gets near its edge.
import type { History } from '../../engine/History.ts'
import { US_PER_MS, US_PER_S, type Us } from '../../kafka/terms.ts'
import { createEventMemory, type EventMemory } from '../../projection/captionContext.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'

/** At most so many events are listed, chatter included. */
const MAX_LISTED = 4_000
const WIDEST_US = 60 * US_PER_S
const NARROWEST_US = 20 * US_PER_MS
/** A little before the window, so that its first sentences know what they speak of. */
const MEMORY_US = 200 * US_PER_MS

export interface EventsWindow {
  readonly history: History
  readonly from: Us
  readonly to: Us
  readonly events: readonly TraceEvent[]
  readonly memory: EventMemory
}

/** The window for a cursor; the old one when it still does. */
export function eventsWindow(history: History, at: Us, old: EventsWindow | null): EventsWindow {
  if (old !== null && old.history === history && holds(old, at, history)) return old
  for (let half = WIDEST_US; ; half /= 4) {
    const from = Math.max(0, Math.round(at - half))
    const to = Math.min(history.endsAt, history.reachedAt, Math.round(at + half))
    const events = history.eventsBetween(from, Math.max(from, to))
    if (events.length > MAX_LISTED && half > NARROWEST_US) continue
    const earlier = history.eventsBetween(from - MEMORY_US, from - 1)
    return { history, from, to, events, memory: createEventMemory([...earlier, ...events]) }
  }
}

/** Whether the cursor stands well inside, and nothing new could be listed beyond the window's end. */
function holds(window: EventsWindow, at: Us, history: History): boolean {
  const edge = (window.to - window.from) / 4
  const isAfterStart = window.from === 0 || at >= window.from + edge
  const known = Math.min(history.endsAt, history.reachedAt)
  const isBeforeEnd = at <= window.to - edge || (window.to >= known && at <= window.to)
  return isAfterStart && isBeforeEnd
}
