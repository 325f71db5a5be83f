// What comes of the batches that were sent: acknowledged, cut, tried again, or failed for good.
// Kafka: Sender.handleProduceResponse, Sender.completeBatch, Sender.canRetry.
// KIPs: 126, 580, 951.
// Simplified: a batch that runs out of time in flight gives its memory back at once, not with its request's answer (KAFKA-19012).
import { type ErrorName, errorNamed, exceptionText } from '../../kafka/errors.ts'
import type { InitProducerIdResponse } from '../../kafka/protocol/InitProducerId.ts'
import type { ProducedPartition, ProduceResponse } from '../../kafka/protocol/Produce.ts'
import { nameOf } from '../../kafka/terms.ts'
import type { Message } from '../../trace/Message.ts'
import { recordContent } from '../../trace/records.ts'
import { learnLeader, wantMetadata } from '../client/clientMetadata.ts'
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
import { forgetSequence, leaveUnresolved, noteStored, retriesSequence } from './sequences.ts'
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
  if (response.error !== 'NONE') return
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
  const { accumulator } = producer
  const isMeant = (batch: ProducerBatch | undefined) =>
    batch?.topic === answer.topic && batch.partition === answer.partition
  const batch = ids.map((id) => findInFlight(accumulator, id)).find(isMeant)
  if (!batch) {
    takeLateAnswer(sim, producer, ids, answer)
    return
  }
  if (answer.error === 'NONE') acknowledge(sim, producer, batch, answer.baseOffset)
  else if (answer.error === 'DUPLICATE_SEQUENCE_NUMBER') acknowledge(sim, producer, batch, -1)
  else if (answer.error === 'MESSAGE_TOO_LARGE' && batch.recordCount > 1)
    split(sim, producer, batch)
  else {
    learnLeader(sim, producer.network, answer.topic, answer.partition, answer.currentLeader)
    failed(sim, producer, batch, answer)
  }
  if (producer.settings.maxInFlight === 1)
    setMuted(accumulator, answer.topic, answer.partition, false)
}

/** Its callbacks were told that it failed; that it is stored after all still tells where the numbers stand. */
function takeLateAnswer(
  sim: Sim,
  producer: ProducerMemory,
  ids: readonly number[],
  answer: ProducedPartition,
): void {
  const { accumulator, network, settings } = producer
  const { abandoned } = accumulator
  const at = abandoned.findIndex(
    ({ id, topic, partition }) =>
      ids.includes(id) && topic === answer.topic && partition === answer.partition,
  )
  const [batch] = at < 0 ? [] : abandoned.splice(at, 1)
  if (!batch) return
  if (answer.error === 'NONE' || answer.error === 'DUPLICATE_SEQUENCE_NUMBER')
    noteStored(accumulator, batch)
  learnLeader(sim, network, answer.topic, answer.partition, answer.currentLeader)
  if (errorNamed(answer.error).refreshesMetadata) wantMetadata(sim, network)
  if (settings.maxInFlight === 1) setMuted(accumulator, answer.topic, answer.partition, false)
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
      partition: nameOf(batch),
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
  const { accumulator } = producer
  const served = completeBatch(accumulator, batch, acked)
  producer.times.delete(batch.id)
  tell(accumulator.pool.totalBytes - accumulator.pool.availableBytes)
  if (served.length > 0) memoryServed(sim, producer)
}

function split(sim: Sim, producer: ProducerMemory, batch: ProducerBatch): void {
  const { accumulator } = producer
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
  record(sim, {
    type: 'BatchSplit',
    client: producer.id,
    batch: batch.id,
    partition: nameOf(batch),
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

type Refusal = Pick<ProducedPartition, 'error' | 'message' | 'logStartOffset' | 'recordErrors'>

/** An error: tried again where that may help, else the callbacks get it. */
function failed(sim: Sim, producer: ProducerMemory, batch: ProducerBatch, refusal: Refusal): void {
  const { settings, network } = producer
  const { error } = refusal
  const known = errorNamed(error)
  if (known.refreshesMetadata) wantMetadata(sim, network)
  if (mayRetry(sim, producer, batch, refusal)) {
    retry(sim, producer, batch, error)
    return
  }
  // Out of tries, it may be stored: only a plain refusal leaves its numbers to be given anew.
  failBatch(sim, producer, batch, exceptionOf(refusal), {
    error,
    isKnown: batch.attempts < settings.retries,
  })
}

/** What the callback gets; a record with an error of its own gets that, and several are all called invalid. */
function exceptionOf({ error, message, recordErrors = [] }: Refusal): string {
  const name = recordErrors.length > 1 ? 'INVALID_RECORD' : error
  return exceptionText(name, recordErrors[0]?.message || message)
}

function mayRetry(
  sim: Sim,
  { accumulator, settings }: ProducerMemory,
  batch: ProducerBatch,
  refusal: Refusal,
): boolean {
  if (sim.now - batch.createdAt >= settings.deliveryTimeoutUs) return false
  if (batch.attempts >= settings.retries) return false
  if (settings.idempotent && retriesSequence(accumulator, batch, refusal)) return true
  return errorNamed(refusal.error).retriable
}

function retry(sim: Sim, producer: ProducerMemory, batch: ProducerBatch, error: ErrorName): void {
  reenqueue(producer.accumulator, batch, sim.now, () => drawBelow31(sim, 'retry', producer.id))
  record(sim, {
    type: 'BatchRetried',
    client: producer.id,
    batch: batch.id,
    partition: nameOf(batch),
    error,
    backoffUntil: batch.lastAttemptAt + batch.backoffUs,
  })
}

/** What a failure says of the batch's sequence numbers: `isKnown` = the broker certainly did not store it. */
export interface Failure {
  readonly error: ErrorName
  readonly isKnown: boolean
}

/** The callbacks of a batch get an error, for good. */
function failBatch(
  sim: Sim,
  producer: ProducerMemory,
  batch: ProducerBatch,
  why: string,
  { error, isKnown }: Failure,
): void {
  settle(sim, producer, batch, false, (bufferedBytes) => {
    record(sim, {
      type: 'BatchFailed',
      client: producer.id,
      batch: batch.id,
      partition: nameOf(batch),
      error: why,
      bufferedBytes,
    })
  })
  if (producer.settings.idempotent) forgetSequence(producer.accumulator, batch, error, isKnown)
}

/** delivery.timeout.ms is over, queued or in flight: it fails, and if it was tried before its numbers are in doubt. */
export function expireBatch(
  sim: Sim,
  producer: ProducerMemory,
  batch: ProducerBatch,
  why: string,
): void {
  const { accumulator, settings } = producer
  if (accumulator.inFlight.includes(batch)) accumulator.abandoned.push(batch)
  failBatch(sim, producer, batch, why, { error: 'REQUEST_TIMED_OUT', isKnown: false })
  if (settings.idempotent && batch.inRetry) leaveUnresolved(accumulator, batch)
}

/** A connection broke, or was given up: its requests come back as errors that may be tried again. */
export function onProducerDisconnected(
  sim: Sim,
  producer: ProducerMemory,
  connection: number,
  failedRequests: readonly number[],
  timedOut: number,
): void {
  producer.inFlight.delete(connection)
  record(sim, { type: 'RequestsInFlight', client: producer.id, inFlight: countInFlight(producer) })
  // One request that waited too long takes all others of its connection with it (NetworkClient.cancelInFlightRequests).
  const error = timedOut === 0 ? 'NETWORK_EXCEPTION' : 'REQUEST_TIMED_OUT'
  const cause = sim.cause
  for (const id of failedRequests) {
    const request = producer.requests.get(id)
    producer.requests.delete(id)
    for (const batchId of request?.batches ?? []) {
      sim.cause = cause
      loseRequest(sim, producer, batchId, error)
    }
  }
  wakeSender(sim, producer)
}

function loseRequest(
  sim: Sim,
  producer: ProducerMemory,
  batchId: number,
  error: 'NETWORK_EXCEPTION' | 'REQUEST_TIMED_OUT',
): void {
  const { accumulator, settings } = producer
  const at = accumulator.abandoned.findIndex(({ id }) => id === batchId)
  const batch = findInFlight(accumulator, batchId) ?? accumulator.abandoned[at]
  if (!batch) return
  if (at < 0) failed(sim, producer, batch, { error, message: '', logStartOffset: -1 })
  else accumulator.abandoned.splice(at, 1)
  if (settings.maxInFlight === 1) setMuted(accumulator, batch.topic, batch.partition, false)
}
