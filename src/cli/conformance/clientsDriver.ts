// What the harness of `clients/…` needs of a simulated cluster. Every call returns when its answer is
// there: the driver lets simulated time pass until then.
import type { ErrorName } from '../../kafka/errors.ts'

/** A cluster with clients, driven one step after the other as the recorder drove the real one. */
export interface ClientsDriver {
  /** Simulated ms since the case began. */
  nowMs(): number
  /** Lets simulated time pass. */
  wait(ms: number): void
  /** By an admin client; gives the error a caller sees ("Exception: message"), null = done. */
  createTopic(request: TopicRequest): string | null
  /** Makes a producer; gives what its constructor throws ("Exception: message <- cause"), null = made. */
  startProducer(id: string, config: Readonly<Record<string, string>>): string | null
  /** Hands records to a producer and waits for every answer, in the order of the records. */
  send(id: string, request: SendRequest): readonly RecordAnswer[]
  /** One Produce request by hand, one batch, acks=all. */
  rawProduce(request: RawProduceRequest): RawProduceAnswer
  /** One InitProducerId request by hand, without a transactional id. */
  rawInitProducerId(): RawProducerId
  /** Log start, end (the high watermark) and last stable offset of a partition on its leader. */
  offsets(topic: string, partition: number): PartitionOffsets
  /** The idempotent producers a partition's leader remembers, by their ids. */
  producers(topic: string, partition: number): readonly RememberedProducer[]
  /** The batches in a partition's log on its leader, oldest first. */
  log(topic: string, partition: number): readonly LoggedBatch[]
}

/** Makes the cluster a case asks for (`cluster` of the recording), ready for its first step. */
export type OpenClientsDriver = (cluster: RecordedCluster, seed: number) => ClientsDriver

export interface RecordedCluster {
  readonly nodes: readonly { readonly id: number; readonly roles: readonly string[] }[]
  /** Broker settings that differ from the defaults. */
  readonly brokerConfig: Readonly<Record<string, string>>
}

export interface TopicRequest {
  readonly topic: string
  readonly partitions: number
  readonly replicationFactor: number
  /** Replicas per partition; null = placed by the controller. */
  readonly replicas: readonly (readonly number[])[] | null
  readonly config: Readonly<Record<string, string>>
}

export interface SendRequest {
  readonly topic: string
  /** Null = the producer chooses. */
  readonly partition: number | null
  readonly records: readonly { readonly key: string | null; readonly value: string }[]
  /** Pause of the application between two records. */
  readonly gapMs: number
}

/** What a record's future gave: where it is, or "Exception: message <- cause". */
export type RecordAnswer =
  | { readonly partition: number; readonly offset: number }
  | { readonly error: string }

export interface RawProduceRequest {
  readonly topic: string
  readonly partition: number
  readonly acks: number
  /** Absent = its producer is not idempotent. */
  readonly producer?: {
    readonly id: number
    readonly epoch: number
    readonly baseSequence: number
  }
  readonly records: readonly {
    readonly key: string
    readonly value: string
    readonly timestampMs: number
  }[]
}

export interface RawProducerId {
  readonly error: ErrorName
  readonly producerId: number
  readonly producerEpoch: number
}

export interface PartitionOffsets {
  readonly start: number
  readonly end: number
  readonly lastStable: number
}

export interface RememberedProducer {
  readonly producerId: number
  readonly producerEpoch: number
  readonly lastSequence: number
}

export interface RawProduceAnswer {
  readonly error: ErrorName
  readonly baseOffset: number
  readonly message: string | null
}

export interface LoggedBatch {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly recordCount: number
  /** −1 = none. */
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly lastSequence: number
  readonly isTransactional: boolean
  readonly codec: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'
  readonly leaderEpoch: number
  readonly sizeBytes: number
}
