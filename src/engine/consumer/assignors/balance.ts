// The last part of the general sticky algorithm: partitions move, one by one, until no move would even things out.
// Kafka: AbstractStickyAssignor.GeneralAssignmentBuilder (balance, performReassignments, isBalanced, reassignPartition).
// KIPs: KIP-54, KIP-341.
// Simplified: nothing. Kafka looks first for a member in the owner's racks that holds less, but then moves the partition
// to the same member as if it had not looked.
import type { Assignment, Group, Member, Partition } from './Group.ts'
import { giveUp, leastLoaded, removeFrom } from './Group.ts'
import type { PartitionMovements } from './partitionMovements.ts'
import { noMovements, noteMove, partitionToMove } from './partitionMovements.ts'

/** Everything the algorithm moves about. */
export interface Plan {
  readonly group: Group
  /** Of each topic that exists. */
  readonly subscribers: ReadonlyMap<string, readonly Member[]>
  readonly assignment: Assignment
  readonly owner: Map<Partition, Member>
}

export interface Scope {
  /** All partitions, and those that nobody had kept; in the order in which they are looked at. */
  readonly all: readonly Partition[]
  readonly unassigned: readonly Partition[]
  /** Somebody has to give something up, whatever happens. */
  readonly mustRevoke: boolean
  /** Somebody had kept something. */
  readonly heldSomething: boolean
}

interface Balancing extends Plan {
  /** How many partitions a member could hold at most. */
  readonly most: ReadonlyMap<Member, number>
  /** The latest claims of generations before the newest. */
  readonly previous: ReadonlyMap<Partition, Member>
  readonly movements: PartitionMovements
}

/** Changes the plan's assignment; puts it back when the members' shares are no more equal than before. */
export function balance(plan: Plan, scope: Scope): void {
  const balancing: Balancing = {
    ...plan,
    most: mostPartitions(plan),
    previous: previousOwners(plan),
    movements: noMovements(),
  }
  const isShared = ({ topic }: Partition) => plan.subscribers.get(topic)!.length >= 2
  const fixed = setAsideFixed(balancing, isShared)
  const before = copyOf(plan.assignment)
  if (!scope.mustRevoke) reassign(balancing, scope.unassigned.filter(isShared))
  const hasMoved = reassign(balancing, scope.all.filter(isShared))
  if (scope.heldSomething && hasMoved && unevenness(plan.assignment) >= unevenness(before)) {
    for (const [member, list] of before) plan.assignment.set(member, list)
  }
  for (const [member, list] of fixed) plan.assignment.set(member, list)
}

function mostPartitions({ group }: Plan): Map<Member, number> {
  const most = (member: Member) =>
    [...member.topics].reduce((sum, topic) => sum + (group.topics.get(topic)?.length ?? 0), 0)
  return new Map(group.members.map((member) => [member, most(member)]))
}

function previousOwners({ group }: Plan): Map<Partition, Member> {
  const previous = new Map<Partition, Member>()
  for (const member of group.members) {
    if (member.claimGeneration >= group.newestGeneration) continue
    for (const partition of member.claims) {
      const other = previous.get(partition)
      if (!other || member.claimGeneration > other.claimGeneration) previous.set(partition, member)
    }
  }
  return previous
}

/** Takes out the members that hold all they can get, none of it in a topic that others read too. */
function setAsideFixed(
  { assignment, most }: Balancing,
  isShared: (partition: Partition) => boolean,
): Assignment {
  const fixed: Assignment = new Map()
  for (const [member, list] of assignment) {
    if (list.length < most.get(member)! || list.some(isShared)) continue
    fixed.set(member, list)
    assignment.delete(member)
  }
  return fixed
}

function copyOf(assignment: Assignment): Assignment {
  return new Map([...assignment].map(([member, list]) => [member, [...list]]))
}

/** The sum of the differences between any two members' numbers of partitions. */
function unevenness(assignment: Assignment): number {
  const sizes = [...assignment.values()].map((list) => list.length).sort((a, b) => a - b)
  return sizes.reduce((sum, size, i) => sum + size * (2 * i + 1 - sizes.length), 0)
}

/** Kafka's own loop has no end in a few groups; others need a handful of passes. */
const MOST_PASSES = 1_000

/** Passes over the partitions until one changes nothing; true = some partition moved. */
function reassign(balancing: Balancing, partitions: readonly Partition[]): boolean {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    if (reassignOnce(balancing, partitions) === 0) return pass > 0
  }
  return giveUp('assign() never returns: partitions are moved in a circle')
}

function reassignOnce(balancing: Balancing, partitions: readonly Partition[]): number {
  let moves = 0
  let isUnbalanced = false
  for (const partition of partitions) {
    isUnbalanced ||= !isBalanced(balancing)
    if (!isUnbalanced) break
    const better = betterOwner(balancing, partition)
    if (!better) continue
    move(balancing, partition, better)
    moves += 1
    isUnbalanced = false
  }
  return moves
}

/** Its owner of an older generation, else the least loaded subscriber, if it holds at least two fewer. */
function betterOwner(balancing: Balancing, partition: Partition): Member | undefined {
  const { assignment, subscribers, owner, previous } = balancing
  const size = assignment.get(owner.get(partition)!)!.length
  const earlier = previous.get(partition)
  if (earlier && size > sizeOfEarlier(assignment, earlier) + 1) return earlier
  const least = leastLoaded(assignment, subscribers.get(partition.topic)!)!
  return size > assignment.get(least)!.length + 1 ? least : undefined
}

/** Kafka does not expect that an earlier owner may have been set aside. */
function sizeOfEarlier(assignment: Assignment, earlier: Member): number {
  const list = assignment.get(earlier)
  if (list) return list.length
  return giveUp(
    'NullPointerException: Cannot invoke "java.util.List.size()" because the return value of "java.util.Map.get(Object)" is null',
  )
}

function move(balancing: Balancing, partition: Partition, to: Member): void {
  const { assignment, owner, movements } = balancing
  const moved = partitionToMove(movements, partition, owner.get(partition)!, to)
  const from = owner.get(moved)!
  noteMove(movements, moved, from, to)
  removeFrom(assignment.get(from)!, moved)
  assignment.get(to)!.push(moved)
  owner.set(moved, to)
}

/** Whether the shares differ by one at most, or nobody can take a partition from one that holds two more. */
function isBalanced({ assignment, group, most }: Balancing): boolean {
  const sizes = [...assignment.values()].map((list) => list.length)
  const largest = Math.max(...sizes)
  if (Math.min(...sizes) >= largest - 1) return true
  const shares = sharesByPartition(assignment)
  for (const [member, list] of assignment) {
    if (list.length === most.get(member) || list.length >= largest - 1) continue
    for (const topic of member.topics) {
      const partitions = group.topics.get(topic) ?? []
      const canTake = (each: Partition) =>
        shares.get(each)! > list.length + 1 && !list.includes(each)
      if (partitions.some(canTake)) return false
    }
  }
  return true
}

/** Of each partition, how many its owner holds; the last owner's where it has several. */
function sharesByPartition(assignment: Assignment): Map<Partition, number> {
  const shares = new Map<Partition, number>()
  for (const list of assignment.values()) for (const each of list) shares.set(each, list.length)
  return shares
}
