// Draws for a scenario: the n-th is a hash of the seed, so that a seed is a scenario for ever.
import { hashDraw } from '../../trace/hashDraw.ts'

export interface Dice {
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number
  /** A whole number, both ends included. */
  between(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** True so many times of a hundred. */
  chance(percent: number): boolean
}

export function rollDice(seed: number, purpose: string): Dice {
  let n = 0
  const below = (limit: number) =>
    Math.floor((hashDraw(seed, purpose, n++) / 4_294_967_296) * limit)
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    chance: (percent) => below(100) < percent,
  }
}
