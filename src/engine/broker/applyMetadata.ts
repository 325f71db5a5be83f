// The broker reads committed metadata and acts on it: opens and closes replicas, takes and gives up leadership, obeys settings.
// Kafka: BrokerMetadataPublisher.onMetadataUpdate, ReplicaManager.applyDelta.
// KIPs: 631.
// Simplified: one step for all publishers.
import { type PartitionName, partitionName } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { MetadataImage, MetadataRecord } from '../../trace/MetadataImage.ts'
import { findTopic, replayRecord } from '../../trace/MetadataImage.ts'
import { activeController, appendMetadata, ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { configureNode } from '../settings.ts'
import { caughtUp, changeBroker } from './BrokerLifecycle.ts'
import { answerParked } from './purgatory.ts'

export function onMetadataApplied(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node || node.image.offset >= entry.id) return
  const before = node.image
  const fresh = sim.state.metadataLog.records.filter(
    (each) => each.offset > before.offset && each.offset <= entry.id,
  )
  let image: MetadataImage = before
  for (const each of fresh) image = replayRecord(image, each.record, each.offset)
  sim.cause = fresh.at(-1)?.event ?? sim.cause
  sim.cause = record(sim, {
    type: 'MetadataApplied',
    node: node.id,
    image: Object.freeze({ ...image, offset: entry.id }),
  })
  if (before.configs !== image.configs) configureNode(sim, node)
  closeReplicas(sim, node)
  openReplicas(sim, node)
  follow(
    sim,
    node,
    fresh.map((each) => each.record),
  )
  answerAdmins(sim, node, entry.id)
}

function closeReplicas(sim: Sim, node: NodeState): void {
  for (const replica of [...node.replicas]) {
    const topic = findTopic(node.image, replica.topic)
    if (topic?.id === replica.topicId) continue
    answerParked(sim, node, replica.name)
    record(sim, {
      type: 'ReplicaClosed',
      node: node.id,
      partition: replica.name,
      why: 'topic deleted',
    })
    forgetLog(sim, node, replica.name)
  }
}

/** The topic's directory is gone; one of the same name begins with nothing. */
function forgetLog(sim: Sim, node: NodeState, partition: PartitionName): void {
  const memory = sim.memory.nodes.get(node.id)
  memory?.writeBack.delete(partition)
  memory?.checkpoint.delete(partition)
  memory?.survivors.delete(partition)
}

function openReplicas(sim: Sim, node: NodeState): void {
  for (const topic of node.image.topics) {
    for (const [index, partition] of topic.partitions.entries()) {
      if (!partition.replicas.includes(node.id)) continue
      const name = partitionName(topic.name, index)
      const known = node.replicas.find((replica) => replica.name === name)
      if (!known)
        record(sim, {
          type: 'ReplicaOpened',
          node: node.id,
          partition: name,
          topic: topic.name,
          index,
          topicId: topic.id,
        })
      lead(sim, node, name, partition.leader === node.id, partition.leaderEpoch)
      if (partition.leader === node.id && partition.recovering)
        recovered(sim, topic.name, topic.id, index)
    }
  }
}

function lead(sim: Sim, node: NodeState, name: string, leads: boolean, leaderEpoch: number): void {
  const replica = node.replicas.find((candidate) => candidate.name === name)
  if (!replica || (replica.leads === leads && replica.leaderEpoch === leaderEpoch)) return
  if (leads) {
    record(sim, { type: 'LeadershipTaken', node: node.id, partition: name, leaderEpoch })
    advanceAlone(sim, node, name)
  } else {
    record(sim, { type: 'LeadershipLost', node: node.id, partition: name, leaderEpoch })
    answerParked(sim, node, name)
  }
}

/** A sole in-sync replica: what it holds is committed as soon as it leads. */
function advanceAlone(sim: Sim, node: NodeState, name: string): void {
  const replica = node.replicas.find((candidate) => candidate.name === name)
  if (!replica || replica.highWatermark >= replica.log.endOffset) return
  record(sim, {
    type: 'HighWatermarkAdvanced',
    node: node.id,
    partition: name,
    from: replica.highWatermark,
    to: replica.log.endOffset,
  })
  answerParked(sim, node, name)
}

/** A leader elected uncleanly tells the controller that the partition is consistent again. */
function recovered(sim: Sim, topic: string, topicId: string, partition: number): void {
  const controller = activeController(sim)
  const pending = sim.state.metadataLog.image.topics.find((candidate) => candidate.id === topicId)
    ?.partitions[partition]
  if (controller && pending?.recovering)
    appendMetadata(sim, controller, [
      { type: 'PartitionChange', topic, topicId, partition, recovering: false },
    ])
}

/** What the fresh records say about this broker itself, and milestones about topics. */
function follow(sim: Sim, node: NodeState, records: readonly MetadataRecord[]): void {
  for (const each of records) {
    if (each.type === 'RegisterBroker' && each.broker === node.id && node.broker === 'STARTING')
      caughtUp(sim, node)
    if (each.type === 'BrokerRegistrationChange' && each.broker === node.id)
      registrationChanged(sim, node, each.fenced)
    if (each.type === 'Topic') topicCreated(sim, node, each.name)
    if (each.type === 'RemoveTopic') record(sim, { type: 'TopicDeleted', topic: each.topic })
  }
  tellAlterations(sim, node, records)
}

function registrationChanged(sim: Sim, node: NodeState, fenced: boolean | undefined): void {
  if (fenced === false && node.broker === 'RECOVERY') changeBroker(sim, node, 'unfenced')
}

function topicCreated(sim: Sim, node: NodeState, name: string): void {
  const topic = findTopic(node.image, name)
  if (!topic) return
  const [first] = topic.partitions
  record(sim, {
    type: 'TopicCreated',
    topic: name,
    partitions: topic.partitions.length,
    replicationFactor: first?.replicas.length ?? 0,
  })
}

function tellAlterations(sim: Sim, node: NodeState, records: readonly MetadataRecord[]): void {
  const created = new Set(records.flatMap((each) => (each.type === 'Topic' ? [each.name] : [])))
  const altered = new Map<string, { set: string[]; removed: string[] }>()
  const of = (topic: string) => {
    const known = altered.get(topic) ?? { set: [], removed: [] }
    altered.set(topic, known)
    return known
  }
  for (const each of records) {
    if (each.type === 'Partition' && !created.has(each.topic)) of(each.topic)
    if (each.type !== 'Config' || !each.resource.startsWith('topic:')) continue
    const topic = each.resource.slice('topic:'.length)
    if (created.has(topic)) continue
    if (each.value === null) of(topic).removed.push(each.name)
    else of(topic).set.push(`${each.name}=${each.value}`)
  }
  for (const [topic, change] of altered) {
    const partitions = findTopic(node.image, topic)?.partitions.length ?? 0
    record(sim, {
      type: 'TopicAltered',
      topic,
      partitions,
      set: change.set.join(' '),
      removed: change.removed.join(' '),
    })
  }
}

/** Admin requests whose records are now in force get their answer. */
function answerAdmins(sim: Sim, node: NodeState, offset: number): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  const due = memory.awaiting.filter((each) => each.offset <= offset)
  memory.awaiting = memory.awaiting.filter((each) => each.offset > offset)
  for (const each of due) {
    const request = sim.state.messages.get(each.request)
    if (request) reply(sim, request, { body: each.body, error: each.body.error })
  }
}
