// What an admin client holds: its connections and the calls it still has to make.
import type { CommittedOffset, TopicPartition } from '../../kafka/protocol/Group.ts'
import type { EndpointId, NodeId, PartitionName, Us } from '../../kafka/terms.ts'
import type { ReadFrom } from '../../scenario/Scenario.ts'
import type { ClientNetwork } from '../client/ClientNetwork.ts'

export type AdminCall =
  | {
      readonly api: 'CreateTopics'
      readonly body: import('../../kafka/protocol/Admin.ts').CreateTopicsRequest
    }
  | {
      readonly api: 'DeleteTopics'
      readonly body: import('../../kafka/protocol/Admin.ts').DeleteTopicsRequest
    }
  | {
      readonly api: 'CreatePartitions'
      readonly body: import('../../kafka/protocol/Admin.ts').CreatePartitionsRequest
    }
  | {
      readonly api: 'IncrementalAlterConfigs'
      readonly body: import('../../kafka/protocol/Admin.ts').IncrementalAlterConfigsRequest
    }
  | {
      readonly api: 'ElectLeaders'
      readonly body: import('../../kafka/protocol/Controller.ts').ElectLeadersRequest
    }

/** What a group's coordinator answers. */
export interface GroupCall {
  readonly api: 'DeleteGroups' | 'OffsetDelete' | 'OffsetCommit'
  readonly group: string
  /** OffsetDelete: whose offsets go. */
  readonly partitions: readonly TopicPartition[]
  /** OffsetCommit: these offsets … */
  readonly offsets: readonly CommittedOffset[]
  /** … or where these partitions begin, end or were at an instant; partition null = all of the topic. */
  readonly reset: {
    readonly topic: string
    readonly partition: number | null
    readonly to: ReadFrom
  } | null
}

/** How far a call to a coordinator has come. */
export interface GroupWork {
  /** -1 = not known. */
  coordinator: NodeId
  /** Nothing is asked before this instant. */
  notBefore: Us
  /** What is to be committed, as far as it is known. */
  readonly offsets: Map<PartitionName, CommittedOffset>
  /** Partitions without a record as young as asked for. */
  readonly beyond: Set<PartitionName>
}

export interface PendingCall {
  readonly name: string
  readonly call: AdminCall | GroupCall
  /** Of a call to a coordinator. */
  readonly work: GroupWork | null
  readonly since: Us
  readonly event: number
  /** The request in flight; 0 = not sent. */
  message: number
}

export interface AdminMemory {
  readonly id: EndpointId
  readonly life: number
  readonly network: ClientNetwork
  readonly calls: PendingCall[]
}

/** default.api.timeout.ms of an admin client. */
export const CALL_TIMEOUT_US: Us = 60_000_000
