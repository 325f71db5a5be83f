// A group as its coordinator has it, and a membership as the member knows it: what a view may show of both.
import type { ClassicGroupState } from '../kafka/machines/classicGroupMachine.ts'
import type { EndpointId, NodeId, PartitionName } from '../kafka/terms.ts'

export interface GroupView {
  readonly id: string
  readonly state: ClassicGroupState
  readonly generation: number
  /** The assignor; '' without members. */
  readonly protocol: string
  /** The member id of its leader; '' = none. */
  readonly leader: string
  /** In the order in which they joined. */
  readonly members: readonly GroupMemberView[]
}

export interface GroupMemberView {
  readonly id: string
  /** The client that joined as it first. */
  readonly client: EndpointId
  readonly instance: string | null
  readonly topics: readonly string[]
  readonly assignment: readonly PartitionName[]
}

export interface GroupAtCoordinator {
  readonly id: string
  /** Its partition of __consumer_offsets. */
  readonly partition: number
  view: GroupView
  /** The event that made it as it is. */
  setBy: number
  offsets: Map<PartitionName, CommittedView>
}

export interface CommittedView {
  readonly offset: number
  readonly setBy: number
}

/** Kafka: AbstractCoordinator.MemberState. */
export type MemberState = 'UNJOINED' | 'PREPARING_REBALANCE' | 'COMPLETING_REBALANCE' | 'STABLE'

export interface MembershipView {
  readonly group: string
  state: MemberState
  /** '' = none yet. */
  member: string
  /** -1 = none. */
  generation: number
  /** -1 = not known. */
  coordinator: NodeId
  coordinatorSetBy: number
  setBy: number
}
