// Answers to requests that wait at the coordinator.
import type { ErrorName } from '../../kafka/errors.ts'
import type {
  JoinGroupResponse,
  OffsetCommitResponse,
  TopicPartition,
} from '../../kafka/protocol/Group.ts'
import type { OffsetDeleteResponse } from '../../kafka/protocol/GroupAdmin.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud } from '../schedule.ts'
import type { AfterWrite, ClassicMember, OwnWrite } from './CoordinatorMemory.ts'
import { refusalCause } from './causes.ts'

const JOIN: JoinGroupResponse = Object.freeze({
  error: 'NONE',
  generation: -1,
  protocol: '',
  leader: '',
  skipAssignment: false,
  member: '',
  members: Object.freeze([]),
})
const NOTHING: readonly TopicPartition[] = Object.freeze([])
const BYTES = 80
const MEMBER_BYTES = 120
const PARTITION_BYTES = 12

export function replyJoin(sim: Sim, message: Message, answer: Partial<JoinGroupResponse>): void {
  const body = { ...JOIN, ...answer }
  const bytes = BYTES + body.members.length * MEMBER_BYTES
  reply<'JoinGroup'>(sim, message, { body, bytes, error: body.error })
}

/** Answers the JoinGroup of a member, if one waits. */
export function answerJoin(
  sim: Sim,
  member: ClassicMember,
  answer: Partial<JoinGroupResponse>,
): void {
  const message = sim.state.messages.get(member.join)
  member.join = 0
  if (message) replyJoin(sim, message, { member: member.id, ...answer })
}

export function replySync(
  sim: Sim,
  message: Message,
  error: ErrorName,
  partitions: readonly TopicPartition[] = NOTHING,
): void {
  const bytes = BYTES + partitions.length * PARTITION_BYTES
  reply<'SyncGroup'>(sim, message, { body: { error, partitions }, bytes, error })
}

/** Answers the SyncGroup of a member, if one waits: with its partitions, or an error. */
export function answerSync(sim: Sim, member: ClassicMember, error: ErrorName = 'NONE'): void {
  const message = sim.state.messages.get(member.sync)
  member.sync = 0
  if (message) replySync(sim, message, error, error === 'NONE' ? member.assignment : NOTHING)
}

export function replyCommit(
  sim: Sim,
  message: Message,
  partitions: OffsetCommitResponse['partitions'],
): void {
  const error = partitions.find((answer) => answer.error !== 'NONE')?.error ?? 'NONE'
  const bytes = BYTES + partitions.length * PARTITION_BYTES
  reply<'OffsetCommit'>(sim, message, { body: { partitions }, bytes, error })
}

export function replyDeleteGroups(sim: Sim, message: Message, error: ErrorName): void {
  reply<'DeleteGroups'>(sim, message, { body: { error }, bytes: BYTES, error })
}

export function replyOffsetDelete(
  sim: Sim,
  message: Message,
  error: ErrorName,
  partitions: OffsetDeleteResponse['partitions'],
): void {
  const bytes = BYTES + partitions.length * PARTITION_BYTES
  const first = partitions.find((answer) => answer.error !== 'NONE')?.error ?? error
  reply<'OffsetDelete'>(sim, message, { body: { error, partitions }, bytes, error: first })
}

/** Answers whoever asked for a deletion: its tombstones are committed, or came to nothing. */
export function answerDeletion(sim: Sim, then: AfterWrite, error: ErrorName): void {
  if (then.type !== 'groupDeleted' && then.type !== 'offsetsDeleted') return
  const message = sim.state.messages.get(then.message)
  if (!message) return
  if (then.type === 'groupDeleted') replyDeleteGroups(sim, message, error)
  else replyOffsetDelete(sim, message, error, error === 'NONE' ? then.answers : [])
}

/** The append came to nothing: whoever waits for it is told. */
export function failWrite(sim: Sim, { then }: OwnWrite, error: ErrorName): void {
  answerDeletion(sim, then, error)
  if (then.type === 'committed') {
    const message = sim.state.messages.get(then.message)
    if (message)
      replyCommit(
        sim,
        message,
        then.answers.map((answer) => (answer.error === 'NONE' ? { ...answer, error } : answer)),
      )
  }
  if (then.type === 'rejoined') {
    const message = sim.state.messages.get(then.message)
    if (message) replyJoin(sim, message, { error, member: then.member })
  }
}

/** Tells that a member's request is refused: chatter or not, a no is news. */
export function refuse(sim: Sim, node: NodeState, message: Message, error: ErrorName): void {
  const asked = message.body as { readonly group: string; readonly member?: string }
  aloud(sim, true, () => {
    sim.cause = record(sim, {
      type: 'GroupRequestRefused',
      cause: refusalCause(sim, node, error, asked),
      node: node.id,
      group: asked.group,
      client: message.from,
      api: message.api as 'Heartbeat',
      error,
    })
  })
}
