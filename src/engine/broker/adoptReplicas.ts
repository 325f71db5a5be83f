// A broker's replicas do as the metadata it has read says: opened, closed, leading, copying.
// Kafka: ReplicaManager.applyDelta, applyLocalLeadersDelta, applyLocalFollowersDelta.
// KIPs: 631, 966.

import type { TopicPartition } from '../../kafka/protocol/Group.ts'
import { OFFSETS_TOPIC } from '../../kafka/records/OffsetsRecord.ts'
import { nameOf, type PartitionName, partitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import {
  findTopic,
  type MetadataRecord,
  type PartitionRegistration,
  type TopicImage,
} from '../../trace/MetadataImage.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { scheduleFor } from '../schedule.ts'
import { lead, stepBack } from './partitionLeader.ts'
import { completeParked } from './purgatory.ts'
import { follow, stopFollowing } from './replicaFetcher.ts'

/** All of them: the process has just loaded its logs. */
export function adoptReplicas(sim: Sim, node: NodeState): void {
  const { cause } = sim
  for (const replica of [...node.replicas]) closeIfGone(sim, node, replica)
  for (const topic of node.image.topics)
    for (const [index, partition] of topic.partitions.entries()) {
      sim.cause = cause
      adopt(sim, node, topic, index, partition)
    }
  sim.cause = cause
}

/** Only those that fresh records speak of. */
export function adoptChanged(sim: Sim, node: NodeState, records: readonly MetadataRecord[]): void {
  const { cause } = sim
  if (records.some((each) => each.type === 'RemoveTopic'))
    for (const replica of [...node.replicas]) closeIfGone(sim, node, replica)
  const seen = new Set<PartitionName>()
  for (const each of records.flatMap((record) => partitionsIn(node, record))) {
    const name = nameOf(each)
    if (seen.has(name)) continue
    seen.add(name)
    const topic = findTopic(node.image, each.topic)
    const partition = topic?.partitions[each.partition]
    if (!topic || !partition) continue
    sim.cause = cause
    adopt(sim, node, topic, each.partition, partition)
  }
  sim.cause = cause
}

/** Partitions a record speaks of. Where an ELR is cleared the partition's epoch is another, though nothing else is. */
function partitionsIn(node: NodeState, record: MetadataRecord): readonly TopicPartition[] {
  if (record.type === 'Partition' || record.type === 'PartitionChange') return [record]
  if (record.type !== 'ClearElr') return []
  return node.replicas.filter(({ topic }) => record.topic === '' || record.topic === topic)
}

function closeIfGone(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const topic = findTopic(node.image, replica.topic)
  if (topic?.id !== replica.topicId) close(sim, node, replica, 'topic deleted')
}

function close(sim: Sim, node: NodeState, replica: ReplicaState, why: string): void {
  stopFollowing(sim, node, replica.name)
  record(sim, { type: 'ReplicaClosed', node: node.id, partition: replica.name, why })
  forgetLog(sim, node, replica.name)
  completeParked(sim, node, replica.name)
}

/** The partition's directory is gone; one of the same name begins with nothing. */
function forgetLog(sim: Sim, node: NodeState, partition: PartitionName): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  memory.writeBack.delete(partition)
  memory.checkpoint.delete(partition)
  memory.survivors.delete(partition)
  memory.replication.producers.delete(partition)
  memory.replication.snapshots.delete(partition)
}

function adopt(
  sim: Sim,
  node: NodeState,
  topic: TopicImage,
  index: number,
  partition: PartitionRegistration,
): void {
  const name = partitionName(topic.name, index)
  const known = replicaNamed(node, name)
  if (!partition.replicas.includes(node.id)) {
    if (known) close(sim, node, known, 'reassigned to other brokers')
    return
  }
  const replica = known ?? open(sim, node, topic, index, name)
  if (topic.name === OFFSETS_TOPIC) coordinatorMoves(sim, node, index)
  if (partition.leader === node.id) {
    stopFollowing(sim, node, name)
    lead(sim, node, replica, partition)
  } else if (isLeaving(node, partition)) {
    stepBack(sim, node, replica, partition)
    stopFollowing(sim, node, name)
  } else if (stepBack(sim, node, replica, partition)) follow(sim, node, replica)
}

/** It serves from now on: also the groups of the partitions of __consumer_offsets that it leads. */
export function coordinateGroups(sim: Sim, node: NodeState): void {
  for (const { topic, partition } of node.replicas)
    if (topic === OFFSETS_TOPIC) coordinatorMoves(sim, node, partition)
}

/** Who leads a partition of __consumer_offsets coordinates its groups: looked at when the replica knows. */
function coordinatorMoves(sim: Sim, node: NodeState, index: number): void {
  scheduleFor(sim, node, sim.now, 'coordinatorMoved', index)
}

/** In a controlled shutdown replicas that are out of sync, or without a leader, are stopped. */
function isLeaving(node: NodeState, partition: PartitionRegistration): boolean {
  return (
    node.broker === 'PENDING_CONTROLLED_SHUTDOWN' &&
    (partition.leader < 0 || !partition.isr.includes(node.id))
  )
}

function open(
  sim: Sim,
  node: NodeState,
  topic: TopicImage,
  index: number,
  partition: PartitionName,
): ReplicaState {
  record(sim, {
    type: 'ReplicaOpened',
    node: node.id,
    partition,
    topic: topic.name,
    index,
    topicId: topic.id,
  })
  return replicaNamed(node, partition) as ReplicaState
}
