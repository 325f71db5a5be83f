// Words beside marks: each where there is room, the weightier first; a mark whose words find none keeps its name.

/** px of a character at 11 px, with a little air. */
const CHARACTER = 6
const AIR = 8

export interface Wanted {
  /** px of what it names. */
  readonly x: number
  readonly text: string
  /** The higher, the earlier it chooses. */
  readonly weight: number
}

/** The left edge of each label in one row `width` px wide, in the order asked; null = no room. */
export function placeLabels(wanted: readonly Wanted[], width: number): (number | null)[] {
  const taken: { readonly from: number; readonly to: number }[] = []
  const placed: (number | null)[] = wanted.map(() => null)
  const order = wanted
    .map((one, index) => ({ ...one, index }))
    .sort((one, other) => other.weight - one.weight || one.index - other.index)
  for (const { x, text, index } of order) {
    if (text === '') continue
    const size = text.length * CHARACTER
    const free = [x - size / 2, x, x - size]
      .map((left) => Math.round(Math.min(Math.max(0, left), width - size)))
      .find((left) => left >= 0 && isFree(taken, left, left + size))
    if (free === undefined) continue
    taken.push({ from: free, to: free + size })
    placed[index] = free
  }
  return placed
}

function isFree(
  taken: readonly { readonly from: number; readonly to: number }[],
  from: number,
  to: number,
): boolean {
  return taken.every((one) => to + AIR <= one.from || from >= one.to + AIR)
}
