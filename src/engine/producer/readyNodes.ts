// Which brokers have something to be sent to, and when to look again.
// Kafka: RecordAccumulator.ready, partitionReady, batchReady, updateNodeLatencyStats.
// Simplified: a retry's backoff is drawn once, when it comes back; Kafka draws its jitter anew at each look.
import type { Us } from '../../kafka/terms.ts'
import type { ClusterView } from './ClusterView.ts'
import type { ProducerBatch } from './producerBatch.ts'
import { isBackingOff, isBatchFull, matchLeaderEpoch, waitedUs } from './producerBatch.ts'
import type { PartitionQueue, RecordAccumulator, TopicQueues } from './recordAccumulator.ts'
import { updatePartitionLoad } from './stickyPartitioner.ts'

/** Nothing to wait for. */
export const NEVER: Us = Number.MAX_SAFE_INTEGER

export interface ReadyCheck {
  /** Node ids, ascending. */
  readonly nodes: number[]
  /** After how long a batch now held back may be ready; NEVER if none is. */
  nextCheckInUs: Us
  /** Topics with records for a partition whose leader is not known: time to refresh the metadata. */
  readonly topicsWithoutLeader: string[]
}

/** One pass over all queues; also renews the loads the sticky partitioner draws by. */
export function readyNodes(accumulator: RecordAccumulator, view: ClusterView, now: Us): ReadyCheck {
  const check: ReadyCheck = { nodes: [], nextCheckInUs: NEVER, topicsWithoutLeader: [] }
  for (const topic of accumulator.topics) checkTopic(accumulator, view, topic, now, check)
  if (check.nodes.length > 1) check.nodes.sort((a, b) => a - b)
  return check
}

function checkTopic(
  accumulator: RecordAccumulator,
  view: ClusterView,
  topic: TopicQueues,
  now: Us,
  check: ReadyCheck,
): void {
  const known = view.topics.get(topic.topic)
  // Until every partition has had a record, a missing queue could never be drawn: so no weights yet.
  const weighs = accumulator.config.adaptive && topic.queueCount >= (known?.all.length ?? 0)
  const sizes: number[] | null = weighs ? zeros(topic.queueCount) : null
  const partitions: number[] = weighs ? zeros(topic.queueCount) : []
  let row = -1
  for (const queue of topic.queues) {
    if (!queue) continue
    const leader = known?.leaders[queue.partition] ?? -1
    if (leader >= 0 && weighs) partitions[++row] = queue.partition
    const first = queue.batches[0]
    if (!first) continue
    matchLeaderEpoch(first, known?.leaderEpochs[queue.partition] ?? -1)
    if (leader < 0) {
      noteWithoutLeader(check, topic.topic)
      continue
    }
    if (sizes) sizes[row] = queue.batches.length
    // As in Kafka the row is used again by the next partition, with this queue's length if that is empty.
    if (isUnavailable(accumulator, leader)) row -= 1
    checkBatch(accumulator, queue, first, leader, now, check)
  }
  updatePartitionLoad(topic.sticky, sizes, partitions, row + 1)
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0)
}

function noteWithoutLeader(check: ReadyCheck, topic: string): void {
  const { topicsWithoutLeader } = check
  if (topicsWithoutLeader.at(-1) !== topic) topicsWithoutLeader.push(topic)
}

function checkBatch(
  accumulator: RecordAccumulator,
  queue: PartitionQueue,
  first: ProducerBatch,
  leader: number,
  now: Us,
  check: ReadyCheck,
): void {
  if (queue.muted || check.nodes.includes(leader)) return
  const backsOff = isBackingOff(first, now)
  const toWaitUs = backsOff ? first.backoffUs : accumulator.config.lingerUs
  const waited = waitedUs(first, now)
  const isFull = queue.batches.length > 1 || isBatchFull(first)
  const isSendable = isFull || waited >= toWaitUs || mayNotLinger(accumulator)
  if (isSendable && !backsOff) check.nodes.push(leader)
  else check.nextCheckInUs = Math.min(check.nextCheckInUs, Math.max(0, toWaitUs - waited))
}

/** Somebody waits for memory, for a flush, or for the producer to close. */
function mayNotLinger(accumulator: RecordAccumulator): boolean {
  return accumulator.pool.waiters.length > 0 || accumulator.closed || accumulator.flushes > 0
}

function isUnavailable(accumulator: RecordAccumulator, node: number): boolean {
  const { availabilityTimeoutUs } = accumulator.config
  if (availabilityTimeoutUs <= 0) return false
  const latency = accumulator.latencies[node]
  return latency !== undefined && latency.readyAt - latency.drainedAt > availabilityTimeoutUs
}

/**
 * Notes that there is something to send to a node and whether it could be: a node that takes nothing for
 * longer than `partitioner.availability.timeout.ms` is not drawn for keyless records.
 */
export function noteNodeLatency(
  accumulator: RecordAccumulator,
  node: number,
  now: Us,
  canDrain: boolean,
): void {
  if (accumulator.config.availabilityTimeoutUs <= 0) return
  let latency = accumulator.latencies[node]
  if (!latency) {
    latency = { readyAt: now, drainedAt: now }
    accumulator.latencies[node] = latency
  }
  if (canDrain) latency.drainedAt = now
  latency.readyAt = now
}
