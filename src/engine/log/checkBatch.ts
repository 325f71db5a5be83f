// What a leader checks before it appends a batch, in Kafka's order.
// Kafka: UnifiedLog.analyzeAndValidateRecords, LogValidator.
// KIPs: 937.
// Simplified: record contents are not decoded, so no CRC and no schema can be wrong.
import type { ErrorName } from '../../kafka/errors.ts'
import type { ProducedBatch } from '../../kafka/protocol/Produce.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { ConfigCause } from '../../trace/TraceEvent.ts'
import { wallClockMs } from '../clock.ts'
import type { Sim } from '../Memory.ts'
import { type TopicSettings, topicSettings } from '../settings.ts'

export interface Refusal {
  readonly error: ErrorName
  /** What the broker knows about it, for its own log and for us. */
  readonly message: string
  /** Whether the client is told so; else it gets the error's usual text. */
  readonly told: boolean
  readonly configs?: readonly ConfigCause[]
}

/** Why the batch is refused; undefined when it may be appended. */
export function checkBatch(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  batch: ProducedBatch,
): Refusal | undefined {
  const settings = topicSettings(node, replica.topic)
  if (settings.compacted && !batch.keyed) {
    return refusal(
      replica,
      settings,
      'INVALID_RECORD',
      `Compacted topic cannot accept message without key in topic partition ${replica.name}`,
      'cleanup.policy',
    )
  }
  const late = checkTimestamps(sim, replica, settings, batch)
  if (late) return late
  if (batch.bytes > settings.maxMessageBytes) {
    return refusal(
      replica,
      settings,
      'MESSAGE_TOO_LARGE',
      `The record batch size in the append to ${replica.name} is ${batch.bytes} bytes which exceeds the maximum configured value of ${settings.maxMessageBytes}.`,
      'max.message.bytes',
    )
  }
  if (batch.bytes > settings.segmentBytes) {
    return refusal(
      replica,
      settings,
      'RECORD_LIST_TOO_LARGE',
      `Message batch size is ${batch.bytes} bytes in append to partition ${replica.name}, which exceeds the maximum configured segment size of ${settings.segmentBytes}.`,
      'segment.bytes',
    )
  }
  return undefined
}

function checkTimestamps(
  sim: Sim,
  replica: ReplicaState,
  settings: TopicSettings,
  batch: ProducedBatch,
): Refusal | undefined {
  if (settings.logAppendTime) return undefined
  const now = wallClockMs(sim)
  const latest = batch.baseTimestampMs + Math.max(0, ...(batch.deltasMs ?? [0]))
  if (
    latest - now > settings.timestampAfterMaxMs ||
    now - batch.baseTimestampMs > settings.timestampBeforeMaxMs
  ) {
    return refusal(
      replica,
      settings,
      'INVALID_TIMESTAMP',
      'One or more records have been rejected due to invalid timestamp',
      'message.timestamp.after.max.ms',
    )
  }
  return undefined
}

function refusal(
  replica: ReplicaState,
  settings: TopicSettings,
  error: ErrorName,
  message: string,
  config: string,
): Refusal {
  return {
    error,
    message,
    told: error === 'INVALID_RECORD' || error === 'INVALID_TIMESTAMP',
    configs: [
      { name: config, value: settings.texts.get(config) ?? '', subject: `topic:${replica.topic}` },
    ],
  }
}
