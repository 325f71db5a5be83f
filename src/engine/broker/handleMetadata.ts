// Metadata: brokers and leaders as this broker has read them; an unknown topic may be created on the way.
// Kafka: KafkaApis.handleTopicMetadataRequest, AutoTopicCreationManager.
// KIPs: 4, 516.
// Simplified: one listener.
import type { ErrorName } from '../../kafka/errors.ts'
import type { CreateTopicsRequest } from '../../kafka/protocol/Admin.ts'
import type { EnvelopeRequest } from '../../kafka/protocol/Controller.ts'
import type { MetadataRequest, TopicMetadata } from '../../kafka/protocol/Metadata.ts'
import { isTopicName } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { findTopic } from '../../trace/MetadataImage.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { askController } from '../node/askController.ts'
import { brokerText } from '../settings.ts'

export function handleMetadata(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as MetadataRequest
  const asked = request.topics ?? node.image.topics.map(({ name }) => name)
  const topics = asked.map((topic) => describe(sim, node, topic, request.allowAutoTopicCreation))
  const brokers = node.image.brokers.filter((broker) => !broker.fenced).map((broker) => broker.id)
  const failed = topics.find((topic) => topic.error !== 'NONE')
  const partitions = topics.reduce((sum, topic) => sum + topic.leaders.length, 0)
  reply(sim, message, {
    body: { brokers, topics },
    bytes: 80 + partitions * 30,
    error: failed?.error ?? 'NONE',
  })
}

function describe(sim: Sim, node: NodeState, name: string, mayCreate: boolean): TopicMetadata {
  const topic = findTopic(node.image, name)
  if (!topic)
    return {
      topic: name,
      topicId: '',
      error: missing(sim, node, name, mayCreate),
      leaders: [],
      leaderEpochs: [],
    }
  const leaders = topic.partitions.map((partition) => partition.leader)
  return {
    topic: name,
    topicId: topic.id,
    error: 'NONE',
    leaders,
    leaderEpochs: topic.partitions.map((partition) => partition.leaderEpoch),
  }
}

/** auto.create.topics.enable: the topic is asked for, and the client told to come again. */
function missing(sim: Sim, node: NodeState, name: string, mayCreate: boolean): ErrorName {
  if (!isTopicName(name)) return 'INVALID_TOPIC_EXCEPTION'
  if (!mayCreate || brokerText(node, 'auto.create.topics.enable') !== 'true')
    return 'UNKNOWN_TOPIC_OR_PARTITION'
  if (!isAskedFor(sim, node, name)) {
    const request: CreateTopicsRequest = {
      topic: name,
      partitions: -1,
      replicationFactor: -1,
      assignment: null,
      configs: {},
    }
    askController(sim, node, 'forwarding', 'Envelope', { api: 'CreateTopics', request })
  }
  return 'UNKNOWN_TOPIC_OR_PARTITION'
}

/** Whether this broker has asked the controller to create the topic and has no answer yet. */
export function isAskedFor(sim: Sim, node: NodeState, name: string): boolean {
  const asks = sim.memory.nodes.get(node.id)?.asks ?? []
  return asks.some(({ api, request, body }) => {
    if (api !== 'Envelope' || request !== 0) return false
    return ((body as EnvelopeRequest).request as CreateTopicsRequest).topic === name
  })
}
