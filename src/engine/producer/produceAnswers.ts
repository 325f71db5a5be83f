// What comes of the batches that were sent: acknowledged, cut, tried again, or failed for good.
// Kafka: Sender.handleProduceResponse, Sender.completeBatch, Sender.canRetry.
// KIPs: 126, 580, 951.
// Simplified: epoch bumps after lost sequences come with the broker's enforcement of them.
import { errorNamed } from '../../kafka/errors.ts'
import type { InitProducerIdResponse } from '../../kafka/protocol/InitProducerId.ts'
import type { ProducedPartition, ProduceResponse } from '../../kafka/protocol/Produce.ts'
import { partitionName } from '../../kafka/terms.ts'
import type { Message } from '../../trace/Message.ts'
import { recordContent } from '../../trace/records.ts'
import { learnLeader, wantMetadata } from '../client/ClientNetwork.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { memoryServed } from './application.ts'
import { drawBelow31 } from './drawPartition.ts'
import type { ProducerMemory } from './ProducerMemory.ts'
import type { ProducerBatch } from './producerBatch.ts'
import {
  completeBatch,
  findInFlight,
  reenqueue,
  setMuted,
  splitAndReenqueue,
} from './reenqueueBatch.ts'
import { countInFlight, wakeSender } from './wakeSender.ts'

/** An answer to one of the producer's own requests. */
export function onProducerResponse(sim: Sim, producer: ProducerMemory, message: Message): void {
  const request = producer.requests.get(message.request)
  producer.requests.delete(message.request)
  if (request?.api === 'InitProducerId') {
    takeProducerId(sim, producer, message.body as InitProducerIdResponse)
  } else if (request) {
    producer.inFlight.set(
      message.connection,
      Math.max(0, (producer.inFlight.get(message.connection) ?? 1) - 1),
    )
    record(sim, {
      type: 'RequestsInFlight',
      client: producer.id,
      inFlight: countInFlight(producer),
    })
    const cause = sim.cause
    for (const answer of (message.body as ProduceResponse).partitions) {
      sim.cause = cause
      takeAnswer(sim, producer, request.batches, answer)
    }
  }
  wakeSender(sim, producer)
}

function takeProducerId(
  sim: Sim,
  producer: ProducerMemory,
  response: InitProducerIdResponse,
): void {
  producer.accumulator.producerId = response.producerId
  producer.accumulator.producerEpoch = response.producerEpoch
  record(sim, {
    type: 'ProducerIdAssigned',
    client: producer.id,
    producerId: response.producerId,
    producerEpoch: response.producerEpoch,
  })
}

function takeAnswer(
  sim: Sim,
  producer: ProducerMemory,
  ids: readonly number[],
  answer: ProducedPartition,
): void {
  const batch = ids
    .map((id) => findInFlight(producer.accumulator, id))
    .find((found) => found?.topic === answer.topic && found.partition === answer.partition)
  if (!batch) return
  if (answer.error === 'NONE') acknowledge(sim, producer, batch, answer.baseOffset)
  else if (answer.error === 'MESSAGE_TOO_LARGE' && batch.recordCount > 1)
    split(sim, producer, batch)
  else {
    learnLeader(sim, producer.network, answer.topic, answer.partition, answer.currentLeader)
    failed(sim, producer, batch, answer.error, answer.message)
  }
}

/** Acknowledged: the callbacks run, the memory goes back, whoever waits for it goes on. */
export function acknowledge(
  sim: Sim,
  producer: ProducerMemory,
  batch: ProducerBatch,
  baseOffset: number,
): void {
  settle(sim, producer, batch, true, (bufferedBytes) => {
    record(sim, {
      type: 'BatchAcked',
      client: producer.id,
      batch: batch.id,
      partition: partitionName(batch.topic, batch.partition),
      baseOffset,
      bufferedBytes,
    })
  })
}

function settle(
  sim: Sim,
  producer: ProducerMemory,
  batch: ProducerBatch,
  acked: boolean,
  tell: (bufferedBytes: number) => void,
): void {
  const { accumulator, settings } = producer
  const served = completeBatch(accumulator, batch, acked)
  producer.times.delete(batch.id)
  if (settings.maxInFlight === 1) setMuted(accumulator, batch.topic, batch.partition, false)
  tell(accumulator.pool.totalBytes - accumulator.pool.availableBytes)
  if (served.length > 0) memoryServed(sim, producer)
}

function split(sim: Sim, producer: ProducerMemory, batch: ProducerBatch): void {
  const { accumulator, settings } = producer
  const times = producer.times.get(batch.id) ?? []
  let index = 0
  const { pieces, served } = splitAndReenqueue(accumulator, batch, (source, number) => {
    const content = recordContent(
      sim.state.seed,
      sim.state.sources[source] ?? { id: '', workload: { type: 'list', topic: '', records: [] } },
      number,
      sim.files,
    )
    return {
      timestampMs: times[index++] ?? 0,
      keyBytes: content.keyBytes,
      valueBytes: content.valueBytes,
      headersBytes: 1,
    }
  })
  producer.times.delete(batch.id)
  let start = 0
  for (const piece of pieces) {
    producer.times.set(piece.id, times.slice(start, start + piece.recordCount))
    start += piece.recordCount
  }
  if (settings.maxInFlight === 1) setMuted(accumulator, batch.topic, batch.partition, false)
  record(sim, {
    type: 'BatchSplit',
    client: producer.id,
    batch: batch.id,
    partition: partitionName(batch.topic, batch.partition),
    into: pieces.map((piece) => ({
      id: piece.id,
      runs: Object.freeze(piece.runs.slice()),
      count: piece.recordCount,
      bytes: piece.sizeBytes,
    })),
    bufferedBytes: accumulator.pool.totalBytes - accumulator.pool.availableBytes,
  })
  if (served.length > 0) memoryServed(sim, producer)
}

/** An error: tried again where that may help, else the callbacks get it. */
function failed(
  sim: Sim,
  producer: ProducerMemory,
  batch: ProducerBatch,
  error: ProducedPartition['error'],
  message: string,
): void {
  const { accumulator, settings, network } = producer
  const known = errorNamed(error)
  const expired = sim.now - batch.createdAt >= settings.deliveryTimeoutUs
  if (known.refreshesMetadata) wantMetadata(sim, network)
  if (known.retriable && !expired && batch.attempts < settings.retries) {
    if (settings.maxInFlight === 1) setMuted(accumulator, batch.topic, batch.partition, false)
    reenqueue(accumulator, batch, sim.now, () => drawBelow31(sim, 'retry', producer.id))
    record(sim, {
      type: 'BatchRetried',
      client: producer.id,
      batch: batch.id,
      partition: partitionName(batch.topic, batch.partition),
      error,
      backoffUntil: batch.lastAttemptAt + batch.backoffUs,
    })
    return
  }
  failBatch(sim, producer, batch, `${known.exception ?? error}: ${message || known.message}`)
}

export function failBatch(
  sim: Sim,
  producer: ProducerMemory,
  batch: ProducerBatch,
  error: string,
): void {
  settle(sim, producer, batch, false, (bufferedBytes) => {
    record(sim, {
      type: 'BatchFailed',
      client: producer.id,
      batch: batch.id,
      partition: partitionName(batch.topic, batch.partition),
      error,
      bufferedBytes,
    })
  })
}

/** A connection broke: its requests come back as errors that may be tried again. */
export function onProducerDisconnected(
  sim: Sim,
  producer: ProducerMemory,
  connection: number,
  failedRequests: readonly number[],
  timedOut: number,
): void {
  producer.inFlight.delete(connection)
  record(sim, { type: 'RequestsInFlight', client: producer.id, inFlight: countInFlight(producer) })
  const cause = sim.cause
  for (const id of failedRequests) {
    const request = producer.requests.get(id)
    producer.requests.delete(id)
    for (const batchId of request?.batches ?? []) {
      const batch = findInFlight(producer.accumulator, batchId)
      sim.cause = cause
      if (batch)
        failed(
          sim,
          producer,
          batch,
          id === timedOut ? 'REQUEST_TIMED_OUT' : 'NETWORK_EXCEPTION',
          '',
        )
    }
  }
  wakeSender(sim, producer)
}
