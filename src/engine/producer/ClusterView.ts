// What a client knows of the cluster: the leaders of its topics, in the order its hash maps hold them.
// Kafka: org.apache.kafka.clients.MetadataSnapshot, org.apache.kafka.common.Cluster.
// Simplified: nodes are ids; a view is built whole from one Metadata answer (Kafka's own merges too).
import { hashMapOrder, topicPartitionHash } from '../../kafka/javaOrder.ts'

/** One partition as a Metadata response tells it. */
export interface KnownPartition {
  readonly topic: string
  readonly partition: number
  /** Node id of the leader, −1 = none. */
  readonly leader: number
  /** −1 = unknown. */
  readonly leaderEpoch: number
}

/** A topic as a client sees it; the arrays `leaders` and `leaderEpochs` go by partition number. */
export interface TopicView {
  readonly topic: string
  /** All partitions, in the snapshot's order. */
  readonly all: readonly number[]
  /** Those with a leader, in the snapshot's order. */
  readonly available: readonly number[]
  readonly leaders: readonly number[]
  readonly leaderEpochs: readonly number[]
}

/** Immutable: a new answer makes a new view, and keyframes share it. */
export interface ClusterView {
  readonly topics: ReadonlyMap<string, TopicView>
  /** The partitions each node leads, in the order it is drained. */
  readonly leaderships: ReadonlyMap<number, readonly KnownPartition[]>
}

/** A client's view before its first Metadata answer. */
export const NOTHING_KNOWN: ClusterView = { topics: new Map(), leaderships: new Map() }

/**
 * Builds the view from all known partitions, in the order they were learnt. Their order afterwards is that
 * of a Java HashMap made for that many keys, which decides draws and drains.
 */
export function clusterView(partitions: readonly KnownPartition[]): ClusterView {
  const hashes = partitions.map((known) => topicPartitionHash(known.topic, known.partition))
  const ordered = hashMapOrder(hashes, partitions.length).map((i) => partitions[i]!)
  const byTopic = new Map<string, KnownPartition[]>()
  const leaderships = new Map<number, KnownPartition[]>()
  for (const known of ordered) {
    listed(byTopic, known.topic).push(known)
    if (known.leader >= 0) listed(leaderships, known.leader).push(known)
  }
  const topics = new Map<string, TopicView>()
  for (const [topic, known] of byTopic) topics.set(topic, topicView(topic, known))
  return { topics, leaderships }
}

/** What a client was told of its topics' partitions, in the order it learnt them, and the view that follows from it. */
export interface Knowledge {
  readonly known: readonly KnownPartition[]
  readonly view: ClusterView
}

let latest: Knowledge = { known: [], view: NOTHING_KNOWN }

/** Frozen; clients that one after the other learn the same hold the same, so a hundred cost a keyframe no more than one. */
export function knowledgeOf(known: readonly KnownPartition[]): Knowledge {
  if (!isSameKnowledge(known, latest.known))
    latest = { known: Object.freeze(known), view: Object.freeze(clusterView(known)) }
  return latest
}

function isSameKnowledge(one: readonly KnownPartition[], other: readonly KnownPartition[]) {
  return (
    one.length === other.length &&
    one.every(({ topic, partition, leader, leaderEpoch }, index) => {
      const each = other[index]
      return (
        each?.topic === topic &&
        each.partition === partition &&
        each.leader === leader &&
        each.leaderEpoch === leaderEpoch
      )
    })
  )
}

function listed<K>(lists: Map<K, KnownPartition[]>, key: K): KnownPartition[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

function topicView(topic: string, known: readonly KnownPartition[]): TopicView {
  const leaders: number[] = []
  const leaderEpochs: number[] = []
  for (const { partition, leader, leaderEpoch } of known) {
    leaders[partition] = leader
    leaderEpochs[partition] = leaderEpoch
  }
  return {
    topic,
    all: known.map((k) => k.partition),
    available: known.filter((k) => k.leader >= 0).map((k) => k.partition),
    leaders,
    leaderEpochs,
  }
}

/** Node id of a partition's leader, −1 = none or not known. */
export function leaderOf(view: ClusterView, topic: string, partition: number): number {
  return view.topics.get(topic)?.leaders[partition] ?? -1
}

/** Leader epoch of a partition, −1 = not known. */
export function leaderEpochOf(view: ClusterView, topic: string, partition: number): number {
  return view.topics.get(topic)?.leaderEpochs[partition] ?? -1
}
