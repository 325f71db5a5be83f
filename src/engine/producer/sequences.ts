// The sequence numbers of an idempotent producer: which refusals are tried again, and when it begins anew under the next epoch.
// Kafka: TransactionManager without a transactional id, TxnPartitionEntry (4.3).
// KIPs: 98, 360, 679.
import type { ErrorName } from '../../kafka/errors.ts'
import { incrementSequence, lastSequence, type ProducerBatch } from './producerBatch.ts'
import { findQueue, type PartitionQueue, type RecordAccumulator } from './recordAccumulator.ts'

/** After this epoch comes a new producer id (Short.MAX_VALUE). */
const LAST_EPOCH = 32_767

const NONE = -1

/** What a broker said of a batch, as far as its sequence numbers are concerned. */
export interface SequenceAnswer {
  readonly error: ErrorName
  /** -1 = the broker could not say. */
  readonly logStartOffset: number
}

/**
 * Whether a refused batch is tried again although its error is none of the retriable ones; may ask for the next epoch. A batch
 * that is out of order waits for those before it; if it is the very next one, there is a gap that only a new epoch closes.
 */
export function retriesSequence(
  accumulator: RecordAccumulator,
  batch: ProducerBatch,
  { error, logStartOffset }: SequenceAnswer,
): boolean {
  const queue = findQueue(accumulator, batch.topic, batch.partition)
  if (!queue) return false
  if (error === 'UNKNOWN_PRODUCER_ID') {
    if (logStartOffset !== NONE && !batch.reopened) wantNextEpoch(accumulator, queue)
    return true
  }
  if (error !== 'OUT_OF_ORDER_SEQUENCE_NUMBER') return false
  const waitsForOthers =
    queue.unresolvedNext === NONE
      ? batch.reopened || !isNextSequence(queue, batch.baseSequence)
      : queue.unresolvedNext !== batch.baseSequence
  if (!waitsForOthers) wantNextEpoch(accumulator, queue)
  return true
}

/** A batch failed for good. `isKnown` = the broker certainly refused it: its numbers must not be missing in the log. */
export function forgetSequence(
  accumulator: RecordAccumulator,
  batch: ProducerBatch,
  error: ErrorName,
  isKnown: boolean,
): void {
  const queue = findQueue(accumulator, batch.topic, batch.partition)
  if (!queue) return
  if (error === 'UNKNOWN_PRODUCER_ID') restartUnsigned(queue)
  else if (error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' || isKnown) wantNextEpoch(accumulator, queue)
}

/** The broker knows nothing of the producer here: whatever comes next begins at 0. */
function restartUnsigned(queue: PartitionQueue): void {
  queue.sequenced.length = 0
  queue.nextSequence = 0
  queue.lastAckedSequence = NONE
  queue.unresolvedNext = NONE
  queue.producerId = NONE
  queue.producerEpoch = NONE
}

/** A batch that was sent ran out of time: nobody knows whether its numbers are in the log. */
export function leaveUnresolved(accumulator: RecordAccumulator, batch: ProducerBatch): void {
  const queue = findQueue(accumulator, batch.topic, batch.partition)
  if (queue) queue.unresolvedNext = Math.max(queue.unresolvedNext, lastSequence(batch) + 1)
}

/** Once nothing of a partition is on its way: either a later batch was stored, so all is well, or the next epoch must come. */
export function resolveSequences(accumulator: RecordAccumulator): void {
  // Asked at every turn of the sender: plain loops, since a generator costs more than all the rest.
  for (const topic of accumulator.topics)
    for (const queue of topic.queues) {
      if (!queue || queue.unresolvedNext === NONE || queue.sequenced.length > 0) continue
      if (!isNextSequence(queue, queue.nextSequence)) wantNextEpoch(accumulator, queue)
      queue.unresolvedNext = NONE
    }
}

/** Begins the next epoch if one is asked for, without asking a broker. True when it began. */
export function beginEpoch(accumulator: RecordAccumulator): boolean {
  if (!accumulator.wantsNextEpoch) return false
  const isSpent = accumulator.producerEpoch >= LAST_EPOCH
  if (isSpent) accumulator.producerId = NONE
  accumulator.producerEpoch = isSpent ? NONE : accumulator.producerEpoch + 1
  for (const queue of queuesOf(accumulator)) {
    if (!queue.rewrites) continue
    startAtBeginning(accumulator, queue)
    queue.unresolvedNext = NONE
    queue.rewrites = false
  }
  accumulator.wantsNextEpoch = false
  return true
}

/** A partition goes over to the producer's present epoch: what is on its way gets new numbers too, in its old order. */
export function startAtBeginning(accumulator: RecordAccumulator, queue: PartitionQueue): void {
  let sequence = 0
  for (const batch of queue.sequenced) {
    batch.producerId = accumulator.producerId
    batch.producerEpoch = accumulator.producerEpoch
    batch.baseSequence = sequence
    batch.reopened = true
    sequence = incrementSequence(sequence, batch.recordCount)
  }
  queue.producerId = accumulator.producerId
  queue.producerEpoch = accumulator.producerEpoch
  queue.nextSequence = sequence
  queue.lastAckedSequence = NONE
}

/** A batch was stored, perhaps after its callbacks had been told that it failed. */
export function noteStored(accumulator: RecordAccumulator, batch: ProducerBatch): void {
  const queue = findQueue(accumulator, batch.topic, batch.partition)
  if (queue) queue.lastAckedSequence = Math.max(queue.lastAckedSequence, lastSequence(batch))
}

function wantNextEpoch(accumulator: RecordAccumulator, queue: PartitionQueue): void {
  accumulator.wantsNextEpoch = true
  queue.rewrites = true
}

function isNextSequence(queue: PartitionQueue, sequence: number): boolean {
  return sequence - queue.lastAckedSequence === 1
}

function* queuesOf(accumulator: RecordAccumulator): Generator<PartitionQueue> {
  for (const topic of accumulator.topics) for (const queue of topic.queues) if (queue) yield queue
}
