// One batch of a producer: records for one partition, from the first append to its last answer.
// Kafka: org.apache.kafka.clients.producer.internals.ProducerBatch, MemoryRecordsBuilder.
// Simplified: records are (source, number) runs, not bytes; a compressed size follows from one declared ratio.
import type { RecordShape } from '../../kafka/records/recordSize.ts'
import {
  BATCH_HEADER_BYTES,
  recordSizeBytes,
  recordSizeUpperBoundBytes,
} from '../../kafka/records/recordSize.ts'
import type { Us } from '../../kafka/terms.ts'

/** A record on its way into a batch: who it is and how big. */
export interface AppendRecord extends RecordShape {
  /** Index of its source in the scenario. */
  readonly source: number
  /** Its number in that source. */
  readonly number: number
}

/** No sequence number was given to the batch yet (RecordBatch.NO_SEQUENCE). */
export const NO_SEQUENCE = -1

export const WHOLE_PPM = 1_000_000

/** Plain data; mutable until its last answer. */
export interface ProducerBatch {
  readonly id: number
  readonly topic: string
  readonly partition: number
  readonly createdAt: Us
  /** Bytes it may hold: `batch.size`, or its first record's upper bound where that is more. */
  readonly writeLimit: number
  /** Bytes of `buffer.memory` it keeps until it is done; 0 for a piece of a split batch. */
  readonly bufferBytes: number
  readonly isSplit: boolean
  /** Its records in order, as triples: source, first number, how many from there. */
  readonly runs: number[]
  recordCount: number
  /** Timestamp of its first record, from which the others are counted. */
  baseTimestampMs: number
  maxTimestampMs: number
  /** Size of its records uncompressed, exact, without the batch header. */
  recordsBytes: number
  /** Its size with the header: as the producer reckons while it is open, as sent once drained. */
  sizeBytes: number
  /** The greatest upper bound among its records. */
  maxRecordBytes: number
  /** No more records fit, or it was sent. */
  closed: boolean
  attempts: number
  lastAttemptAt: Us
  lastAppendAt: Us
  /** How long its next try must wait, counted from `lastAttemptAt`; drawn when it came back. */
  backoffUs: Us
  /** It came back at least once. */
  inRetry: boolean
  /** When it was last taken out to be sent, −1 = never. */
  drainedAt: Us
  /** The leader epoch it was last matched with, −1 = none. */
  leaderEpoch: number
  /** `attempts` when that epoch last rose, −1 = never: a new leader waives the backoff (KIP-951). */
  attemptsAtLeaderChange: number
  producerId: number
  producerEpoch: number
  /** Sequence number of its first record, given at its first drain; NO_SEQUENCE before. */
  baseSequence: number
  /** Its sequence numbers were given anew, and it was not sent since. */
  reopened: boolean
  isTransactional: boolean
}

/** What a batch begins with. */
export interface BatchBegin {
  readonly id: number
  readonly topic: string
  readonly partition: number
  readonly createdAt: Us
  readonly writeLimit: number
  readonly bufferBytes: number
  readonly isSplit: boolean
}

/** An open batch without records. */
export function createBatch(begin: BatchBegin): ProducerBatch {
  const { id, topic, partition, createdAt, writeLimit, bufferBytes, isSplit } = begin
  return {
    id,
    topic,
    partition,
    createdAt,
    writeLimit,
    bufferBytes,
    isSplit,
    runs: [],
    recordCount: 0,
    baseTimestampMs: 0,
    maxTimestampMs: 0,
    recordsBytes: 0,
    sizeBytes: BATCH_HEADER_BYTES,
    maxRecordBytes: 0,
    closed: false,
    attempts: 0,
    lastAttemptAt: createdAt,
    lastAppendAt: createdAt,
    backoffUs: 0,
    inRetry: false,
    drainedAt: -1,
    leaderEpoch: -1,
    attemptsAtLeaderChange: -1,
    producerId: -1,
    producerEpoch: -1,
    baseSequence: NO_SEQUENCE,
    reopened: false,
    isTransactional: false,
  }
}

/** Whether no further record can go in: closed, or as big as it may get. */
export function isBatchFull(batch: ProducerBatch): boolean {
  return batch.closed || (batch.recordCount > 0 && batch.sizeBytes >= batch.writeLimit)
}

/**
 * Appends the record if there is room; a first record always fits. `ratioPpm` = expected compressed per
 * uncompressed size in millionths, null without compression. False = no room (the batch is as before).
 */
export function tryAppendToBatch(
  batch: ProducerBatch,
  record: AppendRecord,
  ratioPpm: number | null,
  now: Us,
): boolean {
  if (isBatchFull(batch)) return false
  const { timestampMs, keyBytes, valueBytes, headersBytes } = record
  const isFirst = batch.recordCount === 0
  const deltaMs = isFirst ? 0 : timestampMs - batch.baseTimestampMs
  const bytes = recordSizeBytes(batch.recordCount, deltaMs, keyBytes, valueBytes, headersBytes)
  // The new record is counted uncompressed: how well it compresses shows only afterwards.
  if (!isFirst && batch.sizeBytes + bytes > batch.writeLimit) return false
  if (isFirst) batch.baseTimestampMs = timestampMs
  if (isFirst || timestampMs > batch.maxTimestampMs) batch.maxTimestampMs = timestampMs
  const upperBound = recordSizeUpperBoundBytes(keyBytes, valueBytes, headersBytes)
  if (upperBound > batch.maxRecordBytes) batch.maxRecordBytes = upperBound
  addToRuns(batch.runs, record.source, record.number)
  batch.recordCount += 1
  batch.recordsBytes += bytes
  batch.sizeBytes = BATCH_HEADER_BYTES + expectedBytes(batch.recordsBytes, ratioPpm)
  batch.lastAppendAt = Math.max(batch.lastAppendAt, now)
  return true
}

/** Kafka adds 5 % to what its ratio foretells (COMPRESSION_RATE_ESTIMATION_FACTOR). */
function expectedBytes(recordsBytes: number, ratioPpm: number | null): number {
  if (ratioPpm === null) return recordsBytes
  return Math.floor((recordsBytes * ratioPpm * 105) / (WHOLE_PPM * 100))
}

function addToRuns(runs: number[], source: number, number: number): void {
  const at = runs.length - 3
  if (at >= 0 && runs[at] === source && runs[at + 1]! + runs[at + 2]! === number) runs[at + 2]! += 1
  else runs.push(source, number, 1)
}

/** Calls `visit` for each record of runs (triples source, first number, count), in order. */
export function eachRecord(
  runs: readonly number[],
  visit: (source: number, number: number, index: number) => void,
): void {
  let index = 0
  for (let run = 0; run < runs.length; run += 3) {
    for (let k = 0; k < runs[run + 2]!; k++) visit(runs[run]!, runs[run + 1]! + k, index++)
  }
}

/** Its size on the wire once sent: exact without compression, else by the declared ratio (an estimate). */
export function closeBatch(batch: ProducerBatch, declaredPpm: number | null): void {
  batch.closed = true
  if (declaredPpm === null) return
  const compressed = Math.ceil((batch.recordsBytes * declaredPpm) / WHOLE_PPM)
  batch.sizeBytes = BATCH_HEADER_BYTES + compressed
}

/** How long it has waited: since it was made, or since it last came back. */
export function waitedUs(batch: ProducerBatch, now: Us): Us {
  return Math.max(0, now - batch.lastAttemptAt)
}

/** Notes a newer leader epoch: a retry that meets one need not back off. */
export function matchLeaderEpoch(batch: ProducerBatch, leaderEpoch: number): void {
  if (leaderEpoch <= batch.leaderEpoch) return
  batch.leaderEpoch = leaderEpoch
  batch.attemptsAtLeaderChange = batch.attempts
}

/** Whether a batch that came back must not be sent yet. */
export function isBackingOff(batch: ProducerBatch, now: Us): boolean {
  if (batch.attempts === 0) return false
  if (batch.attempts === batch.attemptsAtLeaderChange) return false
  return waitedUs(batch, now) < batch.backoffUs
}

/** Whether its time to be delivered is up, queued or in flight. */
export function isBatchExpired(batch: ProducerBatch, deliveryTimeoutUs: Us, now: Us): boolean {
  return now - batch.createdAt >= deliveryTimeoutUs
}

const MAX_SEQUENCE = 0x7fffffff

/** Sequence numbers go round from 2^31 − 1 to 0 (DefaultRecordBatch.incrementSequence). */
export function incrementSequence(sequence: number, by: number): number {
  return sequence > MAX_SEQUENCE - by ? by - (MAX_SEQUENCE - sequence) - 1 : sequence + by
}

/** Sequence number of its last record; NO_SEQUENCE if it has none. */
export function lastSequence(batch: ProducerBatch): number {
  if (batch.baseSequence === NO_SEQUENCE) return NO_SEQUENCE
  return incrementSequence(batch.baseSequence, batch.recordCount - 1)
}
