// A new topic, or more partitions of one: checks, placement, and the records that say so.
// Kafka: ReplicationControlManager.createTopic, createPartitions; TopicConfig validation by ControllerConfigurationValidator.
// KIPs: 195, 455, 1037.
// Simplified: replica placement draws its start as the striped placer does, over the brokers that are registered.

import { whyTopicConfigsInvalid } from '../../kafka/configs/topicConfigRules.ts'
import type { ErrorName } from '../../kafka/errors.ts'
import type { CreatePartitionsRequest, CreateTopicsRequest } from '../../kafka/protocol/Admin.ts'
import type { NodeId } from '../../kafka/terms.ts'
import { byText } from '../../scenario/byText.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import { hashText } from '../../trace/hashDraw.ts'
import { findTopic, type MetadataImage, type MetadataRecord } from '../../trace/MetadataImage.ts'
import type { Sim } from '../Memory.ts'
import { brokerNumber } from '../settings.ts'
import { controllerImage } from './appendMetadata.ts'
import { drawPlacement } from './drawPlacement.ts'
import { elrEnabled } from './elections.ts'

export interface Outcome {
  readonly records: MetadataRecord[]
  readonly error: ErrorName
  readonly message: string
}

export function refusal(error: ErrorName, message: string): Outcome {
  return { records: [], error, message }
}

/** Records of a new topic, or why there are none. */
export function newTopicRecords(
  sim: Sim,
  controller: NodeState,
  request: CreateTopicsRequest,
): Outcome {
  const image = controllerImage(controller)
  const name = nameError(image, request.topic)
  if (name) return name
  const configs = whyTopicConfigsInvalid(request.configs)
  if (configs) return refusal('INVALID_CONFIG', configs)
  const placed = request.assignment
    ? manual(image, request.assignment)
    : automatic(sim, controller, image, request)
  if ('error' in placed) return placed
  const topicId = newTopicId(sim, request.topic)
  const records: MetadataRecord[] = [{ type: 'Topic', name: request.topic, topicId }]
  for (const key of Object.keys(request.configs).toSorted(byText)) {
    records.push({
      type: 'Config',
      resource: `topic:${request.topic}`,
      name: key,
      value: request.configs[key] ?? '',
    })
    if (key === 'min.insync.replicas' && elrEnabled(image))
      records.push({ type: 'ClearElr', topic: request.topic })
  }
  return {
    records: [...records, ...partitionRecords(image, request.topic, topicId, 0, placed.replicas)],
    error: 'NONE',
    message: '',
  }
}

/** Records of further partitions, or why there are none. */
export function morePartitionRecords(
  sim: Sim,
  controller: NodeState,
  { topic: name, total, assignment }: CreatePartitionsRequest,
): Outcome {
  const image = controllerImage(controller)
  const topic = findTopic(image, name)
  if (!topic)
    return refusal('UNKNOWN_TOPIC_OR_PARTITION', 'This server does not host this topic-partition.')
  const now = topic.partitions.length
  if (total === now) return refusal('INVALID_PARTITIONS', `Topic already has ${now} partition(s).`)
  if (total < now)
    return refusal(
      'INVALID_PARTITIONS',
      `The topic ${name} currently has ${now} partition(s); ${total} would not be an increase.`,
    )
  const factor = topic.partitions[0]?.replicas.length ?? 1
  const placed = assignment
    ? manualMore(image, assignment, total - now, factor)
    : drawPlacement(sim, image, total - now, factor)
  if ('error' in placed) return placed
  return {
    records: partitionRecords(image, name, topic.id, now, placed.replicas),
    error: 'NONE',
    message: '',
  }
}

/** Topic.validate, in Kafka's words, and its own check for names that metrics cannot tell apart. */
function nameError(image: MetadataImage, name: string): Outcome | undefined {
  if (name === '') {
    return refusal(
      'INVALID_TOPIC_EXCEPTION',
      "The given topic name '' cannot be represented in a request.",
    )
  }
  if (name === '.' || name === '..') {
    return refusal('INVALID_TOPIC_EXCEPTION', `Topic name is invalid: '${name}' is not allowed`)
  }
  if (name.length > 249)
    return refusal(
      'INVALID_TOPIC_EXCEPTION',
      `Topic name is invalid: the length of '${name}' is longer than the max allowed length 249`,
    )
  if (!/^[a-zA-Z0-9._-]+$/.test(name)) {
    return refusal(
      'INVALID_TOPIC_EXCEPTION',
      `Topic name is invalid: '${name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'`,
    )
  }
  if (findTopic(image, name))
    return refusal('TOPIC_ALREADY_EXISTS', `Topic '${name}' already exists.`)
  const metric = name.replaceAll('.', '_')
  const twin = image.topics.find((topic) => topic.name.replaceAll('.', '_') === metric)
  return twin
    ? refusal(
        'INVALID_TOPIC_EXCEPTION',
        `Topic '${name}' collides with existing topic: ${twin.name}`,
      )
    : undefined
}

function automatic(
  sim: Sim,
  controller: NodeState,
  image: MetadataImage,
  request: CreateTopicsRequest,
): Outcome | { replicas: readonly (readonly NodeId[])[] } {
  const partitions =
    request.partitions === -1 ? brokerNumber(sim, controller, 'num.partitions') : request.partitions
  const factor =
    request.replicationFactor === -1
      ? brokerNumber(sim, controller, 'default.replication.factor')
      : request.replicationFactor
  if (factor < 1)
    return refusal(
      'INVALID_REPLICATION_FACTOR',
      'Replication factor must be larger than 0, or -1 to use the default value.',
    )
  if (partitions < 1)
    return refusal(
      'INVALID_PARTITIONS',
      'Number of partitions was set to an invalid non-positive value.',
    )
  return drawPlacement(sim, image, partitions, factor)
}

function manualMore(
  image: MetadataImage,
  assignment: readonly (readonly NodeId[])[],
  additional: number,
  factor: number,
): Outcome | { replicas: readonly (readonly NodeId[])[] } {
  if (assignment.length === additional) return manual(image, assignment, factor)
  return refusal(
    'INVALID_REPLICA_ASSIGNMENT',
    `Attempted to add ${additional} additional partition(s), but only ${assignment.length} assignment(s) were specified.`,
  )
}

function manual(
  image: MetadataImage,
  assignment: readonly (readonly NodeId[])[],
  factor = assignment[0]?.length ?? 0,
): Outcome | { replicas: readonly (readonly NodeId[])[] } {
  for (const replicas of assignment) {
    if (replicas.length === 0)
      return refusal(
        'INVALID_REPLICA_ASSIGNMENT',
        'The manual partition assignment includes an empty replica list.',
      )
    if (new Set(replicas).size !== replicas.length) {
      const twice = replicas.find((id, index) => replicas.indexOf(id) !== index)
      return refusal(
        'INVALID_REPLICA_ASSIGNMENT',
        `The manual partition assignment includes the broker ${twice} more than once.`,
      )
    }
    const missing = replicas.find((id) => !image.brokers.some((broker) => broker.id === id))
    if (missing !== undefined)
      return refusal(
        'INVALID_REPLICA_ASSIGNMENT',
        `The manual partition assignment includes broker ${missing}, but no such broker is registered.`,
      )
    if (replicas.length !== factor) {
      return refusal(
        'INVALID_REPLICA_ASSIGNMENT',
        `The manual partition assignment includes a partition with ${replicas.length} replica(s), but this is not consistent with previous partitions, which have ${factor} replica(s).`,
      )
    }
  }
  return { replicas: assignment }
}

function partitionRecords(
  image: MetadataImage,
  topic: string,
  topicId: string,
  start: number,
  placed: readonly (readonly NodeId[])[],
): MetadataRecord[] {
  const alive = (id: NodeId) =>
    image.brokers.some(
      (broker) => broker.id === id && !broker.fenced && !broker.inControlledShutdown,
    )
  return placed.map((replicas, index) => {
    const isr = replicas.filter(alive)
    return {
      type: 'Partition',
      topic,
      topicId,
      partition: start + index,
      replicas,
      isr,
      leader: isr[0] ?? -1,
    }
  })
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A topic id as Kafka prints one: 22 characters of base64url, from the run's own count. */
function newTopicId(sim: Sim, topic: string): string {
  const n = ++sim.memory.ids.topic
  let id = ''
  for (let index = 0; index < 22; index++)
    id +=
      DIGITS[(hashText(`${sim.state.seed}/${topic}/${n}/${index >> 2}`) >>> ((index & 3) * 6)) & 63]
  return id
}
