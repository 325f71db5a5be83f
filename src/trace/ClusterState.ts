// The present state that events fold into: everything a view may show, as plain data.
// Only the folds in apply/ write it. Frozen parts (images, specs, configs) are shared between keyframes.
import type { BrokerLifecycleState } from '../kafka/machines/brokerMachine.ts'
import type { ProcessState } from '../kafka/machines/processMachine.ts'
import type { OffsetsRecord } from '../kafka/records/OffsetsRecord.ts'
import type { Acks, Compression, EndpointId, NodeId, PartitionName, Us } from '../kafka/terms.ts'
import type { Action, ProducerSpec, ReaderSpec, Workload } from '../scenario/Scenario.ts'
import type { FollowerState, IdleFetch } from './FollowerState.ts'
import type { GroupAtCoordinator, MembershipView } from './GroupView.ts'
import type { Log } from './log/Log.ts'
import type { Message } from './Message.ts'
import type { MetadataImage } from './MetadataImage.ts'
import type { MetadataLog } from './metadata/MetadataLog.ts'
import type { QuorumView } from './QuorumView.ts'
import type { Work } from './Work.ts'
import type { WorkBook } from './WorkBook.ts'

export interface ClusterState {
  /** The cluster's name in the scenario. */
  name: string
  seed: number
  /** Wall clock of time 0, ms since 1970. */
  startsAtMs: number
  /** Time of the last folded event. */
  at: Us
  /** Number of the last folded event; chatter of idle loops has no number. */
  n: number
  /** Running hash of the numbered events: two 32-bit halves. */
  hashA: number
  hashB: number
  hosts: HostState[]
  nodes: NodeState[]
  quorum: QuorumView
  clients: ClientState[]
  sources: SourceState[]
  connections: ConnectionState[]
  /** Faults of the way from one end to another, by `from→to`; `*` stands for anyone. A new connection meets them too. */
  faults: Map<string, StandingFault>
  /** In flight, waiting, working or parked, by id, oldest first. */
  messages: Map<number, Message>
  acts: PerformedAct[]
  ledger: Map<PartitionName, PartitionLedger>
  broken: BrokenPromise[]
  /** What brokers wrote of their own into internal topics, in order: contents of the records of `OWN_SOURCE`. */
  ownRecords: OffsetsRecord[]
  /** What became of records in the hands of groups: by group, then by partition. */
  workBooks: Map<string, Map<PartitionName, WorkBook>>
  counters: Counters
}

export interface HostState {
  readonly name: string
  readonly rack: string
  powered: boolean
}

export interface NodeState {
  readonly id: NodeId
  readonly endpoint: EndpointId
  readonly host: string
  readonly isBroker: boolean
  readonly isController: boolean
  process: ProcessState
  processSetBy: number
  broker: BrokerLifecycleState
  brokerSetBy: number
  /** How many times its process has started. */
  incarnation: number
  /** Given at registration: the offset of RegisterBrokerRecord; -1 before. */
  brokerEpoch: number
  /** As the quorum's newest records have it. */
  fenced: boolean
  /** Its own copy of the metadata log. */
  metadata: MetadataLog
  /** What it holds while it is the active controller; null = it is not. */
  controller: ActiveController | null
  /** What this broker has read and acts on. */
  image: MetadataImage
  imageSetBy: number
  replicas: ReplicaState[]
  /** Of each follower its last Fetch, as heard in the partitions it idles in. */
  idleFetches: Map<NodeId, IdleFetch>
  /** Groups it coordinates, in the order it came to know them. */
  groups: GroupAtCoordinator[]
  /** Its server.properties, beyond the defaults. */
  readonly staticConfigs: Readonly<Record<string, string>>
  /** Settings in force that are not defaults, by name, with their source. */
  configs: ReadonlyMap<string, ConfigValue>
  /** When the active controller last heard of it. */
  lastHeartbeatAt: Us
  /** Written by a clean stop, gone after the next start. */
  cleanShutdown: boolean
  /** How much longer every write of its disk takes; 0 = as ever. */
  diskDelayUs: Us
}

export interface ConfigValue {
  readonly value: string
  readonly source:
    | 'DEFAULT_CONFIG'
    | 'STATIC_BROKER_CONFIG'
    | 'DYNAMIC_DEFAULT_BROKER_CONFIG'
    | 'DYNAMIC_BROKER_CONFIG'
    | 'DYNAMIC_TOPIC_CONFIG'
    | 'CLIENT_CONFIG'
  /** The event that set it; 0 = the scenario itself. */
  readonly setBy: number
}

export interface ReplicaState {
  readonly name: PartitionName
  readonly topic: string
  readonly partition: number
  readonly topicId: string
  log: Log
  highWatermark: number
  highWatermarkSetBy: number
  logEndSetBy: number
  leaderEpoch: number
  /** Whether this broker leads it, by the metadata it has read. */
  leads: boolean
  leadsSetBy: number
  /** Whom it fetches from, by the metadata it has read; -1 = nobody, or it leads itself. */
  follows: NodeId
  /** Its log end when it took the lead in this epoch: a follower joins the ISR only from there on. */
  epochStart: number
  /** The partition epoch it has taken in; -1 = none since its process started. */
  partitionEpoch: number
  /** While it leads: the ISR it knows to be committed, from the controller's answer or the metadata, whichever came first. */
  isr: readonly NodeId[]
  /** While it leads: what it knows of the other replicas, in the order of the assignment. */
  followers: FollowerState[]
  /** While it leads: the ISR it has asked the controller for and not yet read back; null = none. */
  pendingIsr: readonly NodeId[] | null
  pendingIsrSetBy: number
  /** First offset not yet known to be on disk: recovery starts here. */
  recoveryPoint: number
  /** Base offsets of its segments, oldest first. */
  segments: number[]
  /** Bytes in the active segment. */
  activeBytes: number
  /** Instant the active segment was created, and timestamp of its first record (-1 = none). */
  activeCreatedAt: Us
  activeFirstTimestampMs: number
}

/** What only the active controller has. */
export interface ActiveController {
  /** Everything it has appended, committed or not. */
  image: MetadataImage
  /** Last contact of each broker, by its id. */
  contacts: Map<NodeId, Us>
  since: Us
  setBy: number
}

export type ClientState = ProducerState | ReaderState | AdminState

export type ClientLifecycle = 'Running' | 'Paused' | 'Frozen' | 'Crashed' | 'Closed' | 'Refused'

interface ClientBase {
  readonly id: EndpointId
  lifecycle: ClientLifecycle
  lifecycleSetBy: number
  incarnation: number
  /** The event that ended the life before this one; 0 = this is the first. */
  readonly formerEndedBy: number
  /** Settings in force by name, with their source. */
  configs: ReadonlyMap<string, ConfigValue>
  /** The last thing that went wrong, in Kafka's words. */
  lastError: { readonly error: string; readonly at: Us; readonly event: number } | null
  /** Topics it knows from its last Metadata response, with the leader of each partition (-1 none). */
  metadata: Map<string, readonly NodeId[]>
}

export interface ProducerState extends ClientBase {
  readonly type: 'producer'
  spec: ProducerSpec
  acks: Acks
  idempotent: boolean
  compression: Compression
  producerId: number
  producerEpoch: number
  /** Batches not yet acked or failed, oldest first. */
  queue: QueuedBatch[]
  blocked: {
    readonly since: Us
    readonly why: 'metadata' | 'memory'
    readonly topic: string
    readonly event: number
  } | null
  bufferedBytes: number
  inFlight: number
  maxInFlight: number
  /** Current sticky partition by topic. */
  sticky: Map<string, number>
  sent: number
  acked: number
  failed: number
}

export interface QueuedBatch {
  readonly id: number
  readonly partition: PartitionName
  /** Its records in order, as triples: source, first number, how many from there. */
  readonly runs: number[]
  count: number
  bytes: number
  readonly createdAt: Us
  /** When linger.ms is over. */
  readonly lingerUntil: Us
  stage: 'open' | 'full' | 'inFlight' | 'backingOff'
  attempts: number
  backoffUntil: Us
  message: number
  /** Its first event: the send() that opened it. */
  readonly event: number
}

export interface ReaderState extends ClientBase {
  readonly type: 'reader'
  spec: ReaderSpec
  partitions: ReadPartition[]
  /** The poll() whose records it works on. */
  work: Work | null
  processingUs: Us
  /** Message ids of fetches in flight or parked. */
  fetches: number[]
  /** Its membership of a group; null = it reads what assign() gave it. */
  membership: MembershipView | null
  /** Partitions it has read and no longer owns: what it was handed of them. */
  former: ReadPartition[]
  polls: number
  delivered: number
  processed: number
}

export interface ReadPartition {
  readonly name: PartitionName
  readonly topic: string
  readonly partition: number
  /** The event that gave it to this reader. */
  readonly assignedBy: number
  /** Next offset poll() will hand out; -1 = not yet known. */
  position: number
  positionSetBy: number
  /** Fetched and not yet handed out: [from, to). */
  bufferedFrom: number
  bufferedTo: number
  /** As the last Fetch response told; -1 = unknown. */
  highWatermark: number
  lag: number
  /** The offset it last committed, or began at; -1 = none. */
  committed: number
  /** Offsets handed out, as disjoint ranges in order of offset, each with how often. */
  delivered: OffsetRange[]
  /** Handed out more than once: count of records. */
  deliveredTwice: number
}

export interface OffsetRange {
  from: number
  to: number
}

export interface AdminState extends ClientBase {
  readonly type: 'admin'
  /** Calls not yet answered. */
  calls: { readonly call: string; readonly since: Us; readonly event: number }[]
}

/** Where records come from: a client's workload, or one act. Identity of a record = (source, number), number from 0. */
export interface SourceState {
  readonly index: number
  readonly id: string
  readonly client: EndpointId
  readonly topic: string
  readonly workload: Workload
  /** The event that brought it. */
  readonly event: number
  /** Records handed to send() so far = the next number. */
  sent: number
  /** acked with acks=0, where no offset comes back: by number. */
  ackedBlind: number
  /** Failed: numbers as ranges. */
  failed: OffsetRange[]
  failedCount: number
  ackedCount: number
}

export interface ConnectionState {
  readonly id: number
  /** Who opened it: a client, or a node that talks to another. */
  readonly client: EndpointId
  readonly node: EndpointId
  readonly channel: Channel
  state: 'connecting' | 'ready' | 'closed'
  openedAt: Us
  setBy: number
  /** Faults as they stand, by direction. */
  delayUs: { toNode: Us; toClient: Us }
  silent: { toNode: boolean; toClient: boolean }
}

/** What a connection is for: nodes keep one for each purpose, as Kafka's threads do. */
export type Channel = 'client' | 'raft' | 'heartbeat' | 'forwarding' | 'alterPartition' | 'fetcher'

/** A fault that stands, and the event that brought it. */
export interface StandingFault extends LinkFault {
  readonly setBy: number
}

/** A fault of one way: from one end to another. */
export interface LinkFault {
  readonly delayUs: Us
  readonly silent: boolean
}

export interface PerformedAct {
  readonly index: number
  readonly at: Us
  readonly event: number
  readonly action: Action
  readonly by: 'script' | 'person'
}

export interface PartitionLedger {
  /** Offsets an ack named, as disjoint ranges. */
  acked: OffsetRange[]
  /** Of those that an ack named: where a leader elected uncleanly has written another record. */
  overwritten: OffsetRange[]
  /** Records that were stored and are gone: never by retention, always by loss. */
  lost: {
    readonly source: number
    readonly number: number
    readonly offset: number
    readonly acked: boolean
    /** What its sender asks for. */
    readonly acks: Acks
    /** The cut that took its last copy. */
    readonly event: number
    /** Why, and the event that brought it about. */
    readonly why: LossWhy
    readonly because: number
  }[]
  /** Ends that copies lost to their machine, and not to a leader. */
  harms: {
    readonly node: NodeId
    readonly from: number
    readonly why: 'power' | 'lost disk'
    readonly event: number
    readonly because: number
  }[]
}

/** What took a record's last copy. acks: it was on too few copies when the leader changed, as acks=0 and acks=1 allow. */
export type LossWhy = 'unclean election' | 'last known leader' | 'lost disk' | 'power' | 'acks'

export interface BrokenPromise {
  readonly promise:
    | 'acked record lost'
    | 'duplicate stored'
    | 'reordered'
    | 'offset skipped'
    | 'record read again'
  readonly partition: PartitionName
  readonly from: number
  readonly to: number
  readonly at: Us
  readonly event: number
  /** Of lost records: why, what their sender asks for, and the event that brought it about. */
  readonly why?: LossWhy
  readonly acks?: Acks
  readonly because?: number
}

export interface Counters {
  messages: number
  chatter: number
  appends: number
  records: number
  errors: number
}
