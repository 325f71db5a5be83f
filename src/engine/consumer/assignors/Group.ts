// What a group's leader reads of the members, and a group as the assignors see it.
// Kafka: ConsumerPartitionAssignor.Subscription, AbstractPartitionAssignor.MemberInfo, AbstractStickyAssignor.MemberData.
import { byText } from '../../../scenario/byText.ts'

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** No generation: never a member, or put out of the group. */
export const NO_GENERATION = -1

/** What an assignor adds to its consumer's subscription, and learns of the other members from theirs. */
export interface MemberData {
  readonly partitions: readonly TopicPartition[]
  /** `NO_GENERATION` = none known. */
  readonly generation: number
}

/** One member in the JoinGroup response, as its consumer wrote it. */
export interface Subscription {
  readonly member: string
  /** `group.instance.id`; null = a dynamic member. */
  readonly instance: string | null
  /** `client.rack`; null or empty = none. */
  readonly rack: string | null
  readonly topics: readonly string[]
  /** What it still holds: nothing where the protocol is eager. */
  readonly owned: readonly TopicPartition[]
  /** The consumer's generation when it joined. */
  readonly generation: number
  /** From `userDataOf`; null = none. */
  readonly userData: MemberData | null
}

/** A partition with the racks of its replicas. One object each, so it is compared and looked up by identity. */
export interface Partition extends TopicPartition {
  readonly racks: ReadonlySet<string>
}

export interface Member {
  readonly id: string
  /** Its place among the members. */
  readonly place: number
  readonly instance: string | null
  readonly rack: string | null
  readonly topics: ReadonlySet<string>
  readonly generation: number
  /** What it says it had, and in which generation. */
  readonly claims: readonly Partition[]
  readonly claimGeneration: number
}

export interface Group {
  /** Topics that exist and have a subscriber, in the order of Kafka's HashMap; partitions ascending. */
  readonly topics: ReadonlyMap<string, readonly Partition[]>
  /** In the order of Kafka's HashMap of member ids. */
  readonly members: readonly Member[]
  /** The newest generation the leader's assignor has met, this time or before. */
  readonly newestGeneration: number
}

/** What each member gets, in the order of its list. */
export type Assignment = Map<Member, Partition[]>

const GIVEN_UP = 'given up'

/** Ends the assignor where Kafka's does not come to an end either: `assignPartitions` gives the error back. */
export function giveUp(error: string): never {
  throw new Error(error, { cause: GIVEN_UP })
}

/** Whether `giveUp` threw it. */
export function isGivenUp(thrown: unknown): thrown is Error {
  return thrown instanceof Error && thrown.cause === GIVEN_UP
}

/** Everybody, with nothing yet. */
export function emptyAssignment(members: readonly Member[]): Assignment {
  return new Map(members.map((member) => [member, []]))
}

/** Who holds the fewest partitions, the first by id among equals. */
export function leastLoaded(
  assignment: Assignment,
  members: readonly Member[],
): Member | undefined {
  let least: Member | undefined
  let fewest = 0
  for (const member of members) {
    const count = assignment.get(member)!.length
    if (!least || count < fewest || (count === fewest && byText(member.id, least.id) < 0)) {
      least = member
      fewest = count
    }
  }
  return least
}

/** Static members first, by instance id; then dynamic ones by member id (MemberInfo.compareTo). */
export function byInstanceThenId(a: Member, b: Member): number {
  if (a.instance !== null && b.instance !== null) return byText(a.instance, b.instance)
  if (a.instance !== null) return -1
  if (b.instance !== null) return 1
  return byText(a.id, b.id)
}

export function byTopicThenPartition(a: TopicPartition, b: TopicPartition): number {
  return byText(a.topic, b.topic) || a.partition - b.partition
}

/** Takes the first occurrence out of a list, if there is one. */
export function removeFrom<T>(list: T[], element: T): void {
  const at = list.indexOf(element)
  if (at >= 0) list.splice(at, 1)
}
