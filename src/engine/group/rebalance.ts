// A round of a classic group: everybody joins, a generation begins, everybody syncs.
// Kafka: GroupMetadataManager.prepareRebalance, tryCompleteInitialRebalanceElseSchedule, completeClassicGroupJoin.
// KIPs: 134, 345, 394.
import { hashMapOrder, stringHash } from '../../kafka/javaOrder.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { ConfigCause } from '../../trace/TraceEvent.ts'
import type { Sim } from '../Memory.ts'
import { brokerNumber } from '../settings.ts'
import { answerJoin, answerSync } from './answers.ts'
import {
  type ClassicGroup,
  type ClassicMember,
  type CoordinatorMemory,
  NEVER,
} from './CoordinatorMemory.ts'
import { memberSilence } from './causes.ts'
import {
  changeGroup,
  learnSubscriptions,
  planTimer,
  rebalanceTimeoutUs,
  renewSession,
  storedGroup,
} from './groups.ts'
import { writeOwn } from './ownWrites.ts'

/** Begins a round, or ends the one that runs when this was what it waited for. */
export function rebalance(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
  reason: Reason,
): void {
  if (group.state === 'PreparingRebalance') maybeCompleteJoin(sim, node, memory, group)
  else prepare(sim, node, memory, group, reason)
}

export interface Reason {
  /** As Kafka logs it. */
  readonly why: string
  /** The member it is about; absent = no single one. */
  readonly member?: string
}

function prepare(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
  reason: Reason,
): void {
  const isInitial = group.state === 'Empty'
  const syncing = [...group.members.values()].filter(
    ({ sync }) => group.state === 'CompletingRebalance' && sync !== 0,
  )
  group.proposal = []
  changeGroup(sim, node, group, {
    event: 'prepareRebalance',
    ...reason,
    ...(isInitial ? { configs: initialDelay(sim, node) } : {}),
  })
  if (isInitial) delayInitial(sim, node, group)
  else group.deadline = sim.now + rebalanceTimeoutUs(group)
  // Behind a SyncGroup that is answered its connection's next request is handled, a LeaveGroup perhaps: the round stands by now.
  for (const member of syncing) {
    renewSession(sim, member)
    answerSync(sim, member, 'REBALANCE_IN_PROGRESS')
  }
  maybeCompleteJoin(sim, node, memory, group)
  planTimer(sim, node, group)
}

/** group.initial.rebalance.delay.ms: more members are likely to come. */
function delayInitial(sim: Sim, node: NodeState, group: ClassicGroup): void {
  const delay = initialDelayUs(sim, node)
  const timeout = rebalanceTimeoutUs(group)
  group.newMemberAdded = false
  group.remaining = Math.max(0, timeout - delay)
  group.deadline = sim.now + Math.min(delay, timeout)
}

function initialDelayUs(sim: Sim, node: NodeState): number {
  return brokerNumber(sim, node, 'group.initial.rebalance.delay.ms') * 1000
}

/** The first generation of an empty group begins when this is over. */
function initialDelay(sim: Sim, node: NodeState): readonly ConfigCause[] {
  const value = String(initialDelayUs(sim, node) / 1000)
  return [{ name: 'group.initial.rebalance.delay.ms', value, subject: `broker:${node.id}` }]
}

/** The wait of this phase is over. */
export function onDeadline(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
): void {
  group.deadline = NEVER
  sim.cause = group.changedBy
  if (group.state !== 'PreparingRebalance') removeUnsynced(sim, node, memory, group)
  else if (group.remaining > 0 && group.newMemberAdded) {
    const delay = Math.min(initialDelayUs(sim, node), group.remaining)
    group.newMemberAdded = false
    group.remaining -= delay
    group.deadline = sim.now + delay
  } else completeJoin(sim, node, memory, group)
}

/** Everybody known has joined again, and nobody was just given an id: the initial delay is never cut short. */
export function maybeCompleteJoin(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
): void {
  if (group.state !== 'PreparingRebalance' || group.previous === 'Empty') return
  const members = [...group.members.values()]
  if (group.pending.size === 0 && members.every(({ join }) => join !== 0))
    completeJoin(sim, node, memory, group)
}

function completeJoin(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
): void {
  group.remaining = -1
  const { cause } = sim
  for (const member of [...group.members.values()]) {
    if (member.join !== 0 || member.instance !== null) continue
    removeLate(sim, node, group, member, 'it did not join again in time')
  }
  sim.cause = cause
  if (group.members.size > 0 && !electLeader(group)) {
    // Static members only, none of them here: it waits on.
    group.deadline = sim.now + rebalanceTimeoutUs(group)
    return
  }
  group.generation += 1
  learnSubscriptions(group)
  if (group.members.size === 0) becomeEmpty(sim, node, memory, group)
  else beginGeneration(sim, node, group)
}

function becomeEmpty(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
): void {
  Object.assign(group, { protocol: '', leader: '', deadline: NEVER })
  changeGroup(sim, node, group, { event: 'nobodyJoined', why: 'no member is left' })
  const value = storedGroup(group)
  const own = { type: 'group', group: group.id, value } as const
  writeOwn(sim, node, memory, group, [Object.freeze(own)], { type: 'nothing' })
}

function beginGeneration(sim: Sim, node: NodeState, group: ClassicGroup): void {
  group.protocol = selectProtocol(group)
  group.proposal = []
  group.deadline = sim.now + rebalanceTimeoutUs(group)
  changeGroup(sim, node, group, {
    event: 'membersJoined',
    why: `generation ${group.generation} begins with ${group.protocol}`,
    member: group.leader,
    ...(group.previous === 'Empty' ? { configs: initialDelay(sim, node) } : {}),
  })
  const { cause } = sim
  for (const member of group.members.values()) {
    sim.cause = cause
    member.synced = false
    member.isNew = false
    renewSession(sim, member)
    answerJoin(sim, member, generationAnswer(group, member.id))
  }
  sim.cause = cause
}

/** What a JoinGroup is told of the generation; the list of members goes to the leader only. */
export function generationAnswer(group: ClassicGroup, member: string) {
  const isLeader = group.leader === member
  return {
    error: 'NONE',
    generation: group.generation,
    protocol: group.protocol,
    leader: group.leader,
    member,
    members: isLeader ? joinedMembers(group) : [],
  } as const
}

function joinedMembers(group: ClassicGroup) {
  return [...group.members.values()].flatMap(({ id, instance, protocols }) => {
    const chosen = protocols.find(({ name }) => name === group.protocol)
    return chosen ? [{ member: id, instance, subscription: chosen.subscription }] : []
  })
}

/** The leader stays as long as it joins again; else whoever waits first takes its place. */
function electLeader(group: ClassicGroup): boolean {
  if ((group.members.get(group.leader)?.join ?? 0) !== 0) return true
  const next = [...group.members.values()].find(({ join }) => join !== 0)
  if (next) group.leader = next.id
  return next !== undefined
}

/** The assignor most members want, of those all can take: each votes for its first. */
export function selectProtocol(group: ClassicGroup): string {
  const votes = new Map<string, number>()
  for (const { protocols } of group.members.values()) {
    const vote = protocols.find(({ name }) => supportedByAll(group, name))?.name
    if (vote !== undefined) votes.set(vote, (votes.get(vote) ?? 0) + 1)
  }
  const names = [...votes.keys()]
  const inOrder = hashMapOrder(names.map(stringHash)).map((index) => names[index] as string)
  let chosen = ''
  for (const name of inOrder)
    if (chosen === '' || (votes.get(name) ?? 0) > (votes.get(chosen) ?? 0)) chosen = name
  return chosen
}

export function supportedByAll(group: ClassicGroup, name: string): boolean {
  return [...group.members.values()].every(({ protocols }) =>
    protocols.some((protocol) => protocol.name === name),
  )
}

/** Takes a member out; the group's first member leads when its leader goes. */
function removeMember(group: ClassicGroup, member: ClassicMember): void {
  group.members.delete(member.id)
  if (group.leader === member.id) group.leader = [...group.members.keys()][0] ?? ''
}

/** A member that is out: its requests are answered, and the group goes on without it. */
export function expelMember(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
  member: ClassicMember,
  why: string,
  configs?: readonly ConfigCause[],
): void {
  removeMember(group, member)
  changeGroup(sim, node, group, { why, member: member.id, configs })
  group.former.set(member.id, sim.cause)
  const { cause } = sim
  answerJoin(sim, member, { error: 'UNKNOWN_MEMBER_ID' })
  answerSync(sim, member, 'UNKNOWN_MEMBER_ID')
  sim.cause = cause
  rebalance(sim, node, memory, group, { why, member: member.id })
}

/** Out, for it let the rebalance timeout pass: because it is silent, or else because the round is what it is. */
function removeLate(
  sim: Sim,
  node: NodeState,
  group: ClassicGroup,
  member: ClassicMember,
  why: string,
): void {
  removeMember(group, member)
  sim.cause = memberSilence(sim, member) || group.changedBy
  const value = String(member.rebalanceTimeoutMs)
  const configs = [{ name: 'max.poll.interval.ms', value, subject: `client:${member.process}` }]
  changeGroup(sim, node, group, { why, member: member.id, configs })
  group.former.set(member.id, sim.cause)
}

/** Whoever has not asked for its share within the rebalance timeout is out. */
function removeUnsynced(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
): void {
  if (group.state !== 'CompletingRebalance' && group.state !== 'Stable') return
  const late = [...group.members.values()].filter(({ synced }) => !synced)
  if (late.length === 0) return
  for (const member of late) removeLate(sim, node, group, member, 'it did not sync in time')
  rebalance(sim, node, memory, group, { why: 'members did not sync in time' })
}
