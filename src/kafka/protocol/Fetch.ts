// Fetch: a reader asks a leader for records from an offset on, and may wait for them.
import type { ErrorName } from '../errors.ts'
import type { StoredBatch } from '../records/StoredBatch.ts'
import type { Api } from './Api.ts'

export interface FetchPartition {
  readonly topic: string
  readonly partition: number
  /** A follower's: the topic it means, should another have been given the name since. */
  readonly topicId?: string
  readonly fetchOffset: number
  /** A follower's epoch of its last record; -1 for readers. */
  readonly lastFetchedEpoch?: number
  readonly currentLeaderEpoch: number
  readonly maxBytes: number
}

export interface FetchRequest {
  /** Which broker copies; absent = a reader asks. */
  readonly replica?: { readonly id: number; readonly epoch: number }
  readonly maxWaitMs: number
  readonly minBytes: number
  readonly maxBytes: number
  readonly isolation: 'read_uncommitted' | 'read_committed'
  readonly partitions: readonly FetchPartition[]
}

export interface FetchedRecords {
  readonly topic: string
  readonly partition: number
  readonly error: ErrorName
  readonly highWatermark: number
  readonly lastStableOffset: number
  readonly logStartOffset: number
  /** Offsets of the records: [from, to). */
  readonly from: number
  readonly to: number
  readonly bytes: number
  /** For a follower: the batches it copies. */
  readonly batches?: readonly StoredBatch[]
  /** For a follower whose log is no part of the leader's: where its last epoch ends here. */
  readonly diverging?: { readonly epoch: number; readonly endOffset: number }
  /** With NOT_LEADER_OR_FOLLOWER and FENCED_LEADER_EPOCH: who leads, as this broker knows (KIP-951). */
  readonly currentLeader?: { readonly id: number; readonly epoch: number }
}

export interface FetchResponse {
  readonly partitions: readonly FetchedRecords[]
}

export const Fetch: Api<FetchRequest, FetchResponse> = {
  name: 'Fetch',
  kips: [74, 227, 320, 595, 903, 951],
  purpose: 'Asks for records; the answer may wait until there are some.',
  request: {
    replica: 'Which broker copies, with its broker epoch; a reader says nothing here.',
    maxWaitMs:
      'How long the broker may hold the request when there are too few bytes (fetch.max.wait.ms).',
    minBytes: 'How many bytes are enough to answer at once (fetch.min.bytes).',
    maxBytes:
      'How many bytes the whole answer may have (fetch.max.bytes); the first batch always fits.',
    isolation: 'Up to where records may be read: the high watermark, or the last stable offset.',
    partitions: 'The partitions asked for, each with the offset to begin at.',
  },
  response: {
    partitions: 'For each partition the error or the records, and how far it may be read.',
  },
}
