// Waking the sender thread, and how much it has under way.
// Kafka: Sender.wakeup, InFlightRequests.
import type { Us } from '../../kafka/terms.ts'
import type { Sim } from '../Memory.ts'
import { schedule } from '../schedule.ts'
import type { ProducerMemory } from './ProducerMemory.ts'

/** From a wake-up call until the sender thread runs. */
export const WAKE_US: Us = 20

/** Lets the sender thread run soon. */
export function wakeSender(sim: Sim, producer: ProducerMemory, after: Us = WAKE_US): void {
  const at = sim.now + after
  if (producer.senderAt > sim.now && producer.senderAt <= at) return
  producer.senderAt = at
  schedule(sim, { at, type: 'sender', who: producer.id, life: producer.life })
}

/** Requests that wait for an answer, over all connections. */
export function countInFlight(producer: ProducerMemory): number {
  let sum = 0
  for (const count of producer.inFlight.values()) sum += count
  return sum
}
