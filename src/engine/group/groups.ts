// A group at its coordinator: made, told of, and looked at together with its members and its timer.
// Kafka: ClassicGroup.
import {
  type ClassicGroupEvent,
  classicGroupMachine,
} from '../../kafka/machines/classicGroupMachine.ts'
import type { StoredGroup } from '../../kafka/records/OffsetsRecord.ts'
import { nameOf, type Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { GroupView } from '../../trace/GroupView.ts'
import type { ConfigCause } from '../../trace/TraceEvent.ts'
import { wallClockMs } from '../clock.ts'
import { advance } from '../kernel/lifecycle.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { scheduleFor } from '../schedule.ts'
import {
  type ClassicGroup,
  type ClassicMember,
  type CoordinatorMemory,
  NEVER,
} from './CoordinatorMemory.ts'
import { nextCheck } from './expiry.ts'

/** A group nobody has joined yet. */
export function createGroup(
  memory: CoordinatorMemory,
  id: string,
  partition: number,
): ClassicGroup {
  const group: ClassicGroup = {
    id,
    number: ++memory.lastGroup,
    partition,
    state: 'Empty',
    previous: 'Empty',
    stateSinceMs: 0,
    hadMembers: false,
    subscribed: null,
    changedBy: 0,
    generation: 0,
    protocol: '',
    leader: '',
    members: new Map(),
    former: new Map(),
    pending: new Map(),
    proposal: [],
    newMemberAdded: false,
    remaining: -1,
    deadline: NEVER,
    timerAt: NEVER,
    checkAt: NEVER,
    offsets: new Map(),
  }
  memory.groups.set(id, group)
  return group
}

export function viewOf(group: ClassicGroup): GroupView {
  const { id, state, generation, protocol, leader } = group
  const members = [...group.members.values()].map((member) =>
    Object.freeze({
      id: member.id,
      client: member.client,
      instance: member.instance,
      topics: topicsOf(member),
      assignment: Object.freeze(member.assignment.map(nameOf)),
    }),
  )
  return Object.freeze({ id, state, generation, protocol, leader, members: Object.freeze(members) })
}

function topicsOf({ protocols }: ClassicMember): readonly string[] {
  return protocols[0]?.subscription.topics ?? []
}

/** Tells of a change, along a transition of its lifecycle or within its state. */
export function changeGroup(
  sim: Sim,
  node: NodeState,
  group: ClassicGroup,
  change: {
    readonly event?: ClassicGroupEvent
    readonly why: string
    readonly member?: string
    readonly configs?: readonly ConfigCause[] | undefined
  },
): void {
  const from = group.state
  if (change.event) {
    group.state = advance(classicGroupMachine, from, change.event)
    group.previous = from
    group.stateSinceMs = wallClockMs(sim)
  }
  sim.cause = record(sim, {
    type: 'GroupChanged',
    node: node.id,
    group: group.id,
    partition: group.partition,
    from,
    to: group.state,
    view: viewOf(group),
    member: change.member ?? '',
    why: change.why,
    ...(change.configs ? { configs: change.configs } : {}),
  })
  if (change.event) group.changedBy = sim.cause
}

/** What its record in __consumer_offsets says. */
export function storedGroup(group: ClassicGroup): StoredGroup {
  const given = new Map(group.proposal.map(({ member, partitions }) => [member, partitions]))
  return {
    generation: group.generation,
    protocol: group.protocol,
    leader: group.leader,
    stateSinceMs: group.stateSinceMs,
    members: [...group.members.values()].map((member) => ({
      id: member.id,
      instance: member.instance,
      clientId: member.client,
      sessionTimeoutMs: member.sessionTimeoutMs,
      rebalanceTimeoutMs: member.rebalanceTimeoutMs,
      protocols: member.protocols,
      assignment: given.get(member.id) ?? member.assignment,
    })),
  }
}

/** The static member of an instance id. */
export function staticMember(group: ClassicGroup, instance: string): ClassicMember | undefined {
  for (const member of group.members.values()) if (member.instance === instance) return member
  return undefined
}

/** The longest any member may take to join again: its max.poll.interval.ms. */
export function rebalanceTimeoutUs(group: ClassicGroup): Us {
  let longest = 0
  for (const member of group.members.values())
    longest = Math.max(longest, member.rebalanceTimeoutMs * 1000)
  return longest
}

/** Begins a member's session anew. */
export function renewSession(sim: Sim, member: ClassicMember): void {
  member.sessionEnds = sim.now + member.sessionTimeoutMs * 1000
}

/** While its request waits at the coordinator a member is alive; a new one only for so long. */
export function isWaiting(member: ClassicMember): boolean {
  return !member.isNew && (member.join !== 0 || member.sync !== 0)
}

/** The topics that members subscribe to from this generation on. Kafka: ClassicGroup.computeSubscribedTopics. */
export function learnSubscriptions(group: ClassicGroup): void {
  group.subscribed = new Set([...group.members.values()].flatMap(topicsOf))
}

/** Plans the group's timer for the next thing that can come due. */
export function planTimer(sim: Sim, node: NodeState, group: ClassicGroup): void {
  if (group.checkAt > sim.now) group.checkAt = nextCheck(sim, node, group)
  let at = Math.min(group.deadline, group.checkAt)
  for (const ends of group.pending.values()) at = Math.min(at, ends)
  for (const member of group.members.values())
    if (!isWaiting(member)) at = Math.min(at, member.sessionEnds)
  if (at >= group.timerAt) return
  group.timerAt = at
  scheduleFor(sim, node, at, 'groupTimer', group.number)
}
