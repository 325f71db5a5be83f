// What a reader's process holds: its positions, what it fetched, and where its application thread stands.
import type { EndpointId, Us } from '../../kafka/terms.ts'
import type { ReaderSpec, ReadFrom } from '../../scenario/Scenario.ts'
import type { ClientNetwork } from '../client/ClientNetwork.ts'
import type { MemberMemory } from './group/MemberMemory.ts'

export interface ReaderMemory {
  readonly id: EndpointId
  readonly life: number
  readonly settings: ReaderSettings
  readonly network: ClientNetwork
  /** In the order of assign(). */
  readonly partitions: ReaderPartition[]
  /** The fetch in flight by node: its message. */
  readonly fetches: Map<number, NodeFetch>
  /** ListOffsets in flight: message → partitions asked about, and how many seeks they had seen. */
  readonly lookups: Map<number, readonly { readonly name: string; readonly seeks: number }[]>
  /** The partition whose buffer is handed out first. */
  next: number
  working: boolean
  polls: number
  processingUs: Us
  /** What its application does with the records poll() gives it. */
  readonly application: Application
  paused: boolean
  /** Kafka's exception ended the loop. */
  failed: boolean
  /** Its part in a group; null = it has no group.id. */
  readonly group: MemberMemory | null
}

export interface Application {
  readonly commit: ReaderSpec['commit']
  readonly slow: ReaderSpec['slow']
  readonly poison: ReaderSpec['poison']
  readonly perPollUs: Us
  readonly slowUs: Us
}

/** What a reader fetches from one node. */
export interface NodeFetch {
  /** The Fetch under way; 0 = none. */
  message: number
  /** Answers in a row that brought nothing; counted up to 2. */
  empty: number
  /** The connection its idle loop was last sought for, and the loop. */
  connection: number
  loop: number
}

export interface ReaderPartition {
  readonly name: string
  readonly topic: string
  readonly partition: number
  /** Next offset poll() hands out; -1 = not known. */
  position: number
  /** What decides the position while it is not known. */
  reset: ReadFrom | 'policy' | 'committed' | null
  /** Fetched, not handed out: [position, bufferedTo). */
  bufferedTo: number
  /** pause(): it is neither fetched nor handed out; what is fetched already stays. */
  paused: boolean
  seeks: number
  /** The leader could not say: it is asked again from this instant on. */
  askAfter: Us
}

export interface ReaderSettings {
  readonly minBytes: number
  readonly maxWaitMs: number
  readonly maxBytes: number
  readonly maxPartitionBytes: number
  readonly maxPollRecords: number
  readonly autoOffsetReset: string
  readonly isolation: 'read_uncommitted' | 'read_committed'
}
