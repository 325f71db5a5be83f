// The sticky assignors where members subscribe differently: keep what may be kept, give the rest to the least loaded.
// Kafka: AbstractStickyAssignor.GeneralAssignmentBuilder.
// KIPs: KIP-54 (sticky), KIP-341 (generations), KIP-881 (racks).
// Simplified: nothing.
import type { Plan } from './balance.ts'
import { balance } from './balance.ts'
import type { Claims } from './claims.ts'
import { unassignedOf } from './claims.ts'
import type { Assignment, Group, Member, Partition } from './Group.ts'
import { byTopicThenPartition, leastLoaded } from './Group.ts'
import type { MatchedRacks } from './racks.ts'
import { racksMismatch, racksToMatch } from './racks.ts'

export function assignGeneral(group: Group, claims: Claims): Assignment {
  const everything = [...group.topics.values()].flat()
  const racks = racksToMatch(group.members, everything)
  const { assignment, mustRevoke } = keepOwned(claims, racks)
  const heldSomething = [...assignment.values()].some((list) => list.length > 0)
  const subscribers = subscribersOf(group)
  const plan: Plan = { group, subscribers, assignment, owner: ownersIn(assignment) }

  const fewestSubscribersFirst = (a: Partition, b: Partition) =>
    subscribers.get(a.topic)!.length - subscribers.get(b.topic)!.length ||
    byTopicThenPartition(a, b)
  const all = everything.sort(fewestSubscribersFirst)
  const kept = [...assignment.values()].flat().sort(fewestSubscribersFirst)
  const unassigned = unassignedOf(all, kept)

  const left = unassigned.filter((partition) => !giveAway(plan, partition, racks))
  for (const partition of left) giveAway(plan, partition, new Map())
  balance(plan, { all, unassigned, mustRevoke, heldSomething })
  return assignment
}

/** Everybody keeps what it may still read; what a member left, or what lies in another rack, must be revoked. */
function keepOwned(claims: Claims, racks: MatchedRacks) {
  let mustRevoke = false
  const assignment: Assignment = new Map()
  for (const [member, owned] of claims.owned) {
    const kept = owned.filter(
      (partition) => member.topics.has(partition.topic) && !racksMismatch(racks, member, partition),
    )
    if (kept.length < owned.length) mustRevoke = true
    assignment.set(member, kept)
  }
  return { assignment, mustRevoke }
}

function subscribersOf({ topics, members }: Group): Map<string, Member[]> {
  const of = (topic: string) => members.filter((member) => member.topics.has(topic))
  return new Map([...topics.keys()].map((topic) => [topic, of(topic)]))
}

function ownersIn(assignment: Assignment): Map<Partition, Member> {
  const owners = new Map<Partition, Member>()
  for (const [member, list] of assignment) for (const each of list) owners.set(each, member)
  return owners
}

/** To the least loaded subscriber whose rack does not speak against it; false = there is none. */
function giveAway(plan: Plan, partition: Partition, racks: MatchedRacks): boolean {
  const subscribers = plan.subscribers.get(partition.topic)!
  const member = leastLoaded(
    plan.assignment,
    racks.size === 0
      ? subscribers
      : subscribers.filter((each) => !racksMismatch(racks, each, partition)),
  )
  if (!member) return false
  plan.assignment.get(member)!.push(partition)
  plan.owner.set(partition, member)
  return true
}
