// SyncGroup, Heartbeat, LeaveGroup: what a member says between two joins; and what its silence means.
// Kafka: GroupMetadataManager.classicGroupSync, classicGroupHeartbeat, classicGroupLeave, expireClassicGroupMemberHeartbeat.
// KIPs: 62, 345, 394.
import type { ErrorName } from '../../kafka/errors.ts'
import type {
  HeartbeatRequest,
  LeaveGroupRequest,
  SyncGroupRequest,
} from '../../kafka/protocol/Group.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import type { ConfigCause } from '../../trace/TraceEvent.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud } from '../schedule.ts'
import { answerSync, refuse, replySync } from './answers.ts'
import {
  type ClassicGroup,
  type ClassicMember,
  type CoordinatorMemory,
  NEVER,
} from './CoordinatorMemory.ts'
import { memberSilence, refusalCause } from './causes.ts'
import { coordinated } from './coordinator.ts'
import { removeExpired } from './deletions.ts'
import { isWaiting, planTimer, renewSession, staticMember, storedGroup } from './groups.ts'
import { whyUnknown } from './joinGroup.ts'
import { writeOwn } from './ownWrites.ts'
import { expelMember, maybeCompleteJoin, onDeadline, rebalance } from './rebalance.ts'

interface Found {
  readonly memory: CoordinatorMemory
  readonly group: ClassicGroup
  readonly member: ClassicMember
}

/** The member that asks, in its own generation; or what is wrong. */
function findMember(
  sim: Sim,
  node: NodeState,
  asked: HeartbeatRequest,
): Found | { readonly error: ErrorName } {
  const found = coordinated(sim, node, asked.group)
  if ('error' in found) return found
  const group = found.memory.groups.get(asked.group)
  if (!group) return { error: 'UNKNOWN_MEMBER_ID' }
  const error = whyUnknown(group, asked.member, asked.instance)
  if (error) return { error }
  if (asked.generation !== group.generation) return { error: 'ILLEGAL_GENERATION' }
  return { memory: found.memory, group, member: group.members.get(asked.member) as ClassicMember }
}

export function handleSyncGroup(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as SyncGroupRequest
  const found = findMember(sim, node, request)
  const error = 'error' in found ? found.error : whyNoSync(found.group)
  if (error !== null || 'error' in found) {
    refuse(sim, node, message, error ?? 'NONE')
    replySync(sim, message, error ?? 'NONE')
    return
  }
  const { memory, group, member } = found
  member.synced = true
  if (group.state === 'Stable') {
    renewSession(sim, member)
    replySync(sim, message, 'NONE', member.assignment)
    return
  }
  member.sync = message.id
  record(sim, {
    type: 'RequestParked',
    node: node.id,
    message: message.id,
    until: group.deadline,
    why: 'waits for the assignment of the leader',
  })
  if (group.leader === member.id) storeAssignment(sim, node, memory, group, request)
}

function whyNoSync({ state }: ClassicGroup): ErrorName | null {
  if (state === 'PreparingRebalance') return 'REBALANCE_IN_PROGRESS'
  return state === 'CompletingRebalance' || state === 'Stable' ? null : 'UNKNOWN_MEMBER_ID'
}

/** The leader's assignment counts once it is stored. */
function storeAssignment(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
  { assignments }: SyncGroupRequest,
): void {
  group.proposal = [...group.members.keys()].map((member) => ({
    member,
    partitions: assignments.find((each) => each.member === member)?.partitions ?? [],
  }))
  const own = Object.freeze({ type: 'group', group: group.id, value: storedGroup(group) } as const)
  const then = { type: 'assigned', generation: group.generation } as const
  if (writeOwn(sim, node, memory, group, [own], then)) return
  for (const member of group.members.values()) answerSync(sim, member, 'COORDINATOR_NOT_AVAILABLE')
  rebalance(sim, node, memory, group, { why: 'the assignment could not be stored' })
}

export function handleHeartbeat(sim: Sim, node: NodeState, message: Message): void {
  const found = findMember(sim, node, message.body as HeartbeatRequest)
  if (!('error' in found)) {
    if (!isWaiting(found.member)) renewSession(sim, found.member)
    planTimer(sim, node, found.group)
  }
  const error = 'error' in found ? found.error : heartbeatError(found.group)
  if (error === 'REBALANCE_IN_PROGRESS')
    sim.cause = refusalCause(sim, node, error, message.body as HeartbeatRequest)
  else if (error !== 'NONE') refuse(sim, node, message, error)
  aloud(sim, error !== 'NONE', () =>
    reply<'Heartbeat'>(sim, message, { body: { error }, bytes: 30, error }),
  )
}

function heartbeatError({ state }: ClassicGroup): ErrorName {
  if (state === 'PreparingRebalance') return 'REBALANCE_IN_PROGRESS'
  return state === 'CompletingRebalance' || state === 'Stable' ? 'NONE' : 'UNKNOWN_MEMBER_ID'
}

export function handleLeaveGroup(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as LeaveGroupRequest
  const error = leave(sim, node, request)
  if (error !== 'NONE') refuse(sim, node, message, error)
  reply<'LeaveGroup'>(sim, message, { body: { error }, bytes: 40, error })
}

function leave(sim: Sim, node: NodeState, request: LeaveGroupRequest): ErrorName {
  const found = coordinated(sim, node, request.group)
  if ('error' in found) return found.error
  const group = found.memory.groups.get(request.group)
  if (!group) return 'UNKNOWN_MEMBER_ID'
  if (group.pending.delete(request.member)) {
    maybeCompleteJoin(sim, node, found.memory, group)
    return 'NONE'
  }
  const byInstance = request.instance !== null && request.member === ''
  const id = byInstance ? staticMember(group, request.instance ?? '')?.id : request.member
  const error = whyUnknown(group, id ?? '', request.instance)
  const member = group.members.get(id ?? '')
  if (error || !member) return error ?? 'UNKNOWN_MEMBER_ID'
  // Kafka logs the client's reason a line before.
  const why = `explicit \`LeaveGroup\` request for (${member.id}) members; client reason: ${request.reason}`
  expelMember(sim, node, found.memory, group, member, why)
  planTimer(sim, node, group)
  return 'NONE'
}

/** Something of a group has come due: ids never used, sessions without a heartbeat, the end of a phase. */
export function onGroupTimer(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const memory = node && sim.memory.nodes.get(node.id)?.coordinator
  if (!node || !memory) return
  const group = [...memory.groups.values()].find(({ number }) => number === entry.id)
  if (!group || group.timerAt !== entry.at) return
  group.timerAt = NEVER
  aloud(sim, true, () => {
    expire(sim, node, memory, group)
    if (group.deadline <= sim.now) onDeadline(sim, node, memory, group)
    if (group.checkAt > sim.now) return
    group.checkAt = NEVER
    removeExpired(sim, node, memory, group)
  })
  if (memory.groups.has(group.id)) planTimer(sim, node, group)
}

function expire(sim: Sim, node: NodeState, memory: CoordinatorMemory, group: ClassicGroup): void {
  for (const [id, ends] of [...group.pending])
    if (ends <= sim.now && group.pending.delete(id)) maybeCompleteJoin(sim, node, memory, group)
  const { cause } = sim
  for (const member of [...group.members.values()]) {
    if (isWaiting(member) || member.sessionEnds > sim.now || !group.members.has(member.id)) continue
    sim.cause = memberSilence(sim, member) || cause
    const why = `removing member ${member.id} on heartbeat expiration.`
    expelMember(sim, node, memory, group, member, why, sessionTimeout(member))
  }
  sim.cause = cause
}

function sessionTimeout({ process, sessionTimeoutMs }: ClassicMember): readonly ConfigCause[] {
  const subject = `client:${process}`
  return [{ name: 'session.timeout.ms', value: String(sessionTimeoutMs), subject }]
}
