import type { ClusterView } from '../../../src/engine/producer/ClusterView.ts'
import { clusterView } from '../../../src/engine/producer/ClusterView.ts'
import { drainNode } from '../../../src/engine/producer/drainBatches.ts'
import type { ProducerBatch } from '../../../src/engine/producer/producerBatch.ts'
import { eachRecord } from '../../../src/engine/producer/producerBatch.ts'
import type {
  AccumulatorConfig,
  AppendResult,
} from '../../../src/engine/producer/recordAccumulator.ts'
import { append, createAccumulator } from '../../../src/engine/producer/recordAccumulator.ts'
import { completeBatch, reenqueue } from '../../../src/engine/producer/reenqueueBatch.ts'
import { NO_HEADERS_BYTES } from '../../../src/kafka/records/recordSize.ts'
import { US_PER_MS } from '../../../src/kafka/terms.ts'

export const MS = US_PER_MS
export const NODE = 1
/** The middle of all draws: no jitter. */
export const MIDDLE = () => 0x40000000

const defaults: AccumulatorConfig = {
  batchSize: 16_384,
  bufferMemory: 33_554_432,
  lingerUs: 5 * MS,
  retryBackoffUs: 100 * MS,
  retryBackoffMaxUs: 1000 * MS,
  deliveryTimeoutUs: 120_000 * MS,
  adaptive: true,
  availabilityTimeoutUs: 0,
  compressionPpm: null,
  idempotent: false,
}

/** An accumulator for topic `t` whose partitions are all led by one node. */
export function accumulating(config: Partial<AccumulatorConfig> = {}, partitions = 1) {
  const accumulator = createAccumulator({ ...defaults, ...config })
  const view: ClusterView = viewAt(partitions, 0)
  let number = 0
  const shape = (bytes: number) => ({
    timestampMs: 1000,
    keyBytes: -1,
    valueBytes: bytes,
    headersBytes: NO_HEADERS_BYTES,
  })
  return {
    accumulator,
    view,
    send(bytes: number, now = 0, partition = 0, heldBytes = 0): AppendResult {
      const record = { source: 0, number: number++, ...shape(bytes) }
      const topic = view.topics.get('t')!
      return append(accumulator, topic, partition, record, now, MIDDLE, heldBytes)
    },
    shape,
    drain(now: number, maxBytes = 1_048_576): ProducerBatch[] {
      return drainNode(accumulator, view, NODE, maxBytes, now)
    },
    retry(batch: ProducerBatch, now: number): void {
      reenqueue(accumulator, batch, now, MIDDLE)
    },
    done(batch: ProducerBatch): readonly number[] {
      return completeBatch(accumulator, batch, true)
    },
  }
}

/** The same cluster after elections: every partition under this leader epoch. */
export function viewAt(partitions: number, leaderEpoch: number): ClusterView {
  const known = Array.from({ length: partitions }, (_, partition) => ({
    topic: 't',
    partition,
    leader: NODE,
    leaderEpoch,
  }))
  return clusterView(known)
}

/** The numbers of a batch's records. */
export function numbersIn(batch: ProducerBatch): number[] {
  const numbers: number[] = []
  eachRecord(batch.runs, (_, number) => numbers.push(number))
  return numbers
}
