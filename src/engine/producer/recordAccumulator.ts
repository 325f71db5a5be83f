// Where a producer's records wait in batches until they are sent.
// Kafka: org.apache.kafka.clients.producer.internals.RecordAccumulator.
// KIPs: KIP-794 (uniform sticky partitioner), KIP-91 (delivery.timeout.ms), KIP-951 (leader discovery).
// Simplified: one application thread appends at a time, so a partition never changes between two looks.

import { recordSizeUpperBoundBytes } from '../../kafka/records/recordSize.ts'
import type { Us } from '../../kafka/terms.ts'
import { cloneData, copyWith, orBefore } from '../kernel/cloneData.ts'
import type { BufferPool } from './bufferPool.ts'
import { allocateBytes, createBufferPool, releaseBytes } from './bufferPool.ts'
import type { TopicView } from './ClusterView.ts'
import type { AppendRecord, ProducerBatch } from './producerBatch.ts'
import { createBatch, isBatchFull, tryAppendToBatch, WHOLE_PPM } from './producerBatch.ts'
import type { Draw, StickyPartitioner } from './stickyPartitioner.ts'
import { countProduced, createStickyPartitioner, currentPartition } from './stickyPartitioner.ts'

/** The producer's settings that rule the accumulator; lengths of time in µs, sizes in bytes. */
export interface AccumulatorConfig {
  readonly batchSize: number
  readonly bufferMemory: number
  readonly lingerUs: Us
  readonly retryBackoffUs: Us
  readonly retryBackoffMaxUs: Us
  readonly deliveryTimeoutUs: Us
  /** `partitioner.adaptive.partitioning.enable`. */
  readonly adaptive: boolean
  /** `partitioner.availability.timeout.ms`; 0 = off. */
  readonly availabilityTimeoutUs: Us
  /** Compressed per uncompressed size in millionths, declared by the scenario; null = no compression. */
  readonly compressionPpm: number | null
  /** Whether batches get sequence numbers (`enable.idempotence`). */
  readonly idempotent: boolean
}

/** Plain data; `cloneAccumulator` copies it for a keyframe. */
export interface RecordAccumulator {
  readonly config: AccumulatorConfig
  readonly pool: BufferPool
  /** In the order their first record came. */
  readonly topics: TopicQueues[]
  /** Drained and not done, in the order they were sent. */
  readonly inFlight: ProducerBatch[]
  /** Ran out of time in flight; an answer may still come. */
  readonly abandoned: ProducerBatch[]
  /** Where the next drain of a node goes on, by node id. */
  readonly drainIndexes: Record<number, number>
  /** Since when a node has not taken what was ready, by node id; only with an availability timeout. */
  readonly latencies: Record<number, NodeLatency>
  nextBatchId: number
  /** How many `flush()` calls wait: nothing lingers meanwhile. */
  flushes: number
  closed: boolean
  /** From InitProducerId; −1 = none yet. */
  producerId: number
  producerEpoch: number
  /** The next turn of the sender begins the next epoch. */
  wantsNextEpoch: boolean
}

export interface TopicQueues {
  readonly topic: string
  readonly sticky: StickyPartitioner
  /** By partition number; null = no record yet. */
  readonly queues: (PartitionQueue | null)[]
  /** How many of them are not null. */
  queueCount: number
  /** Expected compressed per uncompressed size in millionths, learnt from batches sent. */
  expectedPpm: number
}

export interface PartitionQueue {
  readonly partition: number
  /** Oldest first; only the last takes records. */
  readonly batches: ProducerBatch[]
  /** Sent, sequenced and not done, by rising sequence number. */
  readonly sequenced: ProducerBatch[]
  /** Nothing may be sent until the batch in flight is done (one request per connection). */
  muted: boolean
  nextSequence: number
  /** −1 = none acknowledged. */
  lastAckedSequence: number
  /** After a batch ran out of time that had been sent: the sequence behind it, as it may or may not be in the log. −1 = none. */
  unresolvedNext: number
  /** Its batches get new sequence numbers when the next epoch begins. */
  rewrites: boolean
  producerId: number
  producerEpoch: number
}

export interface NodeLatency {
  readyAt: Us
  drainedAt: Us
}

/** An empty accumulator. */
export function createAccumulator(config: AccumulatorConfig): RecordAccumulator {
  return {
    config: { ...config, batchSize: Math.max(1, config.batchSize) },
    pool: createBufferPool(config.bufferMemory),
    topics: [],
    inFlight: [],
    abandoned: [],
    drainIndexes: {},
    latencies: {},
    nextBatchId: 1,
    flushes: 0,
    closed: false,
    producerId: -1,
    producerEpoch: -1,
    wantsNextEpoch: false,
  }
}

/** What became of an append. */
export type AppendResult =
  | {
      readonly kind: 'appended'
      readonly batch: ProducerBatch
      /** The producer's sender need not wait for more records of this partition. */
      readonly batchIsFull: boolean
      readonly newBatch: boolean
      /** Bytes counted for the switch to the next partition. */
      readonly appendedBytes: number
      /** Waiters served by memory that was held for a new batch and not needed. */
      readonly served: readonly number[]
    }
  /** Wait for this many bytes of the pool, then append again with them held. */
  | { readonly kind: 'needsMemory'; readonly partition: number; readonly bytes: number }
  /** More than `buffer.memory` as a whole: can never be (IllegalArgumentException). */
  | { readonly kind: 'refused'; readonly message: string }

/**
 * Hands a record over. `partition` −1 = let the sticky partitioner choose. `heldBytes` = memory already
 * taken from the pool for this record after a wait, 0 at the first call.
 */
export function append(
  accumulator: RecordAccumulator,
  view: TopicView,
  partition: number,
  record: AppendRecord,
  now: Us,
  draw: Draw,
  heldBytes = 0,
): AppendResult {
  const topic = topicQueues(accumulator, view.topic)
  let held = heldBytes
  // A turn ends here without an append only if the partitioner moved on; it does so at most twice.
  for (;;) {
    const sticky = partition < 0 ? topic.sticky : null
    const chosen = sticky ? currentPartition(sticky, view, draw) : partition
    const queue = partitionQueue(topic, chosen)
    if (sticky && hasMovedOn(sticky, queue, view, draw)) continue
    const tail = queue.batches.at(-1)
    const added = tail ? addToTail(topic, accumulator, tail, record, now) : NO_ROOM
    if (tail && added !== NO_ROOM) {
      if (sticky) countProduced(sticky, added, view, draw, isBatchFull(tail))
      const served = held > 0 ? releaseBytes(accumulator.pool, held) : []
      return appended(queue, tail, false, added, served)
    }
    if (held === 0) {
      held = bytesToReserve(accumulator, record)
      const refused = reserve(accumulator, held, chosen)
      if (refused) return refused
    }
    // The batch just closed for lack of room may complete a switch that was held back.
    if (sticky && hasMovedOn(sticky, queue, view, draw)) continue
    const batch = addBatch(accumulator, topic, queue, record, held, now)
    if (sticky) countProduced(sticky, batch.sizeBytes, view, draw, isBatchFull(batch))
    return appended(queue, batch, true, batch.sizeBytes, [])
  }
}

function appended(
  queue: PartitionQueue,
  batch: ProducerBatch,
  newBatch: boolean,
  appendedBytes: number,
  served: readonly number[],
): AppendResult {
  const batchIsFull = queue.batches.length > 1 || isBatchFull(batch)
  return { kind: 'appended', batch, batchIsFull, newBatch, appendedBytes, served }
}

/** A switch waits until the queue has no batch with room left; then the record goes elsewhere. */
function hasMovedOn(
  sticky: StickyPartitioner,
  queue: PartitionQueue,
  view: TopicView,
  draw: Draw,
): boolean {
  const tail = queue.batches.at(-1)
  if (tail && !isBatchFull(tail)) return false
  const before = sticky.picks
  countProduced(sticky, 0, view, draw, true)
  return sticky.picks !== before
}

const NO_ROOM = -1

/** How many bytes the tail grew by (reckoned compressed: maybe none); NO_ROOM = it is closed now. */
function addToTail(
  topic: TopicQueues,
  accumulator: RecordAccumulator,
  tail: ProducerBatch,
  record: AppendRecord,
  now: Us,
): number {
  const before = tail.sizeBytes
  if (tryAppendToBatch(tail, record, expectedRatio(accumulator, topic), now)) {
    return tail.sizeBytes - before
  }
  tail.closed = true
  return NO_ROOM
}

/** The ratio to reckon open batches with, null without compression. */
export function expectedRatio(accumulator: RecordAccumulator, topic: TopicQueues): number | null {
  return accumulator.config.compressionPpm === null ? null : topic.expectedPpm
}

/** A new batch reserves `batch.size`, or its first record's upper bound where that is more. */
function bytesToReserve(accumulator: RecordAccumulator, record: AppendRecord): number {
  const { keyBytes, valueBytes, headersBytes } = record
  const upperBound = recordSizeUpperBoundBytes(keyBytes, valueBytes, headersBytes)
  return Math.max(accumulator.config.batchSize, upperBound)
}

function reserve(
  accumulator: RecordAccumulator,
  bytes: number,
  partition: number,
): AppendResult | null {
  const { pool } = accumulator
  if (bytes > pool.totalBytes) {
    const limit = `there is a hard limit of ${pool.totalBytes} on memory allocations.`
    return { kind: 'refused', message: `Attempt to allocate ${bytes} bytes, but ${limit}` }
  }
  return allocateBytes(pool, bytes) ? null : { kind: 'needsMemory', partition, bytes }
}

function addBatch(
  accumulator: RecordAccumulator,
  topic: TopicQueues,
  queue: PartitionQueue,
  record: AppendRecord,
  bytes: number,
  now: Us,
): ProducerBatch {
  const batch = createBatch({
    id: accumulator.nextBatchId++,
    topic: topic.topic,
    partition: queue.partition,
    createdAt: now,
    writeLimit: bytes,
    bufferBytes: bytes,
    isSplit: false,
  })
  tryAppendToBatch(batch, record, expectedRatio(accumulator, topic), now)
  queue.batches.push(batch)
  return batch
}

/** The topic's queues, made at its first record. */
export function topicQueues(accumulator: RecordAccumulator, topic: string): TopicQueues {
  for (const known of accumulator.topics) if (known.topic === topic) return known
  const sticky = createStickyPartitioner(accumulator.config.batchSize)
  const made: TopicQueues = { topic, sticky, queues: [], queueCount: 0, expectedPpm: WHOLE_PPM }
  accumulator.topics.push(made)
  return made
}

/** The partition's queue, made at its first record. */
export function partitionQueue(topic: TopicQueues, partition: number): PartitionQueue {
  const known = topic.queues[partition]
  if (known) return known
  while (topic.queues.length <= partition) topic.queues.push(null)
  const made: PartitionQueue = {
    partition,
    batches: [],
    sequenced: [],
    muted: false,
    nextSequence: 0,
    lastAckedSequence: -1,
    unresolvedNext: -1,
    rewrites: false,
    producerId: -1,
    producerEpoch: -1,
  }
  topic.queues[partition] = made
  topic.queueCount += 1
  return made
}

/** The queue of a partition, or undefined before its first record. */
export function findQueue(
  accumulator: RecordAccumulator,
  topic: string,
  partition: number,
): PartitionQueue | undefined {
  const known = accumulator.topics.find((queues) => queues.topic === topic)
  return known?.queues[partition] ?? undefined
}

/** A copy for a keyframe; a batch that is in several lists stays one. What is as in `before`, an earlier copy, is shared with it. */
export function cloneAccumulator(
  accumulator: RecordAccumulator,
  before?: RecordAccumulator,
): RecordAccumulator {
  const copyOf = batchCopier(before)
  const { pool, topics, inFlight, abandoned, drainIndexes, latencies } = accumulator
  return copyWith(accumulator, {
    pool: cloneData(pool, before?.pool),
    topics: topics.map((topic, index) => cloneTopic(topic, before?.topics[index], copyOf)),
    inFlight: copyBatches(inFlight, before?.inFlight, copyOf),
    abandoned: copyBatches(abandoned, before?.abandoned, copyOf),
    drainIndexes: cloneData(drainIndexes, before?.drainIndexes),
    latencies: cloneData(latencies, before?.latencies),
  })
}

type CopyBatch = (batch: ProducerBatch) => ProducerBatch

function batchCopier(before: RecordAccumulator | undefined): CopyBatch {
  const earlier = new Map<number, ProducerBatch>()
  for (const batch of before?.inFlight ?? []) earlier.set(batch.id, batch)
  for (const batch of before?.abandoned ?? []) earlier.set(batch.id, batch)
  for (const topic of before?.topics ?? [])
    for (const queue of topic.queues)
      for (const batch of queue?.batches ?? []) earlier.set(batch.id, batch)
  const copies = new Map<number, ProducerBatch>()
  return (batch) => {
    const copy = copies.get(batch.id) ?? cloneData(batch, earlier.get(batch.id))
    copies.set(batch.id, copy)
    return copy
  }
}

function cloneTopic(
  topic: TopicQueues,
  before: TopicQueues | undefined,
  copyOf: CopyBatch,
): TopicQueues {
  const queues = topic.queues.map(
    (queue, partition) => queue && cloneQueue(queue, before?.queues[partition], copyOf),
  )
  const sticky = orBefore(copyWith(topic.sticky, {}), before?.sticky)
  return orBefore(copyWith(topic, { sticky, queues: orBefore(queues, before?.queues) }), before)
}

function cloneQueue(
  queue: PartitionQueue,
  before: PartitionQueue | null | undefined,
  copyOf: CopyBatch,
): PartitionQueue {
  const batches = copyBatches(queue.batches, before?.batches, copyOf)
  const sequenced = copyBatches(queue.sequenced, before?.sequenced, copyOf)
  return orBefore(copyWith(queue, { batches, sequenced }), before ?? undefined)
}

function copyBatches(
  batches: readonly ProducerBatch[],
  before: ProducerBatch[] | undefined,
  copyOf: CopyBatch,
): ProducerBatch[] {
  const copies = batches.slice()
  for (const [index, batch] of batches.entries()) copies[index] = copyOf(batch)
  return orBefore(copies, before)
}
