// What goes: offsets that have expired or are deleted, and groups with nothing left. Tombstones are appended, and the
// coordinator forgets at once, as it would on reading its log again; whoever asked hears when they are committed.
// Kafka: GroupCoordinatorShard.deleteGroups, cleanupGroupMetadata, onPartitionsDeleted; OffsetMetadataManager.deleteOffsets, deleteAllOffsets.
// KIPs: 211, 229, 496.
// Simplified: each group's tombstones are a batch of their own.
import type { ErrorName } from '../../kafka/errors.ts'
import type { TopicPartition } from '../../kafka/protocol/Group.ts'
import type { DeleteGroupsRequest, OffsetDeleteRequest } from '../../kafka/protocol/GroupAdmin.ts'
import { OFFSETS_TOPIC, type OffsetsRecord } from '../../kafka/records/OffsetsRecord.ts'
import { nameOf, partitionName } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { refuse, replyDeleteGroups, replyOffsetDelete } from './answers.ts'
import type { AfterWrite, ClassicGroup, CoordinatorMemory } from './CoordinatorMemory.ts'
import { coordinated } from './coordinator.ts'
import { expiredOffsets, isSubscribedTo } from './expiry.ts'
import { changeGroup, planTimer } from './groups.ts'
import { writeOwn } from './ownWrites.ts'

/** The look of offsets.retention.check.interval.ms: what has expired goes, and a group with nothing left goes with it. */
export function removeExpired(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
): void {
  const justCommitted = committing(memory, group)
  const expired = expiredOffsets(sim, node, group).filter(
    (kept) => !justCommitted.some((each) => nameOf(each) === nameOf(kept)),
  )
  const isLast = expired.length === group.offsets.size && justCommitted.length === 0
  const dies = isLast && group.state === 'Empty'
  if (expired.length === 0 && !dies) return
  const why = 'offsets.retention.minutes is over'
  remove(sim, node, memory, group, { partitions: expired, dies, why, after: { type: 'nothing' } })
}

/** Every group's offsets of topics that are gone, whoever is subscribed to them still. */
export function forgetTopics(sim: Sim, node: NodeState, topics: readonly string[]): void {
  const memory = sim.memory.nodes.get(node.id)?.coordinator
  if (!memory) return
  for (const group of [...memory.groups.values()]) {
    const partitions = allCommitted(memory, group).filter(({ topic }) => topics.includes(topic))
    if (partitions.length === 0) continue
    const why = 'their topic was deleted'
    remove(sim, node, memory, group, { partitions, dies: false, why, after: { type: 'nothing' } })
  }
}

interface Removal {
  readonly partitions: readonly TopicPartition[]
  /** The group goes too. */
  readonly dies: boolean
  readonly why: string
  readonly after: AfterWrite
}

/** Writes tombstones, and forgets. False when this broker may not write. */
function remove(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
  { partitions, dies, why, after }: Removal,
): boolean {
  const records: OffsetsRecord[] = partitions.map(({ topic, partition }) =>
    Object.freeze({ type: 'offset', group: group.id, topic, partition, value: null }),
  )
  if (dies) records.push(Object.freeze({ type: 'group', group: group.id, value: null }))
  const { cause } = sim
  const names = partitions.map(nameOf).filter((name) => group.offsets.has(name))
  if (!writeOwn(sim, node, memory, group, records, after)) return false
  for (const name of names) group.offsets.delete(name)
  forgetCommitting(memory, group, partitions)
  if (names.length > 0)
    sim.cause = record(sim, {
      type: 'OffsetsDeleted',
      node: node.id,
      group: group.id,
      partition: group.partition,
      partitions: names,
      why,
    })
  if (dies) {
    memory.groups.delete(group.id)
    changeGroup(sim, node, group, { event: 'deleted', why })
  }
  sim.cause = cause
  return true
}

/** What is appended and not yet committed: it counts as committed when tombstones are written behind it. */
function committing(memory: CoordinatorMemory, group: ClassicGroup): readonly TopicPartition[] {
  const writes = memory.writes.get(partitionName(OFFSETS_TOPIC, group.partition)) ?? []
  return writes.flatMap(({ group: number, then }) =>
    number === group.number && then.type === 'committed' ? then.offsets : [],
  )
}

/** What is committed, and what is about to be. */
function allCommitted(memory: CoordinatorMemory, group: ClassicGroup): readonly TopicPartition[] {
  const all = [...group.offsets.values(), ...committing(memory, group)]
  return [...new Map(all.map((each) => [nameOf(each), each])).values()]
}

/** Tombstones stand behind them in the log: their commit is answered, and nothing of it stays. */
function forgetCommitting(
  memory: CoordinatorMemory,
  group: ClassicGroup,
  partitions: readonly TopicPartition[],
): void {
  const gone = partitions.map(nameOf)
  const writes = memory.writes.get(partitionName(OFFSETS_TOPIC, group.partition)) ?? []
  for (const [index, write] of writes.entries()) {
    if (write.group !== group.number || write.then.type !== 'committed') continue
    const offsets = write.then.offsets.filter((each) => !gone.includes(nameOf(each)))
    const then = { ...write.then, offsets }
    writes[index] = { ...write, then }
  }
}

export function handleDeleteGroups(sim: Sim, node: NodeState, message: Message): void {
  const error = deleteGroup(sim, node, message, message.body as DeleteGroupsRequest)
  if (error === null) return
  refuse(sim, node, message, error)
  replyDeleteGroups(sim, message, error)
}

/** Null = the answer leaves when the tombstones are committed. */
function deleteGroup(
  sim: Sim,
  node: NodeState,
  message: Message,
  { group: id }: DeleteGroupsRequest,
): ErrorName | null {
  const found = coordinated(sim, node, id)
  if ('error' in found) return found.error
  const group = found.memory.groups.get(id)
  if (!group) return 'GROUP_ID_NOT_FOUND'
  if (group.state !== 'Empty') return 'NON_EMPTY_GROUP'
  const isWritten = remove(sim, node, found.memory, group, {
    partitions: allCommitted(found.memory, group),
    dies: true,
    why: `${message.from} deletes the group`,
    after: { type: 'groupDeleted', message: message.id },
  })
  return isWritten ? null : 'COORDINATOR_NOT_AVAILABLE'
}

export function handleOffsetDelete(sim: Sim, node: NodeState, message: Message): void {
  const error = deleteOffsets(sim, node, message, message.body as OffsetDeleteRequest)
  if (error === null) return
  refuse(sim, node, message, error)
  replyOffsetDelete(sim, message, error, [])
}

/** Null = the answer leaves when the tombstones are committed, or has left. */
function deleteOffsets(
  sim: Sim,
  node: NodeState,
  message: Message,
  { group: id, partitions }: OffsetDeleteRequest,
): ErrorName | null {
  const found = coordinated(sim, node, id)
  if ('error' in found) return found.error
  const { memory } = found
  const group = memory.groups.get(id)
  if (!group) return 'GROUP_ID_NOT_FOUND'
  const answers = partitions.map(({ topic, partition }) => {
    const error = isSubscribedTo(group, topic) ? 'GROUP_SUBSCRIBED_TO_TOPIC' : 'NONE'
    return { topic, partition, error } as const
  })
  const pending = committing(memory, group).map(nameOf)
  const going = answers.filter(
    (each) =>
      each.error === 'NONE' && (group.offsets.has(nameOf(each)) || pending.includes(nameOf(each))),
  )
  if (going.length === 0) {
    replyOffsetDelete(sim, message, 'NONE', answers)
    return null
  }
  const isWritten = remove(sim, node, memory, group, {
    partitions: going,
    dies: false,
    why: `${message.from} deletes them`,
    after: { type: 'offsetsDeleted', message: message.id, answers },
  })
  planTimer(sim, node, group)
  return isWritten ? null : 'COORDINATOR_NOT_AVAILABLE'
}
