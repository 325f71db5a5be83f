// What records say, and logs as a recorder writes them down.
import { wallClockMs } from '../../../engine/clock.ts'
import { record } from '../../../engine/record.ts'
import type { ProducedBatch } from '../../../kafka/protocol/Produce.ts'
import { batchSizeBytes } from '../../../kafka/records/recordSize.ts'
import { stringByteLength } from '../../../kafka/records/serializers.ts'
import type { RecordSpec } from '../../../scenario/Scenario.ts'
import type { NodeState, ReplicaState } from '../../../trace/ClusterState.ts'
import { eachBatch, type Log, type LogBatch, recordAt } from '../../../trace/log/Log.ts'
import { recordContent } from '../../../trace/records.ts'
import type { Json } from '../json.ts'
import type { Lab } from './Lab.ts'

export interface RawRecord extends RecordSpec {
  /** Absent = now. */
  readonly timestampMs?: number
}

interface RawBatch {
  readonly topic: string
  readonly partition: number
  readonly records: readonly RawRecord[]
  readonly producerId?: number
  readonly producerEpoch?: number
  readonly baseSequence?: number
  /** Its checksum is wrong. */
  readonly corrupt?: boolean
}

/** A batch made by hand; its records become a source of their own. */
export function rawBatch(lab: Lab, batch: RawBatch): ProducedBatch {
  const { sim } = lab.simulation
  const source = sim.state.sources.length
  const records = batch.records.map(({ key = null, value = null }) => ({ key, value }))
  sim.cause = 0
  record(sim, {
    type: 'SourceAdded',
    source,
    id: `recorder/${source}`,
    client: 'recorder',
    topic: batch.topic,
    workload: { type: 'list', topic: batch.topic, records },
  })
  const times = batch.records.map(({ timestampMs }) => timestampMs ?? wallClockMs(sim))
  const base = Math.min(...times)
  const sizeOf = (text: string | null) => (text === null ? -1 : stringByteLength(text))
  const bytes = batchSizeBytes(
    records.map(({ key, value }, i) => ({
      timestampMs: times[i] ?? base,
      keyBytes: sizeOf(key),
      valueBytes: sizeOf(value),
      headersBytes: 1,
    })),
  )
  return {
    topic: batch.topic,
    partition: batch.partition,
    batch: 0,
    runs: [source, 0, records.length],
    count: records.length,
    bytes,
    plainBytes: bytes,
    compression: 'none',
    producerId: batch.producerId ?? -1,
    producerEpoch: batch.producerEpoch ?? -1,
    baseSequence: batch.baseSequence ?? -1,
    baseTimestampMs: base,
    deltasMs: times.map((time) => time - base),
    keyed: records.every(({ key }) => key !== null),
    ...(batch.corrupt ? { corrupt: true } : {}),
  }
}

export function findReplica(node: NodeState, partition: string): ReplicaState | undefined {
  return node.replicas.find((replica) => replica.name === partition)
}

interface ShownRecord {
  readonly offset: number
  readonly epoch: number
  readonly key: string | null
  readonly value: string | null
  readonly timestampMs: number
}

/** Records of a log at offsets [from, to). */
export function recordsBetween(lab: Lab, log: Log, from: number, to: number): ShownRecord[] {
  const { seed, sources } = lab.simulation.state
  const { files } = lab.simulation.sim
  const found: ShownRecord[] = []
  for (let offset = from; offset < to; offset++) {
    const at = recordAt(log, offset)
    const source = at && sources[at.source]
    if (!at || !source) continue
    const { key, value } = recordContent(seed, source, at.number, files)
    found.push({ offset, epoch: at.leaderEpoch, key, value, timestampMs: at.timestampMs })
  }
  return found
}

/** Long texts are shortened as the recorder did. */
export function shown(text: string | null): string {
  if (text === null) return 'null'
  return text.length > 40 ? `${text.slice(0, 4)}…${stringByteLength(text)}B` : text
}

/** One replica's segments with their batches, and its leader epochs. */
export function dumpOf(lab: Lab, replica: ReplicaState): Record<string, Json> {
  const segments = replica.segments.length > 0 ? replica.segments : [replica.log.startOffset]
  const dump: Record<string, Json[] | string> = Object.fromEntries(
    segments.map((base) => [String(base), [] as Json[]]),
  )
  eachBatch(replica.log, replica.log.startOffset, replica.log.endOffset, (batch) => {
    const base = segments.findLast((start) => start <= batch.baseOffset) ?? segments[0]
    const lines = dump[String(base)]
    if (Array.isArray(lines)) lines.push(batchText(lab, replica.log, batch))
  })
  const epochs = replica.log.epochs.map(({ epoch, startOffset }) => `${epoch} ${startOffset}`)
  return { ...dump, epochs: epochs.join(', ') }
}

function batchText(lab: Lab, log: Log, batch: LogBatch): string {
  const producer =
    batch.producerId >= 0 ? ` pid ${batch.producerEpoch} seq ${batch.baseSequence}` : ''
  const { baseOffset, lastOffset, leaderEpoch } = batch
  const records = recordsBetween(lab, log, baseOffset, lastOffset + 1).map(
    ({ offset, key, value }) => `${offset}:${shown(key)}=${shown(value)}`,
  )
  return `${baseOffset}..${lastOffset} e${leaderEpoch}${producer} [${records.join(' ')}]`
}
