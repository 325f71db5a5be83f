// AlterPartition: leaders ask for other in-sync sets; each partition is looked at on its own.
// Kafka: ReplicationControlManager.alterPartition.
// KIPs: 497, 841, 903.
import type {
  AlteredPartition,
  AlterPartitionRequest,
  AlterPartitionResponse,
  IsrChange,
} from '../../kafka/protocol/Controller.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { MetadataRecord, PartitionRegistration } from '../../trace/MetadataImage.ts'
import { controllerImage } from './appendMetadata.ts'
import type { Decision } from './controllerRequests.ts'
import { rulesFor } from './elections.ts'
import {
  alterPartition,
  checkBrokerEpoch,
  validateAlterPartition,
} from './validateAlterPartition.ts'

export function alterPartitions(
  node: NodeState,
  request: AlterPartitionRequest,
): Decision<AlterPartitionResponse> {
  const refused = checkBrokerEpoch(controllerImage(node), request.broker, request.brokerEpoch)
  if (refused) return { body: { error: refused.error, partitions: [] }, records: [] }
  const records: MetadataRecord[] = []
  const partitions = request.partitions.map((wish) => alterOne(node, request.broker, wish, records))
  const notController = partitions.some(({ error }) => error === 'NOT_CONTROLLER')
  if (notController) return { body: { error: 'NOT_CONTROLLER', partitions: [] }, records: [] }
  return { body: { error: 'NONE', partitions }, records }
}

function alterOne(
  node: NodeState,
  broker: number,
  wish: IsrChange,
  records: MetadataRecord[],
): AlteredPartition {
  const image = controllerImage(node)
  const checked = validateAlterPartition(image, broker, wish)
  if ('error' in checked) return told(wish, checked.error, undefined)
  const topic = image.topics.find(({ id }) => id === wish.topicId)
  if (!topic) return told(wish, 'UNKNOWN_TOPIC_ID', undefined)
  const outcome = alterPartition(broker, checked, rulesFor(node, topic, checked.partition))
  if (outcome.change)
    records.push({
      type: 'PartitionChange',
      topic: topic.name,
      topicId: topic.id,
      partition: wish.partition,
      ...outcome.change,
    })
  return told(wish, outcome.error, outcome.after)
}

function told(
  wish: IsrChange,
  error: AlteredPartition['error'],
  after: PartitionRegistration | undefined,
): AlteredPartition {
  return {
    topic: wish.topic,
    partition: wish.partition,
    error,
    leader: after?.leader ?? -1,
    leaderEpoch: after?.leaderEpoch ?? -1,
    partitionEpoch: after?.partitionEpoch ?? -1,
    isr: after?.isr ?? [],
  }
}
