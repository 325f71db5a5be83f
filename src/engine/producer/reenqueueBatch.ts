// What happens to a batch after it was sent: done, tried again, or cut into smaller ones.
// Kafka: RecordAccumulator.reenqueue, splitAndReenqueue, deallocate; ProducerBatch.split; ExponentialBackoff.
// KIPs: KIP-580 (exponential client backoff), KIP-126 (splitting oversized batches).
import type { RecordShape } from '../../kafka/records/recordSize.ts'
import { recordSizeUpperBoundBytes } from '../../kafka/records/recordSize.ts'
import type { Us } from '../../kafka/terms.ts'
import { releaseBytes } from './bufferPool.ts'
import { addSequenced } from './drainBatches.ts'
import type { ProducerBatch } from './producerBatch.ts'
import {
  createBatch,
  eachRecord,
  incrementSequence,
  NO_SEQUENCE,
  tryAppendToBatch,
  WHOLE_PPM,
} from './producerBatch.ts'
import type { PartitionQueue, RecordAccumulator } from './recordAccumulator.ts'
import { expectedRatio, findQueue, partitionQueue, topicQueues } from './recordAccumulator.ts'
import { noteStored } from './sequences.ts'
import type { Draw } from './stickyPartitioner.ts'

/** 2^31: one more than the greatest number a draw gives. */
const DRAW_RANGE = 0x80000000
/** Backoffs vary by a fifth either way (RETRY_BACKOFF_JITTER). */
const JITTER_PER_MILLE = 200

/**
 * How long to wait before the next try, after `failures` ≥ 1 of them: doubling from `initialUs`, drawn
 * within a fifth of that, never above `maxUs`.
 */
export function retryBackoffUs(initialUs: Us, maxUs: Us, failures: number, draw: Draw): Us {
  const first = Math.min(initialUs, maxUs)
  let term = first
  for (let i = 1; i < failures && term < maxUs; i++) term = Math.min(term * 2, maxUs)
  const perMille = 1000 - JITTER_PER_MILLE
  const drawn = Math.floor((draw() * 2 * JITTER_PER_MILLE * 1000) / DRAW_RANGE)
  return Math.min(maxUs, Math.floor((term * (perMille * 1000 + drawn)) / WHOLE_PPM))
}

/** Puts a sent batch back to be tried again: at the head of its queue, or where its sequence belongs. */
export function reenqueue(
  accumulator: RecordAccumulator,
  batch: ProducerBatch,
  now: Us,
  draw: Draw,
): void {
  const { retryBackoffUs: initialUs, retryBackoffMaxUs } = accumulator.config
  leaveFlight(accumulator, batch)
  batch.attempts += 1
  batch.lastAttemptAt = Math.max(batch.lastAppendAt, now)
  batch.lastAppendAt = batch.lastAttemptAt
  batch.inRetry = true
  batch.backoffUs = retryBackoffUs(initialUs, retryBackoffMaxUs, batch.attempts, draw)
  putBack(partitionQueue(topicQueues(accumulator, batch.topic), batch.partition), batch)
}

function putBack(queue: PartitionQueue, batch: ProducerBatch): void {
  const { batches } = queue
  let at = 0
  if (batch.baseSequence !== NO_SEQUENCE) while (comesBefore(batches[at], batch)) at += 1
  batches.splice(at, 0, batch)
}

function comesBefore(queued: ProducerBatch | undefined, batch: ProducerBatch): boolean {
  if (!queued || queued.baseSequence === NO_SEQUENCE) return false
  return queued.baseSequence < batch.baseSequence
}

function leaveFlight(accumulator: RecordAccumulator, batch: ProducerBatch): void {
  const at = accumulator.inFlight.indexOf(batch)
  if (at >= 0) accumulator.inFlight.splice(at, 1)
}

/** The batch in flight with this id, or undefined. */
export function findInFlight(
  accumulator: RecordAccumulator,
  batchId: number,
): ProducerBatch | undefined {
  return accumulator.inFlight.find((batch) => batch.id === batchId)
}

/**
 * Forgets a batch that is acknowledged or has failed, and gives its memory back. Gives the ids of the
 * waiters that now have the memory they asked for.
 */
export function completeBatch(
  accumulator: RecordAccumulator,
  batch: ProducerBatch,
  acknowledged: boolean,
): readonly number[] {
  leaveFlight(accumulator, batch)
  const queue = findQueue(accumulator, batch.topic, batch.partition)
  if (queue) leaveSequenced(queue, batch)
  if (acknowledged) noteStored(accumulator, batch)
  return releaseBytes(accumulator.pool, batch.bufferBytes)
}

function leaveSequenced(queue: PartitionQueue, batch: ProducerBatch): void {
  const at = queue.sequenced.indexOf(batch)
  if (at >= 0) queue.sequenced.splice(at, 1)
}

/**
 * Cuts a batch the broker found too large, and queues the pieces for an immediate try that counts as the
 * first. The first cut is at `batch.size`, a piece that is refused again is cut at half its size (or at
 * its largest record). `shapeOf` tells a record's size again. Gives the pieces, and the waiters served.
 */
export function splitAndReenqueue(
  accumulator: RecordAccumulator,
  big: ProducerBatch,
  shapeOf: (source: number, number: number) => RecordShape,
): { readonly pieces: readonly ProducerBatch[]; readonly served: readonly number[] } {
  const { batchSize, compressionPpm } = accumulator.config
  const topic = topicQueues(accumulator, big.topic)
  // What was foretold proved too low: reckon with no gain again (CompressionRatioEstimator).
  if (compressionPpm !== null) topic.expectedPpm = Math.max(WHOLE_PPM, compressionPpm)
  const half = Math.floor(big.sizeBytes / 2)
  const target = big.isSplit ? Math.max(big.maxRecordBytes, half) : batchSize
  const pieces = cut(accumulator, big, target, shapeOf)
  const queue = partitionQueue(topic, big.partition)
  leaveSequenced(queue, big)
  leaveFlight(accumulator, big)
  for (const piece of pieces.toReversed()) {
    if (piece.baseSequence !== NO_SEQUENCE) addSequenced(queue, piece)
    putBack(queue, piece)
  }
  return { pieces, served: releaseBytes(accumulator.pool, big.bufferBytes) }
}

function cut(
  accumulator: RecordAccumulator,
  big: ProducerBatch,
  targetBytes: number,
  shapeOf: (source: number, number: number) => RecordShape,
): ProducerBatch[] {
  const pieces: ProducerBatch[] = []
  const ratio = expectedRatio(accumulator, topicQueues(accumulator, big.topic))
  eachRecord(big.runs, (source, number) => {
    const record = { ...shapeOf(source, number), source, number }
    const last = pieces.at(-1)
    if (last && tryAppendToBatch(last, record, ratio, big.createdAt)) return
    if (last) last.closed = true
    const { keyBytes, valueBytes, headersBytes } = record
    const upperBound = recordSizeUpperBoundBytes(keyBytes, valueBytes, headersBytes)
    const piece = createBatch({
      id: accumulator.nextBatchId++,
      topic: big.topic,
      partition: big.partition,
      createdAt: big.createdAt,
      writeLimit: Math.max(targetBytes, upperBound),
      bufferBytes: 0,
      isSplit: true,
    })
    tryAppendToBatch(piece, record, ratio, big.createdAt)
    pieces.push(piece)
  })
  const last = pieces.at(-1)
  if (last) last.closed = true
  giveSequences(big, pieces)
  return pieces
}

/** The pieces keep the sequence numbers their records had. */
function giveSequences(big: ProducerBatch, pieces: readonly ProducerBatch[]): void {
  if (big.baseSequence === NO_SEQUENCE) return
  let sequence = big.baseSequence
  for (const piece of pieces) {
    piece.producerId = big.producerId
    piece.producerEpoch = big.producerEpoch
    piece.isTransactional = big.isTransactional
    piece.baseSequence = sequence
    sequence = incrementSequence(sequence, piece.recordCount)
  }
}

/** Stops or allows sending for a partition (`max.in.flight.requests.per.connection` = 1 keeps order so). */
export function setMuted(
  accumulator: RecordAccumulator,
  topic: string,
  partition: number,
  muted: boolean,
): void {
  const queue = findQueue(accumulator, topic, partition)
  if (queue) queue.muted = muted
}

/** Every batch that is neither acknowledged nor failed: queued first, then in flight. */
export function incompleteBatches(accumulator: RecordAccumulator): ProducerBatch[] {
  const all: ProducerBatch[] = []
  for (const topic of accumulator.topics) {
    for (const queue of topic.queues) if (queue) all.push(...queue.batches)
  }
  return [...all, ...accumulator.inFlight]
}
