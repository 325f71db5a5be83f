// What a broker's process keeps of replication beside the state: whom it copies from, what its followers were told,
// which ISR it has asked for, and what its logs remember of producers.
import type { IsrChange } from '../../kafka/protocol/Controller.ts'
import type { FetchPartition } from '../../kafka/protocol/Fetch.ts'
import type { NodeId, PartitionName, Us } from '../../kafka/terms.ts'
import type { ProducerSnapshot } from '../log/producerSnapshots.ts'
import type { ProducerStates } from '../log/producerState.ts'

export interface ReplicationMemory {
  /** Its logs are loaded: from now on its replicas do as the metadata says. */
  active: boolean
  /** Since when. */
  startedAt: Us
  /** High watermarks as they stood when the checkpoint was last written, of those that have moved since. */
  marks: Map<PartitionName, { readonly tick: number; readonly value: number }>
  /** Whom it copies from, by the leader. */
  fetchers: Map<NodeId, Fetcher>
  /** Which fetcher copies a partition, by the partition. */
  leaders: Map<PartitionName, NodeId>
  /** What each follower was last told, by the follower. */
  sessions: Map<NodeId, FetchSession>
  /** Changes of the ISR not yet answered, at most one a partition, and the question under way. */
  proposals: Map<PartitionName, IsrChange>
  asked: readonly IsrChange[] | null
  /** What each log remembers of idempotent producers: in memory, and in files beside the log. */
  producers: Map<PartitionName, ProducerStates>
  snapshots: Map<PartitionName, readonly ProducerSnapshot[]>
}

/** One thread that copies from one leader: at most one Fetch of it is under way. */
export interface Fetcher {
  readonly leader: NodeId
  readonly partitions: Map<PartitionName, CopiedPartition>
  /** The Fetch under way; 0 = none. */
  message: number
  /** What it asked for, in the order of the request. */
  asked: readonly FetchPartition[]
  /** It asks for other partitions now, or says other things of them: the next request is made anew. */
  isChanged: boolean
  /** Partitions whose logs have moved since: the next request says where they end. */
  moved: PartitionName[]
  /** When it is woken; 0 = never. */
  wakeAt: Us
}

export interface CopiedPartition {
  readonly topic: string
  readonly partition: number
  leaderEpoch: number
  /** Not asked for before this instant: the last answer was an error. */
  notBefore: Us
  /** Its place in the last request; -1 = it was not in it. */
  place: number
}

/** An incremental fetch session (KIP-227): answers name only what is new. */
export interface FetchSession {
  connection: number
  /** The partitions of the last request. */
  asked: readonly FetchPartition[]
  /** The high watermark last told for each; -1 = none. */
  readonly told: Map<PartitionName, number>
}

export function createReplicationMemory(): ReplicationMemory {
  return {
    active: false,
    startedAt: 0,
    marks: new Map(),
    fetchers: new Map(),
    leaders: new Map(),
    sessions: new Map(),
    proposals: new Map(),
    asked: null,
    producers: new Map(),
    snapshots: new Map(),
  }
}

/** What ends with the process; snapshots of producers are files. */
export function forgetReplication(memory: ReplicationMemory): void {
  Object.assign(memory, { ...createReplicationMemory(), snapshots: memory.snapshots })
}
