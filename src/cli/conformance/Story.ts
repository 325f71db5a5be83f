// What happens to the simulated cluster behind a harness, and waiting for it.
import type { Simulation } from '../../engine/simulate.ts'
import type { Us } from '../../kafka/terms.ts'
import type { Action } from '../../scenario/Scenario.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'

/** How far time goes at most for one answer, and in what steps one looks whether it came. */
const PATIENCE_US: Us = 300_000_000
export const LOOK_EVERY_US: Us = 500

export interface Story {
  readonly simulation: Simulation
  readonly events: TraceEvent[]
  /** They hear of each event as it happens. */
  readonly hearers: Set<(event: TraceEvent) => void>
  readonly act: (action: Action) => void
}

/** Lets time pass until an event that fits was recorded. */
export function awaitEvent(
  story: Story,
  from: number,
  fits: (event: TraceEvent) => boolean,
): TraceEvent | undefined {
  const { simulation, events } = story
  const end = simulation.now + PATIENCE_US
  for (let next = from; ; ) {
    for (; next < events.length; next++) {
      const event = events[next] as TraceEvent
      if (fits(event)) return event
    }
    if (simulation.now >= end) return undefined
    simulation.run({ at: simulation.now + LOOK_EVERY_US })
  }
}

/** Lets time pass until something is so. */
export function runUntil({ simulation }: Story, isSo: () => boolean): void {
  const end = simulation.now + PATIENCE_US
  while (!isSo() && simulation.now < end) simulation.run({ at: simulation.now + LOOK_EVERY_US })
}
