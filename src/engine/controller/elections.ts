// What the controller writes when a broker comes, goes or is fenced: leaders, in-sync and eligible replicas of its partitions.
// Kafka: ReplicationControlManager.generateLeaderAndIsrUpdates, PartitionChangeBuilder.
// KIPs: 631, 966.
// Simplified: replication factor 1, so the only candidate is the broker itself.
import type { NodeId } from '../../kafka/terms.ts'
import type {
  MetadataImage,
  MetadataRecord,
  PartitionRegistration,
  TopicImage,
} from '../../trace/MetadataImage.ts'

/** Records for a broker that stops serving: it leaves the in-sync set, and its partitions their leader. */
export function leaveRecords(
  image: MetadataImage,
  broker: NodeId,
  clean: boolean,
): MetadataRecord[] {
  return affected(
    image,
    (partition) =>
      partition.isr.includes(broker) ||
      partition.leader === broker ||
      partition.elr.includes(broker),
  ).flatMap(({ topic, index, partition }) => {
    const isr = partition.isr.filter((id) => id !== broker)
    const elr = clean
      ? withBroker(partition.elr, broker)
      : partition.elr.filter((id) => id !== broker)
    const hadLeader = partition.leader === broker
    return [
      {
        type: 'PartitionChange' as const,
        topic: topic.name,
        topicId: topic.id,
        partition: index,
        isr,
        elr,
        ...(hadLeader ? { leader: -1, lastKnownElr: [broker] } : {}),
      },
    ]
  })
}

/** Records for a broker that serves again: leaderless partitions it may lead get it as leader. */
export function returnRecords(image: MetadataImage, broker: NodeId): MetadataRecord[] {
  return affected(
    image,
    (partition) => partition.leader === -1 && partition.replicas.includes(broker),
  ).flatMap(({ topic, index, partition }) => {
    const clean =
      partition.isr.includes(broker) ||
      (partition.isr.length === 0 && partition.elr.includes(broker))
    const lastKnown =
      partition.isr.length === 0 &&
      partition.elr.length === 0 &&
      partition.lastKnownElr.length === 1 &&
      partition.lastKnownElr[0] === broker
    if (!clean && !lastKnown) return []
    return [
      {
        type: 'PartitionChange' as const,
        topic: topic.name,
        topicId: topic.id,
        partition: index,
        leader: broker,
        isr: [broker],
        elr: [],
        lastKnownElr: [],
        ...(clean ? {} : { recovering: true }),
      },
    ]
  })
}

function affected(
  image: MetadataImage,
  fits: (partition: PartitionRegistration) => boolean,
): { topic: TopicImage; index: number; partition: PartitionRegistration }[] {
  return image.topics.flatMap((topic) =>
    topic.partitions.flatMap((partition, index) =>
      fits(partition) ? [{ topic, index, partition }] : [],
    ),
  )
}

function withBroker(ids: readonly NodeId[], broker: NodeId): readonly NodeId[] {
  return ids.includes(broker) ? ids : [...ids, broker]
}
