// CreateTopics, DeleteTopics, CreatePartitions, IncrementalAlterConfigs: the controller checks, writes records, answers when they are in force.
// Kafka: ControllerApis, ReplicationControlManager, ConfigurationControlManager.
// KIPs: 4, 195, 339.
// Simplified: the broker hands the request to the controller of its own process; no authorization, no quotas.

import { whyBrokerConfigsRefused } from '../../kafka/configs/brokerConfigRules.ts'
import { whyTopicConfigsInvalid } from '../../kafka/configs/topicConfigRules.ts'
import type {
  AdminResponse,
  CreatePartitionsRequest,
  CreateTopicsRequest,
  DeleteTopicsRequest,
  IncrementalAlterConfigsRequest,
} from '../../kafka/protocol/Admin.ts'
import { byText } from '../../scenario/byText.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { findTopic, type MetadataRecord } from '../../trace/MetadataImage.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { brokerText } from '../settings.ts'
import { activeController, appendMetadata } from './appendMetadata.ts'
import { morePartitionRecords, newTopicRecords, type Outcome, refusal } from './createTopic.ts'

export function handleCreateTopics(sim: Sim, node: NodeState, message: Message): void {
  decide(sim, node, message, (controller) =>
    newTopicRecords(sim, controller, message.body as CreateTopicsRequest),
  )
}

export function handleCreatePartitions(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as CreatePartitionsRequest
  decide(sim, node, message, () => morePartitionRecords(sim, request.topic, request.total))
}

export function handleDeleteTopics(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as DeleteTopicsRequest
  decide(sim, node, message, (controller) => {
    if (brokerText(controller, 'delete.topic.enable') === 'false')
      return refusal('TOPIC_DELETION_DISABLED', 'Topic deletion is disabled.')
    const topic = findTopic(sim.state.metadataLog.image, request.topic)
    if (!topic)
      return refusal(
        'UNKNOWN_TOPIC_OR_PARTITION',
        'This server does not host this topic-partition.',
      )
    return {
      records: [{ type: 'RemoveTopic', topic: topic.name, topicId: topic.id }],
      error: 'NONE',
      message: '',
    }
  })
}

export function handleIncrementalAlterConfigs(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as IncrementalAlterConfigsRequest
  decide(sim, node, message, () => alterConfigs(sim, request))
}

function alterConfigs(sim: Sim, request: IncrementalAlterConfigsRequest): Outcome {
  const isTopic = request.resource === 'topic'
  if (isTopic && !findTopic(sim.state.metadataLog.image, request.name)) {
    return refusal('UNKNOWN_TOPIC_OR_PARTITION', `The topic '${request.name}' does not exist.`)
  }
  const now = sim.state.metadataLog.image.configs[`${request.resource}:${request.name}`] ?? {}
  const bad = isTopic ? topicRefusal({ ...now, ...request.set }) : brokerRefusal(request)
  if (bad) return bad
  const resource = `${request.resource}:${request.name}`
  const records: MetadataRecord[] = []
  for (const name of Object.keys(request.set).toSorted(byText))
    records.push({ type: 'Config', resource, name, value: request.set[name] ?? '' })
  for (const name of request.remove)
    if (name in now) records.push({ type: 'Config', resource, name, value: null })
  return { records, error: 'NONE', message: '' }
}

function topicRefusal(configs: Readonly<Record<string, string>>): Outcome | undefined {
  const why = whyTopicConfigsInvalid(configs)
  return why === null ? undefined : refusal('INVALID_CONFIG', why)
}

/** With eligible leader replicas one minimum must hold for all brokers (KIP-966). */
function minIsrRefusal(request: IncrementalAlterConfigsRequest): Outcome | undefined {
  const name = 'min.insync.replicas'
  const removes = request.remove.includes(name)
  if (request.name !== '' && (removes || name in request.set)) {
    return refusal('INVALID_CONFIG', `Broker-level ${name} cannot be altered while ELR is enabled.`)
  }
  if (!removes) return undefined
  return refusal('INVALID_CONFIG', `Cluster-level ${name} cannot be removed while ELR is enabled.`)
}

function brokerRefusal(request: IncrementalAlterConfigsRequest): Outcome | undefined {
  const minIsr = minIsrRefusal(request)
  if (minIsr) return minIsr
  const configs: Record<string, string | null> = { ...request.set }
  for (const name of request.remove) configs[name] = null
  const why = whyBrokerConfigsRefused(configs, request.name === '' ? null : Number(request.name))
  return why === null ? undefined : refusal(why.error, why.message)
}

/** Lets the active controller decide; the answer waits until the broker has applied what was written. */
function decide(
  sim: Sim,
  node: NodeState,
  message: Message,
  check: (controller: NodeState) => Outcome,
): void {
  const controller = activeController(sim)
  const outcome = controller
    ? check(controller)
    : refusal('NOT_CONTROLLER', 'No controller is active.')
  const body: AdminResponse = { error: outcome.error, message: outcome.message }
  if (!controller || outcome.records.length === 0) {
    reply(sim, message, { body, error: outcome.error })
    return
  }
  const offset = appendMetadata(sim, controller, outcome.records)
  sim.memory.nodes.get(node.id)?.awaiting.push({ offset, request: message.id, body })
}
