// What a leader checks before it appends a batch, in Kafka's order.
// Kafka: UnifiedLog.analyzeAndValidateRecords, LogValidator.
// KIPs: 937.
// Simplified: a checksum is wrong only where a request says so.
import type { ErrorName } from '../../kafka/errors.ts'
import type { ProducedBatch, RecordError } from '../../kafka/protocol/Produce.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { recordContent } from '../../trace/records.ts'
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
  /** What is wrong with which records. */
  readonly recordErrors?: readonly RecordError[]
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
  if (batch.corrupt) {
    const message = `Record is corrupt (stored crc does not match) in topic partition ${replica.name}.`
    return { error: 'CORRUPT_MESSAGE', message, told: false }
  }
  if (settings.compacted && !batch.keyed) return withoutKeys(sim, replica, settings, batch)
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

/** Each record without a key, by its place; the first three are named. */
function withoutKeys(
  sim: Sim,
  replica: ReplicaState,
  settings: TopicSettings,
  batch: ProducedBatch,
): Refusal {
  const message = `Compacted topic cannot accept message without key in topic partition ${replica.name}`
  const recordErrors = unkeyed(sim, batch).map((index) => Object.freeze({ index, message }))
  const first = recordErrors
    .slice(0, MOST_NAMED)
    .map((error) => `RecordError(batchIndex=${error.index}, message='${error.message}')`)
  const text = `One or more records have been rejected due to ${recordErrors.length} record errors in total, and only showing the first three errors at most: [${first.join(', ')}]`
  return {
    ...refusal(replica, settings, 'INVALID_RECORD', text, 'cleanup.policy'),
    recordErrors: Object.freeze(recordErrors),
  }
}

const MOST_NAMED = 3

function unkeyed(sim: Sim, { runs }: ProducedBatch): number[] {
  const places: number[] = []
  let index = 0
  for (let run = 0; run < runs.length; run += 3) {
    const source = sim.state.sources[runs[run] ?? -1]
    for (let k = 0; k < (runs[run + 2] ?? 0); k++, index++) {
      const number = (runs[run + 1] ?? 0) + k
      if (source && recordContent(sim.state.seed, source, number, sim.files).key === null)
        places.push(index)
    }
  }
  return places
}

function checkTimestamps(
  sim: Sim,
  replica: ReplicaState,
  settings: TopicSettings,
  batch: ProducedBatch,
): Refusal | undefined {
  if (settings.logAppendTime) return undefined
  const now = wallClockMs(sim)
  const deltas = batch.deltasMs ?? new Array<number>(batch.count).fill(0)
  const recordErrors: RecordError[] = []
  for (const [index, delta] of deltas.entries()) {
    const at = batch.baseTimestampMs + delta
    if (at - now <= settings.timestampAfterMaxMs && now - at <= settings.timestampBeforeMaxMs)
      continue
    const message = `Timestamp ${at} of message with offset ${index} is out of range. The timestamp should be within [${bound(settings, now, -1)}, ${bound(settings, now, 1)}]`
    recordErrors.push(Object.freeze({ index, message }))
  }
  if (recordErrors.length === 0) return undefined
  return {
    ...refusal(
      replica,
      settings,
      'INVALID_TIMESTAMP',
      'One or more records have been rejected due to invalid timestamp',
      'message.timestamp.after.max.ms',
    ),
    recordErrors: Object.freeze(recordErrors),
  }
}

/** Kafka counts in 64 bits, and without a limit the text shows it. */
function bound({ texts }: TopicSettings, now: number, side: -1 | 1): string {
  const name = side < 0 ? 'message.timestamp.before.max.ms' : 'message.timestamp.after.max.ms'
  return String(BigInt(now) + BigInt(side) * BigInt(texts.get(name) ?? '0'))
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
