// A message: one RPC request or response on the wire, as data. Where it is at t is arithmetic on sentAt and arrivesAt.
import type { ErrorName } from '../kafka/errors.ts'
import type { ApiName } from '../kafka/protocol/apis.ts'
import type { AnyBody } from '../kafka/protocol/bodies.ts'
import type { EndpointId, PartitionName, Us } from '../kafka/terms.ts'

export interface Message {
  readonly id: number
  readonly api: ApiName
  readonly kind: 'request' | 'response'
  readonly from: EndpointId
  readonly to: EndpointId
  readonly connection: number
  /** The request's id: its own, or that of the request it answers. */
  readonly request: number
  readonly sentAt: Us
  /** When it gets there; -1 when the connection's silence swallowed it. */
  readonly arrivesAt: Us
  readonly bytes: number
  /** flying: between the two. waiting: behind another request of its connection. working: being handled. parked: in purgatory. */
  stage: 'flying' | 'waiting' | 'working' | 'parked'
  /** Purgatory's own timeout while parked, else 0. */
  parkedUntil: Us
  /** Part of an idle loop: nothing new is said by it. */
  readonly chatter: boolean
  readonly error: ErrorName
  /** What it says, field by field, as `kafka/protocol` declares it. */
  readonly body: AnyBody
  /** The records it carries, for Produce requests and Fetch responses. */
  readonly carries: readonly CarriedRecords[]
  /** What it asks for, for Fetch requests. */
  readonly asks: readonly FetchedFrom[]
  /** The event that sent it. */
  readonly event: number
}

export interface CarriedRecords {
  readonly partition: PartitionName
  readonly source: number
  readonly first: number
  readonly count: number
  /** Known once a leader gave it. */
  readonly baseOffset?: number
}

export interface FetchedFrom {
  readonly partition: PartitionName
  readonly offset: number
}
