// The application thread of a producer: takes the next record of its workload and calls send(), which may block it.
// Kafka: KafkaProducer.doSend, waitOnMetadata.
// KIPs: 480, 794.
// Simplified: one application thread a producer; a call of send() takes no time of its own.
import { partitionForKey } from '../../kafka/murmur2.ts'
import { headersSizeBytes, recordSizeUpperBoundBytes } from '../../kafka/records/recordSize.ts'
import { stringByteLength, stringBytes } from '../../kafka/records/serializers.ts'
import { isTopicName, partitionName, type Us } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { RateWorkload } from '../../scenario/Scenario.ts'
import type { SourceState } from '../../trace/ClusterState.ts'
import { hashDraw } from '../../trace/hashDraw.ts'
import { type RecordShape, recordCount, recordShape } from '../../trace/records.ts'
import { wantMetadata, wantTopic } from '../client/clientMetadata.ts'
import { wallClockMs } from '../clock.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import { releaseBytes, stopWaitingForBytes, waitForBytes } from './bufferPool.ts'
import type { ClusterView, TopicView } from './ClusterView.ts'
import { drawBelow31 } from './drawPartition.ts'
import { EXPONENTIAL_PPM } from './exponentialTable.ts'
import type { ProducerMemory } from './ProducerMemory.ts'
import { append } from './recordAccumulator.ts'
import { wakeSender } from './wakeSender.ts'

/** The next record of a source is due. */
export function onRecordDue(sim: Sim, entry: Entry): void {
  const producer = sim.memory.producers.get(entry.who)
  if (!producer || producer.life !== entry.life) return
  if (producer.blocked || producer.paused) {
    producer.overdue.push(entry.id)
    return
  }
  sendNext(sim, producer, entry.id)
}

/** Calls send() with the next record of the source, and plans the one after. */
function sendNext(sim: Sim, producer: ProducerMemory, index: number): void {
  const source = sim.state.sources[index]
  if (!source || source.sent >= recordCount(source.workload, sim.files)) return
  send(sim, producer, source, source.sent, 0)
  if (!producer.blocked) planNext(sim, producer, source)
}

/** Plans the source's next record at its due time, at once when that has passed. */
export function planNext(sim: Sim, producer: ProducerMemory, source: SourceState): void {
  if (source.sent >= recordCount(source.workload, sim.files)) return
  const due = dueAfter(sim, producer, source)
  producer.dueAt.set(source.index, due)
  schedule(sim, {
    at: Math.max(due, sim.now),
    type: 'recordDue',
    who: producer.id,
    id: source.index,
    life: producer.life,
    cause: source.event,
  })
}

/** When a source's next record is due: even gaps, independent arrivals, or the list's own gap. */
function dueAfter(sim: Sim, producer: ProducerMemory, source: SourceState): Us {
  const { workload } = source
  const last = producer.dueAt.get(source.index)
  if (workload.type !== 'rate')
    return last === undefined ? sim.now : last + (workload.every ? durationUs(workload.every) : 0)
  if (last === undefined) return sim.now + firstGap(sim, source, workload)
  return last + gap(sim, source, workload)
}

/** Producers of one rate do not start in step: the first record falls somewhere in the first gap. */
function firstGap(sim: Sim, source: SourceState, workload: RateWorkload): Us {
  return Math.floor(
    (hashDraw(sim.state.seed, `phase/${source.id}`, 0) / 4_294_967_296) *
      (1_000_000 / workload.perSecond),
  )
}

function gap(sim: Sim, source: SourceState, workload: RateWorkload): Us {
  const mean = 1_000_000 / workload.perSecond
  if (workload.arrivals !== 'poisson')
    return Math.floor(mean * (source.sent + 1)) - Math.floor(mean * source.sent)
  const row = hashDraw(sim.state.seed, `arrival/${source.id}`, source.sent) >>> 24
  return Math.floor((mean * (EXPONENTIAL_PPM[row] ?? 1_000_000)) / 1_000_000)
}

/** One call of send(): waits for metadata, chooses the partition, appends; or blocks, or fails. */
function send(
  sim: Sim,
  producer: ProducerMemory,
  source: SourceState,
  number: number,
  heldBytes: number,
): void {
  const content = recordShape(sim.state.seed, source, number, sim.files)
  const topic = knownTopic(producer.network.view, source.topic)
  if (!topic || content.partition >= topic.all.length) {
    // The topic was forgotten while it waited for memory: that goes back, and all begins anew. Kafka would go on as it knew it.
    releaseBytes(producer.accumulator.pool, heldBytes)
    waitForMetadata(sim, producer, source, number)
    return
  }
  const headersBytes = headersBytesOf(content)
  const size = recordSizeUpperBoundBytes(content.keyBytes, content.valueBytes, headersBytes)
  const tooLarge = sizeError(producer, size)
  if (tooLarge) {
    fail(sim, producer, source, number, tooLarge)
    return
  }
  const partition = choosePartition(sim, producer, topic, content)
  appendRecord(sim, producer, source, number, topic, partition, content, headersBytes, heldBytes)
}

function headersBytesOf({ headers }: RecordShape): number {
  if (headers.length === 0) return NO_HEADERS_BYTES
  return headersSizeBytes(
    headers.map(([key, value]) => ({
      keyBytes: stringByteLength(key),
      valueBytes: stringByteLength(value),
    })),
  )
}

const NO_HEADERS_BYTES = headersSizeBytes([])

function knownTopic(view: ClusterView, topic: string): TopicView | undefined {
  const known = view.topics.get(topic)
  return known && known.all.length > 0 ? known : undefined
}

function sizeError(producer: ProducerMemory, size: number): string | undefined {
  const { maxRequestBytes, bufferBytes } = producer.settings
  const start = `RecordTooLargeException: The message is ${size} bytes when serialized which is larger than`
  if (size > maxRequestBytes)
    return `${start} ${maxRequestBytes}, which is the value of the max.request.size configuration.`
  if (size > bufferBytes)
    return `${start} the total memory buffer you have configured with the buffer.memory configuration.`
  return undefined
}

/** The record's own partition, its key's, the next in turn, or -1: the accumulator decides. */
function choosePartition(
  sim: Sim,
  producer: ProducerMemory,
  topic: TopicView,
  content: RecordShape,
): number {
  if (content.partition >= 0) return content.partition
  if (producer.settings.roundRobin) return nextInTurn(sim, producer, topic)
  if (content.key === null || producer.settings.ignoreKeys) return -1
  return partitionForKey(stringBytes(content.key), topic.all.length)
}

/** RoundRobinPartitioner: a counter that starts anywhere, over the available partitions. */
function nextInTurn(sim: Sim, producer: ProducerMemory, topic: TopicView): number {
  const choices = topic.available.length > 0 ? topic.available : topic.all
  const turn = producer.roundRobin.get(topic.topic) ?? drawBelow31(sim, 'round-robin', producer.id)
  producer.roundRobin.set(topic.topic, turn + 1)
  return choices[turn % choices.length] ?? 0
}

function appendRecord(
  sim: Sim,
  producer: ProducerMemory,
  source: SourceState,
  number: number,
  topic: TopicView,
  partition: number,
  content: RecordShape,
  headersBytes: number,
  heldBytes: number,
): void {
  const { accumulator } = producer
  const timestampMs = wallClockMs(sim)
  const { keyBytes, valueBytes } = content
  const picksBefore = stickyOf(producer, topic.topic)
  const result = append(
    accumulator,
    topic,
    partition,
    { source: source.index, number, timestampMs, keyBytes, valueBytes, headersBytes },
    sim.now,
    () => drawBelow31(sim, 'sticky', `${producer.id}/${topic.topic}`),
    heldBytes,
  )
  if (result.kind === 'refused') {
    fail(sim, producer, source, number, `IllegalArgumentException: ${result.message}`)
    return
  }
  if (result.kind === 'needsMemory') {
    waitForMemory(sim, producer, source, number, result.bytes)
    return
  }
  const { batch } = result
  const times = producer.times.get(batch.id) ?? []
  times.push(timestampMs)
  producer.times.set(batch.id, times)
  if (partition < 0 && picksBefore < 0)
    tellSticky(sim, producer, topic.topic, -1, batch.partition, 'first record')
  record(sim, {
    type: 'RecordQueued',
    client: producer.id,
    source: source.index,
    number,
    partition: partitionName(topic.topic, batch.partition),
    batch: batch.id,
    opens: result.newBatch,
    bytes: batch.sizeBytes,
    lingerUntil: batch.createdAt + accumulator.config.lingerUs,
    bufferedBytes: accumulator.pool.totalBytes - accumulator.pool.availableBytes,
    full: result.batchIsFull,
  })
  const picksAfter = stickyOf(producer, topic.topic)
  if (partition < 0 && picksBefore >= 0 && picksAfter !== picksBefore)
    tellSticky(sim, producer, topic.topic, picksBefore, picksAfter, 'batch.size bytes sent')
  if (result.newBatch || result.batchIsFull) wakeSender(sim, producer)
}

function stickyOf(producer: ProducerMemory, topic: string): number {
  return producer.accumulator.topics.find((known) => known.topic === topic)?.sticky.partition ?? -1
}

function tellSticky(
  sim: Sim,
  producer: ProducerMemory,
  topic: string,
  from: number,
  to: number,
  why: 'first record' | 'batch.size bytes sent',
): void {
  record(sim, { type: 'StickyPartitionChosen', client: producer.id, topic, from, to, why })
}

function fail(
  sim: Sim,
  producer: ProducerMemory,
  source: SourceState,
  number: number,
  error: string,
): void {
  record(sim, { type: 'SendFailed', client: producer.id, source: source.index, number, error })
}

function waitForMetadata(
  sim: Sim,
  producer: ProducerMemory,
  source: SourceState,
  number: number,
): void {
  block(sim, producer, source, number, 'metadata')
  wantTopic(sim, producer.network, source.topic)
}

function waitForMemory(
  sim: Sim,
  producer: ProducerMemory,
  source: SourceState,
  number: number,
  bytes: number,
): void {
  waitForBytes(producer.accumulator.pool, waiterId(source.index, number), bytes)
  block(sim, producer, source, number, 'memory')
  if (producer.blocked) producer.blocked.heldBytes = bytes
  wakeSender(sim, producer)
}

/** A send() that waits for memory, told apart from all others. */
function waiterId(source: number, number: number): number {
  return source * 4_294_967_296 + number
}

/** Blocks the thread for what is left of max.block.ms, which counts the waits of one send() together. */
function block(
  sim: Sim,
  producer: ProducerMemory,
  source: SourceState,
  number: number,
  why: 'metadata' | 'memory',
): void {
  const before = producer.blocked
  const same = before?.source === source.index && before.number === number
  if (same && before.why === why) return
  const since = same ? before.since : sim.now
  const until = since + producer.settings.maxBlockUs
  const event = record(sim, { type: 'SendBlocked', client: producer.id, why, topic: source.topic })
  producer.blocked = { source: source.index, number, since, until, why, event, heldBytes: 0 }
  if (!same)
    schedule(sim, {
      at: until,
      type: 'maxBlock',
      who: producer.id,
      id: number,
      life: producer.life,
      cause: event,
    })
}

/** New metadata came: the blocked call looks again. */
export function retryBlocked(sim: Sim, producer: ProducerMemory): void {
  const { blocked } = producer
  if (blocked?.why !== 'metadata') return
  const source = sim.state.sources[blocked.source]
  if (!source) return
  const error = producer.network.topicErrors.get(source.topic)
  if (error === 'INVALID_TOPIC_EXCEPTION' || !isTopicName(source.topic)) {
    unblock(sim, producer, source, `InvalidTopicException: Invalid topics: [${source.topic}]`)
    return
  }
  const topic = knownTopic(producer.network.view, source.topic)
  const content = recordShape(sim.state.seed, source, blocked.number, sim.files)
  if (!topic || content.partition >= topic.all.length) {
    wantMetadata(sim, producer.network)
    return
  }
  goOn(sim, producer, source, 0)
}

/** The pool has served the thread that waited. */
export function memoryServed(sim: Sim, producer: ProducerMemory): void {
  const { blocked } = producer
  const source = blocked && sim.state.sources[blocked.source]
  if (!source || blocked.why !== 'memory') return
  goOn(sim, producer, source, blocked.heldBytes)
}

function goOn(sim: Sim, producer: ProducerMemory, source: SourceState, heldBytes: number): void {
  const { blocked } = producer
  if (!blocked) return
  record(sim, { type: 'SendUnblocked', client: producer.id, waitedUs: sim.now - blocked.since })
  producer.blocked = null
  send(sim, producer, source, blocked.number, heldBytes)
  if (!producer.blocked) resume(sim, producer, source)
}

function unblock(sim: Sim, producer: ProducerMemory, source: SourceState, error: string): void {
  const { blocked } = producer
  if (!blocked) return
  record(sim, { type: 'SendUnblocked', client: producer.id, waitedUs: sim.now - blocked.since })
  producer.blocked = null
  fail(sim, producer, source, blocked.number, error)
  resume(sim, producer, source)
}

/** The thread goes on: first with what came due meanwhile. */
function resume(sim: Sim, producer: ProducerMemory, source: SourceState): void {
  planNext(sim, producer, source)
  takeOverdue(sim, producer)
}

/** Sends what came due while the thread could not, in the order it came due. */
export function takeOverdue(sim: Sim, producer: ProducerMemory): void {
  while (producer.overdue.length > 0 && !producer.blocked && !producer.paused) {
    sendNext(sim, producer, producer.overdue.shift() as number)
  }
}

/** max.block.ms is over: the call fails with Kafka's words for what it waited for. */
export function onMaxBlock(sim: Sim, entry: Entry): void {
  const producer = sim.memory.producers.get(entry.who)
  const blocked = producer?.blocked
  if (!producer || producer.life !== entry.life || !blocked || blocked.until > sim.now) return
  const source = sim.state.sources[blocked.source]
  if (!source) return
  const error = blockedError(sim, producer, source, blocked.why, blocked.number)
  stopWaitingForBytes(producer.accumulator.pool, waiterId(source.index, blocked.number))
  unblock(sim, producer, source, error)
}

function blockedError(
  sim: Sim,
  producer: ProducerMemory,
  source: SourceState,
  why: 'metadata' | 'memory',
  number: number,
): string {
  const ms = producer.settings.maxBlockUs / 1000
  if (why === 'memory') {
    const bytes = producer.blocked?.heldBytes ?? 0
    return `BufferExhaustedException: Failed to allocate ${bytes} bytes within the configured max blocking time ${ms} ms. Total memory: ${producer.settings.bufferBytes} bytes. Available memory: ${producer.accumulator.pool.availableBytes} bytes. Poolable size: ${producer.accumulator.config.batchSize} bytes`
  }
  const topic = knownTopic(producer.network.view, source.topic)
  const { partition } = recordShape(sim.state.seed, source, number, sim.files)
  if (!topic)
    return `TimeoutException: Topic ${source.topic} not present in metadata after ${ms} ms.`
  return `TimeoutException: Partition ${partition} of topic ${source.topic} with partition count ${topic.all.length} is not present in metadata after ${ms} ms.`
}
