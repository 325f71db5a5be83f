// The wall clock that processes read: simulated time on top of the scenario's start.
import { US_PER_MS } from '../kafka/terms.ts'
import type { Sim } from './Memory.ts'

/** Milliseconds since 1970 as a process reads them now. */
export function wallClockMs(sim: Sim): number {
  return sim.state.startsAtMs + Math.floor(sim.now / US_PER_MS)
}
