// BrokerRegistration, BrokerHeartbeat, AlterPartition, AllocateProducerIds, Envelope: what brokers ask of the active controller.
// Kafka: BrokerLifecycleManager, AlterPartitionManager, ForwardingManager; KIPs 590, 631, 497, 730, 841, 903.
import type { ErrorName } from '../errors.ts'
import type { NodeId } from '../terms.ts'
import type { Api } from './Api.ts'
import type { ApiName } from './apis.ts'

export interface BrokerRegistrationRequest {
  readonly broker: NodeId
  readonly incarnation: number
  readonly rack: string
  /** The epoch in its clean-shutdown marker; -1 = there is none. */
  readonly previousBrokerEpoch: number
}
export interface BrokerRegistrationResponse {
  readonly error: ErrorName
  /** Offset of its RegisterBrokerRecord; -1 = refused. */
  readonly brokerEpoch: number
}
export interface BrokerHeartbeatRequest {
  readonly broker: NodeId
  readonly brokerEpoch: number
  readonly currentMetadataOffset: number
  readonly wantFence: boolean
  readonly wantShutDown: boolean
}
export interface BrokerHeartbeatResponse {
  readonly error: ErrorName
  readonly isCaughtUp: boolean
  readonly isFenced: boolean
  readonly shouldShutDown: boolean
}
export interface IsrChange {
  readonly topic: string
  readonly topicId: string
  readonly partition: number
  readonly leaderEpoch: number
  readonly partitionEpoch: number
  /** The proposed ISR, each with the broker epoch its leader knows; -1 = unknown. */
  readonly isr: readonly { readonly broker: NodeId; readonly epoch: number }[]
  readonly recovering: boolean
}
export interface AlterPartitionRequest {
  readonly broker: NodeId
  readonly brokerEpoch: number
  readonly partitions: readonly IsrChange[]
}
export interface AlteredPartition {
  readonly topic: string
  readonly partition: number
  readonly error: ErrorName
  readonly leader: NodeId
  readonly leaderEpoch: number
  readonly partitionEpoch: number
  readonly isr: readonly NodeId[]
}
export interface AlterPartitionResponse {
  readonly error: ErrorName
  readonly partitions: readonly AlteredPartition[]
}
export interface AllocateProducerIdsRequest {
  readonly broker: NodeId
  readonly brokerEpoch: number
}
export interface AllocateProducerIdsResponse {
  readonly error: ErrorName
  readonly start: number
  readonly length: number
}
export interface EnvelopeRequest {
  /** The request it wraps. */
  readonly api: ApiName
  readonly request: unknown
}
export interface EnvelopeResponse {
  readonly error: ErrorName
  readonly response: unknown
}
export interface ElectLeadersRequest {
  readonly electionType: 'PREFERRED' | 'UNCLEAN'
  /** Null = all partitions. */
  readonly partitions: readonly { readonly topic: string; readonly partition: number }[] | null
}
export interface ElectLeadersResponse {
  readonly error: ErrorName
  readonly message: string
  readonly results: readonly {
    readonly topic: string
    readonly partition: number
    readonly error: ErrorName
    readonly message: string
  }[]
}

export const BrokerRegistration: Api<BrokerRegistrationRequest, BrokerRegistrationResponse> = {
  name: 'BrokerRegistration',
  kips: [631, 966],
  purpose: 'A broker that starts asks to be a member of the cluster.',
  request: {
    broker: 'Its node.id.',
    incarnation: 'Which start of it this is: two processes with one id are told apart by it.',
    rack: 'Where it stands (broker.rack).',
    previousBrokerEpoch: 'The epoch it noted when it stopped cleanly; -1 after a crash.',
  },
  response: {
    error: 'NONE, or DUPLICATE_BROKER_REGISTRATION while the session of its former life runs.',
    brokerEpoch: 'The offset of its registration in the metadata log.',
  },
}
export const BrokerHeartbeat: Api<BrokerHeartbeatRequest, BrokerHeartbeatResponse> = {
  name: 'BrokerHeartbeat',
  kips: [631, 841],
  purpose: 'A broker says that it lives, how far it has read, and whether it wants to stop.',
  request: {
    broker: 'Its node.id.',
    brokerEpoch: 'The epoch it was given at registration.',
    currentMetadataOffset: 'How far it has read the metadata log.',
    wantFence: 'True until it has loaded its logs and could serve.',
    wantShutDown: 'True once it has been asked to stop.',
  },
  response: {
    error: 'NONE, NOT_CONTROLLER, or STALE_BROKER_EPOCH.',
    isCaughtUp: 'Whether it has read its own registration.',
    isFenced: 'Whether the controller keeps it out.',
    shouldShutDown: 'Whether it may stop now.',
  },
}
export const AlterPartition: Api<AlterPartitionRequest, AlterPartitionResponse> = {
  name: 'AlterPartition',
  kips: [497, 841, 903],
  purpose: 'A partition leader asks the controller to write another in-sync set.',
  request: {
    broker: 'Who leads and asks.',
    brokerEpoch: 'Its registration.',
    partitions: 'For each partition the epochs it knows and the set it wants.',
  },
  response: {
    error: 'NONE, or why nothing was looked at.',
    partitions: 'For each partition the error, or what stands in the metadata log now.',
  },
}
export const AllocateProducerIds: Api<AllocateProducerIdsRequest, AllocateProducerIdsResponse> = {
  name: 'AllocateProducerIds',
  kips: [730],
  purpose: 'A broker asks for a block of producer ids to hand out.',
  request: { broker: 'Who asks.', brokerEpoch: 'Its registration.' },
  response: {
    error: 'Whether there is a block.',
    start: 'The first id.',
    length: 'How many.',
  },
}
export const Envelope: Api<EnvelopeRequest, EnvelopeResponse> = {
  name: 'Envelope',
  kips: [590],
  purpose: 'A broker hands a request for the controller on to it.',
  request: { api: 'Which request is inside.', request: 'The request itself.' },
  response: {
    error: 'NONE, or NOT_CONTROLLER: then it is tried elsewhere.',
    response: 'What the controller answered.',
  },
}
export const ElectLeaders: Api<ElectLeadersRequest, ElectLeadersResponse> = {
  name: 'ElectLeaders',
  kips: [183, 460],
  purpose: 'Asks the controller to elect leaders anew: the preferred one, or any that lives.',
  request: {
    electionType: 'PREFERRED, or UNCLEAN where no in-sync replica is left.',
    partitions: 'Which; none named = all.',
  },
  response: {
    error: 'NONE, or why nothing was looked at.',
    message: "The controller's own words.",
    results: 'For each partition whether and why not.',
  },
}
