// What became of records in the hands of groups, by partition and offset: handed out, finished once or again, dropped.
import type { EndpointId, PartitionName } from '../kafka/terms.ts'
import type { ClusterState, OffsetRange } from './ClusterState.ts'
import type { HandedRange, Work } from './Work.ts'

/** A group's of one partition. */
export interface WorkBook {
  /** Some poll() has handed them out. */
  handed: OffsetRange[]
  /** Handed out once more, each time they were. */
  handedAgain: WorkMark[]
  /** Some member has finished its work on them. */
  finished: OffsetRange[]
  finishedBy: Map<EndpointId, OffsetRange[]>
  /** Finished once more, each time they were, after they had been handed out again. */
  again: WorkMark[]
  /** A member had them in hand and never finished; nobody has since. */
  dropped: WorkMark[]
  /** Why each member reads on from where it does: it sought the place, or whoever read before let go. */
  began: Map<EndpointId, number>
  /** Who read it last has let it go: the event; 0 = nobody has since a place in it was set. */
  leftBy: number
}

export interface WorkMark extends OffsetRange {
  readonly client: EndpointId
  /** What brought it about: why somebody began at a place before them, or what ended the work on them. */
  readonly event: number
}

export interface MarkedRecords extends WorkMark {
  readonly partition: PartitionName
}

/** Finished once more by some member, each time it was. */
export function againIn(state: ClusterState, group: string): MarkedRecords[] {
  return [...(state.workBooks.get(group) ?? [])].flatMap(([partition, { again }]) =>
    again.map((mark) => ({ partition, ...mark })),
  )
}

/** Dropped by a member, behind what the group has committed, and in nobody's hands: nobody of it will finish them. */
export function gapsIn(state: ClusterState, group: string): MarkedRecords[] {
  const committed = committedBy(state, group)
  const held = inHand(state, group)
  return [...(state.workBooks.get(group) ?? [])].flatMap(([partition, { dropped }]) => {
    const beyond = { from: committed(partition), to: Number.POSITIVE_INFINITY }
    const kept = [beyond, ...held.filter((range) => range.partition === partition)]
    return kept
      .reduce((marks, range) => marks.flatMap((mark) => without(mark, range)), dropped)
      .map((mark) => ({ partition, ...mark }))
  })
}

/** What members work on. */
function inHand({ clients }: ClusterState, group: string): HandedRange[] {
  return clients.flatMap((client) => {
    const work = client.type === 'reader' && client.membership?.group === group ? client.work : null
    return work ? partOf(work.ranges, work.perPollUs ? 0 : work.next, work.count) : []
  })
}

export function countOf(marks: readonly MarkedRecords[]): number {
  return marks.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** Next offset to read of a partition, as the coordinator has it; 0 = nothing is committed. */
function committedBy(state: ClusterState, group: string): (partition: PartitionName) => number {
  const homes = state.nodes.flatMap(({ groups }) => groups.filter(({ id }) => id === group))
  return (partition) =>
    homes.reduce((most, { offsets }) => Math.max(most, offsets.get(partition)?.offset ?? 0), 0)
}

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

/** What is left of a range without another. */
export function without<T extends OffsetRange>(range: T, gone: OffsetRange): T[] {
  if (gone.to <= range.from || gone.from >= range.to) return [range]
  return [
    { ...range, to: Math.max(range.from, gone.from) },
    { ...range, from: Math.min(range.to, gone.to) },
  ].filter(({ from, to }) => from < to)
}
