// What a member's subscription comes to with the metadata it has: the topics that fit, and whether it must join again for them.
// Kafka: ConsumerCoordinator.rejoinNeededOrPending, maybeUpdateSubscriptionMetadata; SubscriptionState.
// KIPs: 62.
import { fittingTopics } from '../../../kafka/topicPattern.ts'
import { byText } from '../../../scenario/byText.ts'
import type { ClientNetwork } from '../../client/ClientNetwork.ts'
import { wantMetadata } from '../../client/clientMetadata.ts'
import type { Sim } from '../../Memory.ts'
import type { ClusterView } from '../../producer/ClusterView.ts'
import type { ReaderMemory } from '../ReaderMemory.ts'
import { type MemberMemory, NEVER } from './MemberMemory.ts'
import { requestRejoin } from './membership.ts'

/** Joins again when its topics have changed; how many partitions they have is for the leader alone to watch. */
export function noticeTopics(sim: Sim, { network }: ReaderMemory, member: MemberMemory): void {
  takeMetadata(network, member)
  const { snapshot, joinedTopics, topics } = member
  if (member.state !== 'STABLE' || member.rejoinNeeded) return
  if (snapshot && !isSame(snapshot, member.metadata.partitions))
    requestRejoin(sim, member, 'cached metadata has changed')
  else if (joinedTopics && joinedTopics !== topics && joinedTopics.join() !== topics.join())
    requestRejoin(sim, member, 'subscription has changed')
}

/**
 * Takes up metadata that is newer: what fits its pattern, and partitions per topic. A topic that is gone has none, and is not
 * followed any more from the metadata after the next round on. Kafka: ConsumerCoordinator.maybeUpdateSubscriptionMetadata.
 */
export function takeMetadata(
  { view, pattern, metadataAt }: ClientNetwork,
  member: MemberMemory,
): void {
  if (metadataAt <= member.metadata.at) return
  if (pattern !== null)
    member.topics = fittingTopics(pattern, [...view.topics.keys()]).toSorted(byText)
  const followed = new Set([...member.groupTopics, ...member.topics])
  const partitions = new Map([...followed].map((topic) => [topic, partitionsOf(view, topic)]))
  member.metadata = { at: metadataAt, partitions }
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  if (one === other) return true
  return one.size === other.size && [...one].every(([topic, count]) => other.get(topic) === count)
}

export function partitionsOf({ topics }: ClusterView, topic: string): number {
  return topics.get(topic)?.leaders.length ?? 0
}

/** With a pattern it asks for metadata before it joins, as soon as the back-off allows: one round for all that is new. */
export function hasMatched(sim: Sim, network: ClientNetwork, member: MemberMemory): boolean {
  if (network.pattern === null || !member.needsJoinPrepare) return true
  if (network.metadataRequest === 0 && network.metadataNotBefore <= sim.now)
    wantMetadata(sim, network)
  return hasFreshMetadata(sim, network, member)
}

/** Metadata that was asked for is waited for, once. Kafka: ConsumerNetworkClient.ensureFreshMetadata. */
export function hasFreshMetadata(sim: Sim, network: ClientNetwork, member: MemberMemory): boolean {
  if (member.freshSince === NEVER) {
    if (!network.metadataWanted && network.metadataRequest === 0) return true
    member.freshSince = sim.now
  }
  if (network.metadataAt <= member.freshSince) return false
  member.freshSince = NEVER
  return true
}

/** Kafka: SubscriptionState.checkAssignmentMatchedSubscription. */
export function wants(
  { pattern }: ClientNetwork,
  { topics }: MemberMemory,
  topic: string,
): boolean {
  return pattern === null ? topics.includes(topic) : fittingTopics(pattern, [topic]).length > 0
}
