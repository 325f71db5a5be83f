// Each topic by itself: members in order, each a run of consecutive partitions, the first ones one more.
// Kafka: clients RangeAssignor (assignPartitions, TopicAssignmentState).
// KIPs: KIP-345 (static members first), KIP-881 (racks).
// Simplified: nothing.
import type { Assignment, Group, Member, Partition } from './Group.ts'
import { byInstanceThenId, byTopicThenPartition, emptyAssignment } from './Group.ts'
import { isWorthMatching } from './racks.ts'

/** What is left to share out of one topic. */
interface TopicRange {
  readonly partitions: readonly Partition[]
  /** Its subscribers in order. */
  readonly members: readonly Member[]
  readonly matchesRacks: boolean
  readonly unassigned: Set<Partition>
  readonly counts: Map<Member, number>
  readonly perMember: number
  /** How many members may still get one more than the others. */
  extra: number
}

/** Lists go topic by topic in the order of Kafka's HashMap; by name and partition where racks were matched. */
export function assignRange(group: Group): Assignment {
  const ordered = group.members.toSorted(byInstanceThenId)
  const ranges = [...group.topics].map(([topic, partitions]) => {
    const members = ordered.filter(({ topics }) => topics.has(topic))
    return topicRange(partitions, members)
  })
  const assignment = emptyAssignment(group.members)
  const matchesRacks = ranges.some((range) => range.matchesRacks)
  if (matchesRacks) assignWithinRacks(ranges, assignment)
  for (const range of ranges) assignRuns(range, () => true, assignment)
  if (matchesRacks) for (const list of assignment.values()) list.sort(byTopicThenPartition)
  return assignment
}

function topicRange(partitions: readonly Partition[], members: readonly Member[]): TopicRange {
  const racks = members.flatMap(({ rack }) => rack ?? [])
  return {
    partitions,
    members,
    matchesRacks: isWorthMatching(racks, partitions),
    unassigned: new Set(partitions),
    counts: new Map(members.map((member) => [member, 0])),
    perMember: Math.floor(partitions.length / members.length),
    extra: partitions.length % members.length,
  }
}

/** Each member in turn gets as many as it may, from the front, of those it may get. */
function assignRuns(
  range: TopicRange,
  mayGet: (member: Member, partition: Partition) => boolean,
  assignment: Assignment,
): void {
  for (const member of range.members) {
    const run: Partition[] = []
    const most = mostFor(range, member)
    for (const partition of range.unassigned) {
      if (run.length >= most) break
      if (mayGet(member, partition)) run.push(partition)
    }
    if (run.length > 0) assign(range, member, run, assignment)
  }
}

/** How many more a member may get. */
function mostFor(range: TopicRange, member: Member): number {
  return Math.max(0, range.perMember + (range.extra > 0 ? 1 : 0) - range.counts.get(member)!)
}

function assign(
  range: TopicRange,
  member: Member,
  run: readonly Partition[],
  assignment: Assignment,
): void {
  const count = range.counts.get(member)! + run.length
  range.counts.set(member, count)
  if (count > range.perMember) range.extra -= 1
  for (const partition of run) range.unassigned.delete(partition)
  assignment.get(member)!.push(...run)
}

function isInReach(member: Member, partition: Partition): boolean {
  return member.rack === null || partition.racks.has(member.rack)
}

/** Topics with the same subscribers and as many partitions stay co-partitioned, so they are matched together. */
function assignWithinRacks(ranges: readonly TopicRange[], assignment: Assignment): void {
  for (const together of coPartitioned(ranges)) {
    const [only] = together
    if (together.length > 1) assignTogether(together, assignment)
    else if (only!.matchesRacks) assignRuns(only!, isInReach, assignment)
  }
}

function coPartitioned(ranges: readonly TopicRange[]): Iterable<TopicRange[]> {
  const groups = new Map<string, TopicRange[]>()
  for (const range of ranges) {
    if (range.members.every(({ rack }) => rack === null)) continue
    const key = [range.partitions.length, ...range.members.map(({ place }) => place)].join()
    groups.set(key, [...(groups.get(key) ?? []), range])
  }
  return groups.values()
}

/** The same partition of all these topics goes to the first member in reach of all of them. */
function assignTogether(together: readonly TopicRange[], assignment: Assignment): void {
  const { members, partitions } = together[0]!
  const remaining = new Set(members)
  for (let p = 0; p < partitions.length; p++) {
    const member = [...remaining].find((candidate) =>
      together.every(
        (range) => isInReach(candidate, range.partitions[p]!) && mostFor(range, candidate) > 0,
      ),
    )
    if (!member) continue
    for (const range of together) assign(range, member, [range.partitions[p]!], assignment)
    if (together.every((range) => mostFor(range, member) === 0)) remaining.delete(member)
  }
}
