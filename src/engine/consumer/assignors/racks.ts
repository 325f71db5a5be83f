// When members and replicas tell their racks, partitions go to members in the same rack first.
// Kafka: AbstractPartitionAssignor.useRackAwareAssignment, AbstractStickyAssignor.RackInfo.
// KIPs: KIP-881.
// Simplified: nothing.
import type { Member, Partition } from './Group.ts'

/** Racks of the members whose racks are matched; empty = no racks are matched at all. */
export type MatchedRacks = ReadonlyMap<Member, string>

/** Whose rack is matched when these partitions are shared out: nobody's where that would change nothing. */
export function racksToMatch(
  members: readonly Member[],
  partitions: readonly Partition[],
): MatchedRacks {
  const racks = new Map<Member, string>()
  for (const member of members) if (member.rack !== null) racks.set(member, member.rack)
  return isWorthMatching([...racks.values()], partitions) ? racks : new Map()
}

/** Whether some member has a rack where replicas are, and not every rack has every partition. */
export function isWorthMatching(
  memberRacks: readonly string[],
  partitions: readonly Partition[],
): boolean {
  if (memberRacks.length === 0) return false
  const replicaRacks = new Set<string>()
  for (const { racks } of partitions) for (const rack of racks) replicaRacks.add(rack)
  if (!memberRacks.some((rack) => replicaRacks.has(rack))) return false
  return partitions.some(({ racks }) => racks.size < replicaRacks.size)
}

/** Whether a member would have to read a partition from another rack. */
export function racksMismatch(racks: MatchedRacks, member: Member, partition: Partition): boolean {
  const rack = racks.get(member)
  return rack !== undefined && !partition.racks.has(rack)
}

/** Partitions with the fewest members in reach first; the order stays where racks are not matched. */
export function byMembersInReach(
  partitions: readonly Partition[],
  matched: MatchedRacks,
): readonly Partition[] {
  if (matched.size === 0) return partitions
  const perRack = new Map<string, number>()
  for (const rack of matched.values()) perRack.set(rack, (perRack.get(rack) ?? 0) + 1)
  const inReach = new Map(
    partitions.map((partition) => {
      const counts = [...partition.racks].map((rack) => perRack.get(rack) ?? 0)
      return [partition, counts.reduce((sum, count) => sum + count, 0)]
    }),
  )
  return partitions.toSorted((a, b) => inReach.get(a)! - inReach.get(b)!)
}
