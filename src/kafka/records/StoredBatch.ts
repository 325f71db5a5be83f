// A batch as it stands in a log, and as a follower copies it.

/** One v2 batch as a log stores it. Keys, values and headers follow from (source, number). */
export interface StoredBatch {
  readonly baseOffset: number
  readonly count: number
  /** Its records in order, as triples: source, first number, how many from there. */
  readonly runs: readonly number[]
  /** Whole batch with its 61-byte header. */
  readonly bytes: number
  readonly leaderEpoch: number
  /** Timestamp of the first record, ms since 1970, and of each record as ms after it (may be negative in no case: the least is first). */
  readonly baseTimestampMs: number
  readonly deltasMs: readonly number[] | null
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  /** Index in COMPRESSIONS. */
  readonly codec: number
  /** The event that appended it. */
  readonly event: number
}
