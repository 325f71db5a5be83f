// Where a producer's random ints come from: ThreadLocalRandom, made repeatable.
import { drawInt31 } from '../kernel/draw.ts'
import type { Sim } from '../Memory.ts'

/** The next non-negative random int of an entity. */
export function drawBelow31(sim: Sim, purpose: string, entity: string): number {
  return drawInt31(sim.memory.draws, purpose, entity)
}
