// FindCoordinator: who leads the group's partition of __consumer_offsets, as this broker has read; the topic is made when
// somebody first asks.
// Kafka: KafkaApis.getCoordinator, AutoTopicCreationManager.
// KIPs: 699.
import { coordinatorPartition } from '../../kafka/coordinatorPartition.ts'
import type { CreateTopicsRequest } from '../../kafka/protocol/Admin.ts'
import type { FindCoordinatorRequest } from '../../kafka/protocol/Group.ts'
import { OFFSETS_TOPIC } from '../../kafka/records/OffsetsRecord.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { findTopic } from '../../trace/MetadataImage.ts'
import { isAskedFor } from '../broker/handleMetadata.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { askController } from '../node/askController.ts'
import { brokerNumber, brokerText } from '../settings.ts'

export function handleFindCoordinator(sim: Sim, node: NodeState, message: Message): void {
  const { group } = message.body as FindCoordinatorRequest
  const topic = findTopic(node.image, OFFSETS_TOPIC)
  if (!topic) createOffsetsTopic(sim, node)
  const partitions = topic?.partitions ?? []
  const leader =
    partitions[coordinatorPartition(group, Math.max(1, partitions.length))]?.leader ?? -1
  const isAlive = node.image.brokers.some(({ id, fenced }) => id === leader && !fenced)
  const error = isAlive ? 'NONE' : 'COORDINATOR_NOT_AVAILABLE'
  reply(sim, message, { body: { error, node: isAlive ? leader : -1 }, error })
}

/** Partitions of __consumer_offsets by this broker's metadata; 0 = there is none. */
export function offsetsPartitions(node: NodeState): number {
  return findTopic(node.image, OFFSETS_TOPIC)?.partitions.length ?? 0
}

function createOffsetsTopic(sim: Sim, node: NodeState): void {
  if (isAskedFor(sim, node, OFFSETS_TOPIC)) return
  const request: CreateTopicsRequest = {
    topic: OFFSETS_TOPIC,
    partitions: brokerNumber(sim, node, 'offsets.topic.num.partitions'),
    replicationFactor: brokerNumber(sim, node, 'offsets.topic.replication.factor'),
    assignment: null,
    configs: {
      'cleanup.policy': 'compact',
      'compression.type': 'producer',
      'segment.bytes': brokerText(node, 'offsets.topic.segment.bytes'),
    },
  }
  askController(sim, node, 'forwarding', 'Envelope', { api: 'CreateTopics', request })
}
