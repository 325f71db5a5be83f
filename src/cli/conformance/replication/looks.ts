// What a recorder sees when it looks: metadata as a broker has it, and each replica as it stands.
import type { NodeState } from '../../../trace/ClusterState.ts'
import {
  findTopic,
  type MetadataImage,
  type PartitionRegistration,
} from '../../../trace/MetadataImage.ts'
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import { answering, type Lab, live, serves } from './Lab.ts'
import { splitName } from './openCluster.ts'
import { dumpOf, findReplica } from './records.ts'

/** Partitions of the topics looked at, as the first broker that answers knows them; null = none answers. */
export function partitionsLook(lab: Lab, topics: readonly string[]): Record<string, Json> | null {
  const node = answering(lab)
  if (!node && topics.length > 0) return null
  const seen: Record<string, Json> = {}
  for (const name of topics) {
    const topic = node && findTopic(node.image, name)
    if (!topic) seen[name] = 'UNKNOWN_TOPIC_OR_PARTITION'
    else
      topic.partitions.forEach((partition, index) => {
        seen[`${name}-${index}`] = describedPartition(
          node.image,
          partition,
          lab.metadata.partitionEpochs.get(`${name}-${index}`),
        )
      })
  }
  return seen
}

function describedPartition(
  image: MetadataImage,
  partition: PartitionRegistration,
  partitionEpoch: number | undefined,
): JsonObject {
  const leader = knownLeader(image, partition)
  return {
    leader,
    leaderEpoch: partition.leaderEpoch,
    ...(partitionEpoch === undefined ? {} : { partitionEpoch }),
    replicas: partition.replicas,
    isr: partition.isr,
    elr: partition.elr,
    lastKnownElr: partition.lastKnownElr,
    offline: offlineReplicas(image, partition),
  }
}

/** A leader that is not registered is not told; a fenced one is (KRaftMetadataCache.getAliveEndpoint). */
export function knownLeader(image: MetadataImage, { leader }: PartitionRegistration): number {
  return image.brokers.some((broker) => broker.id === leader) ? leader : -1
}

export function offlineReplicas(
  image: MetadataImage,
  partition: PartitionRegistration,
): readonly number[] {
  const alive = aliveBrokers(image)
  return partition.replicas.filter((id) => !alive.includes(id))
}

export function aliveBrokers(image: MetadataImage): number[] {
  return image.brokers.filter((broker) => !broker.fenced).map((broker) => broker.id)
}

/** Start, high watermark and end of each replica, asked of itself. */
export function replicasLook(lab: Lab, partitions: JsonObject): Record<string, Json> {
  const seen: Record<string, Json> = {}
  for (const [name, partition] of Object.entries(partitions)) {
    if (!isObject(partition) || !Array.isArray(partition.replicas)) continue
    const replicas = partition.replicas.map(Number)
    seen[name] = Object.fromEntries(replicas.map((id) => [String(id), replicaLook(lab, id, name)]))
  }
  return seen
}

function replicaLook(lab: Lab, id: number, name: string): Json {
  const node = lab.simulation.state.nodes.find((candidate) => candidate.id === id)
  if (node?.process === 'Frozen') return 'frozen'
  if (!node || node.process === 'Stopped') return 'down'
  if (!serves(node)) return 'unreachable'
  const replica = findReplica(node, name)
  if (!replica) return 'UNKNOWN_TOPIC_OR_PARTITION'
  return { start: replica.log.startOffset, hw: replica.highWatermark, leo: replica.log.endOffset }
}

/** The disks of all brokers that ever ran. */
export function dumpLook(lab: Lab, partitions: JsonObject): Record<string, Json> {
  const { nodes } = lab.simulation.state
  return Object.fromEntries(
    Object.keys(partitions).map((name) => [
      name,
      Object.fromEntries(
        nodes.flatMap((node) => {
          const replica = node.isBroker && findReplica(node, name)
          return replica ? [[String(node.id), dumpOf(lab, replica)]] : []
        }),
      ),
    ]),
  )
}

/** The view of one broker: a partition's leader and ISR, and who lives. */
export function viewOf(node: NodeState, topic: string): Record<string, Json> {
  const partition = findTopic(node.image, topic)?.partitions[0]
  const brokers = aliveBrokers(node.image)
  if (!partition) return { error: 'UNKNOWN_TOPIC_OR_PARTITION', brokers }
  return {
    leader: knownLeader(node.image, partition),
    leaderEpoch: partition.leaderEpoch,
    isr: partition.isr.toSorted((a, b) => a - b),
    ...(partition.elr.length > 0 ? { elr: partition.elr } : {}),
    brokers,
  }
}

/** Every broker's own view of partition 0 of a topic. */
export function viewsLook(lab: Lab, topic: string): JsonObject {
  return Object.fromEntries(
    live(lab).map((node) => [
      String(node.id),
      serves(node) ? viewOf(node, topic) : { error: 'ConnectException' },
    ]),
  )
}

/** What a condition of `waitUntil` says, as clients see it. */
export function holds(lab: Lab, condition: JsonObject, resolve: (who: Json) => number): boolean {
  const node = answering(lab)
  if (!node) return false
  const alive = aliveBrokers(node.image)
  const ids = (value: Json | undefined) => (Array.isArray(value) ? value : [])
  if (!ids(condition.alive).every((id) => alive.includes(Number(id)))) return false
  if (!ids(condition.fenced).every((id) => !alive.includes(resolve(id)))) return false
  return typeof condition.partition !== 'string' || partitionHolds(lab, node, condition, resolve)
}

function partitionHolds(
  lab: Lab,
  node: NodeState,
  condition: JsonObject,
  resolve: (who: Json) => number,
): boolean {
  const name = String(condition.partition)
  const [topic, index] = splitName(name)
  const partition = findTopic(node.image, topic)?.partitions[index]
  if (!partition) return false
  const leader = knownLeader(node.image, partition)
  if ('leader' in condition && condition.leader !== leader) return false
  if (condition.leaderNot !== undefined) {
    if (leader < 0 || leader === resolve(condition.leaderNot)) return false
  }
  for (const field of ['isr', 'elr', 'replicas', 'lastKnownElr'] as const) {
    const wanted = condition[field]
    if (Array.isArray(wanted) && !isSameSet(wanted.map(Number), partition[field])) return false
  }
  if ('isrSize' in condition && condition.isrSize !== partition.isr.length) return false
  return marksHold(lab, name, condition)
}

function isSameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}

function marksHold(lab: Lab, name: string, condition: JsonObject): boolean {
  return (['hw', 'leo', 'start'] as const).every((field) => {
    const wanted = condition[field]
    if (!isObject(wanted)) return true
    return Object.entries(wanted).every(([id, value]) => {
      const look = replicaLook(lab, Number(id), name)
      return isObject(look) && look[field] === value
    })
  })
}
