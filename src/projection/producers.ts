// Producers and their queues: what has been handed to send() and not yet been answered.
import type { PartitionName } from '../kafka/terms.ts'
import type { ClusterState, ProducerState, QueuedBatch } from '../trace/ClusterState.ts'
import { stageNames, stageWords } from '../words/en/stage.ts'
import { arcOf } from './arcs.ts'
import { lengthText } from './clock.ts'
import { firstOfRuns, type RecordIdentity } from './contents.ts'
import type { Wardrobe } from './keyColours.ts'
import type { Box, CellModel, ProducerModel, QueueRow } from './StageModel.ts'

/** Cells drawn of one partition's queue; the rest is a number. */
const QUEUE_CELLS = 4

/** Partitions a producer's box may show a row for: those of the topics it knows or writes to. */
export function queuePartitions(
  state: ClusterState,
  producer: ProducerState,
): readonly PartitionName[] {
  const topics = new Set(
    state.sources.filter((source) => source.client === producer.id).map((source) => source.topic),
  )
  if (producer.spec?.workload) topics.add(producer.spec.workload.topic)
  const names: PartitionName[] = []
  for (const node of state.nodes) {
    for (const replica of node.replicas) {
      if (topics.has(replica.topic) && !names.includes(replica.name)) names.push(replica.name)
    }
  }
  for (const batch of producer.queue)
    if (!names.includes(batch.partition)) names.push(batch.partition)
  return names.sort(byPartition)
}

/** By topic, then by number: `orders-2` before `orders-10`. */
function byPartition(one: PartitionName, other: PartitionName): number {
  const [a, b] = [one.lastIndexOf('-'), other.lastIndexOf('-')]
  const [topic, topicOther] = [one.slice(0, a), other.slice(0, b)]
  if (topic !== topicOther) return topic < topicOther ? -1 : 1
  return Number(one.slice(a + 1)) - Number(other.slice(b + 1))
}

export interface ProducerInput {
  readonly state: ClusterState
  readonly at: number
  readonly producer: ProducerState
  readonly box: Box
  readonly asRows: boolean
  readonly wardrobe: Wardrobe
  readonly selected: boolean
}

/** A producer's box. */
export function projectProducer(input: ProducerInput): ProducerModel {
  const { producer } = input
  const names = queuePartitions(input.state, producer)
  const rows = names.map((name) => rowOf(input, name))
  const queued = rows.reduce((total, row) => total + row.count, 0)
  const chip = chipOf(producer, input.at)
  return {
    select: `client:${producer.id}`,
    id: producer.id,
    sub: subOf(producer),
    box: input.box,
    chip,
    dead:
      producer.lifecycle === 'Crashed' ||
      producer.lifecycle === 'Closed' ||
      producer.lifecycle === 'Refused',
    rows: input.asRows ? rows : [],
    bars: input.asRows
      ? null
      : rows.map(({ partition, count }) => ({ partition, count, fill: Math.min(1, count / 24) })),
    inFlight: producer.inFlight,
    maxInFlight: producer.maxInFlight,
    tally: stageWords.tally(producer.sent, producer.acked, producer.failed),
    selected: input.selected,
    accessibleName: stageNames.producer(
      producer.id,
      queued,
      producer.inFlight,
      producer.maxInFlight,
      chip?.text ?? '',
    ),
  }
}

function subOf(producer: ProducerState): string {
  const acks = stageWords.acks(producer.acks)
  return producer.idempotent ? `${acks} · ${stageWords.idempotent}` : acks
}

/** A batch that is so old is stalled: far beyond what a healthy answer takes. */
const STALLED_US = 1_000_000

function chipOf(producer: ProducerState, at: number): ProducerModel['chip'] {
  const text = stageWords.lifecycle[producer.lifecycle]
  if (text !== '') return { text, look: producer.lifecycle === 'Paused' ? 'plain' : 'danger' }
  if (producer.blocked !== null)
    return { text: stageWords.blocked[producer.blocked.why], look: 'caution' }
  const [oldest] = producer.queue
  if (oldest !== undefined && at - oldest.lingerUntil > STALLED_US)
    return { text: stageWords.stalled(lengthText(at - oldest.createdAt)), look: 'caution' }
  return null
}

function rowOf(input: ProducerInput, partition: PartitionName): QueueRow {
  const batches = input.producer.queue.filter((batch) => batch.partition === partition)
  const count = batches.reduce((total, batch) => total + batch.count, 0)
  const cells: CellModel[] = []
  for (const batch of batches) {
    for (const record of firstOfRuns(batch.runs, QUEUE_CELLS - cells.length)) {
      cells.push(cellOf(input.wardrobe, batch, record))
    }
  }
  const open = batches.find((batch) => batch.stage === 'open' || batch.stage === 'full')
  const last = batches[batches.length - 1]
  return {
    partition,
    cells,
    more: count - cells.length,
    count,
    linger: open === undefined ? null : lingerArc(open, input.at),
    note:
      last === undefined
        ? stageWords.queueEmpty
        : stageWords.queueNote(count, stageWords.stages[batches[0]?.stage ?? last.stage]),
  }
}

function lingerArc(batch: QueuedBatch, at: number) {
  const name = stageWords.lingerLeft(lengthText(Math.max(0, batch.lingerUntil - at)))
  return arcOf(batch.createdAt, batch.lingerUntil, at, name)
}

function cellOf(wardrobe: Wardrobe, batch: QueuedBatch, record: RecordIdentity): CellModel {
  return {
    // Sources share a queue: the number alone would not be unique.
    id: record.source * 1_000_000_000 + record.number,
    ...wardrobe.dress(record.source, record.number, 0),
    look: batch.stage === 'inFlight' ? 'uncommitted' : 'committed',
    epoch: 0,
  }
}
