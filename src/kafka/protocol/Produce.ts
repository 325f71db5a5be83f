// Produce: records from a client to the leaders of their partitions.
import type { ErrorName } from '../errors.ts'
import type { Acks, Compression } from '../terms.ts'
import type { Api } from './Api.ts'

/** One v2 batch as a producer sends it. */
export interface ProducedBatch {
  readonly topic: string
  readonly partition: number
  /** The producer's own number of the batch; not on the wire. */
  readonly batch: number
  /** Its records in order, as triples: source, first number, how many from there. Stands for keys, values and headers. */
  readonly runs: readonly number[]
  readonly count: number
  readonly bytes: number
  /** Size it would have uncompressed. */
  readonly plainBytes: number
  readonly compression: Compression
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly baseTimestampMs: number
  readonly deltasMs: readonly number[] | null
  /** Whether every record has a key: compacted topics ask. */
  readonly keyed: boolean
  /** Its checksum does not fit: it was damaged on the way. */
  readonly corrupt?: boolean
}

export interface ProduceRequest {
  readonly acks: Acks
  readonly timeoutMs: number
  readonly batches: readonly ProducedBatch[]
}

export interface RecordError {
  /** Its place in the batch, from 0. */
  readonly index: number
  readonly message: string
}

export interface ProducedPartition {
  readonly topic: string
  readonly partition: number
  readonly error: ErrorName
  readonly message: string
  /** What is wrong with which records of the batch (KIP-467). */
  readonly recordErrors?: readonly RecordError[]
  readonly baseOffset: number
  readonly logAppendTimeMs: number
  readonly logStartOffset: number
  /** With NOT_LEADER_OR_FOLLOWER: who leads, as this broker knows (KIP-951). */
  readonly currentLeader?: { readonly id: number; readonly epoch: number }
}

export interface ProduceResponse {
  readonly partitions: readonly ProducedPartition[]
}

export const Produce: Api<ProduceRequest, ProduceResponse> = {
  name: 'Produce',
  kips: [98, 467, 951],
  purpose: 'Hands batches of records to the brokers that lead their partitions.',
  request: {
    acks: 'How many copies must exist before the broker answers: 0 none, 1 the leader, -1 all in-sync replicas.',
    timeoutMs: 'How long the broker may wait for those copies.',
    batches: 'The record batches, at most one for each partition.',
  },
  response: {
    partitions: 'For each partition the error, or the offset its first record got.',
  },
}
