// What an admin client holds: its connections and the calls it still has to make.
import type { EndpointId, Us } from '../../kafka/terms.ts'
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

export interface PendingCall {
  readonly name: string
  readonly call: AdminCall
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
