// What the members of a sticky group say they had, and who is believed.
// Kafka: AbstractStickyAssignor.allSubscriptionsEqual.
// KIPs: KIP-341 (generations in the claims).
// Simplified: nothing.
import type { Group, Member, Partition } from './Group.ts'
import { removeFrom } from './Group.ts'

export interface Claims {
  /** What each member may keep, in the order of its claim. */
  readonly owned: Map<Member, Partition[]>
  /** Claimed twice in one generation: nobody keeps it. */
  readonly doublyClaimed: ReadonlySet<Partition>
}

/**
 * The claim of the newer generation counts. Claims on topics nobody subscribes to, or that are gone, are dropped;
 * partitions that the leader's metadata does not know yet are kept.
 */
export function settleClaims(group: Group): Claims {
  const owned = new Map<Member, Partition[]>()
  const claimant = new Map<Partition, Member>()
  const doublyClaimed = new Set<Partition>()
  for (const member of group.members) {
    const list: Partition[] = []
    owned.set(member, list)
    for (const partition of member.claims) {
      if (!group.topics.has(partition.topic)) continue
      const other = claimant.get(partition)
      // Kafka compares what this member's assignor says with what the other's consumer said.
      const isNewer = other === undefined || member.claimGeneration > other.generation
      const isAsNew = other !== undefined && member.claimGeneration === other.generation
      if (!isNewer && !isAsNew) continue
      if (other) removeFrom(owned.get(other)!, partition)
      if (isNewer) list.push(partition)
      else doublyClaimed.add(partition)
      claimant.set(partition, member)
    }
  }
  return { owned, doublyClaimed }
}

/** Whether all members subscribe to the same topics; leading members without any are not looked at. */
export function subscribeAlike(members: readonly Member[]): boolean {
  const first = members.findIndex(({ topics }) => topics.size > 0)
  if (first < 0) return true
  const wanted = members[first]!.topics
  return members
    .slice(first + 1)
    .every(({ topics }) => topics.size === wanted.size && [...topics].every((t) => wanted.has(t)))
}

/** Those of `all` that are not assigned. Both in the same order, in which they are compared one by one. */
export function unassignedOf(
  all: readonly Partition[],
  assigned: readonly Partition[],
): Partition[] {
  let next = 0
  return all.filter((partition) => {
    // As in Kafka, one that is assigned but not in `all` hides those behind it.
    const isAssigned = assigned[next] === partition
    if (isAssigned) next += 1
    return !isAssigned
  })
}
