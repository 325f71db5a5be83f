// The leader shares out the partitions: from the members' subscriptions to the lists that go back to them.
// Kafka: AbstractPartitionAssignor.assign, ConsumerProtocol (what a subscription and an assignment keep of an order).
// KIPs: KIP-54, KIP-341, KIP-345, KIP-429, KIP-792, KIP-881.
// Simplified: nothing.
import { hashMapOrder, stringHash } from '../../../kafka/javaOrder.ts'
import { byText } from '../../../scenario/byText.ts'
import {
  assignCooperativeSticky,
  cooperativeClaims,
  cooperativeUserData,
} from './cooperativeStickyAssignor.ts'
import type {
  Assignment,
  Group,
  Member,
  MemberData,
  Partition,
  Subscription,
  TopicPartition,
} from './Group.ts'
import { isGivenUp, NO_GENERATION } from './Group.ts'
import { assignRange } from './rangeAssignor.ts'
import { assignRoundRobin } from './roundRobinAssignor.ts'
import { assignSticky, stickyClaims, stickyUserData } from './stickyAssignor.ts'

interface Assignor {
  readonly assign: (group: Group) => Assignment
  /** What a member says it had (AbstractStickyAssignor.memberData). */
  readonly claims: (subscription: Subscription) => MemberData
  /** What it adds to its own consumer's subscription (ConsumerPartitionAssignor.subscriptionUserData). */
  readonly userData: (
    received: readonly TopicPartition[] | null,
    generation: number,
  ) => MemberData | null
}

const forgetful = {
  claims: (): MemberData => ({ partitions: [], generation: NO_GENERATION }),
  userData: () => null,
}

/** By the names that `partition.assignment.strategy` and the JoinGroup request use. */
const ASSIGNORS = {
  range: { assign: assignRange, ...forgetful },
  roundrobin: { assign: assignRoundRobin, ...forgetful },
  sticky: { assign: assignSticky, claims: stickyClaims, userData: stickyUserData },
  'cooperative-sticky': {
    assign: assignCooperativeSticky,
    claims: cooperativeClaims,
    userData: (_, generation) => cooperativeUserData(generation),
  },
} satisfies Record<string, Assignor>

export type AssignorName = keyof typeof ASSIGNORS

/** The topics the leader's metadata knows: for each partition, from 0, the racks of its replicas that have one. */
export type TopicRacks = ReadonlyMap<string, readonly (readonly string[])[]>

/** The members' lists as they arrive; or the exception that leaves the leader's poll(), with Kafka's words. */
export type Assigned =
  | {
      readonly assignment: ReadonlyMap<string, readonly TopicPartition[]>
      /** What the leader's assignor has now met, to be given to it again the next time. */
      readonly newestGeneration: number
    }
  | { readonly error: string }

/**
 * Shares out all partitions of the subscribed topics. `subscriptions` in the order of the JoinGroup response;
 * `newestGeneration` = what the leader's assignor had met in earlier calls. Topics nobody knows are left out.
 */
export function assignPartitions(
  assignor: AssignorName,
  metadata: TopicRacks,
  subscriptions: readonly Subscription[],
  newestGeneration = NO_GENERATION,
): Assigned {
  const group = groupOf(ASSIGNORS[assignor], metadata, subscriptions, newestGeneration)
  try {
    const assignment = ASSIGNORS[assignor].assign(group)
    const lists = group.members.map(
      (member) => [member.id, asReceived(assignment.get(member)!)] as const,
    )
    return { assignment: new Map(lists), newestGeneration: group.newestGeneration }
  } catch (error) {
    if (!isGivenUp(error)) throw error
    return { error: error.message }
  }
}

/**
 * What an assignor adds to its consumer's subscription: `received` is the last assignment the consumer got, null
 * before the first, with its generation (`NO_GENERATION` before the first).
 */
export function userDataOf(
  assignor: AssignorName,
  received: readonly TopicPartition[] | null,
  generation: number,
): MemberData | null {
  return ASSIGNORS[assignor].userData(received, generation)
}

function groupOf(
  assignor: Assignor,
  metadata: TopicRacks,
  subscriptions: readonly Subscription[],
  newestBefore: number,
): Group {
  const order = hashMapOrder(subscriptions.map(({ member }) => stringHash(member)))
  const inOrder = order.map((i) => subscriptions[i]!)
  const topics = partitionsOf(topicsInOrder(inOrder, metadata), metadata)
  const find = partitionFinder(topics)
  const members = inOrder.map((subscription, place): Member => {
    const { partitions, generation } = assignor.claims(subscription)
    return {
      id: subscription.member,
      place,
      instance: subscription.instance,
      rack: subscription.rack || null,
      topics: new Set(subscription.topics),
      generation: subscription.generation,
      claims: partitions.map(find),
      claimGeneration: generation,
    }
  })
  const newest = members.reduce((most, each) => Math.max(most, each.claimGeneration), newestBefore)
  return { topics, members, newestGeneration: newest }
}

/** A HashSet of all that is subscribed to gives its order to a HashMap of what exists. */
function topicsInOrder(subscriptions: readonly Subscription[], metadata: TopicRacks): string[] {
  const met = new Set(subscriptions.flatMap(({ topics }) => topics.toSorted(byText)))
  const subscribed = inHashOrder([...met])
  return inHashOrder(subscribed.filter((topic) => (metadata.get(topic)?.length ?? 0) > 0))
}

function inHashOrder(names: readonly string[]): string[] {
  return hashMapOrder(names.map(stringHash)).map((i) => names[i]!)
}

function partitionsOf(
  topics: readonly string[],
  metadata: TopicRacks,
): ReadonlyMap<string, Partition[]> {
  const of = (topic: string) =>
    metadata.get(topic)!.map((racks, partition) => ({ topic, partition, racks: new Set(racks) }))
  return new Map(topics.map((topic) => [topic, of(topic)]))
}

/** One object a partition, also for those that only a claim knows. */
function partitionFinder(
  topics: ReadonlyMap<string, readonly Partition[]>,
): (wanted: TopicPartition) => Partition {
  const unknown = new Map<string, Partition>()
  return ({ topic, partition }) => {
    const known = topics.get(topic)?.[partition]
    if (known) return known
    const name = `${topic}-${partition}`
    const met = unknown.get(name) ?? { topic, partition, racks: new Set<string>() }
    unknown.set(name, met)
    return met
  }
}

/** An assignment is written topic by topic, each where it is first met. */
function asReceived(partitions: readonly Partition[]): TopicPartition[] {
  const byTopic = new Map<string, TopicPartition[]>()
  for (const { topic, partition } of partitions) {
    const list = byTopic.get(topic)
    if (list) list.push({ topic, partition })
    else byTopic.set(topic, [{ topic, partition }])
  }
  return [...byTopic.values()].flat()
}
