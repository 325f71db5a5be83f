// Appending a checked batch, or copying one: roll the segment if it must, give offsets, epoch and codec, write to the page cache, flush if told.
// Kafka: UnifiedLog.appendAsLeader, appendAsFollower, LogSegment.shouldRoll.
// KIPs: 32, 98.
// Simplified: index files are not modelled, so they never fill; segment.jitter.ms is read and not applied.

import type { ProducedBatch } from '../../kafka/protocol/Produce.ts'
import { compressedBytes } from '../../kafka/records/compression.ts'
import type { OffsetsRecord } from '../../kafka/records/OffsetsRecord.ts'
import type { StoredBatch } from '../../kafka/records/StoredBatch.ts'
import { COMPRESSIONS, type Compression, type EndpointId, type NodeId } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { wallClockMs } from '../clock.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { type TopicSettings, topicSettings } from '../settings.ts'
import { rememberBatch, saveProducers } from './rememberProducers.ts'

/** The page cache is written back to disk after so long (vm.dirty_expire), noted at this grain. */
const WRITE_BACK_US = 30_000_000
const WRITE_BACK_GRAIN_US = 5_000_000

/** Appends a batch that was checked; `own` = what a broker writes of its own, in the order of the batch. */
export function appendToLog(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  producer: EndpointId,
  batch: ProducedBatch,
  own?: readonly OffsetsRecord[],
): { baseOffset: number; logAppendTimeMs: number } {
  const settings = topicSettings(node, replica.topic)
  const nowMs = wallClockMs(sim)
  const compression = settings.compression === 'producer' ? batch.compression : settings.compression
  const bytes = compression === batch.compression ? batch.bytes : recompressed(batch, compression)
  const baseTimestampMs = settings.logAppendTime ? nowMs : batch.baseTimestampMs
  const deltasMs = settings.logAppendTime ? null : batch.deltasMs
  maybeRoll(
    sim,
    node,
    replica,
    settings,
    bytes,
    baseTimestampMs + Math.max(0, ...(deltasMs ?? [0])),
  )
  const baseOffset = replica.log.endOffset
  const stored: StoredBatch = {
    baseOffset,
    count: batch.count,
    runs: batch.runs,
    bytes,
    leaderEpoch: replica.leaderEpoch,
    baseTimestampMs,
    deltasMs,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    codec: COMPRESSIONS.indexOf(compression),
    event: sim.state.n + 1,
  }
  sim.cause = record(sim, {
    type: 'RecordsAppended',
    node: node.id,
    partition: replica.name,
    producer,
    batch: stored,
    ...(own ? { own } : {}),
  })
  written(sim, node, replica, settings, [stored])
  return { baseOffset, logAppendTimeMs: settings.logAppendTime ? nowMs : -1 }
}

/** A follower appends what its leader has, as it stands there; what one answer brought goes into one segment. */
export function copyToLog(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  from: NodeId,
  batches: readonly StoredBatch[],
): void {
  const settings = topicSettings(node, replica.topic)
  const { cause } = sim
  let bytes = 0
  let latestMs = Number.NEGATIVE_INFINITY
  for (const batch of batches) {
    bytes += batch.bytes
    latestMs = Math.max(latestMs, batch.baseTimestampMs + Math.max(0, ...(batch.deltasMs ?? [0])))
  }
  maybeRoll(sim, node, replica, settings, bytes, latestMs)
  sim.cause = record(sim, {
    type: 'RecordsCopied',
    cause,
    node: node.id,
    partition: replica.name,
    from,
    batches,
  })
  written(sim, node, replica, settings, batches)
}

/** What follows once batches are in the page cache. */
function written(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  settings: TopicSettings,
  batches: readonly StoredBatch[],
): void {
  for (const batch of batches) rememberBatch(sim, node, replica, batch)
  noteWriteBack(sim, node, replica)
  if (replica.log.endOffset - replica.recoveryPoint >= settings.flushMessages)
    flush(sim, node, replica, 'flush.messages')
}

/** A batch the broker compresses anew, by the topic's compression.type: an estimate, marked as one where it is shown. */
function recompressed(batch: ProducedBatch, compression: Compression): number {
  return compression === 'none' ? batch.plainBytes : compressedBytes(batch.plainBytes, compression)
}

function maybeRoll(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  settings: TopicSettings,
  bytes: number,
  latestMs: number,
): void {
  const why = rollReason(sim, replica, settings, bytes, latestMs)
  if (!why) return
  const baseOffset = replica.log.endOffset
  sim.cause = record(sim, {
    type: 'SegmentRolled',
    node: node.id,
    partition: replica.name,
    baseOffset,
    why,
    configs: [
      { name: why, value: settings.texts.get(why) ?? '', subject: `topic:${replica.topic}` },
    ],
  })
  flush(sim, node, replica, 'roll')
  saveProducers(sim, node, replica)
}

function rollReason(
  sim: Sim,
  replica: ReplicaState,
  settings: TopicSettings,
  bytes: number,
  latestMs: number,
): string | undefined {
  if (replica.activeBytes === 0) return undefined
  if (replica.activeBytes + bytes > settings.segmentBytes) return 'segment.bytes'
  const waited =
    replica.activeFirstTimestampMs >= 0
      ? latestMs - replica.activeFirstTimestampMs
      : Math.floor((sim.now - replica.activeCreatedAt) / 1000)
  return waited > settings.segmentMs ? 'segment.ms' : undefined
}

export function flush(sim: Sim, node: NodeState, replica: ReplicaState, why: string): void {
  if (replica.recoveryPoint >= replica.log.endOffset) return
  record(sim, {
    type: 'LogFlushed',
    node: node.id,
    partition: replica.name,
    recoveryPoint: replica.log.endOffset,
    why,
  })
}

/** Remembers, every few seconds, how far the log stood, so that a power cut knows what was on disk. */
function noteWriteBack(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  const marks = memory.writeBack.get(replica.name) ?? []
  const last = marks[marks.length - 1]
  if (last && sim.now - last.at < WRITE_BACK_GRAIN_US) {
    return
  }
  marks.push({ at: sim.now, endOffset: replica.log.endOffset })
  while (marks.length > 2 && (marks[1]?.at ?? sim.now) < sim.now - WRITE_BACK_US) marks.shift()
  memory.writeBack.set(replica.name, marks)
}

/** How much of the log is on disk when the power goes now. */
export function onDisk(sim: Sim, node: NodeState, replica: ReplicaState): number {
  const marks = sim.memory.nodes.get(node.id)?.writeBack.get(replica.name) ?? []
  let end = replica.recoveryPoint
  for (const mark of marks)
    if (mark.at <= sim.now - WRITE_BACK_US) end = Math.max(end, mark.endOffset)
  return Math.min(end, replica.log.endOffset)
}
