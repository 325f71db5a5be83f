// What a log remembers of idempotent producers, so that a batch sent twice is stored once and none is stored out of order.
// Kafka: ProducerStateManager, ProducerStateEntry, ProducerAppendInfo, UnifiedLog.analyzeAndValidateProducerState (4.3).
// KIPs: 98, 360, 679.
// Simplified: no transactions, so no markers, no coordinator epochs and no verification of first sequences.
import type { ErrorName } from '../../kafka/errors.ts'
import { assert } from '../../kafka/terms.ts'

/** Sequences count records in 31 bits and begin again at 0. */
export const MAX_SEQUENCE = 0x7fff_ffff
/** How many batches of a producer are remembered: as many as it may have in flight. */
const REMEMBERED_BATCHES = 5
/** How many numbers stand for a batch. */
const NUMBERS = 4

/** A batch as its producer sends it. */
export interface SequencedBatch {
  /** -1 = its producer is not idempotent. */
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly count: number
}

/** A batch as it stands in a log. */
export interface AppendedBatch extends SequencedBatch {
  readonly baseOffset: number
}

/** An appended batch as it is remembered. */
export interface RememberedBatch {
  readonly firstSequence: number
  readonly lastSequence: number
  readonly firstOffset: number
  readonly lastOffset: number
  readonly timestampMs: number
}

/** One producer at one partition. */
export interface ProducerEntry {
  readonly id: number
  epoch: number
  /**
   * Its latest batches, oldest first, all of this epoch, never none: of each the first sequence, the first offset, how many
   * records, and the timestamp. Numbers in a row, because every keyframe of a run holds them for every producer of every log.
   */
  readonly latest: number[]
}

/** What one replica's log remembers. */
export interface ProducerStates {
  readonly entries: Map<number, ProducerEntry>
  /** Up to where in the log it is true. */
  endOffset: number
}

/** What a leader does with a batch of a client. */
export type SequenceVerdict =
  | { readonly type: 'append' }
  /** It is stored already: nothing is appended, and the producer gets the answer it has missed. */
  | { readonly type: 'duplicate'; readonly of: RememberedBatch }
  /** The broker's own words; the client is not told them, only the error's usual text. */
  | { readonly type: 'refused'; readonly error: ErrorName; readonly message: string }

/** Of an empty log that begins at `offset`. */
export function createProducerStates(offset = 0): ProducerStates {
  return { entries: new Map(), endOffset: offset }
}

/** The last sequence of a batch of `count` records that begins with `baseSequence`. */
export function lastSequence(baseSequence: number, count: number): number {
  return (baseSequence + count - 1) % (MAX_SEQUENCE + 1)
}

/**
 * Whether a leader appends a client's batch, which would get `offset` in `partition`. Errors: INVALID_PRODUCER_EPOCH for an
 * older epoch, OUT_OF_ORDER_SEQUENCE_NUMBER for a gap, an overlap, or a duplicate older than the remembered five. A producer
 * the log knows nothing of may begin with any sequence: its records may have been deleted, or it was forgotten.
 */
export function checkSequence(
  states: ProducerStates,
  batch: SequencedBatch,
  partition: string,
  offset: number,
): SequenceVerdict {
  const entry = states.entries.get(batch.producerId)
  if (batch.producerId < 0 || !entry) return { type: 'append' }
  const known = findDuplicate(entry, batch)
  if (known) return { type: 'duplicate', of: known }
  const { producerId: id, producerEpoch: epoch, baseSequence: sequence } = batch
  if (epoch < entry.epoch) {
    return {
      type: 'refused',
      error: 'INVALID_PRODUCER_EPOCH',
      // TV-1: batches of data carry no transaction version, and Kafka says so.
      message: `Epoch of producer ${id} at offset ${offset} in ${partition} is ${epoch}, which is < the last seen epoch ${entry.epoch} (TV-1)`,
    }
  }
  if (epoch > entry.epoch) {
    if (sequence === 0) return { type: 'append' }
    return outOfOrder(
      // Kafka's own text lacks the blank.
      `Invalid sequence number for new epoch of producer ${id}at offset ${offset} in partition ${partition}: ${epoch} (request epoch), ${sequence} (seq. number), ${entry.epoch} (current producer epoch)`,
    )
  }
  const last = newestOf(entry).lastSequence
  if (isNext(last, sequence)) return { type: 'append' }
  return outOfOrder(
    `Out of order sequence number for producer ${id} at offset ${offset} in partition ${partition}: ${sequence} (incoming seq. number), ${last} (current end sequence number)`,
  )
}

/**
 * Notes a batch just appended, by a leader or by a follower that copies: what the leader took is not checked again. The
 * timestamp is its latest record's: the producer's own clock, unless the topic takes the broker's.
 */
export function noteAppend(
  states: ProducerStates,
  batch: AppendedBatch,
  maxTimestampMs: number,
): void {
  states.endOffset = batch.baseOffset + batch.count
  if (batch.producerId < 0) return
  const entry = entryOf(states, batch.producerId, batch.producerEpoch)
  const { latest } = entry
  if (entry.epoch !== batch.producerEpoch) {
    entry.epoch = batch.producerEpoch
    latest.length = 0
  }
  let at = latest.length
  if (at === REMEMBERED_BATCHES * NUMBERS) {
    latest.copyWithin(0, NUMBERS)
    at -= NUMBERS
  }
  latest[at] = batch.baseSequence
  latest[at + 1] = batch.baseOffset
  latest[at + 2] = batch.count
  latest[at + 3] = maxTimestampMs
}

function entryOf(states: ProducerStates, id: number, epoch: number): ProducerEntry {
  let entry = states.entries.get(id)
  if (!entry) {
    entry = { id, epoch, latest: [] }
    states.entries.set(id, entry)
  }
  return entry
}

/** What is remembered of a producer's batches, oldest first. */
export function rememberedBatches(entry: ProducerEntry): readonly RememberedBatch[] {
  const batches: RememberedBatch[] = []
  for (let at = 0; at < entry.latest.length; at += NUMBERS) batches.push(batchAt(entry, at))
  return batches
}

/** The newest of them. */
function newestOf(entry: ProducerEntry): RememberedBatch {
  return batchAt(entry, entry.latest.length - NUMBERS)
}

/** A copy that remembers no more than the newest. */
export function withNewestOnly({ id, epoch, latest }: ProducerEntry): ProducerEntry {
  return { id, epoch, latest: latest.slice(-NUMBERS) }
}

function batchAt({ latest }: ProducerEntry, at: number): RememberedBatch {
  const [firstSequence, firstOffset, count] = [latest[at], latest[at + 1], latest[at + 2]]
  assert(firstSequence !== undefined && firstOffset !== undefined && count !== undefined, 'a batch')
  return {
    firstSequence,
    lastSequence: lastSequence(firstSequence, count),
    firstOffset,
    lastOffset: firstOffset + count - 1,
    timestampMs: latest[at + 3] as number,
  }
}

/** Forgets who has not written for `expirationMs` (producer.id.expiration.ms), by the timestamps of records; gives their ids. */
export function expireProducers(
  states: ProducerStates,
  nowMs: number,
  expirationMs: number,
): readonly number[] {
  const gone = [...states.entries.values()].filter((it) => isExpired(it, nowMs, expirationMs))
  for (const entry of gone) states.entries.delete(entry.id)
  return gone.map((entry) => entry.id)
}

/** One row of DescribeProducers: who writes to the partition. */
export interface ActiveProducer {
  readonly producerId: number
  readonly producerEpoch: number
  readonly lastSequence: number
  readonly lastTimestampMs: number
}

/** Who is remembered, by id. */
export function activeProducers(states: ProducerStates): readonly ActiveProducer[] {
  const rows = [...states.entries.values()].map((entry) => {
    const { lastSequence, timestampMs: lastTimestampMs } = newestOf(entry)
    return { producerId: entry.id, producerEpoch: entry.epoch, lastSequence, lastTimestampMs }
  })
  return rows.sort((a, b) => a.producerId - b.producerId)
}

function findDuplicate(entry: ProducerEntry, batch: SequencedBatch): RememberedBatch | undefined {
  if (batch.producerEpoch !== entry.epoch) return undefined
  const { latest } = entry
  for (let at = 0; at < latest.length; at += NUMBERS) {
    if (latest[at] === batch.baseSequence && latest[at + 2] === batch.count)
      return batchAt(entry, at)
  }
  return undefined
}

function isNext(last: number, next: number): boolean {
  return next === last + 1 || (next === 0 && last === MAX_SEQUENCE)
}

function outOfOrder(message: string): SequenceVerdict {
  return { type: 'refused', error: 'OUT_OF_ORDER_SEQUENCE_NUMBER', message }
}

/** Whether a producer has not written for so long. Times in ms. */
export function isExpired(entry: ProducerEntry, nowMs: number, expirationMs: number): boolean {
  return nowMs - newestOf(entry).timestampMs >= expirationMs
}
