// Records of a poll() by their places in it, as offsets of their partitions.
import type { HandedRange, Work } from './Work.ts'

/** What is finished when the work up to a place is behind the application: not what threw, and together only at the end. */
export function finishedUpTo({ ranges, next, count, perPollUs, skipped }: Work, to: number) {
  if (perPollUs && to < count) return []
  const parts: HandedRange[] = []
  let begin = perPollUs ? 0 : next
  for (const place of [...skipped, to]) {
    if (place < begin || place > to) continue
    parts.push(...partOf(ranges, begin, place))
    begin = place + 1
  }
  return parts
}

/** The offsets of some places, [from, to), as ranges. */
export function partOf(ranges: readonly HandedRange[], from: number, to: number): HandedRange[] {
  const part: HandedRange[] = []
  let first = 0
  for (const range of ranges) {
    const begin = range.from + Math.max(0, from - first)
    const end = Math.min(range.to, range.from + to - first)
    if (begin < end) part.push({ partition: range.partition, from: begin, to: end })
    first += range.to - range.from
  }
  return part
}
