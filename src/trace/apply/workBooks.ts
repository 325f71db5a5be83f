// Books of what groups have done with records. A record is known by partition and offset: where a leader with less than
// readers were handed takes over, and where a topic is deleted, what stood there is forgotten.
import type { ClusterState, OffsetRange, ReaderState, ReadPartition } from '../ClusterState.ts'
import { type HandedRange, partOf, type Work } from '../Work.ts'
import type { WorkBook, WorkMark } from '../WorkBook.ts'
import { addRange } from './ranges.ts'

/** A reader lets partitions of its group go, or its process ends. */
export function letGo(
  state: ClusterState,
  { membership }: ReaderState,
  partitions: readonly { readonly name: string }[],
  event: number,
): void {
  const books = membership && state.workBooks.get(membership.group)
  if (!books) return
  for (const { name } of partitions) {
    const book = books.get(name)
    if (book) book.leftBy = event
  }
}

/** A place was set otherwise than by seek(): whose leaving made it so, else the event itself. */
export function takeOver(
  state: ClusterState,
  { membership }: ReaderState,
  partition: string,
  event: number,
): number {
  const book = membership && state.workBooks.get(membership.group)?.get(partition)
  const leftBy = book?.leftBy ?? 0
  if (book) book.leftBy = 0
  return leftBy || event
}

/** A poll() hands records out to a member of a group; `event` is why it reads on from there. */
export function handToGroup(
  state: ClusterState,
  reader: ReaderState,
  range: HandedRange,
  event: number,
): void {
  const book = bookOf(state, reader, range)
  if (!book) return
  for (const known of overlapping(book.handed, range))
    put(book.handedAgain, { ...sharedBy(known, range), client: reader.id, event })
  addRange(book.handed, range.from, range.to)
}

/** What two ranges share, as the last poll() that handed it out again marked it. */
function handedAgain(
  book: WorkBook,
  one: OffsetRange,
  other: OffsetRange,
  reader: ReaderState,
  work: Work,
): WorkMark[] {
  let left = [sharedBy(one, other)]
  const found: WorkMark[] = []
  for (const poll of book.handedAgain.toReversed()) {
    for (const part of left) {
      const shared = sharedBy(part, poll)
      if (shared.from < shared.to) found.unshift({ ...poll, ...shared })
    }
    left = left.flatMap((part) => without(part, poll))
  }
  return [...found, ...left.map((part) => ({ ...part, client: reader.id, event: work.event }))]
}

/** Work on the records at [from, to) of a poll() is over, but for those that were skipped. Returns how many that are. */
export function finish(
  state: ClusterState,
  reader: ReaderState,
  work: Work,
  from: number,
  to: number,
): number {
  let count = 0
  for (const range of withoutSkipped(work, from, to)) {
    count += range.to - range.from
    const part = partOfReader(reader, range.partition)
    if (part) addRange(part.finished, range.from, range.to)
    const book = bookOf(state, reader, range)
    if (!book) continue
    for (const known of overlapping(book.finished, range))
      for (const poll of handedAgain(book, known, range, reader, work)) put(book.again, poll)
    addRange(book.finished, range.from, range.to)
    book.dropped = book.dropped.flatMap((dropped) => without(dropped, range))
  }
  return count
}

/** The records at [from, to) of a poll() will not be finished by this process any more. */
export function drop(
  state: ClusterState,
  reader: ReaderState,
  work: Work,
  from: number,
  to: number,
  event: number,
): void {
  for (const range of partOf(work.ranges, from, to)) {
    const book = bookOf(state, reader, range)
    if (!book) continue
    let left: OffsetRange[] = [range]
    for (const known of [...book.finished, ...book.dropped])
      left = left.flatMap((one) => without(one, known))
    for (const one of left) put(book.dropped, { ...one, client: reader.id, event })
  }
}

/** A partition's log ends at an offset from which on readers were handed other records. */
export function forgetFrom(state: ClusterState, partition: string, offset: number): void {
  const gone = { from: offset, to: Number.POSITIVE_INFINITY }
  const kept = <T extends OffsetRange>(ranges: T[]) => ranges.flatMap((one) => without(one, gone))
  for (const books of state.workBooks.values()) {
    const book = books.get(partition)
    if (!book) continue
    book.handed = kept(book.handed)
    book.handedAgain = kept(book.handedAgain)
    book.finished = kept(book.finished)
    book.again = kept(book.again)
    book.dropped = kept(book.dropped)
  }
}

/** Those of sorted ranges that share something with another: sets grow at their end, so there it is looked for. */
function overlapping(ranges: readonly OffsetRange[], { from, to }: OffsetRange): OffsetRange[] {
  const found: OffsetRange[] = []
  for (let index = ranges.length - 1; index >= 0; index--) {
    const range = ranges[index] as OffsetRange
    if (range.to <= from) break
    if (range.from < to) found.unshift(range)
  }
  return found
}

function withoutSkipped({ ranges, skipped }: Work, from: number, to: number): HandedRange[] {
  const parts: HandedRange[] = []
  let begin = from
  for (const place of [...skipped, to]) {
    if (place < begin || place > to) continue
    parts.push(...partOf(ranges, begin, place))
    begin = place + 1
  }
  return parts
}

function bookOf(
  state: ClusterState,
  { membership }: ReaderState,
  { partition }: HandedRange,
): WorkBook | undefined {
  if (!membership) return undefined
  const books = state.workBooks.get(membership.group) ?? new Map<string, WorkBook>()
  state.workBooks.set(membership.group, books)
  const book = books.get(partition) ?? freshBook()
  books.set(partition, book)
  return book
}

/** Where a reader keeps a partition's books, though it may have lost the partition while it worked. */
function partOfReader(reader: ReaderState, name: string): ReadPartition | undefined {
  return [...reader.partitions, ...reader.former].find((each) => each.name === name)
}

const freshBook = (): WorkBook => ({
  handed: [],
  handedAgain: [],
  finished: [],
  again: [],
  dropped: [],
  leftBy: 0,
})

const sharedBy = (one: OffsetRange, other: OffsetRange): OffsetRange => ({
  from: Math.max(one.from, other.from),
  to: Math.min(one.to, other.to),
})

/** Puts a mark to others; what goes on where the last one ended is one with it. */
function put(marks: WorkMark[], { from, to, client, event }: WorkMark): void {
  if (from >= to) return
  const last = marks.at(-1)
  if (last?.to === from && last.event === event) last.to = to
  else marks.push({ from, to, client, event })
}

/** What is left of a range without another. */
function without<T extends OffsetRange>(range: T, gone: OffsetRange): T[] {
  if (gone.to <= range.from || gone.from >= range.to) return [range]
  return [
    { ...range, to: Math.max(range.from, gone.from) },
    { ...range, from: Math.min(range.to, gone.to) },
  ].filter(({ from, to }) => from < to)
}
