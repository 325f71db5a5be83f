// What a broker keeps of the groups it coordinates. Everything here is in its memory only: what must survive stands in
// __consumer_offsets, and is read again by whoever leads the partition next.
import type { ClassicGroupState } from '../../kafka/machines/classicGroupMachine.ts'
import type {
  CommittedOffset,
  GroupProtocol,
  OffsetCommitResponse,
  TopicPartition,
} from '../../kafka/protocol/Group.ts'
import type { OffsetDeleteResponse } from '../../kafka/protocol/GroupAdmin.ts'
import type { EndpointId, PartitionName, Us } from '../../kafka/terms.ts'

export interface CoordinatorMemory {
  /** Partitions of __consumer_offsets it leads: loading until their logs are read, then since when it has read them. */
  readonly partitions: Map<number, 'loading' | { readonly since: Us }>
  readonly groups: Map<string, ClassicGroup>
  /** Own appends not yet committed, by partition, oldest first. */
  readonly writes: Map<PartitionName, OwnWrite[]>
  lastGroup: number
}

export interface OwnWrite {
  /** The high watermark that commits it. */
  readonly end: number
  readonly until: Us
  /** The number of the group it is about. */
  readonly group: number
  /** The event that appended it. */
  readonly event: number
  readonly then: AfterWrite
}

/** What waits for an append. */
export type AfterWrite =
  | { readonly type: 'nothing' }
  | { readonly type: 'assigned'; readonly generation: number }
  | { readonly type: 'rejoined'; readonly member: string; readonly message: number }
  | {
      readonly type: 'committed'
      readonly message: number
      readonly offsets: readonly KeptOffset[]
      readonly answers: OffsetCommitResponse['partitions']
    }
  | { readonly type: 'groupDeleted'; readonly message: number }
  | {
      readonly type: 'offsetsDeleted'
      readonly message: number
      readonly answers: OffsetDeleteResponse['partitions']
    }

/** A committed offset, and when it was committed: ms since 1970. */
export interface KeptOffset extends CommittedOffset {
  readonly committedAtMs: number
}

export interface ClassicGroup {
  readonly id: string
  /** Tells its timers from those of other groups. */
  readonly number: number
  readonly partition: number
  state: ClassicGroupState
  /** The state it came from. */
  previous: ClassicGroupState
  /** Since when it is in its state, ms since 1970. */
  stateSinceMs: number
  /** Whether it has ever had members: its protocol type is `consumer` then, and none before. */
  hadMembers: boolean
  /** What its members subscribed to when the generation began; null = no generation has. */
  subscribed: ReadonlySet<string> | null
  /** The event that brought it into its state; 0 = it is as it was made. */
  changedBy: number
  generation: number
  /** The assignor; '' = none. */
  protocol: string
  leader: string
  /** By member id, in the order in which they joined. */
  readonly members: Map<string, ClassicMember>
  /** Member ids that are good no longer, with the event that put each out. */
  readonly former: Map<string, number>
  /** Member ids given and not yet used, with the end of their session. */
  readonly pending: Map<string, Us>
  /** What the leader assigned and is not yet stored. */
  proposal: readonly { readonly member: string; readonly partitions: readonly TopicPartition[] }[]
  /** Somebody joined during the initial delay. */
  newMemberAdded: boolean
  /** What is left of the rebalance timeout behind the initial delay; -1 = no initial rebalance. */
  remaining: Us
  /** End of the wait for joins or syncs; NEVER = none. */
  deadline: Us
  /** When its timer is planned; NEVER = not. */
  timerAt: Us
  /** When it is looked at next for offsets that have expired; NEVER = nothing of it expires as it stands. */
  checkAt: Us
  readonly offsets: Map<PartitionName, KeptOffset>
}

/** Of a member that was read from the log. */
export const UNKNOWN_LIFE = 0

export interface ClassicMember {
  readonly id: string
  readonly instance: string | null
  /** The client that joined first as it. */
  readonly client: EndpointId
  /** The client that joined last as it: an instance id may change hands. */
  readonly process: EndpointId
  /** Which life of that process, its incarnation; for causes only, the coordinator does not know it. */
  readonly life: number
  sessionTimeoutMs: number
  rebalanceTimeoutMs: number
  protocols: readonly GroupProtocol[]
  assignment: readonly TopicPartition[]
  /** The JoinGroup and the SyncGroup that wait; 0 = none. */
  join: number
  sync: number
  /** It has not had a first answer to its JoinGroup. */
  isNew: boolean
  /** Whether its SyncGroup of this generation has come. */
  synced: boolean
  sessionEnds: Us
}

export const NEVER: Us = Number.MAX_SAFE_INTEGER

export function createCoordinator(): CoordinatorMemory {
  return { partitions: new Map(), groups: new Map(), writes: new Map(), lastGroup: 0 }
}
