// The sender thread of a producer: finds what is ready, sends at most one batch a partition in each request.
// Kafka: Sender.runOnce, Sender.sendProduceRequests, TransactionManager without a transactional id.
// KIPs: 91, 98, 126, 360, 580.
import type { ProducedBatch, ProduceRequest } from '../../kafka/protocol/Produce.ts'
import { BATCH_HEADER_BYTES } from '../../kafka/records/recordSize.ts'
import { nameOf, US_PER_MS, type Us } from '../../kafka/terms.ts'
import { recordShape } from '../../trace/records.ts'
import type { ConfigCause } from '../../trace/TraceEvent.ts'
import { anyLink, inFlightOn, linkTo } from '../client/ClientNetwork.ts'
import { askMetadata, isMetadataDue, wantMetadata } from '../client/clientMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import { sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import { finishClosing } from './closeProducer.ts'
import { drainNode, expiredInFlight, nextExpiryAt, takeExpired } from './drainBatches.ts'
import type { ProducerMemory } from './ProducerMemory.ts'
import { acknowledge, expireBatch } from './produceAnswers.ts'
import type { ProducerBatch } from './producerBatch.ts'
import { NEVER, noteNodeLatency, readyNodes } from './readyNodes.ts'
import { findQueue } from './recordAccumulator.ts'
import { setMuted } from './reenqueueBatch.ts'
import { beginEpoch, resolveSequences } from './sequences.ts'
import { countInFlight, wakeSender } from './wakeSender.ts'

/** From one turn of the sender thread to the next. */
const TURN_US: Us = 10

const REQUEST_BYTES = 70

export function onSender(sim: Sim, entry: Entry): void {
  const producer = sim.memory.producers.get(entry.who)
  if (!producer || producer.life !== entry.life || producer.senderAt !== entry.at) return
  producer.senderAt = 0
  runOnce(sim, producer)
}

/** One turn of the sender's loop. */
function runOnce(sim: Sim, producer: ProducerMemory): void {
  const { accumulator, network } = producer
  askMetadata(sim, network)
  if (producer.settings.idempotent) renewEpoch(sim, producer)
  askProducerId(sim, producer)
  expire(sim, producer)
  const check = readyNodes(accumulator, network.view, sim.now)
  if (check.topicsWithoutLeader.length > 0) wantMetadata(sim, network)
  let sent = 0
  for (const node of check.nodes) sent += sendTo(sim, producer, node)
  if (sent > 0) wakeSender(sim, producer, TURN_US)
  else if (check.nextCheckInUs !== NEVER)
    wakeSender(sim, producer, Math.max(check.nextCheckInUs, 1))
  watchExpiry(sim, producer)
  finishClosing(sim, producer)
}

/** Numbers that went astray are made good by the next epoch, which the producer gives itself. */
function renewEpoch(sim: Sim, { id, accumulator }: ProducerMemory): void {
  resolveSequences(accumulator)
  if (!beginEpoch(accumulator) || accumulator.producerId < 0) return
  const { producerId, producerEpoch } = accumulator
  record(sim, { type: 'ProducerIdAssigned', client: id, producerId, producerEpoch })
}

/** An idempotent producer signs nothing before it has its id. */
function askProducerId(sim: Sim, producer: ProducerMemory): void {
  if (!producer.settings.idempotent || producer.accumulator.producerId >= 0) return
  for (const request of producer.requests.values()) if (request.api === 'InitProducerId') return
  if (producer.network.view.topics.size === 0) return
  const connection = anyLink(sim, producer.network)
  if (connection === 0) return
  const message = sendRequest(sim, connection, {
    api: 'InitProducerId',
    body: { transactionalId: null },
    bytes: 60,
    timeoutUs: producer.network.requestTimeoutUs,
  })
  producer.requests.set(message, { api: 'InitProducerId', batches: [] })
}

/** Drains a node's batches into one request. Returns how many batches went. */
function sendTo(sim: Sim, producer: ProducerMemory, node: number): number {
  const { accumulator, network, settings } = producer
  const connection = linkTo(sim, network, node)
  // A question for metadata that is due goes first (NetworkClient.isReady).
  const free =
    connection !== 0 &&
    inFlightOn(sim, connection) < settings.maxInFlight &&
    !isMetadataDue(sim, network)
  noteNodeLatency(accumulator, node, sim.now, free)
  if (!free) return 0
  const batches = drainNode(accumulator, network.view, node, settings.maxRequestBytes, sim.now)
  if (batches.length === 0) return 0
  if (settings.maxInFlight === 1)
    for (const batch of batches) setMuted(accumulator, batch.topic, batch.partition, true)
  sendProduce(sim, producer, connection, batches)
  return batches.length
}

function sendProduce(
  sim: Sim,
  producer: ProducerMemory,
  connection: number,
  batches: readonly ProducerBatch[],
): void {
  const { settings } = producer
  const produced = batches.map((batch) => producedBatch(sim, producer, batch))
  const bytes = produced.reduce((sum, batch) => sum + batch.bytes, REQUEST_BYTES)
  const answered = settings.acks !== 0
  const first = batches[0] as ProducerBatch
  const queued = openedBy(sim, producer, first.id)
  sim.cause = queued || sim.cause
  const body: ProduceRequest = {
    acks: settings.acks,
    timeoutMs: settings.requestTimeoutMs,
    batches: produced,
  }
  const message = sendRequest(sim, connection, {
    api: 'Produce',
    body,
    bytes,
    timeoutUs: producer.network.requestTimeoutUs,
    answered,
    carries: produced.flatMap((batch) => carriedBy(batch)),
    configs: whyNow(sim, producer, first),
  })
  sim.cause = sim.state.n
  const ids = batches.map((batch) => batch.id)
  if (answered) {
    producer.requests.set(message, { api: 'Produce', batches: ids })
    producer.inFlight.set(connection, (producer.inFlight.get(connection) ?? 0) + 1)
  }
  record(sim, {
    type: 'BatchesSent',
    client: producer.id,
    batches: ids,
    message,
    inFlight: countInFlight(producer),
  })
  if (answered) return
  for (const batch of batches) {
    acknowledge(sim, producer, batch, -1)
    setMuted(producer.accumulator, batch.topic, batch.partition, false)
  }
}

/** What let the first batch go: it was full, or it had lingered long enough; nothing when it is tried again. */
function whyNow(sim: Sim, producer: ProducerMemory, batch: ProducerBatch): readonly ConfigCause[] {
  const { batchSize, lingerUs } = producer.accumulator.config
  const subject = `client:${producer.id}`
  if (batch.attempts > 0) return NO_CONFIGS
  const behind = findQueue(producer.accumulator, batch.topic, batch.partition)?.batches.length ?? 0
  const isFull = behind > 0 || batch.sizeBytes >= batch.writeLimit
  if (isFull) return [{ name: 'batch.size', value: String(batchSize), subject }]
  if (sim.now - batch.createdAt < lingerUs) return NO_CONFIGS
  return [{ name: 'linger.ms', value: String(lingerUs / US_PER_MS), subject }]
}

const NO_CONFIGS: readonly ConfigCause[] = Object.freeze([])

function openedBy(sim: Sim, producer: ProducerMemory, batch: number): number {
  const client = sim.state.clients.find((candidate) => candidate.id === producer.id)
  return client?.type === 'producer'
    ? (client.queue.find((queued) => queued.id === batch)?.event ?? 0)
    : 0
}

function carriedBy(batch: ProducedBatch) {
  const partition = nameOf(batch)
  const carried = []
  for (let run = 0; run < batch.runs.length; run += 3) {
    carried.push({
      partition,
      source: batch.runs[run] ?? 0,
      first: batch.runs[run + 1] ?? 0,
      count: batch.runs[run + 2] ?? 0,
    })
  }
  return carried
}

function producedBatch(sim: Sim, producer: ProducerMemory, batch: ProducerBatch): ProducedBatch {
  const times = producer.times.get(batch.id) ?? []
  const base = Math.min(...times)
  const even = times.every((time) => time === base)
  return {
    topic: batch.topic,
    partition: batch.partition,
    batch: batch.id,
    runs: Object.freeze(batch.runs.slice()),
    count: batch.recordCount,
    bytes: batch.sizeBytes,
    plainBytes: batch.recordsBytes + BATCH_HEADER_BYTES,
    compression: producer.settings.compression,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    baseTimestampMs: base,
    deltasMs: even ? null : Object.freeze(times.map((time) => time - base)),
    keyed: isKeyed(sim, batch),
  }
}

/** Whether every record has a key; asked of the first record of each run, since a source is keyed as a whole or by record. */
function isKeyed(sim: Sim, batch: ProducerBatch): boolean {
  for (let run = 0; run < batch.runs.length; run += 3) {
    const source = sim.state.sources[batch.runs[run] ?? -1]
    if (!source) return false
    const first = batch.runs[run + 1] ?? 0
    const count = source.workload.type === 'rate' ? 1 : (batch.runs[run + 2] ?? 0)
    for (let k = 0; k < count; k++)
      if (recordShape(sim.state.seed, source, first + k, sim.files).key === null) return false
  }
  return true
}

/** delivery.timeout.ms: what is older fails, queued or in flight; in flight its fate stays unknown. */
function expire(sim: Sim, producer: ProducerMemory): void {
  const { accumulator } = producer
  // The timer watches the oldest batch: until it is due, none is.
  if (producer.expiryAt > sim.now) return
  const inFlight = expiredInFlight(accumulator, sim.now)
  for (const batch of [...takeExpired(accumulator, sim.now), ...inFlight]) {
    const waited = Math.floor((sim.now - batch.createdAt) / 1000)
    const name = nameOf(batch)
    const why = `Expiring ${batch.recordCount} record(s) for ${name}:${waited} ms has passed since batch creation. The request has not been sent, or no server response has been received yet.`
    sim.cause = openedBy(sim, producer, batch.id) || sim.cause
    expireBatch(sim, producer, batch, `TimeoutException: ${why}`)
  }
}

/** One timer for the oldest batch, not one for each. */
function watchExpiry(sim: Sim, producer: ProducerMemory): void {
  if (producer.expiryAt > sim.now) return
  const at = nextExpiryAt(producer.accumulator)
  if (at === NEVER) return
  producer.expiryAt = at
  schedule(sim, {
    at: Math.max(at, sim.now + 1),
    type: 'expiry',
    who: producer.id,
    life: producer.life,
  })
}

export function onExpiry(sim: Sim, entry: Entry): void {
  const producer = sim.memory.producers.get(entry.who)
  if (!producer || producer.life !== entry.life || producer.expiryAt > entry.at) return
  producer.expiryAt = 0
  wakeSender(sim, producer, 0)
  watchExpiry(sim, producer)
}
