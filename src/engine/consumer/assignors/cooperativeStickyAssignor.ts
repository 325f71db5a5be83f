// As sticky, but a partition that another member still holds is left out: it is handed over one rebalance later.
// Kafka: clients CooperativeStickyAssignor (assignPartitions, adjustAssignment, computePartitionsTransferringOwnership).
// KIPs: KIP-429, KIP-792 (generation in the subscription).
// Simplified: nothing.
import { settleClaims, subscribeAlike } from './claims.ts'
import { assignConstrained } from './constrainedAssignment.ts'
import type { Assignment, Group, Member, MemberData, Partition, Subscription } from './Group.ts'
import { byTopicThenPartition, NO_GENERATION, removeFrom } from './Group.ts'
import { assignGeneral } from './generalAssignment.ts'

export function assignCooperativeSticky(group: Group): Assignment {
  const claims = settleClaims(group)
  if (subscribeAlike(group.members)) {
    const { assignment, transferring } = assignConstrained(group, claims)
    return withhold(assignment, transferring)
  }
  const assignment = assignGeneral(group, claims)
  return withhold(assignment, transferringIn(group, assignment))
}

/** Partitions new at a member, which another one reports and does not get again. */
function transferringIn({ members }: Group, assignment: Assignment): Map<Partition, Member> {
  const added = new Map<Partition, Member>()
  const revoked = new Set<Partition>()
  for (const member of members) {
    const owned = new Set(member.claims)
    const assigned = new Set(assignment.get(member)!)
    for (const partition of assigned) if (!owned.has(partition)) added.set(partition, member)
    for (const partition of owned) if (!assigned.has(partition)) revoked.add(partition)
  }
  return new Map([...added].filter(([partition]) => revoked.has(partition)))
}

function withhold(
  assignment: Assignment,
  transferring: ReadonlyMap<Partition, Member>,
): Assignment {
  for (const [partition, member] of transferring) removeFrom(assignment.get(member)!, partition)
  return assignment
}

/** Its consumer tells what it holds, and since when; a consumer without a generation leaves that to the user data. */
export function cooperativeClaims({ owned, generation, userData }: Subscription): MemberData {
  const isMember = generation > NO_GENERATION
  return {
    // A subscription lists them in order.
    partitions: owned.toSorted(byTopicThenPartition),
    generation: isMember ? generation : (userData?.generation ?? NO_GENERATION),
  }
}

/** The generation of the last assignment received; what the consumer holds is in its subscription anyway. */
export function cooperativeUserData(generation: number): MemberData {
  return { partitions: [], generation }
}
