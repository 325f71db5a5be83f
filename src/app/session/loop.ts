// The stretch of the run that plays over and over. Plain arithmetic: who sets it is the caller's business.
import type { Us } from '../../kafka/terms.ts'

export interface Loop {
  readonly from: Us
  /** After `from`. */
  readonly to: Us
}

/** A stretch shorter than this cannot be held with a pointer, and would only flicker. */
const SHORTEST_US = 1_000

/** The loop with another start; one that begins after its end loses it, and then reaches to the end of the run. */
export function loopFrom(loop: Loop | null, from: Us, endsAt: Us): Loop | null {
  const to = loop !== null && loop.to >= from + SHORTEST_US ? loop.to : endsAt
  return to - from < SHORTEST_US ? loop : { from, to }
}

/** The loop with another end; one that ends before its start loses it, and then begins with the run. */
export function loopTo(loop: Loop | null, to: Us): Loop | null {
  const from = loop !== null && loop.from + SHORTEST_US <= to ? loop.from : 0
  return to - from < SHORTEST_US ? loop : { from, to }
}

/** From the milestone before an instant, or at it, to the one after it: what one is looking at. */
export function loopAround(
  at: Us,
  milestones: readonly { readonly at: Us }[],
  endsAt: Us,
): Loop | null {
  const from = milestones.findLast((one) => one.at >= 0 && one.at <= at)?.at ?? 0
  const to = milestones.find((one) => one.at >= Math.max(at, from + SHORTEST_US))?.at ?? endsAt
  return to - from < SHORTEST_US ? null : { from, to: Math.min(to, endsAt) }
}

/** Where playing goes on from `next`: at the loop's end it goes back to its start. One who stands beyond it plays on. */
export function loopedBack(loop: Loop | null, before: Us, next: Us): Us | null {
  if (loop === null || before > loop.to || next < loop.to) return null
  return loop.from
}
