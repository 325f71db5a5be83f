// Taking batches out to be sent: at most one per partition and request.
// Kafka: RecordAccumulator.drainBatchesForOneNode, expiredBatches; TransactionManager's sequence numbers.
// Simplified: transactions are not modelled here.
import type { Us } from '../../kafka/terms.ts'
import type { ClusterView } from './ClusterView.ts'
import type { ProducerBatch } from './producerBatch.ts'
import {
  closeBatch,
  incrementSequence,
  isBackingOff,
  isBatchExpired,
  matchLeaderEpoch,
  NO_SEQUENCE,
  WHOLE_PPM,
} from './producerBatch.ts'
import { NEVER } from './readyNodes.ts'
import type { PartitionQueue, RecordAccumulator, TopicQueues } from './recordAccumulator.ts'
import { startAtBeginning } from './sequences.ts'

/**
 * Takes the first batch of each partition the node leads, from where the last drain of that node ended,
 * up to `maxRequestBytes` (a first batch always goes). They stay in `inFlight` until they are completed,
 * re-enqueued or split.
 */
export function drainNode(
  accumulator: RecordAccumulator,
  view: ClusterView,
  node: number,
  maxRequestBytes: number,
  now: Us,
): ProducerBatch[] {
  const drained: ProducerBatch[] = []
  const partitions = view.leaderships.get(node)
  if (!partitions) return drained
  let bytes = 0
  let at = (accumulator.drainIndexes[node] ?? 0) % partitions.length
  for (let visited = 0; visited < partitions.length; visited++) {
    const known = partitions[at]!
    // Kafka keeps the place last looked at, not the one behind it.
    accumulator.drainIndexes[node] = at
    at = (at + 1) % partitions.length
    const topic = accumulator.topics.find((queues) => queues.topic === known.topic)
    const queue = topic?.queues[known.partition]
    const first = queue?.batches[0]
    if (!topic || !queue || !first || queue.muted) continue
    matchLeaderEpoch(first, known.leaderEpoch)
    if (isBackingOff(first, now)) continue
    if (drained.length > 0 && bytes + first.sizeBytes > maxRequestBytes) break
    // Kafka ends the whole pass here, not only this partition's turn.
    if (accumulator.config.idempotent && mustHoldBack(accumulator, queue, first)) break
    takeOut(accumulator, topic, queue, first, now)
    bytes += first.sizeBytes
    drained.push(first)
  }
  return drained
}

/** Sequence numbers must reach the log in order: see TransactionManager and shouldStopDrainBatchesForPartition. */
function mustHoldBack(
  accumulator: RecordAccumulator,
  queue: PartitionQueue,
  first: ProducerBatch,
): boolean {
  if (accumulator.producerId < 0) return true
  const isNew = first.baseSequence === NO_SEQUENCE
  if (isNew && (queue.unresolvedNext >= 0 || hasStaleInFlight(accumulator, queue))) return true
  const firstInFlight = queue.sequenced[0]
  return !isNew && firstInFlight !== undefined && firstInFlight.baseSequence !== first.baseSequence
}

function hasStaleInFlight(accumulator: RecordAccumulator, queue: PartitionQueue): boolean {
  return queue.sequenced.length > 0 && isStale(accumulator, queue)
}

function isStale(accumulator: RecordAccumulator, queue: PartitionQueue): boolean {
  return (
    queue.producerId !== accumulator.producerId || queue.producerEpoch !== accumulator.producerEpoch
  )
}

function takeOut(
  accumulator: RecordAccumulator,
  topic: TopicQueues,
  queue: PartitionQueue,
  batch: ProducerBatch,
  now: Us,
): void {
  queue.batches.shift()
  if (accumulator.config.idempotent && batch.baseSequence === NO_SEQUENCE) {
    giveSequence(accumulator, queue, batch)
  }
  if (batch.drainedAt < 0) {
    closeBatch(batch, accumulator.config.compressionPpm)
    learnRatio(topic, accumulator.config.compressionPpm)
  }
  batch.reopened = false
  batch.drainedAt = now
  accumulator.inFlight.push(batch)
}

function giveSequence(
  accumulator: RecordAccumulator,
  queue: PartitionQueue,
  batch: ProducerBatch,
): void {
  if (isStale(accumulator, queue) && queue.sequenced.length === 0) {
    startAtBeginning(accumulator, queue)
  }
  batch.producerId = accumulator.producerId
  batch.producerEpoch = accumulator.producerEpoch
  batch.baseSequence = queue.nextSequence
  queue.nextSequence = incrementSequence(queue.nextSequence, batch.recordCount)
  addSequenced(queue, batch)
}

/** Puts a sent batch among the sequenced ones of its partition, by rising sequence number. */
export function addSequenced(queue: PartitionQueue, batch: ProducerBatch): void {
  if (queue.sequenced.includes(batch)) return
  const at = queue.sequenced.findIndex((other) => other.baseSequence > batch.baseSequence)
  if (at < 0) queue.sequenced.push(batch)
  else queue.sequenced.splice(at, 0, batch)
}

/** A worse ratio than expected counts at 5 % or at once, a better one by half a per cent (CompressionRatioEstimator). */
function learnRatio(topic: TopicQueues, declaredPpm: number | null): void {
  if (declaredPpm === null) return
  const worse = Math.max(topic.expectedPpm + WHOLE_PPM / 20, declaredPpm)
  const better = Math.max(topic.expectedPpm - WHOLE_PPM / 200, declaredPpm)
  topic.expectedPpm = declaredPpm > topic.expectedPpm ? worse : better
}

/**
 * Takes out the queued batches older than `delivery.timeout.ms`; complete each as failed. Those in flight
 * are told by `expiredInFlight`.
 */
export function takeExpired(accumulator: RecordAccumulator, now: Us): ProducerBatch[] {
  const expired: ProducerBatch[] = []
  const { deliveryTimeoutUs } = accumulator.config
  for (const topic of accumulator.topics) {
    for (const queue of topic.queues) {
      if (!queue) continue
      while (queue.batches[0] && isBatchExpired(queue.batches[0], deliveryTimeoutUs, now)) {
        const batch = queue.batches.shift()!
        batch.closed = true
        expired.push(batch)
      }
    }
  }
  return expired
}

/** Batches in flight older than `delivery.timeout.ms`: they fail, though they may be in the log. */
export function expiredInFlight(accumulator: RecordAccumulator, now: Us): ProducerBatch[] {
  const { deliveryTimeoutUs } = accumulator.config
  return accumulator.inFlight.filter((batch) => isBatchExpired(batch, deliveryTimeoutUs, now))
}

/** The instant the next batch runs out of time, queued or in flight; NEVER if there is none. */
export function nextExpiryAt(accumulator: RecordAccumulator): Us {
  let oldest = NEVER
  for (const batch of accumulator.inFlight) oldest = Math.min(oldest, batch.createdAt)
  for (const topic of accumulator.topics) {
    for (const queue of topic.queues) {
      const first = queue?.batches[0]
      if (first) oldest = Math.min(oldest, first.createdAt)
    }
  }
  return oldest === NEVER ? NEVER : oldest + accumulator.config.deliveryTimeoutUs
}
