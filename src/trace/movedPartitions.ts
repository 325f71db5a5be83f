// What a rebalance moved: two assignments side by side.
import type { PartitionName } from '../kafka/terms.ts'

/** Member → what it owns. */
export type Ownership = ReadonlyMap<string, readonly PartitionName[]>

/** A partition whose owner is another; null = nobody owned it, or nobody does now. */
export interface PartitionMove {
  readonly partition: PartitionName
  readonly from: string | null
  readonly to: string | null
}

export interface Moves {
  /** First those that had an owner, in the order of `before`; then the others in the order of `after`. */
  readonly moves: readonly PartitionMove[]
  /** Only members that lost or gained something, in the order of the moves. */
  readonly lost: Ownership
  readonly gained: Ownership
}

/**
 * Compares who owns what; a member that is missing owns nothing. A cooperative hand-over is two steps of this:
 * from the old owner to nobody, then from nobody to the new one.
 */
export function movedPartitions(before: Ownership, after: Ownership): Moves {
  const owners = ownersIn(before)
  const nowOwners = ownersIn(after)
  const partitions = new Set([...owners.keys(), ...nowOwners.keys()])
  const all = [...partitions].map((partition): PartitionMove => {
    const from = owners.get(partition) ?? null
    return { partition, from, to: nowOwners.get(partition) ?? null }
  })
  const moves = all.filter(({ from, to }) => from !== to)
  return { moves, lost: byMember(moves, 'from'), gained: byMember(moves, 'to') }
}

function ownersIn(ownership: Ownership): Map<PartitionName, string> {
  const owners = new Map<PartitionName, string>()
  for (const [member, partitions] of ownership) {
    for (const partition of partitions) owners.set(partition, member)
  }
  return owners
}

function byMember(moves: readonly PartitionMove[], side: 'from' | 'to'): Ownership {
  const members = new Map<string, PartitionName[]>()
  for (const move of moves) {
    const member = move[side]
    if (member === null) continue
    const partitions = members.get(member)
    if (partitions) partitions.push(move.partition)
    else members.set(member, [move.partition])
  }
  return members
}
