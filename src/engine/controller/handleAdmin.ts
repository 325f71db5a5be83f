// CreateTopics, DeleteTopics, CreatePartitions, IncrementalAlterConfigs: the controller checks, writes records, answers when they are in force.
// Kafka: ControllerApis, ReplicationControlManager, ConfigurationControlManager.
// KIPs: 4, 195, 339.
// Simplified: no authorization, no quotas.

import { whyBrokerConfigsRefused } from '../../kafka/configs/brokerConfigRules.ts'
import { whyTopicConfigsInvalid } from '../../kafka/configs/topicConfigRules.ts'
import type {
  AdminResponse,
  CreatePartitionsRequest,
  CreateTopicsRequest,
  DeleteTopicsRequest,
  IncrementalAlterConfigsRequest,
} from '../../kafka/protocol/Admin.ts'
import type { ApiName } from '../../kafka/protocol/apis.ts'
import type { ElectLeadersRequest, ElectLeadersResponse } from '../../kafka/protocol/Controller.ts'
import { byText } from '../../scenario/byText.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import { findTopic, type MetadataRecord } from '../../trace/MetadataImage.ts'
import type { Sim } from '../Memory.ts'
import { brokerText } from '../settings.ts'
import { controllerImage } from './appendMetadata.ts'
import type { Decision } from './controllerRequests.ts'
import { morePartitionRecords, newTopicRecords, type Outcome, refusal } from './createTopic.ts'
import { electLeaders, elrEnabled } from './elections.ts'

/** What the active controller makes of a request that a broker handed on. */
export function decideAdmin(
  sim: Sim,
  controller: NodeState,
  api: ApiName,
  request: unknown,
): Decision<AdminResponse | ElectLeadersResponse> {
  if (api === 'ElectLeaders') {
    const { records, response } = electLeaders(controller, request as ElectLeadersRequest)
    return { body: Object.freeze(response), records }
  }
  const { error, message, records } = outcomeOf(sim, controller, api, request)
  return { body: Object.freeze({ error, message }), records }
}

function outcomeOf(sim: Sim, controller: NodeState, api: ApiName, request: unknown): Outcome {
  switch (api) {
    case 'CreateTopics':
      return newTopicRecords(sim, controller, request as CreateTopicsRequest)
    case 'CreatePartitions':
      return morePartitionRecords(sim, controller, request as CreatePartitionsRequest)
    case 'DeleteTopics':
      return deleteTopic(controller, request as DeleteTopicsRequest)
    case 'IncrementalAlterConfigs':
      return alterConfigs(controller, request as IncrementalAlterConfigsRequest)
    default:
      return refusal('UNSUPPORTED_VERSION', '')
  }
}

function deleteTopic(controller: NodeState, request: DeleteTopicsRequest): Outcome {
  if (brokerText(controller, 'delete.topic.enable') === 'false')
    return refusal('TOPIC_DELETION_DISABLED', 'Topic deletion is disabled.')
  const topic = findTopic(controllerImage(controller), request.topic)
  if (!topic)
    return refusal('UNKNOWN_TOPIC_OR_PARTITION', 'This server does not host this topic-partition.')
  return {
    records: [{ type: 'RemoveTopic', topic: topic.name, topicId: topic.id }],
    error: 'NONE',
    message: '',
  }
}

function alterConfigs(controller: NodeState, request: IncrementalAlterConfigsRequest): Outcome {
  const image = controllerImage(controller)
  const isTopic = request.resource === 'topic'
  if (isTopic && !findTopic(image, request.name)) {
    return refusal('UNKNOWN_TOPIC_OR_PARTITION', `The topic '${request.name}' does not exist.`)
  }
  const now = image.configs[`${request.resource}:${request.name}`] ?? {}
  const bad = isTopic
    ? topicRefusal({ ...now, ...request.set })
    : brokerRefusal(request, elrEnabled(image))
  if (bad) return bad
  const resource = `${request.resource}:${request.name}`
  const records: MetadataRecord[] = []
  for (const name of Object.keys(request.set).toSorted(byText))
    records.push({ type: 'Config', resource, name, value: request.set[name] ?? '' })
  for (const name of request.remove)
    if (name in now) records.push({ type: 'Config', resource, name, value: null })
  const isMinimum = records.some((each) => each.type === 'Config' && each.name === MIN_ISR)
  if (isMinimum && elrEnabled(image))
    records.push({ type: 'ClearElr', topic: isTopic ? request.name : '' })
  return { records, error: 'NONE', message: '' }
}

/** With another minimum nobody knows who is eligible. */
const MIN_ISR = 'min.insync.replicas'

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

function brokerRefusal(
  request: IncrementalAlterConfigsRequest,
  isElrOn: boolean,
): Outcome | undefined {
  const minIsr = isElrOn ? minIsrRefusal(request) : undefined
  if (minIsr) return minIsr
  const configs: Record<string, string | null> = { ...request.set }
  for (const name of request.remove) configs[name] = null
  const why = whyBrokerConfigsRefused(configs, request.name === '' ? null : Number(request.name))
  return why === null ? undefined : refusal(why.error, why.message)
}
