// The sticky assignors where all subscribe alike: everybody keeps what fits a quota, the rest is dealt out.
// Kafka: AbstractStickyAssignor.ConstrainedAssignmentBuilder.
// KIPs: KIP-54 (sticky), KIP-429 (cooperative), KIP-881 (racks).
// Simplified: the checks of its own arithmetic (verifyUnfilledMembers) are left out.
import { byText } from '../../../scenario/byText.ts'
import type { Claims } from './claims.ts'
import { unassignedOf } from './claims.ts'
import type { Assignment, Group, Member, Partition } from './Group.ts'
import { byTopicThenPartition, emptyAssignment, giveUp } from './Group.ts'
import type { MatchedRacks } from './racks.ts'
import { byMembersInReach, racksMismatch, racksToMatch } from './racks.ts'

interface Constrained {
  readonly claims: Claims
  readonly racks: MatchedRacks
  /** Partitions for each member, rounded down and up. */
  readonly minQuota: number
  readonly maxQuota: number
  /** How many members may still come to hold more than `minQuota`. */
  bigOnesLeft: number
  /** Members below `minQuota`. */
  readonly underMin: Member[]
  /** Members at `minQuota` that may get one more. */
  readonly atMin: Member[]
  readonly assignment: Assignment
  /** Partitions somebody had and may not keep. */
  readonly givenUp: Map<Partition, Member>
  readonly transferring: Map<Partition, Member>
}

export interface ConstrainedResult {
  readonly assignment: Assignment
  /** New at their member, and another had them: cooperative members get them a rebalance later. */
  readonly transferring: ReadonlyMap<Partition, Member>
}

export function assignConstrained(group: Group, claims: Claims): ConstrainedResult {
  const topics = [...group.topics.keys()].toSorted(byText)
  const all = topics.flatMap((topic) => group.topics.get(topic)!)
  const perMember = all.length / group.members.length
  const state: Constrained = {
    claims,
    racks: racksToMatch(group.members, all),
    minQuota: Math.floor(perMember),
    maxQuota: Math.ceil(perMember),
    bigOnesLeft: all.length % group.members.length,
    underMin: [],
    atMin: [],
    assignment: emptyAssignment(group.members),
    givenUp: new Map(),
    transferring: new Map(),
  }
  for (const member of group.members) keepOwned(state, member)
  state.underMin.sort((a, b) => byText(a.id, b.id))
  state.atMin.sort((a, b) => byText(a.id, b.id))
  const kept = [...state.assignment.values()].flat().sort(byTopicThenPartition)
  const unassigned = byMembersInReach(unassignedOf(all, kept), state.racks)
  dealOut(state, dealWithinRacks(state, unassigned))
  return { assignment: state.assignment, transferring: state.transferring }
}

/** A member keeps what it had, lowest partition numbers first, up to its quota. */
function keepOwned(state: Constrained, member: Member): void {
  const { claims, minQuota, maxQuota } = state
  const owned: Partition[] = []
  for (const partition of claims.owned.get(member)!) {
    if (racksMismatch(state.racks, member, partition)) state.givenUp.set(partition, member)
    else if (!claims.doublyClaimed.has(partition)) owned.push(partition)
  }
  owned.sort((a, b) => a.partition - b.partition || byText(a.topic, b.topic))
  const isBig = state.bigOnesLeft > 0 && owned.length >= maxQuota
  const quota = isBig ? maxQuota : minQuota
  state.assignment.get(member)!.push(...owned.slice(0, quota))
  for (const partition of owned.slice(quota)) state.givenUp.set(partition, member)
  if (owned.length < minQuota) state.underMin.push(member)
  else if (isBig) oneBigMore(state)
  else if (state.bigOnesLeft > 0) state.atMin.push(member)
}

/** Once nobody may get more than the minimum, those who have it are done. */
function oneBigMore(state: Constrained): void {
  state.bigOnesLeft -= 1
  if (state.bigOnesLeft === 0) state.atMin.length = 0
}

/** Each partition to a member of its racks with room, as long as there is one. Returns those left over. */
function dealWithinRacks(state: Constrained, unassigned: readonly Partition[]): Partition[] {
  if (state.racks.size === 0) return [...unassigned]
  const turn = { next: 0 }
  return unassigned.filter((partition) => {
    const member = nextUnderMin(state, partition, turn) ?? nextAtMin(state, partition)
    if (member) give(state, partition, member)
    return !member
  })
}

function nextUnderMin(
  state: Constrained,
  partition: Partition,
  turn: { next: number },
): Member | undefined {
  const { underMin, racks } = state
  const at = placeInReach(racks, underMin, partition, turn.next)
  const member = underMin[at]
  if (!member) return undefined
  const count = state.assignment.get(member)!.length + 1
  const isFull = count >= state.minQuota
  if (isFull) {
    underMin.splice(at, 1)
    if (count < state.maxQuota && state.bigOnesLeft > 0) state.atMin.push(member)
  }
  turn.next = underMin.length === 0 ? 0 : (isFull ? at : at + 1) % underMin.length
  return member
}

function nextAtMin(state: Constrained, partition: Partition): Member | undefined {
  const at = placeInReach(state.racks, state.atMin, partition, 0)
  const member = state.atMin[at]
  if (!member) return undefined
  if (state.assignment.get(member)!.length + 1 === state.maxQuota) {
    state.atMin.splice(at, 1)
    oneBigMore(state)
  }
  return member
}

/** The place of the first member in the partition's racks, looking round from `first`; -1 = none. */
function placeInReach(
  racks: MatchedRacks,
  members: readonly Member[],
  partition: Partition,
  first: number,
): number {
  for (let i = 0; i < members.length; i++) {
    const at = (first + i) % members.length
    const rack = racks.get(members[at]!)
    if (rack !== undefined && partition.racks.has(rack)) return at
  }
  return -1
}

/** Members below the minimum in turn until they have it; then one each to those that may have one more. */
function dealOut(state: Constrained, unassigned: readonly Partition[]): void {
  const { underMin, atMin } = state
  let next = 0
  for (const partition of unassigned) {
    if (next >= underMin.length) next = 0
    const member = underMin[next] ?? atMin.shift()
    if (!member) giveUp('IllegalStateException: No more unfilled consumers to be assigned.')
    const isUnderMin = underMin[next] === member
    const count = give(state, partition, member)
    if (isUnderMin && count === state.minQuota) {
      underMin.splice(next, 1)
      atMin.push(member)
    } else next += 1
  }
}

/** Returns how many the member then has. */
function give(state: Constrained, partition: Partition, member: Member): number {
  const before = state.givenUp.get(partition)
  const isTransferred = before !== undefined && before !== member
  if (isTransferred || state.claims.doublyClaimed.has(partition)) {
    state.transferring.set(partition, member)
  }
  return state.assignment.get(member)!.push(partition)
}
