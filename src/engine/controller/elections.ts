// What the controller writes about partitions when brokers come, go or are elected: leaders, in-sync and eligible replicas.
// Kafka: ReplicationControlManager.generateLeaderAndIsrUpdates, electLeaders, maybeBalancePartitionLeaders.
// KIPs: 183, 460, 631, 966.

import type { ElectLeadersRequest, ElectLeadersResponse } from '../../kafka/protocol/Controller.ts'
import { type NodeId, partitionName } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type {
  MetadataImage,
  MetadataRecord,
  PartitionRegistration,
  TopicImage,
} from '../../trace/MetadataImage.ts'
import { controllerImage } from './appendMetadata.ts'
import {
  type ChangeRules,
  type Election,
  effectiveMinIsr,
  type PartitionTargets,
  partitionChange,
} from './partitionChange.ts'
import { topicMinIsr, uncleanAllowed } from './partitionRules.ts'

/** Whether a broker may lead by an image: registered, unfenced, not on its way out. */
export function isActive(image: MetadataImage, id: NodeId): boolean {
  for (const broker of image.brokers)
    if (broker.id === id) return !broker.fenced && !broker.inControlledShutdown
  return false
}

interface Asked {
  readonly isAlive?: (id: NodeId) => boolean
  readonly election?: Election
  readonly uncleanShutdown?: readonly NodeId[]
}

/** The rules of one partition as the settings in force have them. */
export function rulesFor(
  node: NodeState,
  topic: TopicImage,
  partition: PartitionRegistration,
  asked: Asked = {},
): ChangeRules {
  const image = controllerImage(node)
  return {
    isAlive: asked.isAlive ?? ((id) => isActive(image, id)),
    minIsr: effectiveMinIsr(topicMinIsr(node, image, topic.name), partition.replicas.length),
    elrEnabled: elrEnabled(image),
    uncleanAllowed: uncleanAllowed(node, image, topic.name),
    ...(asked.election ? { election: asked.election } : {}),
    ...(asked.uncleanShutdown ? { uncleanShutdown: asked.uncleanShutdown } : {}),
  }
}

/** eligible.leader.replicas.version: on in a cluster freshly formatted at 4.3, unless the scenario switches it off. */
export function elrEnabled(image: MetadataImage): boolean {
  return (image.features['eligible.leader.replicas.version'] ?? 0) >= 1
}

/** The record of one partition's change; undefined when nothing changes. */
function changeRecord(
  node: NodeState,
  topic: TopicImage,
  index: number,
  targets: PartitionTargets,
  asked: Asked = {},
): MetadataRecord | undefined {
  const partition = topic.partitions[index] as PartitionRegistration
  const change = partitionChange(partition, targets, rulesFor(node, topic, partition, asked))
  if (!change) return undefined
  return {
    type: 'PartitionChange',
    topic: topic.name,
    topicId: topic.id,
    partition: index,
    ...change,
  }
}

/** Records for a broker that leaves the in-sync sets: fenced, stopping, or come back without its former life's end. */
export function leaveRecords(
  node: NodeState,
  broker: NodeId,
  how: 'fenced' | 'uncleanShutdown',
): MetadataRecord[] {
  const image = controllerImage(node)
  const isAlive = (id: NodeId) => id !== broker && isActive(image, id)
  const isUnclean = how === 'uncleanShutdown'
  return affected(
    image,
    (partition) =>
      partition.isr.includes(broker) ||
      partition.leader === broker ||
      (isUnclean && partition.elr.includes(broker)),
  ).flatMap(({ topic, index, partition }) => {
    const isr = partition.isr.filter((id) => id !== broker)
    const record = changeRecord(
      node,
      topic,
      index,
      { isr },
      { isAlive, ...(isUnclean ? { uncleanShutdown: [broker] } : {}) },
    )
    return record ? [record] : []
  })
}

/** Records for a broker that serves again: leaderless partitions it may lead get a leader. */
export function returnRecords(node: NodeState, broker: NodeId): MetadataRecord[] {
  const image = controllerImage(node)
  const isAlive = (id: NodeId) => id === broker || isActive(image, id)
  return affected(
    image,
    (partition) => partition.leader === -1 && partition.replicas.includes(broker),
  ).flatMap(({ topic, index }) => {
    const record = changeRecord(node, topic, index, {}, { isAlive })
    return record ? [record] : []
  })
}

/** Records that move leadership where a partition's first replica could have it. */
export function preferredRecords(node: NodeState): MetadataRecord[] {
  return affected(
    controllerImage(node),
    (partition) => partition.leader !== -1 && partition.leader !== partition.replicas[0],
  ).flatMap(({ topic, index }) => {
    const record = changeRecord(node, topic, index, {}, { election: 'PREFERRED' })
    return record ? [record] : []
  })
}

/** Records that give leaderless partitions anyone alive, where their topic allows it. */
export function uncleanRecords(node: NodeState): MetadataRecord[] {
  return affected(controllerImage(node), (partition) => partition.leader === -1).flatMap(
    ({ topic, index }) => {
      const record = changeRecord(node, topic, index, {})
      return record && 'leader' in record ? [record] : []
    },
  )
}

/** ElectLeaders: what to write, and what to answer for each partition. */
export function electLeaders(
  node: NodeState,
  request: ElectLeadersRequest,
): { readonly records: MetadataRecord[]; readonly response: ElectLeadersResponse } {
  const image = controllerImage(node)
  const records: MetadataRecord[] = []
  const asked =
    request.partitions ??
    image.topics.flatMap((topic) =>
      topic.partitions.map((_, partition) => ({ topic: topic.name, partition })),
    )
  const results = asked.map(({ topic: name, partition: index }) => {
    const topic = image.topics.find((candidate) => candidate.name === name)
    const partition = topic?.partitions[index]
    const [error, message] =
      topic && partition
        ? electOne(node, topic, index, request.electionType, records)
        : topic
          ? ([
              'UNKNOWN_TOPIC_OR_PARTITION',
              `No such partition as ${partitionName(name, index)}`,
            ] as const)
          : (['UNKNOWN_TOPIC_OR_PARTITION', `No such topic as ${name}`] as const)
    return { topic: name, partition: index, error, message }
  })
  const told = request.partitions
    ? results
    : results.filter((result) => result.error !== 'ELECTION_NOT_NEEDED')
  return { records, response: { error: 'NONE', message: '', results: told } }
}

type Told = readonly [ElectLeadersResponse['results'][number]['error'], string]

function electOne(
  node: NodeState,
  topic: TopicImage,
  index: number,
  electionType: ElectLeadersRequest['electionType'],
  records: MetadataRecord[],
): Told {
  const partition = topic.partitions[index] as PartitionRegistration
  const isPreferred = electionType === 'PREFERRED'
  const isNeeded = isPreferred
    ? partition.leader !== partition.replicas[0]
    : partition.leader === -1
  if (!isNeeded) return ['ELECTION_NOT_NEEDED', 'Leader election not needed for topic partition.']
  const record = changeRecord(
    node,
    topic,
    index,
    {},
    { election: isPreferred ? 'PREFERRED' : 'UNCLEAN' },
  )
  const leader = record && 'leader' in record ? record.leader : undefined
  if (leader === undefined || (isPreferred && leader !== partition.replicas[0])) {
    return isPreferred
      ? ['PREFERRED_LEADER_NOT_AVAILABLE', 'The preferred leader was not available.']
      : ['ELIGIBLE_LEADERS_NOT_AVAILABLE', 'Eligible topic partition leaders are not available.']
  }
  if (record) records.push(record)
  return ['NONE', '']
}

export function affected(
  image: MetadataImage,
  fits: (partition: PartitionRegistration) => boolean,
): { topic: TopicImage; index: number; partition: PartitionRegistration }[] {
  return image.topics.flatMap((topic) =>
    topic.partitions.flatMap((partition, index) =>
      fits(partition) ? [{ topic, index, partition }] : [],
    ),
  )
}
