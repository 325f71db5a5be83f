// OffsetCommit and OffsetFetch: how far a group has read, kept by its coordinator.
// Kafka: OffsetMetadataManager, ClassicGroup.validateOffsetCommit, KafkaApis.handleOffsetCommitRequest.
// KIPs: 211, 345, 447.
// Simplified: no metadata of a commit.
import type { ErrorName } from '../../kafka/errors.ts'
import type {
  CommittedOffset,
  OffsetCommitRequest,
  OffsetFetchRequest,
} from '../../kafka/protocol/Group.ts'
import type { OffsetsRecord } from '../../kafka/records/OffsetsRecord.ts'
import { nameOf } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { findPartition } from '../../trace/MetadataImage.ts'
import { wallClockMs } from '../clock.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { refuse, replyCommit } from './answers.ts'
import type { ClassicGroup, KeptOffset } from './CoordinatorMemory.ts'
import { coordinated } from './coordinator.ts'
import { createGroup, planTimer, renewSession } from './groups.ts'
import { whyUnknown } from './joinGroup.ts'
import { writeOwn } from './ownWrites.ts'

export function handleOffsetCommit(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as OffsetCommitRequest
  const error = commit(sim, node, message, request)
  if (error === null) return
  refuse(sim, node, message, error)
  replyCommit(
    sim,
    message,
    request.offsets.map(({ topic, partition }) => ({ topic, partition, error })),
  )
}

/** Appends what may be committed; the answer leaves when it is. An error is for the caller to answer. */
function commit(
  sim: Sim,
  node: NodeState,
  message: Message,
  request: OffsetCommitRequest,
): ErrorName | null {
  const found = coordinated(sim, node, request.group)
  if ('error' in found) return found.error
  const { memory, partition } = found
  const known = memory.groups.get(request.group)
  if (!known && request.generation >= 0) return 'GROUP_ID_NOT_FOUND'
  const error = known ? whyNotCommitted(known, request) : null
  if (error) return error
  const group = known ?? createGroup(memory, request.group, partition)
  keepAlive(sim, node, group, request.member)
  const isKnown = (each: CommittedOffset) =>
    findPartition(node.image, each.topic, each.partition) !== undefined
  const fitting = request.offsets.filter(isKnown)
  const answers = request.offsets.map((each) => ({
    topic: each.topic,
    partition: each.partition,
    error: isKnown(each) ? ('NONE' as const) : ('UNKNOWN_TOPIC_OR_PARTITION' as const),
  }))
  if (fitting.length === 0) {
    replyCommit(sim, message, answers)
    return null
  }
  const committedAtMs = wallClockMs(sim)
  const offsets = fitting.map((each) => Object.freeze({ ...each, committedAtMs }))
  const then = { type: 'committed', message: message.id, offsets, answers } as const
  const isWritten = writeOwn(sim, node, memory, group, recordsOf(request.group, offsets), then)
  return isWritten ? null : 'COORDINATOR_NOT_AVAILABLE'
}

function recordsOf(group: string, offsets: readonly KeptOffset[]): readonly OffsetsRecord[] {
  return offsets.map(({ topic, partition, offset, committedAtMs }) =>
    Object.freeze({ type: 'offset', group, topic, partition, value: { offset, committedAtMs } }),
  )
}

/** Kafka: ClassicGroup.validateOffsetCommit. Null = it may commit. */
function whyNotCommitted(
  group: ClassicGroup,
  { generation, member, instance }: OffsetCommitRequest,
): ErrorName | null {
  if (generation < 0 && group.state === 'Empty') return null
  if (generation >= 0 || member !== '' || instance !== null) {
    const error = whyUnknown(group, member, instance)
    if (error) return error
    if (generation !== group.generation) return 'ILLEGAL_GENERATION'
  } else return 'UNKNOWN_MEMBER_ID'
  return group.state === 'CompletingRebalance' ? 'REBALANCE_IN_PROGRESS' : null
}

/** A commit says, as a heartbeat does, that its member lives. */
function keepAlive(sim: Sim, node: NodeState, group: ClassicGroup, id: string): void {
  const member = group.members.get(id)
  if (!member) return
  renewSession(sim, member)
  planTimer(sim, node, group)
}

export function handleOffsetFetch(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as OffsetFetchRequest
  const found = coordinated(sim, node, request.group)
  const error = 'error' in found ? found.error : 'NONE'
  if (error !== 'NONE') refuse(sim, node, message, error)
  const known = 'error' in found ? undefined : found.memory.groups.get(request.group)?.offsets
  const offsets = request.partitions.map((each) => ({
    topic: each.topic,
    partition: each.partition,
    offset: known?.get(nameOf(each))?.offset ?? -1,
  }))
  const bytes = 60 + 20 * offsets.length
  reply<'OffsetFetch'>(sim, message, { body: { error, offsets }, bytes, error })
}
