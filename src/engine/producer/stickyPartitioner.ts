// Where a keyless record goes: one partition for a while, then the next, drawn by load.
// Kafka: org.apache.kafka.clients.producer.internals.BuiltInPartitioner.
// KIPs: KIP-794 (uniform sticky partitioner), replacing KIP-480.
// Simplified: nothing; one state per producer and topic, as there.

/** Plain data; a partitioner that has drawn nothing yet has `partition` −1. */
export interface StickyPartitioner {
  /** Bytes to one partition after which the next is drawn: `batch.size`. */
  readonly stickyBatchSize: number
  partition: number
  /** Bytes given to the partition since it was drawn. */
  producedBytes: number
  /** How often a partition was drawn; tells a switch to the same partition from no switch. */
  picks: number
  load: PartitionLoad | null
}

/** Weights of the partitions as a running sum; the first `length` rows count. */
export interface PartitionLoad {
  readonly cumulative: readonly number[]
  readonly partitions: readonly number[]
  readonly length: number
}

/** What a draw chooses from: a topic's partitions in the order of the client's metadata. */
export interface PartitionChoice {
  /** All partitions. */
  readonly all: readonly number[]
  /** Those with a leader. */
  readonly available: readonly number[]
}

/** Gives a random whole number in [0, 2^31). */
export type Draw = () => number

/** A partitioner for one topic of one producer; `batchSize` below 1 counts as 1. */
export function createStickyPartitioner(batchSize: number): StickyPartitioner {
  const stickyBatchSize = Math.max(1, batchSize)
  return { stickyBatchSize, partition: -1, producedBytes: 0, picks: 0, load: null }
}

/** The partition for the next keyless record; draws when there is none yet (peekCurrentPartitionInfo). */
export function currentPartition(
  sticky: StickyPartitioner,
  choice: PartitionChoice,
  draw: Draw,
): number {
  if (sticky.partition < 0) pick(sticky, choice, draw)
  return sticky.partition
}

/**
 * Counts the bytes of an append and draws the next partition when there were enough: at `batch.size` if
 * `enableSwitch` (no half-filled batch is left behind), at twice that in any case (updatePartitionInfo).
 */
export function countProduced(
  sticky: StickyPartitioner,
  bytes: number,
  choice: PartitionChoice,
  draw: Draw,
  enableSwitch: boolean,
): void {
  sticky.producedBytes += bytes
  const { producedBytes, stickyBatchSize } = sticky
  const isEnough = producedBytes >= stickyBatchSize && enableSwitch
  if (isEnough || producedBytes >= stickyBatchSize * 2) pick(sticky, choice, draw)
}

function pick(sticky: StickyPartitioner, choice: PartitionChoice, draw: Draw): void {
  const random = draw()
  sticky.partition = sticky.load ? weighted(sticky.load, random) : uniform(choice, random)
  sticky.producedBytes = 0
  sticky.picks += 1
}

function uniform(choice: PartitionChoice, random: number): number {
  const { available, all } = choice
  // Without any leader Kafka takes the number itself, not the partition at that place of its list.
  return available.length > 0 ? available[random % available.length]! : random % all.length
}

function weighted(load: PartitionLoad, random: number): number {
  const point = random % load.cumulative[load.length - 1]!
  let row = 0
  while (load.cumulative[row]! <= point) row += 1
  return load.partitions[row]!
}

/**
 * Learns how many batches wait for each partition, so that the next draw favours short queues. Rows behind
 * `length` are partitions left out for their slow broker. Null = nothing known: draw uniformly. Equal
 * queues, none left out, and topics of one partition are drawn uniformly too (updatePartitionLoadStats).
 */
export function updatePartitionLoad(
  sticky: StickyPartitioner,
  queueSizes: readonly number[] | null,
  partitions: readonly number[],
  length: number,
): void {
  sticky.load = queueSizes && partitionLoad(queueSizes, partitions, length)
}

function partitionLoad(
  queueSizes: readonly number[],
  partitions: readonly number[],
  length: number,
): PartitionLoad | null {
  if (length < 1 || queueSizes.length < 2) return null
  let longest = 0
  let areEqual = true
  for (let i = 0; i < length; i++) {
    longest = Math.max(longest, queueSizes[i]!)
    areEqual &&= queueSizes[i] === queueSizes[0]
  }
  if (areEqual && length === queueSizes.length) return null
  const cumulative: number[] = []
  let sum = 0
  for (let i = 0; i < length; i++) {
    sum += longest + 1 - queueSizes[i]!
    cumulative.push(sum)
  }
  return { cumulative, partitions: partitions.slice(0, length), length }
}
