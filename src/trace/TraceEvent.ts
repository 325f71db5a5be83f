// What happened: every event of a run, one type a row. Numbered from 1 in the order they were recorded.
// `cause` is the number of the event that triggered it (0 = the start); more reasons stand in `held` and `configs`.
import type { ErrorName } from '../kafka/errors.ts'
import type { BrokerLifecycleState } from '../kafka/machines/brokerMachine.ts'
import type { ProcessState } from '../kafka/machines/processMachine.ts'
import type { QuorumMemberState } from '../kafka/machines/quorumMachine.ts'
import type { OffsetsRecord } from '../kafka/records/OffsetsRecord.ts'
import type { StoredBatch } from '../kafka/records/StoredBatch.ts'
import type { EndpointId, NodeId, PartitionName, Us } from '../kafka/terms.ts'
import type { Action, ClientSpec, Workload } from '../scenario/Scenario.ts'
import type { Channel, ClientLifecycle, ConfigValue } from './ClusterState.ts'
import type { GroupEvent } from './GroupEvent.ts'
import type { Message } from './Message.ts'
import type { MetadataImage, MetadataRecord } from './MetadataImage.ts'
import type { MetadataEntry } from './metadata/MetadataLog.ts'
import type { HandedOut, Handler } from './Work.ts'

interface Base {
  /** 1, 2, 3 …; 0 for the chatter of idle loops. */
  readonly n: number
  readonly at: Us
  readonly cause: number
  /** Config names that decided it, where one did: the subject tells whose. */
  readonly configs?: readonly ConfigCause[]
}

export interface ConfigCause {
  readonly name: string
  readonly value: string
  /** `topic:orders`, `broker:1`, `client:web`. */
  readonly subject: string
}

/** Settings in force, as plain rows. */
export type ConfigRows = ReadonlyMap<string, ConfigValue>

export type TraceEvent = Base &
  // Acts, processes, the cluster
  (
    | {
        readonly type: 'ActPerformed'
        readonly index: number
        readonly action: Action
        readonly by: 'script' | 'person'
      }
    | {
        readonly type: 'ProcessChanged'
        readonly node: NodeId
        readonly to: ProcessState
        readonly how: 'start' | 'exit' | 'kill' | 'freeze' | 'thaw' | 'power'
      }
    | { readonly type: 'HostPowerChanged'; readonly host: string; readonly powered: boolean }
    /** Everything on it is gone: logs, the metadata log, its vote. */
    | { readonly type: 'DiskLost'; readonly node: NodeId }
    | { readonly type: 'DiskSlowed'; readonly node: NodeId; readonly delayUs: Us }
    | {
        readonly type: 'BrokerStateChanged'
        readonly node: NodeId
        readonly from: BrokerLifecycleState
        readonly to: BrokerLifecycleState
      }
    | {
        readonly type: 'QuorumStateChanged'
        readonly node: NodeId
        readonly from: QuorumMemberState
        readonly to: QuorumMemberState
        readonly epoch: number
        /** As this member knows it; -1 = unknown. */
        readonly leader: NodeId
        readonly votedFor: NodeId
        readonly why: string
      }
    | {
        readonly type: 'VoteReturned'
        /** Who asked. */
        readonly node: NodeId
        readonly voter: NodeId
        readonly epoch: number
        readonly preVote: boolean
        readonly granted: boolean
      }
    | { readonly type: 'QuorumTimerSet'; readonly node: NodeId; readonly until: Us }
    | { readonly type: 'ControllerActivated'; readonly node: NodeId; readonly epoch: number }
    | { readonly type: 'ControllerRenounced'; readonly node: NodeId; readonly why: string }
    | {
        readonly type: 'MetadataAppended'
        readonly node: NodeId
        readonly offset: number
        readonly epoch: number
        readonly record: MetadataRecord
      }
    | {
        readonly type: 'MetadataFetched'
        readonly node: NodeId
        readonly from: NodeId
        /** Its log end afterwards. */
        readonly to: number
        /** What it copied, NoOps left out. */
        readonly entries: readonly MetadataEntry[]
      }
    | {
        readonly type: 'MetadataTruncated'
        readonly node: NodeId
        readonly to: number
        readonly why: string
      }
    | {
        readonly type: 'RegistrationRefused'
        readonly node: NodeId
        readonly error: ErrorName
      }
    | { readonly type: 'MetadataCommitted'; readonly node: NodeId; readonly highWatermark: number }
    | { readonly type: 'MetadataApplied'; readonly node: NodeId; readonly image: MetadataImage }
    | { readonly type: 'NodeConfigured'; readonly node: NodeId; readonly values: ConfigRows }
    | {
        readonly type: 'HeartbeatReceived'
        readonly node: NodeId
        readonly controller: NodeId
      }
    | { readonly type: 'NoOpAppended'; readonly node: NodeId }
    | {
        readonly type: 'IdleFolded'
        readonly skips: readonly {
          readonly kind: 'heartbeat' | 'noop' | 'poll'
          readonly who: EndpointId
          readonly loop: number
          readonly cycles: number
          readonly byUs: Us
        }[]
      }
    // Connections and messages
    | {
        readonly type: 'ConnectionChanged'
        readonly connection: number
        readonly client: EndpointId
        readonly node: EndpointId
        readonly channel: Channel
        readonly to: 'connecting' | 'ready' | 'closed'
        readonly why: string
      }
    | {
        /** The way from one end to another; `*` stands for anyone. */
        readonly type: 'ConnectionFaulted'
        readonly from: EndpointId
        readonly to: EndpointId
        readonly delayUs: Us
        readonly silent: boolean
      }
    | { readonly type: 'MessageSent'; readonly message: Message }
    | {
        readonly type: 'MessageArrived'
        readonly message: number
        readonly api: string
        readonly stage: 'waiting' | 'working' | 'done'
      }
    | { readonly type: 'MessageLost'; readonly message: number; readonly why: string }
    | {
        readonly type: 'RequestParked'
        readonly node: NodeId
        readonly message: number
        readonly until: Us
        readonly why: string
      }
    // Logs
    | {
        readonly type: 'ReplicaOpened'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly topic: string
        readonly index: number
        readonly topicId: string
      }
    | {
        readonly type: 'ReplicaClosed'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly why: string
      }
    | {
        readonly type: 'LeadershipTaken'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly leaderEpoch: number
        /** Its log end at that moment. */
        readonly epochStart: number
        readonly partitionEpoch: number
        /** The other replicas, in the order of the assignment, and who is in sync. */
        readonly followers: readonly NodeId[]
        readonly isr: readonly NodeId[]
      }
    | {
        readonly type: 'FollowingBegun'
        readonly node: NodeId
        readonly partition: PartitionName
        /** -1 = the partition has no leader. */
        readonly leader: NodeId
        readonly leaderEpoch: number
        readonly partitionEpoch: number
      }
    | {
        /** A follower's fetch told the leader where its log ends. */
        readonly type: 'FollowerFetched'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly follower: NodeId
        readonly endOffset: number
        readonly caughtUpAt: Us
        readonly brokerEpoch: number
      }
    | {
        /** A follower's fetch told the leader nothing new of so many partitions: it is still at their log ends. */
        readonly type: 'FollowerIdled'
        readonly node: NodeId
        readonly follower: NodeId
        readonly count: number
        /** Of which it had not said so in its fetch before. */
        readonly joined: readonly PartitionName[]
        /** Of which it had, and does not any more. */
        readonly left: readonly PartitionName[]
        readonly brokerEpoch: number
      }
    | {
        readonly type: 'RecordsCopied'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly from: NodeId
        readonly batches: readonly StoredBatch[]
      }
    | {
        readonly type: 'IsrProposed'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly from: readonly NodeId[]
        readonly isr: readonly NodeId[]
        readonly why: string
      }
    | {
        /** The leader knows which ISR is committed: the controller answered its proposal, or its records came by. */
        readonly type: 'IsrSettled'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly isr: readonly NodeId[]
        readonly partitionEpoch: number
        /** The other replicas, in the order of the assignment. */
        readonly followers: readonly NodeId[]
        readonly why: string
      }
    | {
        readonly type: 'LeadershipLost'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly leaderEpoch: number
        readonly partitionEpoch: number
      }
    | {
        readonly type: 'RecordsAppended'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly producer: EndpointId
        readonly batch: StoredBatch
        /** What a broker writes of its own into an internal topic. */
        readonly own?: readonly OffsetsRecord[]
      }
    | {
        /** On a follower it may fall, to what its leader says. */
        readonly type: 'HighWatermarkAdvanced'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly from: number
        readonly to: number
      }
    | {
        readonly type: 'SegmentRolled'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly baseOffset: number
        readonly why: string
      }
    | {
        readonly type: 'LogFlushed'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly recoveryPoint: number
        readonly why: string
      }
    | {
        readonly type: 'LogTruncated'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly to: number
        /** The whole log goes, and begins anew here: the leader has nothing older. */
        readonly restartsAt?: number
        readonly why: string
      }
    | {
        readonly type: 'LogLoaded'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly clean: boolean
        readonly highWatermark: number
      }
    | {
        readonly type: 'AppendRefused'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly producer: EndpointId
        readonly error: ErrorName
        readonly sentence: string
        readonly batch: number
      }
    | {
        readonly type: 'FetchRefused'
        readonly node: NodeId
        readonly partition: PartitionName
        readonly client: EndpointId
        readonly error: ErrorName
        readonly offset: number
      }
    // Clients of every kind
    | {
        readonly type: 'ClientStarted'
        readonly client: EndpointId
        readonly spec: ClientSpec | null
        readonly values: ConfigRows
        readonly incarnation: number
      }
    | {
        readonly type: 'ClientChanged'
        readonly client: EndpointId
        readonly to: ClientLifecycle
        readonly why: string
      }
    | { readonly type: 'ClientSlowed'; readonly client: EndpointId; readonly processingUs: Us }
    | {
        readonly type: 'MetadataLearned'
        readonly client: EndpointId
        readonly topics: readonly { readonly topic: string; readonly leaders: readonly NodeId[] }[]
      }
    | {
        readonly type: 'CallFailed'
        readonly client: EndpointId
        readonly call: string
        readonly error: string
      }
    // Producers
    | {
        readonly type: 'SourceAdded'
        readonly source: number
        readonly id: string
        readonly client: EndpointId
        readonly topic: string
        readonly workload: Workload
      }
    | {
        readonly type: 'ProducerIdAssigned'
        readonly client: EndpointId
        readonly producerId: number
        readonly producerEpoch: number
      }
    | {
        readonly type: 'RecordQueued'
        readonly client: EndpointId
        readonly source: number
        readonly number: number
        readonly partition: PartitionName
        readonly batch: number
        readonly opens: boolean
        readonly bytes: number
        readonly lingerUntil: Us
        readonly bufferedBytes: number
        readonly full: boolean
      }
    | {
        readonly type: 'StickyPartitionChosen'
        readonly client: EndpointId
        readonly topic: string
        readonly from: number
        readonly to: number
        readonly why: 'first record' | 'batch.size bytes sent'
      }
    | {
        readonly type: 'SendBlocked'
        readonly client: EndpointId
        readonly why: 'metadata' | 'memory'
        readonly topic: string
      }
    | { readonly type: 'SendUnblocked'; readonly client: EndpointId; readonly waitedUs: Us }
    | {
        readonly type: 'SendFailed'
        readonly client: EndpointId
        readonly source: number
        readonly number: number
        readonly error: string
      }
    | {
        readonly type: 'BatchesSent'
        readonly client: EndpointId
        readonly batches: readonly number[]
        readonly message: number
        readonly inFlight: number
      }
    | {
        readonly type: 'BatchAcked'
        readonly client: EndpointId
        readonly batch: number
        readonly partition: PartitionName
        readonly baseOffset: number
        readonly bufferedBytes: number
      }
    | {
        readonly type: 'BatchRetried'
        readonly client: EndpointId
        readonly batch: number
        readonly partition: PartitionName
        readonly error: ErrorName
        readonly backoffUntil: Us
      }
    | {
        readonly type: 'BatchSplit'
        readonly client: EndpointId
        readonly batch: number
        readonly partition: PartitionName
        readonly into: readonly {
          readonly id: number
          readonly runs: readonly number[]
          readonly count: number
          readonly bytes: number
        }[]
        /** The pieces take no memory of the pool; the batch gave its own back. */
        readonly bufferedBytes: number
      }
    | {
        readonly type: 'BatchFailed'
        readonly client: EndpointId
        readonly batch: number
        readonly partition: PartitionName
        readonly error: string
        readonly bufferedBytes: number
      }
    | { readonly type: 'RequestsInFlight'; readonly client: EndpointId; readonly inFlight: number }
    // Readers
    | {
        readonly type: 'PartitionsAssigned'
        readonly client: EndpointId
        readonly partitions: readonly {
          readonly name: PartitionName
          readonly topic: string
          readonly partition: number
        }[]
      }
    | {
        readonly type: 'PositionReset'
        readonly client: EndpointId
        readonly partition: PartitionName
        readonly offset: number
        readonly why: string
      }
    | { readonly type: 'FetchSent'; readonly client: EndpointId; readonly message: number }
    | {
        readonly type: 'FetchReturned'
        readonly client: EndpointId
        readonly message: number
        readonly partitions: readonly FetchedPartition[]
      }
    | ({
        readonly type: 'RecordsDelivered'
        readonly client: EndpointId
        readonly poll: number
      } & HandedOut)
    /** So many records after those told before: all of the poll(), or up to a commit. */
    | { readonly type: 'WorkDone'; readonly client: EndpointId; readonly count: number }
    /** The work on a record threw, `done` records after those told before. */
    | {
        readonly type: 'WorkThrew'
        readonly client: EndpointId
        readonly done: number
        readonly partition: PartitionName
        readonly offset: number
        readonly handler: Handler
      }
    /** The process ended amid its work: of the `count` records it had left it had finished `done`. */
    | {
        readonly type: 'WorkAbandoned'
        readonly client: EndpointId
        readonly done: number
        readonly count: number
      }
    | GroupEvent
    // Administration
    | { readonly type: 'AdminCalled'; readonly client: EndpointId; readonly call: string }
    | {
        readonly type: 'AdminAnswered'
        readonly client: EndpointId
        readonly call: string
        readonly error: string
      }
    // Milestones of topics, told once
    | {
        readonly type: 'TopicCreated'
        readonly topic: string
        readonly partitions: number
        readonly replicationFactor: number
      }
    | { readonly type: 'TopicDeleted'; readonly topic: string }
    | {
        readonly type: 'TopicAltered'
        readonly topic: string
        readonly partitions: number
        readonly set: string
        readonly removed: string
      }
    | {
        readonly type: 'PromiseBroken'
        readonly promise: 'acked record lost'
        readonly partition: PartitionName
        readonly from: number
        readonly to: number
        readonly count: number
      }
  )

export interface FetchedPartition {
  readonly partition: PartitionName
  /** Records fetched: [from, to); equal = none. */
  readonly from: number
  readonly to: number
  readonly highWatermark: number
  readonly error: ErrorName
}

export type EventType = TraceEvent['type']
export type EventOf<T extends EventType> = Extract<TraceEvent, { type: T }>
