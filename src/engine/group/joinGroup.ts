// JoinGroup: a member comes, comes again, or takes the place of the process that was it before.
// Kafka: GroupMetadataManager.classicGroupJoin and what it calls.
// KIPs: 62, 345, 394, 814.
import type { ErrorName } from '../../kafka/errors.ts'
import type { GroupProtocol, JoinGroupRequest } from '../../kafka/protocol/Group.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { draw } from '../kernel/draw.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { brokerNumber } from '../settings.ts'
import { answerJoin, answerSync, refuse, replyJoin } from './answers.ts'
import type { ClassicGroup, ClassicMember, CoordinatorMemory } from './CoordinatorMemory.ts'
import { lifeNow } from './causes.ts'
import { coordinated } from './coordinator.ts'
import {
  changeGroup,
  createGroup,
  planTimer,
  renewSession,
  staticMember,
  storedGroup,
} from './groups.ts'
import { writeOwn } from './ownWrites.ts'
import { generationAnswer, rebalance, selectProtocol, supportedByAll } from './rebalance.ts'

/** How long a member may take until its first answer: CLASSIC_GROUP_NEW_MEMBER_JOIN_TIMEOUT. */
const NEW_MEMBER_TIMEOUT_US = 300_000_000

export function handleJoinGroup(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as JoinGroupRequest
  const error = join(sim, node, message, request)
  if (error === null) return
  if (error !== 'MEMBER_ID_REQUIRED') refuse(sim, node, message, error)
  replyJoin(sim, message, { error, member: request.member })
}

/** Takes it in; an error is for the caller to answer. */
function join(
  sim: Sim,
  node: NodeState,
  message: Message,
  request: JoinGroupRequest,
): ErrorName | null {
  const found = coordinated(sim, node, request.group)
  if ('error' in found) return found.error
  if (!sessionFits(sim, node, request)) return 'INVALID_SESSION_TIMEOUT'
  const { memory } = found
  let group = memory.groups.get(request.group)
  if (!group && request.member !== '') return 'UNKNOWN_MEMBER_ID'
  group ??= createGroup(memory, request.group, found.partition)
  if (isFull(sim, node, group, request)) return 'GROUP_MAX_SIZE_REACHED'
  if (!fitsOthers(group, request)) return 'INCONSISTENT_GROUP_PROTOCOL'
  const desk = { sim, node, memory, group, message, request }
  const error = request.member === '' ? joinNew(desk) : joinKnown(desk)
  planTimer(sim, node, group)
  return error
}

/** Everything one JoinGroup is decided with. */
interface Desk {
  readonly sim: Sim
  readonly node: NodeState
  readonly memory: CoordinatorMemory
  readonly group: ClassicGroup
  readonly message: Message
  readonly request: JoinGroupRequest
}

function sessionFits(sim: Sim, node: NodeState, { sessionTimeoutMs }: JoinGroupRequest): boolean {
  return (
    sessionTimeoutMs >= brokerNumber(sim, node, 'group.min.session.timeout.ms') &&
    sessionTimeoutMs <= brokerNumber(sim, node, 'group.max.session.timeout.ms')
  )
}

function isFull(
  sim: Sim,
  node: NodeState,
  group: ClassicGroup,
  request: JoinGroupRequest,
): boolean {
  const max = brokerNumber(sim, node, 'group.max.size')
  const isKnown = group.members.has(request.member) || group.pending.has(request.member)
  const isStatic = request.instance !== null && staticMember(group, request.instance) !== undefined
  return !isKnown && !isStatic && group.members.size >= max
}

/** An assignor that every member can take must be left; a member alone may change its own. */
function fitsOthers(
  group: ClassicGroup,
  { member, instance, protocols }: JoinGroupRequest,
): boolean {
  if (protocols.length === 0) return false
  const others = [...group.members.values()].filter(
    (known) => known.id !== member && (instance === null || known.instance !== instance),
  )
  if (others.length === 0) return true
  return protocols.some(({ name }) =>
    others.every((known) => known.protocols.some((protocol) => protocol.name === name)),
  )
}

/** Without a member id: a static member takes its place, a dynamic one is first given an id. */
function joinNew(desk: Desk): ErrorName | null {
  const { sim, group, message, request } = desk
  const { instance } = request
  if (instance === null) {
    const id = `${message.from}-${drawUuid(sim, message.from)}`
    group.pending.set(id, sim.now + request.sessionTimeoutMs * 1000)
    replyJoin(sim, message, { error: 'MEMBER_ID_REQUIRED', member: id })
    return null
  }
  const id = `${instance}-${drawUuid(sim, message.from)}`
  const before = staticMember(group, instance)
  if (before) replaceStatic(desk, before, id)
  else addMember(desk, id)
  return null
}

function joinKnown(desk: Desk): ErrorName | null {
  const { group, request } = desk
  const { member: id, instance } = request
  if (group.pending.has(id)) {
    group.pending.delete(id)
    addMember(desk, id)
    return null
  }
  const error = whyUnknown(group, id, instance)
  if (error) return error
  rejoin(desk, group.members.get(id) as ClassicMember)
  return null
}

/** Kafka: ClassicGroup.validateMember. Null = it is a member. */
export function whyUnknown(
  group: ClassicGroup,
  id: string,
  instance: string | null,
): ErrorName | null {
  if (instance !== null) {
    const holder = staticMember(group, instance)
    if (!holder) return 'UNKNOWN_MEMBER_ID'
    if (holder.id !== id) return 'FENCED_INSTANCE_ID'
  }
  return group.members.has(id) ? null : 'UNKNOWN_MEMBER_ID'
}

function addMember(desk: Desk, id: string): void {
  const { sim, node, memory, group, message, request } = desk
  const member: ClassicMember = {
    id,
    instance: request.instance,
    client: message.from,
    process: message.from,
    life: lifeNow(sim, message.from),
    sessionTimeoutMs: request.sessionTimeoutMs,
    rebalanceTimeoutMs: request.rebalanceTimeoutMs,
    protocols: request.protocols,
    assignment: [],
    join: 0,
    sync: 0,
    isNew: true,
    synced: false,
    sessionEnds: sim.now + NEW_MEMBER_TIMEOUT_US,
  }
  group.members.set(id, member)
  group.hadMembers = true
  if (group.leader === '') group.leader = id
  if (group.state === 'PreparingRebalance' && group.previous === 'Empty')
    group.newMemberAdded = true
  changeGroup(sim, node, group, { why: 'it joins', member: id })
  wait(desk, member)
  const why = `Adding new member ${id} with group instance id ${request.instance}; ${clientReason(request)}`
  rebalance(sim, node, memory, group, { why, member: id })
}

/** Its JoinGroup waits for the others. */
function wait({ sim, node, group, message }: Desk, member: ClassicMember): void {
  const until = group.deadline
  member.join = message.id
  const why = `waits for the members of ${group.id} to join`
  record(sim, { type: 'RequestParked', node: node.id, message: message.id, until, why })
}

/** A member that is known: in the middle of a round or out of it, with news or without. */
function rejoin(desk: Desk, member: ClassicMember): void {
  const { sim, node, memory, group, message, request } = desk
  const isSame = sameProtocols(member.protocols, request.protocols)
  const isQuiet =
    group.state === 'CompletingRebalance' ||
    (group.state === 'Stable' && group.leader !== member.id)
  if (isSame && isQuiet) {
    replyJoin(sim, message, generationAnswer(group, member.id))
    return
  }
  const isLeader = group.state === 'Stable' && group.leader === member.id
  const what = isLeader
    ? `Leader ${member.id} re-joining group`
    : `Updating metadata for member ${member.id}`
  const why = `${what} during ${group.state}; ${clientReason(request)}`
  takeRequest(member, request)
  wait(desk, member)
  rebalance(sim, node, memory, group, { why, member: member.id })
}

function takeRequest(member: ClassicMember, request: JoinGroupRequest): void {
  member.protocols = request.protocols
  member.sessionTimeoutMs = request.sessionTimeoutMs
  member.rebalanceTimeoutMs = request.rebalanceTimeoutMs
}

function sameProtocols(known: readonly GroupProtocol[], asked: readonly GroupProtocol[]): boolean {
  return JSON.stringify(known) === JSON.stringify(asked)
}

/** Kafka: JoinGroupRequest.joinReason. */
function clientReason({ reason }: JoinGroupRequest): string {
  return `client reason: ${reason === '' ? 'not provided' : reason}`
}

/** Another process has the instance id now: the newcomer wins, whoever had it is fenced. */
function replaceStatic(desk: Desk, before: ClassicMember, id: string): void {
  const { sim, node, memory, group, message, request } = desk
  const { cause } = sim
  answerJoin(sim, before, { error: 'FENCED_INSTANCE_ID' })
  answerSync(sim, before, 'FENCED_INSTANCE_ID')
  sim.cause = cause
  const process = message.from
  const life = lifeNow(sim, process)
  const member: ClassicMember = { ...before, id, process, life, isNew: false }
  takeRequest(member, request)
  putInPlace(group, before.id, member)
  if (group.leader === before.id) group.leader = id
  renewSession(sim, member)
  const why = `the process behind ${before.instance} is another: it replaces ${before.id}`
  changeGroup(sim, node, group, { why, member: id })
  group.former.set(before.id, sim.cause)
  const isSettled =
    group.state === 'Stable' &&
    selectProtocol(group) === group.protocol &&
    supportedByAll(group, group.protocol)
  if (!isSettled) {
    wait(desk, member)
    rebalance(sim, node, memory, group, { why: whyUnsettled(desk, member), member: id })
    return
  }
  const own = Object.freeze({ type: 'group', group: group.id, value: storedGroup(group) } as const)
  const then = { type: 'rejoined', member: id, message: message.id } as const
  if (!writeOwn(sim, node, memory, group, [own], then))
    replyJoin(sim, message, { error: 'COORDINATOR_NOT_AVAILABLE', member: id })
}

function whyUnsettled({ group, request }: Desk, { id, instance }: ClassicMember): string {
  const who = `static member ${id} with instance id ${instance}`
  return group.state === 'Stable'
    ? `Group's selectedProtocol will change because ${who} joined with change of protocol; ${clientReason(request)}`
    : `Updating metadata for ${who}; ${clientReason(request)}`
}

/** The same place in the order of members. */
function putInPlace(group: ClassicGroup, before: string, member: ClassicMember): void {
  const members = [...group.members.values()]
  group.members.clear()
  for (const each of members) {
    const next = each.id === before ? member : each
    group.members.set(next.id, next)
  }
}

/** An id such as Kafka draws for every member. */
function drawUuid(sim: Sim, client: string): string {
  const word = () => draw(sim.memory.draws, 'member', client).toString(16).padStart(8, '0')
  const hex = word() + word() + word() + word()
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
