// vectors/sticky-partitioner: the keyless partitioner alone, and inside an accumulator.
import type { ClusterView } from '../../engine/producer/ClusterView.ts'
import { clusterView } from '../../engine/producer/ClusterView.ts'
import { drainNode } from '../../engine/producer/drainBatches.ts'
import { noteNodeLatency, readyNodes } from '../../engine/producer/readyNodes.ts'
import type { RecordAccumulator } from '../../engine/producer/recordAccumulator.ts'
import { append, createAccumulator } from '../../engine/producer/recordAccumulator.ts'
import { completeBatch } from '../../engine/producer/reenqueueBatch.ts'
import type {
  Draw,
  PartitionChoice,
  StickyPartitioner,
} from '../../engine/producer/stickyPartitioner.ts'
import {
  countProduced,
  createStickyPartitioner,
  currentPartition,
  updatePartitionLoad,
} from '../../engine/producer/stickyPartitioner.ts'
import { NO_HEADERS_BYTES } from '../../kafka/records/recordSize.ts'
import { US_PER_MS } from '../../kafka/terms.ts'
import type { Harness } from './Harness.ts'
import type { Json, JsonObject } from './json.ts'
import { isList, isObject, numberOf, numbersOf, objectsOf } from './json.ts'

const TOPIC = 't'
const GIVEN_TO_CASE = ['kind', 'stickyBatchSize', 'leaders', 'batchSize', 'lingerMs', 'adaptive']
const GIVEN_TO_STEP = [
  'append',
  'enableSwitch',
  'load',
  'ids',
  'length',
  'leaders',
  't',
  'send',
  'to',
]

export const stickyPartitionerHarness: Harness = {
  rules: {
    inputs: [
      ...GIVEN_TO_CASE,
      'availabilityTimeoutMs',
      ...[...GIVEN_TO_STEP, 'latency', 'canDrain'].map((input) => `steps[].${input}`),
    ],
    lengths: ['steps[].drawn'],
  },
  run(recorded) {
    return recorded.kind === 'partitioner' ? runPartitioner(recorded) : runAccumulator(recorded)
  },
}

/** Gives a step's recorded numbers in turn and counts how many were asked for. */
function feed(step: JsonObject): { draw: Draw; drawn: () => Json } {
  const numbers = isList(step.drawn) ? step.drawn.map(Number) : []
  let asked = 0
  return {
    draw: () => numbers[asked++] ?? 0,
    drawn: () => new Array<number>(asked).fill(0),
  }
}

function runPartitioner(recorded: JsonObject): JsonObject {
  const sticky = createStickyPartitioner(numberOf(recorded, 'stickyBatchSize'))
  let choice = choiceOf(numbersOf(recorded, 'leaders'))
  const steps = objectsOf(recorded, 'steps').map((step): JsonObject => {
    if ('leaders' in step) {
      choice = choiceOf(numbersOf(step, 'leaders'))
      return {}
    }
    return 'load' in step ? loaded(sticky, step) : appendedTo(sticky, choice, step)
  })
  return { steps }
}

function choiceOf(leaders: readonly number[]): PartitionChoice {
  const all = leaders.map((_, partition) => partition)
  return { all, available: all.filter((partition) => leaders[partition]! >= 0) }
}

function loaded(sticky: StickyPartitioner, step: JsonObject): JsonObject {
  if (step.load === null) updatePartitionLoad(sticky, null, [], 0)
  else {
    const sizes = numbersOf(step, 'load')
    updatePartitionLoad(sticky, sizes, numbersOf(step, 'ids'), numberOf(step, 'length'))
  }
  return { table: tableOf(sticky) }
}

function tableOf(sticky: StickyPartitioner | undefined): Json {
  const load = sticky?.load
  return load ? load.partitions.map((partition, i) => [partition, load.cumulative[i]!]) : null
}

function appendedTo(
  sticky: StickyPartitioner,
  choice: PartitionChoice,
  step: JsonObject,
): JsonObject {
  const { draw, drawn } = feed(step)
  const partition = currentPartition(sticky, choice, draw)
  countProduced(sticky, numberOf(step, 'append'), choice, draw, step.enableSwitch === true)
  const next = currentPartition(sticky, choice, draw)
  return { partition, next, drawn: drawn() }
}

function runAccumulator(recorded: JsonObject): JsonObject {
  const leaders = numbersOf(recorded, 'leaders')
  const view = clusterView(
    leaders.map((leader, partition) => ({ topic: TOPIC, partition, leader, leaderEpoch: 0 })),
  )
  const accumulator = createAccumulator({
    batchSize: numberOf(recorded, 'batchSize'),
    bufferMemory: 32 * 1024 * 1024,
    lingerUs: numberOf(recorded, 'lingerMs') * US_PER_MS,
    retryBackoffUs: 100 * US_PER_MS,
    retryBackoffMaxUs: 1000 * US_PER_MS,
    deliveryTimeoutUs: 120_000 * US_PER_MS,
    adaptive: recorded.adaptive === true,
    availabilityTimeoutUs: numberOf(recorded, 'availabilityTimeoutMs') * US_PER_MS,
    compressionPpm: null,
    idempotent: false,
  })
  const topic = view.topics.get(TOPIC)
  const steps = objectsOf(recorded, 'steps').map((step) => accumulatorStep(accumulator, view, step))
  return { available: topic?.available ?? [], all: topic?.all ?? [], steps }
}

function accumulatorStep(
  accumulator: RecordAccumulator,
  view: ClusterView,
  step: JsonObject,
): JsonObject {
  const now = numberOf(step, 't') * US_PER_MS
  if ('send' in step) return sent(accumulator, view, step, now)
  if ('latency' in step) {
    noteNodeLatency(accumulator, numberOf(step, 'latency'), now, step.canDrain === true)
    return {}
  }
  const topic = accumulator.topics[0]
  const queues: Record<string, number> = {}
  for (const queue of topic?.queues ?? []) {
    if (queue) queues[queue.partition] = queue.batches.length
  }
  const ready = readyNodes(accumulator, view, now).nodes
  const table = tableOf(topic?.sticky)
  if ('ready' in step) return { ready, queues, table }
  return { readyNodes: ready, drain: drained(accumulator, view, step, now), table }
}

function sent(
  accumulator: RecordAccumulator,
  view: ClusterView,
  step: JsonObject,
  now: number,
): JsonObject {
  const { draw, drawn } = feed(step)
  const [keyBytes = -1, valueBytes = -1] = numbersOf(step, 'send')
  const timestampMs = numberOf(step, 't')
  const partition = 'to' in step ? numberOf(step, 'to') : -1
  const shape = { timestampMs, keyBytes, valueBytes, headersBytes: NO_HEADERS_BYTES }
  const record = { source: 0, number: 0, ...shape }
  const result = append(accumulator, view.topics.get(TOPIC)!, partition, record, now, draw)
  if (result.kind !== 'appended') throw new Error(`not appended: ${result.kind}`)
  const { batch, batchIsFull, newBatch, appendedBytes } = result
  return {
    partition: batch.partition,
    batchFull: batchIsFull,
    newBatch,
    appended: appendedBytes,
    drawn: drawn(),
  }
}

/** Drains the nodes named in the recording; each batch is done at once, as there. */
function drained(
  accumulator: RecordAccumulator,
  view: ClusterView,
  step: JsonObject,
  now: number,
): JsonObject {
  const nodes = isObject(step.drain) ? Object.keys(step.drain) : []
  const rows = nodes.map((node) => {
    const batches = drainNode(accumulator, view, Number(node), 1_000_000, now)
    for (const batch of batches) completeBatch(accumulator, batch, true)
    return [node, batches.map((b) => [b.partition, b.recordCount, b.sizeBytes])] as const
  })
  return Object.fromEntries(rows)
}
