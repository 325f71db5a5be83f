// What a group has finished twice, and what it has gone over without finishing it: record by record, by partition and offset.
import type { PartitionName } from '../kafka/terms.ts'
import type { ClusterState } from './ClusterState.ts'
import type { WorkMark } from './WorkBook.ts'

export interface MarkedRecords extends WorkMark {
  readonly partition: PartitionName
}

/** Finished once more by some member, each time it was. */
export function againIn(state: ClusterState, group: string): MarkedRecords[] {
  return [...(state.workBooks.get(group) ?? [])].flatMap(([partition, { again }]) =>
    again.map((mark) => ({ partition, ...mark })),
  )
}

/** Handed out once more to some member, each time it was. */
export function handedAgainIn(state: ClusterState, group: string): MarkedRecords[] {
  return [...(state.workBooks.get(group) ?? [])].flatMap(([partition, book]) =>
    book.handedAgain.map((mark) => ({ partition, ...mark })),
  )
}

/** Dropped by a member and behind what the group has committed: nobody of it will finish them. */
export function gapsIn(state: ClusterState, group: string): MarkedRecords[] {
  const committed = committedBy(state, group)
  return [...(state.workBooks.get(group) ?? [])].flatMap(([partition, { dropped }]) =>
    dropped
      .map((mark) => ({ partition, ...mark, to: Math.min(mark.to, committed(partition)) }))
      .filter(({ from, to }) => from < to),
  )
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
