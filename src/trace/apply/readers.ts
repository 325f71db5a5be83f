// Folds of readers: positions, what is buffered, what was handed out and worked on.
import type { ReaderState, ReadPartition } from '../ClusterState.ts'
import { leftOf } from '../Work.ts'
import type { Folds } from './apply.ts'
import { readerOf } from './find.ts'
import { addRange } from './ranges.ts'

type Readers =
  | 'PartitionsAssigned'
  | 'PositionReset'
  | 'FetchSent'
  | 'FetchReturned'
  | 'RecordsDelivered'
  | 'WorkDone'
  | 'WorkThrew'
  | 'WorkAbandoned'

export const readerFolds: Pick<Folds, Readers> = {
  PartitionsAssigned: (state, { client, partitions, n }) => {
    own(readerOf(state, client), partitions, n)
  },
  PositionReset: (state, { client, partition, offset, n }) => {
    const each = partitionOf(readerOf(state, client), partition)
    if (!each) return
    each.position = offset
    each.positionSetBy = n
    each.bufferedFrom = offset
    each.bufferedTo = offset
    measureLag(each)
  },
  FetchSent: (state, { client, message }) => {
    readerOf(state, client).fetches.push(message)
  },
  FetchReturned: (state, { client, message, partitions }) => {
    const reader = readerOf(state, client)
    reader.fetches = reader.fetches.filter((id) => id !== message)
    for (const answer of partitions) {
      const each = partitionOf(reader, answer.partition)
      if (!each) continue
      if (answer.highWatermark >= 0) each.highWatermark = answer.highWatermark
      if (answer.error === 'NONE' && answer.from === each.position) {
        each.bufferedFrom = answer.from
        each.bufferedTo = answer.to
      }
      measureLag(each)
    }
  },
  RecordsDelivered: (state, event) => {
    const { client, poll, count, ranges, at, n } = event
    const reader = readerOf(state, client)
    reader.polls = poll
    reader.delivered += count
    reader.work = {
      count,
      ranges,
      perRecordUs: event.perRecordUs,
      perPollUs: event.perPollUs,
      slowUs: event.slowUs,
      slow: event.slow,
      throws: event.throws,
      event: n,
      startedAt: at,
      waits: reader.spec.commit === 'before',
      next: 0,
      skipped: NONE,
      stuck: false,
    }
    for (const { partition, from, to } of ranges) {
      const each = partitionOf(reader, partition)
      if (!each) continue
      each.position = to
      each.positionSetBy = n
      each.bufferedFrom = to
      each.deliveredTwice += addRange(each.delivered, from, to)
      measureLag(each)
    }
  },
  WorkDone: (state, { client, count, at }) => {
    const reader = readerOf(state, client)
    const { work } = reader
    if (!work) return
    const next = work.next + count
    const isOver = next === work.count
    if (!work.perPollUs) reader.processed += count
    else if (isOver) reader.processed += leftOf(work)
    reader.work = isOver ? null : { ...work, next, startedAt: at, waits: true }
  },
  WorkThrew: (state, { client, done, handler, at }) => {
    const reader = readerOf(state, client)
    const { work } = reader
    if (!work) return
    if (!work.perPollUs) reader.processed += done
    const place = work.next + done
    const next = place + 1
    if (handler === 'retry') reader.work = { ...work, next: place, startedAt: at, stuck: true }
    else if (handler === 'stop' || (next === work.count && !work.perPollUs)) reader.work = null
    else {
      const waits = reader.spec.commit === 'each'
      const skipped = [...work.skipped, place]
      reader.work = { ...work, next, startedAt: at, waits, skipped }
    }
  },
  WorkAbandoned: (state, { client, done }) => {
    const reader = readerOf(state, client)
    reader.processed += done
    reader.work = null
  },
}

const NONE: readonly number[] = Object.freeze([])

interface Named {
  readonly name: string
  readonly topic: string
  readonly partition: number
}

/** A reader owns these from now on. Of what it gives up, and of what comes back to it, stays counted what it was handed. */
export function own(reader: ReaderState, partitions: readonly Named[], n: number): void {
  const names = partitions.map(({ name }) => name)
  const { former } = reader
  const kept = reader.partitions
  reader.former = [...kept, ...former].filter(({ name }) => !names.includes(name))
  reader.partitions = partitions.map((each) => {
    const begun = former.find(({ name }) => name === each.name)
    return kept.find(({ name }) => name === each.name) ?? freshPartition(each, n, begun)
  })
}

/** A partition as a reader has it that has read nothing of it yet. */
function freshPartition(
  { name, topic, partition }: Named,
  n: number,
  before: ReadPartition | undefined,
): ReadPartition {
  return {
    name,
    topic,
    partition,
    assignedBy: n,
    position: -1,
    positionSetBy: n,
    bufferedFrom: -1,
    bufferedTo: -1,
    highWatermark: -1,
    lag: -1,
    committed: -1,
    delivered: before?.delivered ?? [],
    deliveredTwice: before?.deliveredTwice ?? 0,
  }
}

function partitionOf(reader: ReaderState, name: string): ReadPartition | undefined {
  for (const each of reader.partitions) if (each.name === name) return each
  return undefined
}

/** High watermark as last told, less the position: what records-lag shows. */
function measureLag(each: ReadPartition): void {
  each.lag =
    each.highWatermark < 0 || each.position < 0
      ? -1
      : Math.max(0, each.highWatermark - each.position)
}
