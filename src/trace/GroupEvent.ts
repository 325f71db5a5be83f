// What happened in consumer groups: at their coordinators, and at each member.
import type { ErrorName } from '../kafka/errors.ts'
import type { ClassicGroupState } from '../kafka/machines/classicGroupMachine.ts'
import type { GroupApi } from '../kafka/protocol/apis.ts'
import type { EndpointId, NodeId, PartitionName } from '../kafka/terms.ts'
import type { GroupView, MemberState } from './GroupView.ts'

/** One type a row, as in `TraceEvent`, whose fields for every event come on top. */
export type GroupEvent =
  // Groups, as their coordinator has them
  | {
      readonly type: 'GroupChanged'
      readonly node: NodeId
      readonly group: string
      /** Its partition of __consumer_offsets. */
      readonly partition: number
      readonly from: ClassicGroupState
      readonly to: ClassicGroupState
      readonly view: GroupView
      /** The member it is about; '' = none. */
      readonly member: string
      readonly why: string
    }
  | {
      readonly type: 'GroupsLoaded'
      readonly node: NodeId
      readonly partition: number
      readonly groups: readonly {
        readonly view: GroupView
        readonly offsets: readonly CommittedTo[]
      }[]
    }
  | {
      readonly type: 'GroupsUnloaded'
      readonly node: NodeId
      readonly partition: number
      readonly why: string
    }
  | {
      readonly type: 'OffsetsCommitted'
      readonly node: NodeId
      readonly group: string
      readonly partition: number
      readonly client: EndpointId
      readonly offsets: readonly CommittedTo[]
    }
  | {
      readonly type: 'OffsetsDeleted'
      readonly node: NodeId
      readonly group: string
      readonly partition: number
      /** Whose committed offset is gone. */
      readonly partitions: readonly PartitionName[]
      readonly why: string
    }
  | {
      readonly type: 'GroupRequestRefused'
      readonly node: NodeId
      readonly group: string
      readonly client: EndpointId
      readonly api: GroupApi
      readonly error: ErrorName
    }
  // Members
  | {
      readonly type: 'CoordinatorKnown'
      readonly client: EndpointId
      /** -1 = no longer. */
      readonly node: NodeId
      readonly why: string
    }
  | {
      readonly type: 'MembershipChanged'
      readonly client: EndpointId
      readonly group: string
      readonly state: MemberState
      readonly member: string
      readonly generation: number
      readonly why: string
    }
  | {
      readonly type: 'RebalanceListenerCalled'
      readonly client: EndpointId
      readonly callback: 'assigned' | 'revoked' | 'lost'
      readonly partitions: readonly PartitionName[]
      /** It calls commitSync(), and owns all it did until that has returned. */
      readonly commits?: true
      /** All it owns from now on, or while the listener is at work. */
      readonly owned: readonly OwnedPartition[]
    }
  | {
      /** After a call in which the application committed. */
      readonly type: 'RebalanceListenerReturned'
      readonly client: EndpointId
      /** All it owns from now on. */
      readonly owned: readonly OwnedPartition[]
    }
  | {
      readonly type: 'CommitAnswered'
      readonly client: EndpointId
      readonly how: CommitHow
      readonly offsets: readonly CommittedTo[]
      /** Kafka's exception; '' = committed. */
      readonly error: string
    }

export interface OwnedPartition {
  readonly name: PartitionName
  readonly topic: string
  readonly partition: number
}

export interface CommittedTo {
  readonly partition: PartitionName
  /** The next offset to read. */
  readonly offset: number
}

/** By the timer of auto.commit.interval.ms and before a rebalance; by commitSync() in the poll loop or in the listener; by commitAsync(). */
export type CommitHow = 'auto' | 'sync' | 'listener' | 'async'
