// Books of what groups have done with records. A record is known by partition and offset: where a leader with less than
// readers were handed takes over, and where a topic is deleted, what stood there is forgotten.
import type { PartitionName } from '../../kafka/terms.ts'
import type { ClusterState, OffsetRange, ReaderState } from '../ClusterState.ts'
import type { EventOf } from '../TraceEvent.ts'
import type { HandedRange, Work } from '../Work.ts'
import { finishedUpTo, partOf, type WorkBook, type WorkMark, without } from '../WorkBook.ts'
import type { Folds } from './apply.ts'
import { clientOf, readerOf, replicaOf } from './find.ts'
import { addRange } from './ranges.ts'

/** Each looks at the state as it was before its event. */
export const workBooks: Partial<Folds> = {
  PositionReset: (state, { client, partition, why, n }) => {
    const book = bookOf(state, readerOf(state, client), partition)
    if (!book) return
    book.began.set(client, why === 'seek' ? n : book.leftBy || n)
    book.leftBy = 0
  },
  RecordsDelivered: (state, { client, ranges, n }) => {
    const reader = readerOf(state, client)
    for (const range of ranges) {
      const book = bookOf(state, reader, range.partition)
      if (!book) return
      const event = book.began.get(client) ?? n
      for (const known of overlapping(book.handed, range))
        put(book.handedAgain, { ...sharedBy(known, range), client, event })
      addRange(book.handed, range.from, range.to)
    }
  },
  WorkDone: (state, { client, count }) => {
    const reader = readerOf(state, client)
    if (reader.work) finish(state, reader, reader.work, reader.work.next + count)
  },
  WorkThrew: (state, { client, done, handler, n }) => {
    const reader = readerOf(state, client)
    const { work } = reader
    if (!work) return
    const place = work.next + done
    finish(state, reader, work, place)
    if (handler === 'skip') drop(state, reader, partOf(work.ranges, place, place + 1), n)
    if (handler === 'stop')
      drop(state, reader, partOf(work.ranges, work.perPollUs ? 0 : place, work.count), n)
  },
  WorkAbandoned: (state, { client, done, n }) => {
    const reader = readerOf(state, client)
    const { work } = reader
    if (!work) return
    const end = work.perPollUs ? 0 : work.next + done
    if (!work.perPollUs) finish(state, reader, work, end)
    drop(state, reader, partOf(work.ranges, end, work.count), n)
  },
  ClientChanged: (state, { client: id, to, n }) => {
    const reader = clientOf(state, id)
    if (reader.type === 'reader' && (to === 'Crashed' || to === 'Closed'))
      letGo(state, reader, reader.partitions, n)
  },
  MembershipChanged: (state, { client, state: to, n }) => {
    const reader = readerOf(state, client)
    const wasMember = (reader.membership?.generation ?? -1) >= 0
    if (to === 'UNJOINED' && wasMember) letGo(state, reader, reader.partitions, n)
  },
  RebalanceListenerCalled: keepOwned,
  RebalanceListenerReturned: keepOwned,
  // Readers may have been handed more than the new leader has.
  LeadershipTaken: (state, { node, partition }) =>
    forgetFrom(state, partition, replicaOf(state, node, partition).log.endOffset),
  // Another topic may have the name some day.
  ReplicaClosed: (state, { node, partition }) => {
    const isLast = !state.nodes.some(
      ({ id, replicas }) => id !== node && replicas.some(({ name }) => name === partition),
    )
    if (isLast) forgetFrom(state, partition, 0)
  },
}

function keepOwned(
  state: ClusterState,
  { client, owned, n }: EventOf<'RebalanceListenerCalled'> | EventOf<'RebalanceListenerReturned'>,
): void {
  const reader = readerOf(state, client)
  const kept = new Set(owned.map(({ name }) => name))
  letGo(
    state,
    reader,
    reader.partitions.filter(({ name }) => !kept.has(name)),
    n,
  )
}

function letGo(
  state: ClusterState,
  reader: ReaderState,
  partitions: readonly { readonly name: string }[],
  event: number,
): void {
  for (const { name } of partitions) {
    const book = bookOf(state, reader, name)
    if (book) book.leftBy = event
  }
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

/** Work up to a place of a poll() is behind a member. */
function finish(state: ClusterState, reader: ReaderState, work: Work, to: number): void {
  for (const range of finishedUpTo(work, to)) {
    const book = bookOf(state, reader, range.partition)
    if (!book) return
    for (const known of overlapping(book.finished, range))
      for (const poll of handedAgain(book, known, range, reader, work)) put(book.again, poll)
    addRange(book.finished, range.from, range.to)
    const own = book.finishedBy.get(reader.id) ?? []
    book.finishedBy.set(reader.id, own)
    addRange(own, range.from, range.to)
    book.dropped = book.dropped.flatMap((dropped) => without(dropped, range))
  }
}

/** Records that this process will not finish any more. */
function drop(
  state: ClusterState,
  reader: ReaderState,
  ranges: readonly HandedRange[],
  event: number,
): void {
  for (const range of ranges) {
    const book = bookOf(state, reader, range.partition)
    if (!book) return
    let left: OffsetRange[] = [range]
    for (const known of [...book.finished, ...book.dropped])
      left = left.flatMap((one) => without(one, known))
    for (const one of left) put(book.dropped, { ...one, client: reader.id, event })
  }
}

/** A partition's log ends at an offset from which on readers were handed other records. */
function forgetFrom(state: ClusterState, partition: string, offset: number): void {
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
    for (const [client, ranges] of book.finishedBy) book.finishedBy.set(client, kept(ranges))
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

function bookOf(
  state: ClusterState,
  { membership }: ReaderState,
  partition: PartitionName,
): WorkBook | undefined {
  if (!membership) return undefined
  const books = state.workBooks.get(membership.group) ?? new Map<string, WorkBook>()
  state.workBooks.set(membership.group, books)
  const book = books.get(partition) ?? freshBook()
  books.set(partition, book)
  return book
}

const freshBook = (): WorkBook => ({
  handed: [],
  handedAgain: [],
  finished: [],
  again: [],
  dropped: [],
  finishedBy: new Map(),
  began: new Map(),
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
