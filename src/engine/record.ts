// The one way anything comes to be known: an event is numbered, folded into the state, hashed and told.

import { durationUs } from '../scenario/duration.ts'
import { apply } from '../trace/apply/apply.ts'
import { hashEvent } from '../trace/hashEvent.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import type { Sim } from './Memory.ts'
import { schedule } from './schedule.ts'

/** An event without what every event gets here. */
export type Recordable = TraceEvent extends infer E
  ? E extends TraceEvent
    ? Omit<E, 'n' | 'at' | 'cause'> & { cause?: number }
    : never
  : never

/** Records an event now. Returns its number, or for chatter the number of its trigger. */
export function record(sim: Sim, fields: Recordable): number {
  const event = fields as unknown as { -readonly [K in keyof TraceEvent]: TraceEvent[K] }
  event.at = sim.now
  event.cause = fields.cause ?? sim.cause
  if (sim.quiet) {
    event.n = 0
    apply(sim.state, event as TraceEvent)
    sim.listener?.(event as TraceEvent)
    return sim.cause
  }
  event.n = sim.state.n + 1
  sim.state.n = event.n
  sim.state.at = sim.now
  apply(sim.state, event as TraceEvent)
  hashEvent(sim.state, event as TraceEvent)
  sim.listener?.(event as TraceEvent)
  if (sim.actsOn.size > 0) trigger(sim, event as TraceEvent)
  return event.n
}

const NONE: readonly never[] = Object.freeze([])

/** Acts that wait for an event: counts the ones that fit, and schedules the act when its turn has come. */
function trigger(sim: Sim, event: TraceEvent): void {
  for (const { index, when } of sim.actsOn.get(event.type) ?? NONE) {
    if (!fits(event, when.on.where)) continue
    const seen = sim.memory.acts[index]
    if (!seen) continue
    seen.seen++
    if (seen.seen !== (when.on.nth ?? 1)) continue
    schedule(sim, {
      at: sim.now + (when.after ? durationUs(when.after) : 0),
      type: 'act',
      who: '',
      id: index,
      cause: event.n,
    })
  }
}

function fits(
  event: TraceEvent,
  where: Readonly<Record<string, string | number | boolean>> | undefined,
): boolean {
  if (!where) return true
  const fields = event as unknown as Record<string, unknown>
  return Object.keys(where).every((key) => fields[key] === where[key])
}
