// Counted draws: the n-th of an entity for a purpose is a hash, so that a draw more here shifts nothing there.
import { hashDraw } from '../../trace/hashDraw.ts'

/** Counts the draws of each entity. */
export interface Draws {
  readonly seed: number
  readonly counts: Map<string, number>
}

/** The next draw of an entity: 0 … 2^32 − 1. */
export function draw(draws: Draws, purpose: string, entity: string): number {
  const name = `${purpose}/${entity}`
  const n = draws.counts.get(name) ?? 0
  draws.counts.set(name, n + 1)
  return hashDraw(draws.seed, name, n)
}

/** The next draw as Java's non-negative random int: 0 … 2^31 − 1. */
export function drawInt31(draws: Draws, purpose: string, entity: string): number {
  return draw(draws, purpose, entity) >>> 1
}
