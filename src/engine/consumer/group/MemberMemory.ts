// What a reader's process holds of its group: its membership, its coordinator, and what it has asked.
import type { ConsumerSettings } from '../../../kafka/configs/consumerConfigRules.ts'
import type {
  CommittedOffset,
  JoinGroupResponse,
  TopicPartition,
} from '../../../kafka/protocol/Group.ts'
import { LONG_AGO, type NodeId, US_PER_MS, type Us } from '../../../kafka/terms.ts'
import { byText } from '../../../scenario/byText.ts'
import type { ReaderSpec } from '../../../scenario/Scenario.ts'
import type { CommitHow } from '../../../trace/GroupEvent.ts'
import type { MemberState } from '../../../trace/GroupView.ts'
import type { Message } from '../../../trace/Message.ts'

export interface MemberMemory {
  readonly group: string
  /** Whether it joins: subscribe() was called. With assign() it only commits. */
  subscribes: boolean
  /** Topics it subscribes to; with a pattern those of its metadata that fit. */
  topics: readonly string[]
  /** Topics it named when it last joined; null = it has not joined yet. */
  joinedTopics: readonly string[] | null
  readonly settings: MemberSettings
  state: MemberState
  /** '' = none. */
  member: string
  /** -1 = none. */
  generation: number
  coordinator: NodeId
  /** The event by which it knew its coordinator no longer; 0 = it has always known one, or none yet. */
  missedBy: number
  rejoinNeeded: boolean
  /** Why it joins, as it tells the coordinator; '' = it subscribes. */
  reason: string
  /** The event that made it want to join; 0 = its start. */
  rejoinCause: number
  /** The listener has to be called before it joins. */
  needsJoinPrepare: boolean
  /** Requests under way, by message. */
  readonly requests: Map<number, Asked>
  /** Answers that came while the application was at work: taken up by its next poll(). */
  held: Message[]
  /** No lookup and no join before this instant. */
  notBefore: Us
  /** As the leader: everybody's subscriptions, until the metadata is there to assign with. */
  toAssign: JoinGroupResponse | null
  /** Metadata that was asked for is waited for since then; NEVER = it is not. */
  freshSince: Us
  /** As the leader: topics of all members. */
  groupTopics: readonly string[]
  /** How many partitions its topics and the group's had in the metadata of an instant. */
  metadata: { readonly at: Us; readonly partitions: ReadonlyMap<string, number> }
  /** As the leader: what that was when it assigned. */
  snapshot: ReadonlyMap<string, number> | null
  /** The assignor of its generation; '' before the first. */
  assignor: string
  /** What each of its assignors remembers, by its name. */
  readonly remembered: Map<string, Remembered>
  /** When its next heartbeat is due; NEVER = none. */
  heartbeatAt: Us
  heardAt: Us
  /** Since when the application is out of poll(); NEVER = it is in it. */
  awaySince: Us
  autoCommitAt: Us
  /** The commitSync() the application waits for. */
  sync: SyncCommit | null
  /** commitSync() has returned, and this comes next. */
  afterSync: AfterSync | null
  /** The commit before a rebalance or a close is over. */
  committedFirst: boolean
  /** It is tried until then; NEVER = none is due. */
  firstUntil: Us
  /** close() was called. */
  closing: 'no' | 'committing' | 'leaving'
  /** Its listener calls commitSync() in onPartitionsRevoked(). */
  readonly commitsRevoked: boolean
  /** Whether close() leaves the group; by default a dynamic member does, a static one does not. */
  leavesOnClose: boolean
  /** Kafka's exception for the next poll(). */
  failure: string
}

/** An assignor hears of the assignments it was chosen for alone. */
export interface Remembered {
  /** What the member was last given by it, and in which generation; null and -1 before. */
  readonly partitions: readonly TopicPartition[] | null
  readonly generation: number
  /** The newest generation it has met as the leader's; -1 = none. */
  readonly newestGeneration: number
}

const NOTHING_REMEMBERED: Remembered = Object.freeze({
  partitions: null,
  generation: -1,
  newestGeneration: -1,
})

export function rememberedBy({ remembered }: MemberMemory, assignor: string): Remembered {
  return remembered.get(assignor) ?? NOTHING_REMEMBERED
}

export interface MemberSettings {
  readonly instance: string | null
  readonly sessionTimeoutMs: number
  readonly heartbeatUs: Us
  readonly maxPollIntervalMs: number
  readonly assignors: readonly string[]
  /** All of them are cooperative: it gives up only what it loses. */
  readonly cooperative: boolean
  readonly autoCommit: boolean
  readonly autoCommitUs: Us
  readonly defaultApiTimeoutMs: number
}

export type Asked =
  | { readonly type: 'find' }
  | { readonly type: 'join' }
  | { readonly type: 'sync' }
  | { readonly type: 'heartbeat'; readonly generation: number }
  | { readonly type: 'leave' }
  | { readonly type: 'offsets' }
  | {
      readonly type: 'commit'
      readonly how: CommitHow
      readonly generation: number
      readonly offsets: readonly CommittedOffset[]
      /** It goes before a rebalance or a close, which waits for it. */
      readonly first: boolean
    }

export interface SyncCommit {
  readonly offsets: readonly CommittedOffset[]
  readonly until: Us
  readonly then: AfterSync
  notBefore: Us
}

/**
 * What the application does after a commit: it works on what it has in hand, or polls; or its listener returns, the consumer
 * keeps `owned`, and takes what it was given if it is in the middle of that.
 */
export type AfterSync =
  | { readonly type: 'work' | 'poll' }
  | {
      readonly type: 'listener'
      readonly owned: readonly TopicPartition[]
      readonly given: readonly TopicPartition[] | null
    }

export const NEVER: Us = Number.MAX_SAFE_INTEGER

/** A member before its first poll(). */
export function createMember(settings: ConsumerSettings, spec: ReaderSpec): MemberMemory {
  const { subscribe = [] } = spec
  const topics = 'pattern' in subscribe ? [] : subscribe
  return {
    group: settings.groupId ?? '',
    subscribes: spec.subscribe !== undefined,
    topics: topics.toSorted(byText),
    joinedTopics: null,
    settings: Object.freeze(memberSettings(settings)),
    state: 'UNJOINED',
    member: '',
    generation: -1,
    coordinator: -1,
    missedBy: 0,
    rejoinNeeded: true,
    reason: '',
    rejoinCause: 0,
    needsJoinPrepare: true,
    requests: new Map(),
    held: [],
    notBefore: LONG_AGO,
    toAssign: null,
    freshSince: NEVER,
    groupTopics: [],
    metadata: { at: LONG_AGO, partitions: new Map() },
    snapshot: null,
    assignor: '',
    remembered: new Map(),
    heartbeatAt: NEVER,
    heardAt: LONG_AGO,
    awaySince: NEVER,
    autoCommitAt: NEVER,
    sync: null,
    afterSync: null,
    committedFirst: false,
    firstUntil: NEVER,
    closing: 'no',
    commitsRevoked: spec.onRevoked === 'commit',
    leavesOnClose: settings.groupInstanceId === null,
    failure: '',
  }
}

function memberSettings(settings: ConsumerSettings): MemberSettings {
  const { assignors } = settings
  return {
    instance: settings.groupInstanceId,
    sessionTimeoutMs: settings.sessionTimeoutMs,
    heartbeatUs: settings.heartbeatIntervalMs * US_PER_MS,
    maxPollIntervalMs: settings.maxPollIntervalMs,
    assignors,
    cooperative: assignors.every((name) => name === 'cooperative-sticky'),
    autoCommit: settings.enableAutoCommit,
    autoCommitUs: settings.autoCommitIntervalMs * US_PER_MS,
    defaultApiTimeoutMs: settings.defaultApiTimeoutMs,
  }
}
