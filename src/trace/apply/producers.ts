// Folds of producers: what waits, what is on its way, what was acknowledged, what failed.
import type { ClusterState, ProducerState, QueuedBatch, SourceState } from '../ClusterState.ts'
import type { Folds } from './apply.ts'
import { producerOf } from './find.ts'
import { noteAcked } from './ledger.ts'
import { addRange } from './ranges.ts'

type Producers =
  | 'ProducerIdAssigned'
  | 'RecordQueued'
  | 'StickyPartitionChosen'
  | 'SendBlocked'
  | 'SendUnblocked'
  | 'SendFailed'
  | 'BatchesSent'
  | 'BatchAcked'
  | 'BatchRetried'
  | 'BatchSplit'
  | 'BatchFailed'
  | 'RequestsInFlight'

export const producerFolds: Pick<Folds, Producers> = {
  ProducerIdAssigned: (state, { client, producerId, producerEpoch }) => {
    const producer = producerOf(state, client)
    producer.producerId = producerId
    producer.producerEpoch = producerEpoch
  },
  RecordQueued: (state, event) => {
    const producer = producerOf(state, event.client)
    const source = state.sources[event.source]
    if (source) source.sent = Math.max(source.sent, event.number + 1)
    producer.sent += 1
    producer.bufferedBytes = event.bufferedBytes
    if (event.opens) {
      producer.queue.push({
        id: event.batch,
        partition: event.partition,
        runs: [event.source, event.number, 1],
        count: 1,
        bytes: event.bytes,
        createdAt: event.at,
        lingerUntil: event.lingerUntil,
        stage: event.full ? 'full' : 'open',
        attempts: 0,
        backoffUntil: 0,
        message: 0,
        event: event.n,
      })
      return
    }
    const batch = batchOf(producer, event.batch)
    if (!batch) return
    addToRuns(batch.runs, event.source, event.number)
    batch.count += 1
    batch.bytes = event.bytes
    if (event.full) batch.stage = 'full'
  },
  StickyPartitionChosen: (state, { client, topic, to }) => {
    producerOf(state, client).sticky.set(topic, to)
  },
  SendBlocked: (state, { client, why, topic, at, n }) => {
    producerOf(state, client).blocked = Object.freeze({ since: at, why, topic, event: n })
  },
  SendUnblocked: (state, { client }) => {
    producerOf(state, client).blocked = null
  },
  SendFailed: (state, { client, source: index, number, error, at, n }) => {
    const producer = producerOf(state, client)
    const source = state.sources[index]
    producer.sent += 1
    producer.failed += 1
    producer.lastError = Object.freeze({ error, at, event: n })
    state.counters.errors += 1
    if (!source) return
    source.sent = Math.max(source.sent, number + 1)
    addFailed(source, number, 1)
  },
  BatchesSent: (state, { client, batches, message, inFlight }) => {
    const producer = producerOf(state, client)
    producer.inFlight = inFlight
    for (const id of batches) {
      const batch = batchOf(producer, id)
      if (!batch) continue
      batch.stage = 'inFlight'
      batch.message = message
    }
  },
  BatchAcked: (state, { client, batch: id, partition, baseOffset, bufferedBytes }) => {
    const producer = producerOf(state, client)
    const batch = takeBatch(producer, id)
    producer.bufferedBytes = bufferedBytes
    if (!batch) return
    producer.acked += batch.count
    if (baseOffset >= 0) {
      const ledger = state.ledger.get(partition)
      if (ledger) noteAcked(state, ledger, partition, batch.runs, baseOffset)
    }
    eachRun(state, batch.runs, (source, _first, count) => {
      source.ackedCount += count
      if (baseOffset < 0) source.ackedBlind += count
    })
  },
  BatchRetried: (state, { client, batch: id, error, backoffUntil, at, n }) => {
    const producer = producerOf(state, client)
    const batch = batchOf(producer, id)
    producer.lastError = Object.freeze({ error, at, event: n })
    if (!batch) return
    batch.stage = 'backingOff'
    batch.attempts += 1
    batch.backoffUntil = backoffUntil
    batch.message = 0
  },
  BatchSplit: (state, { client, batch: id, partition, into, bufferedBytes }) => {
    const producer = producerOf(state, client)
    producer.bufferedBytes = bufferedBytes
    const index = producer.queue.findIndex((batch) => batch.id === id)
    const before = producer.queue[index]
    if (!before) return
    const pieces = into.map(
      (piece): QueuedBatch => ({
        ...before,
        id: piece.id,
        partition,
        runs: piece.runs.slice(),
        count: piece.count,
        bytes: piece.bytes,
        stage: 'full',
        attempts: 0,
        message: 0,
      }),
    )
    producer.queue.splice(index, 1, ...pieces)
  },
  BatchFailed: (state, { client, batch: id, error, bufferedBytes, at, n }) => {
    const producer = producerOf(state, client)
    const batch = takeBatch(producer, id)
    producer.bufferedBytes = bufferedBytes
    producer.lastError = Object.freeze({ error, at, event: n })
    state.counters.errors += 1
    if (!batch) return
    producer.failed += batch.count
    eachRun(state, batch.runs, (source, first, count) => addFailed(source, first, count))
  },
  RequestsInFlight: (state, { client, inFlight }) => {
    producerOf(state, client).inFlight = inFlight
  },
}

function batchOf(producer: ProducerState, id: number): QueuedBatch | undefined {
  for (const batch of producer.queue) if (batch.id === id) return batch
  return undefined
}

function takeBatch(producer: ProducerState, id: number): QueuedBatch | undefined {
  const index = producer.queue.findIndex((batch) => batch.id === id)
  return index < 0 ? undefined : producer.queue.splice(index, 1)[0]
}

function eachRun(
  state: ClusterState,
  runs: readonly number[],
  visit: (source: SourceState, first: number, count: number) => void,
): void {
  for (let run = 0; run < runs.length; run += 3) {
    const source = state.sources[runs[run] ?? -1]
    if (source) visit(source, runs[run + 1] ?? 0, runs[run + 2] ?? 0)
  }
}

function addFailed(source: SourceState, first: number, count: number): void {
  source.failedCount += count
  addRange(source.failed, first, first + count)
}

function addToRuns(runs: number[], source: number, number: number): void {
  const last = runs.length - 3
  const first = runs[last + 1] ?? 0
  const count = runs[last + 2] ?? 0
  if (last >= 0 && runs[last] === source && first + count === number) runs[last + 2] = count + 1
  else runs.push(source, number, 1)
}
