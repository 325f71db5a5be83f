// The classic group protocol: finding the coordinator, joining, syncing, heartbeats, leaving, and committed offsets.
import type { ErrorName } from '../errors.ts'
import type { NodeId } from '../terms.ts'
import type { Api } from './Api.ts'

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

export interface FindCoordinatorRequest {
  readonly group: string
}

export interface FindCoordinatorResponse {
  readonly error: ErrorName
  /** -1 with an error. */
  readonly node: NodeId
}

/** What a member says for one assignor: Kafka's ConsumerProtocolSubscription. */
export interface Subscription {
  readonly topics: readonly string[]
  readonly owned: readonly TopicPartition[]
  /** The generation in which it got what it owns; -1 = none. */
  readonly generation: number
  /** client.rack; '' = none. */
  readonly rack: string
  /** What the assignor of the member adds; null = nothing. */
  readonly userData: {
    readonly partitions: readonly TopicPartition[]
    readonly generation: number
  } | null
}

export interface GroupProtocol {
  /** The assignor's name. */
  readonly name: string
  readonly subscription: Subscription
}

export interface JoinGroupRequest {
  readonly group: string
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  /** '' = it has none yet. */
  readonly member: string
  /** group.instance.id; null = a dynamic member. */
  readonly instance: string | null
  readonly protocols: readonly GroupProtocol[]
  readonly reason: string
}

export interface JoinedMember {
  readonly member: string
  readonly instance: string | null
  readonly subscription: Subscription
}

export interface JoinGroupResponse {
  readonly error: ErrorName
  readonly generation: number
  /** The assignor all members share; '' with an error. */
  readonly protocol: string
  readonly leader: string
  readonly skipAssignment: boolean
  readonly member: string
  readonly members: readonly JoinedMember[]
}

export interface MemberAssignment {
  readonly member: string
  readonly partitions: readonly TopicPartition[]
}

export interface SyncGroupRequest {
  readonly group: string
  readonly generation: number
  readonly member: string
  readonly instance: string | null
  readonly assignments: readonly MemberAssignment[]
}

export interface SyncGroupResponse {
  readonly error: ErrorName
  readonly partitions: readonly TopicPartition[]
}

export interface HeartbeatRequest {
  readonly group: string
  readonly generation: number
  readonly member: string
  readonly instance: string | null
}

export interface HeartbeatResponse {
  readonly error: ErrorName
}

export interface LeaveGroupRequest {
  readonly group: string
  readonly member: string
  readonly instance: string | null
  readonly reason: string
}

export interface CommittedOffset extends TopicPartition {
  readonly offset: number
}

export interface OffsetCommitRequest {
  readonly group: string
  /** -1 = from outside a group's membership. */
  readonly generation: number
  readonly member: string
  readonly instance: string | null
  readonly offsets: readonly CommittedOffset[]
}

export interface OffsetCommitResponse {
  readonly partitions: readonly (TopicPartition & { readonly error: ErrorName })[]
}

export interface OffsetFetchRequest {
  readonly group: string
  readonly partitions: readonly TopicPartition[]
  readonly requireStable: boolean
}

export interface OffsetFetchResponse {
  readonly error: ErrorName
  /** Offset -1 = nothing is committed. */
  readonly offsets: readonly CommittedOffset[]
}

const GROUP = 'The group.id.'
const GENERATION = 'The generation the member belongs to; -1 = none.'
const MEMBER = 'The member id the coordinator gave.'
const INSTANCE = 'group.instance.id of a static member.'
const ERROR = 'The error, or NONE.'

export const FindCoordinator: Api<FindCoordinatorRequest, FindCoordinatorResponse> = {
  name: 'FindCoordinator',
  kips: [699],
  purpose:
    'Tells which broker coordinates a group: the leader of its __consumer_offsets partition.',
  request: { group: GROUP },
  response: { error: ERROR, node: 'The broker that coordinates it.' },
}

export const JoinGroup: Api<JoinGroupRequest, JoinGroupResponse> = {
  name: 'JoinGroup',
  kips: [62, 345, 394, 800, 814],
  purpose: 'Joins a group; the answer comes when every member has, or the wait for them is over.',
  request: {
    group: GROUP,
    sessionTimeoutMs: 'session.timeout.ms: without a heartbeat for so long it is removed.',
    rebalanceTimeoutMs: 'max.poll.interval.ms: how long a rebalance waits for it.',
    member: 'Its member id; empty when it has none.',
    instance: INSTANCE,
    protocols: 'The assignors it can take, the most wanted first, each with its subscription.',
    reason: 'Why it joins, in its own words.',
  },
  response: {
    error: ERROR,
    generation: 'The generation that begins.',
    protocol: 'The assignor all members share.',
    leader: 'The member that assigns the partitions.',
    skipAssignment: 'True for a static leader that came back: nothing is assigned anew.',
    member: 'The member id of whoever joined.',
    members: 'For the leader: all members with their subscriptions.',
  },
}

export const SyncGroup: Api<SyncGroupRequest, SyncGroupResponse> = {
  name: 'SyncGroup',
  kips: [345],
  purpose: "Brings the leader's assignment to the coordinator, and each member its share.",
  request: {
    group: GROUP,
    generation: GENERATION,
    member: MEMBER,
    instance: INSTANCE,
    assignments: 'From the leader: the partitions of every member.',
  },
  response: { error: ERROR, partitions: 'What the member owns in this generation.' },
}

export const Heartbeat: Api<HeartbeatRequest, HeartbeatResponse> = {
  name: 'Heartbeat',
  kips: [62, 345],
  purpose: 'Says that a member lives; the answer tells it of a rebalance.',
  request: { group: GROUP, generation: GENERATION, member: MEMBER, instance: INSTANCE },
  response: { error: 'REBALANCE_IN_PROGRESS asks it to join again.' },
}

export const LeaveGroup: Api<LeaveGroupRequest, HeartbeatResponse> = {
  name: 'LeaveGroup',
  kips: [345, 800],
  purpose: 'Leaves a group at once, so that nobody waits for the session to end.',
  request: {
    group: GROUP,
    member: 'The member id; empty when a static member is removed by its instance id.',
    instance: INSTANCE,
    reason: 'Why it leaves, in its own words.',
  },
  response: { error: ERROR },
}

export const OffsetCommit: Api<OffsetCommitRequest, OffsetCommitResponse> = {
  name: 'OffsetCommit',
  kips: [211, 345],
  purpose: 'Stores how far a group has read: the next offset of each partition.',
  request: {
    group: GROUP,
    generation: GENERATION,
    member: MEMBER,
    instance: INSTANCE,
    offsets: 'For each partition the next offset to read.',
  },
  response: { partitions: 'For each partition its error, or NONE.' },
}

export const OffsetFetch: Api<OffsetFetchRequest, OffsetFetchResponse> = {
  name: 'OffsetFetch',
  kips: [447, 709],
  purpose: 'Asks how far a group has read.',
  request: {
    group: GROUP,
    partitions: 'The partitions asked about.',
    requireStable: 'Whether offsets of an open transaction are waited for.',
  },
  response: { error: ERROR, offsets: 'For each partition the committed offset, -1 = none.' },
}
