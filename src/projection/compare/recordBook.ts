// What has become of each record by now, by its identity: source and number. Two runs of one scenario send the same records,
// so their books can be laid side by side.
import type { ClusterState, NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { eachBatch, type Log, recordAt } from '../../trace/log/Log.ts'

/** What is known of a record; marks add up. */
export const MARK = {
  /** The producer was told that it is stored; with acks=0, that it is on its way. */
  acked: 1,
  /** The partition's leader has it; while nobody leads, the longest copy. */
  stored: 2,
  /** It stands there more than once. */
  twice: 4,
  /** Acknowledged, and the leader does not have it any more. */
  lost: 8,
  /** A reader was handed it. */
  delivered: 16,
  /** Its producer was told that it failed. */
  failed: 32,
  /** Its producer still has it. */
  waiting: 64,
} as const

export type Mark = keyof typeof MARK

export interface SourcePage {
  /** Its place in the state's sources. */
  readonly index: number
  /** By number: marks. As long as the source has sent records. */
  readonly marks: Uint8Array
}

/** By the source's own name, which is the same in both runs. */
export type RecordBook = ReadonlyMap<string, SourcePage>

/** Reads the whole state: logs, ledgers, queues, readers. */
export function recordBook(state: ClusterState): RecordBook {
  const pages = state.sources.map(
    (source): SourcePage => ({ index: source.index, marks: new Uint8Array(source.sent) }),
  )
  markStored(state, pages)
  markQueued(state, pages)
  markFailed(state, pages)
  for (const { marks } of pages) forgetFound(marks)
  return new Map(state.sources.map((source, index) => [source.id, pages[index] as SourcePage]))
}

/** Whether a record with these marks counts as one. */
export function hasMark(marks: number, mark: Mark): boolean {
  return (marks & MARK[mark]) !== 0
}

/** How many records of the book carry a mark. */
export function countOf(book: RecordBook, mark: Mark): number {
  let count = 0
  for (const { marks } of book.values()) for (const each of marks) if (hasMark(each, mark)) count++
  return count
}

export interface Apart {
  /** Records that carry the mark on one side only. */
  readonly left: number
  readonly right: number
}

/** How many records carry a mark in one book and not in the other. */
export function apart(left: RecordBook, right: RecordBook, mark: Mark): Apart {
  return { left: without(left, right, mark), right: without(right, left, mark) }
}

function without(one: RecordBook, other: RecordBook, mark: Mark): number {
  let count = 0
  for (const [id, { marks }] of one) {
    const theirs = other.get(id)?.marks
    for (let number = 0; number < marks.length; number++)
      if (hasMark(marks[number] ?? 0, mark) && !hasMark(theirs?.[number] ?? 0, mark)) count++
  }
  return count
}

type Pages = readonly SourcePage[]

function put(pages: Pages, source: number, number: number, mark: number): void {
  const page = pages[source]
  if (page && number < page.marks.length) page.marks[number] = (page.marks[number] ?? 0) | mark
}

/** The copies of each partition, its leader first, else the longest. */
function markStored(state: ClusterState, pages: Pages): void {
  const delivered = deliveredRanges(state)
  for (const [name, copies] of copiesByPartition(state.nodes)) {
    const leader = leaderOf(copies)
    const main = leader ?? longest(copies)
    const logs = copies.map(({ replica }) => replica.log)
    eachRecord(main.log, main.log.startOffset, main.log.endOffset, (source, number) => {
      const isKnown = hasMark(pages[source]?.marks[number] ?? 0, 'stored')
      put(pages, source, number, isKnown ? MARK.stored | MARK.twice : MARK.stored)
    })
    for (const { from, to } of delivered.get(name) ?? [])
      eachRecord(main.log, from, to, (source, number) => put(pages, source, number, MARK.delivered))
    markAcked(state, pages, { name, main, isLed: leader !== undefined, logs })
  }
}

interface Partition {
  readonly name: string
  readonly main: ReplicaState
  readonly isLed: boolean
  readonly logs: readonly Log[]
}

/** Who leads with the highest epoch has the say: what its log does not hold is gone for good. */
function markAcked(
  state: ClusterState,
  pages: Pages,
  { name, main, isLed, logs }: Partition,
): void {
  const ledger = state.ledger.get(name)
  if (ledger === undefined) return
  const gone = isLed ? MARK.acked | MARK.lost : MARK.acked
  for (const { from, to } of ledger.acked) {
    eachRecord(main.log, from, to, (source, number) => put(pages, source, number, MARK.acked))
    const behind = Math.max(from, main.log.endOffset)
    for (const log of logs)
      if (log !== main.log)
        eachRecord(log, behind, to, (source, number) => put(pages, source, number, gone))
  }
  for (const { from, to } of ledger.overwritten)
    for (const log of logs)
      if (log !== main.log)
        eachRecord(log, from, to, (source, number, offset) => {
          const there = recordAt(main.log, offset)
          if (there?.source !== source || there.number !== number) put(pages, source, number, gone)
        })
  for (const { source, number, acked } of ledger.lost)
    if (acked) put(pages, source, number, MARK.acked | MARK.lost)
}

/** A record that was sent again and stored is not lost. */
function forgetFound(marks: Uint8Array): void {
  for (let number = 0; number < marks.length; number++)
    if (hasMark(marks[number] ?? 0, 'stored')) marks[number] = (marks[number] ?? 0) & ~MARK.lost
}

interface Copy {
  readonly node: NodeState
  readonly replica: ReplicaState
}

function copiesByPartition(nodes: readonly NodeState[]): ReadonlyMap<string, Copy[]> {
  const copies = new Map<string, Copy[]>()
  for (const node of nodes)
    for (const replica of node.replicas) {
      const list = copies.get(replica.name) ?? []
      list.push({ node, replica })
      copies.set(replica.name, list)
    }
  return copies
}

function leaderOf(copies: readonly Copy[]): ReplicaState | undefined {
  let leader: ReplicaState | undefined
  for (const { node, replica } of copies)
    if (replica.leads && node.process !== 'Stopped')
      if (leader === undefined || replica.leaderEpoch > leader.leaderEpoch) leader = replica
  return leader
}

function longest(copies: readonly Copy[]): ReplicaState {
  const replicas = copies.map(({ replica }) => replica)
  return replicas.reduce((best, each) => (each.log.endOffset > best.log.endOffset ? each : best))
}

/** Every record at offsets [from, to) of a log. */
function eachRecord(
  log: Log,
  from: number,
  to: number,
  visit: (source: number, number: number, offset: number) => void,
): void {
  eachBatch(log, from, to, ({ baseOffset, runs }) => {
    let offset = baseOffset
    for (let run = 0; run < runs.length; run += 3)
      for (let k = 0; k < (runs[run + 2] ?? 0); k++, offset++)
        if (offset >= from && offset < to) visit(runs[run] ?? -1, (runs[run + 1] ?? 0) + k, offset)
  })
}

function deliveredRanges(state: ClusterState) {
  const ranges = new Map<string, { readonly from: number; readonly to: number }[]>()
  for (const client of state.clients)
    if (client.type === 'reader')
      for (const { name, delivered } of client.partitions)
        ranges.set(name, [...(ranges.get(name) ?? []), ...delivered])
  return ranges
}

function markQueued(state: ClusterState, pages: Pages): void {
  for (const client of state.clients)
    if (client.type === 'producer')
      for (const { runs } of client.queue)
        for (let run = 0; run < runs.length; run += 3)
          for (let k = 0; k < (runs[run + 2] ?? 0); k++)
            put(pages, runs[run] ?? -1, (runs[run + 1] ?? 0) + k, MARK.waiting)
}

/** With acks=0 no offset comes back: what neither waits nor failed was sent, and that is all such an ack says. */
function markFailed(state: ClusterState, pages: Pages): void {
  for (const { index, failed, ackedBlind, sent } of state.sources) {
    for (const { from, to } of failed)
      for (let number = from; number < to; number++) put(pages, index, number, MARK.failed)
    if (ackedBlind === 0) continue
    const marks = pages[index]?.marks
    for (let number = 0; number < sent; number++)
      if (((marks?.[number] ?? 0) & (MARK.waiting | MARK.failed)) === 0)
        put(pages, index, number, MARK.acked)
  }
}
