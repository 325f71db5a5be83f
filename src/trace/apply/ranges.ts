// Sets of whole numbers as disjoint ranges [from, to) in order: acked offsets, delivered offsets.
import type { OffsetRange } from '../ClusterState.ts'

/** Adds [from, to). Returns how many of them were in it before. The usual case, growing the last range, is constant. */
export function addRange(ranges: OffsetRange[], from: number, to: number): number {
  if (to <= from) return 0
  const last = ranges[ranges.length - 1]
  if (!last || from > last.to) {
    ranges.push({ from, to })
    return 0
  }
  if (from === last.to) {
    last.to = to
    return 0
  }
  return insertRange(ranges, from, to)
}

function insertRange(ranges: OffsetRange[], from: number, to: number): number {
  let twice = 0
  let low = from
  let high = to
  const kept: OffsetRange[] = []
  for (const range of ranges) {
    twice += Math.max(0, Math.min(range.to, to) - Math.max(range.from, from))
    if (range.to < low || range.from > high) kept.push(range)
    else {
      low = Math.min(low, range.from)
      high = Math.max(high, range.to)
    }
  }
  const place = kept.findIndex((range) => range.from > low)
  kept.splice(place < 0 ? kept.length : place, 0, { from: low, to: high })
  ranges.splice(0, ranges.length, ...kept)
  return twice
}

/** Takes everything at or above the limit out. */
function cutRanges(ranges: OffsetRange[], limit: number): void {
  while (ranges.length > 0) {
    const last = ranges[ranges.length - 1] as OffsetRange
    if (last.to <= limit) return
    if (last.from < limit) {
      last.to = limit
      return
    }
    ranges.pop()
  }
}

/** Takes one number out. */
export function removeNumber(ranges: OffsetRange[], number: number): void {
  const index = ranges.findIndex((range) => number >= range.from && number < range.to)
  const range = ranges[index]
  if (!range) return
  const parts = [
    { from: range.from, to: number },
    { from: number + 1, to: range.to },
  ]
  ranges.splice(index, 1, ...parts.filter(({ from, to }) => from < to))
}

/** Moves what lies at or above a limit over to other ranges. */
export function moveAbove(from: OffsetRange[], to: OffsetRange[], limit: number): void {
  for (const range of from)
    if (range.to > limit) addRange(to, Math.max(range.from, limit), range.to)
  cutRanges(from, limit)
}

export function hasNumber(ranges: readonly OffsetRange[], number: number): boolean {
  const last = ranges[ranges.length - 1]
  // Sets grow at their end, so the usual question is about what lies behind it.
  if (!last || number >= last.to) return false
  return ranges.some((range) => number >= range.from && number < range.to)
}
