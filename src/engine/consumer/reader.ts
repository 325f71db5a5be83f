// A reader: assign(), positions, fetches that wait at the broker, poll(), work record by record, poll() again.
// Kafka: ClassicKafkaConsumer.poll, AbstractFetch, FetchCollector, OffsetFetcher.
// KIPs: 74, 227, 320.
// Simplified: no group, so no commits; network and application thread are one, as in the classic consumer.
import type { FetchResponse } from '../../kafka/protocol/Fetch.ts'
import {
  EARLIEST_TIMESTAMP,
  LATEST_TIMESTAMP,
  type ListOffsetsResponse,
} from '../../kafka/protocol/ListOffsets.ts'
import { partitionName } from '../../kafka/terms.ts'
import { parseDuration } from '../../scenario/duration.ts'
import type { ReadFrom } from '../../scenario/Scenario.ts'
import type { Message } from '../../trace/Message.ts'
import type { FetchedPartition } from '../../trace/TraceEvent.ts'
import { askMetadata, linkTo, wantMetadata } from '../client/ClientNetwork.ts'
import { wallClockMs } from '../clock.ts'
import { instantMs } from '../instantMs.ts'
import type { Entry } from '../kernel/Entry.ts'
import { sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { leaderEpochOf, leaderOf } from '../producer/ClusterView.ts'
import { record } from '../record.ts'
import { loopIndex, quietly, schedule, turnLoop } from '../schedule.ts'
import type { ReaderMemory, ReaderPartition } from './ReaderMemory.ts'

const FETCH_BYTES = 80
const PARTITION_BYTES = 20

/** Goes on with whatever is next: metadata, positions, a poll that can be answered, fetches. */
export function proceed(sim: Sim, reader: ReaderMemory): void {
  if (reader.failed || reader.paused) return
  askMetadata(sim, reader.network)
  if (!assignAll(sim, reader)) return
  findPositions(sim, reader)
  if (!reader.working) poll(sim, reader)
  sendFetches(sim, reader)
}

/** `partitions: all` is known once metadata is: the application asked partitionsFor() and assigned what it got. */
function assignAll(sim: Sim, reader: ReaderMemory): boolean {
  if (reader.partitions.length > 0) return true
  const spec = sim.state.clients.find((client) => client.id === reader.id)
  if (spec?.type !== 'reader') return false
  const partitions: ReaderPartition[] = []
  for (const wanted of spec.spec.assign) {
    const known = reader.network.view.topics.get(wanted.topic)
    if (!known) {
      if (wanted.partitions === 'all') {
        if (!reader.network.metadataWanted && reader.network.metadataRequest === 0)
          wantMetadata(sim, reader.network)
        return false
      }
    }
    const numbers =
      wanted.partitions === 'all'
        ? (known?.leaders.map((_, index) => index) ?? [])
        : wanted.partitions
    for (const partition of numbers) {
      partitions.push({
        name: partitionName(wanted.topic, partition),
        topic: wanted.topic,
        partition,
        position: -1,
        reset: spec.spec.from ?? 'policy',
        bufferedTo: -1,
        seeks: 0,
      })
    }
  }
  reader.partitions.push(...partitions)
  record(sim, {
    type: 'PartitionsAssigned',
    client: reader.id,
    partitions: partitions.map(({ name, topic, partition }) => ({ name, topic, partition })),
  })
  return true
}

/** Partitions without a position: an offset is taken as it is, everything else is asked of the leader. */
function findPositions(sim: Sim, reader: ReaderMemory): void {
  const questions = new Map<number, ReaderPartition[]>()
  const asked = new Set([...reader.lookups.values()].flat())
  for (const each of reader.partitions) {
    if (each.position >= 0 || each.reset === null || asked.has(each.name)) continue
    if (typeof each.reset === 'object' && 'offset' in each.reset) {
      setPosition(sim, reader, each, each.reset.offset, 'seek')
      continue
    }
    if (resetPolicy(reader, each) === 'none') {
      failReader(
        sim,
        reader,
        `NoOffsetForPartitionException: Undefined offset with no reset policy for partitions: [${each.name}]`,
      )
      return
    }
    const leader = leaderOf(reader.network.view, each.topic, each.partition)
    if (leader < 0) {
      if (!reader.network.metadataWanted && reader.network.metadataRequest === 0)
        wantMetadata(sim, reader.network)
      continue
    }
    questions.set(leader, [...(questions.get(leader) ?? []), each])
  }
  for (const [leader, partitions] of questions) ask(sim, reader, leader, partitions)
}

function resetPolicy(reader: ReaderMemory, each: ReaderPartition): string {
  return each.reset === 'policy' ? reader.settings.autoOffsetReset : ''
}

function ask(
  sim: Sim,
  reader: ReaderMemory,
  leader: number,
  partitions: readonly ReaderPartition[],
): void {
  const connection = linkTo(sim, reader.network, leader)
  if (connection === 0) return
  const message = sendRequest(sim, connection, {
    api: 'ListOffsets',
    body: {
      isolation: reader.settings.isolation,
      partitions: partitions.map((each) => ({
        topic: each.topic,
        partition: each.partition,
        timestampMs: timestampFor(sim, reader, each),
      })),
    },
    bytes: 60 + 20 * partitions.length,
    timeoutUs: reader.network.requestTimeoutUs,
  })
  reader.lookups.set(
    message,
    partitions.map((each) => each.name),
  )
}

/** What ListOffsets is asked: the beginning, the end, an instant, or so long ago. */
function timestampFor(sim: Sim, reader: ReaderMemory, each: ReaderPartition): number {
  const reset = each.reset
  if (reset === 'beginning') return EARLIEST_TIMESTAMP
  if (reset === 'end') return LATEST_TIMESTAMP
  if (typeof reset === 'object' && reset && 'timestamp' in reset) return instantMs(reset.timestamp)
  const policy = resetPolicy(reader, each)
  if (policy === 'earliest') return EARLIEST_TIMESTAMP
  if (policy.startsWith('by_duration:'))
    return wallClockMs(sim) - isoDurationMs(policy.slice('by_duration:'.length))
  return LATEST_TIMESTAMP
}

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds: by_duration:PT1H. */
function isoDurationMs(text: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  const part = (index: number, unit: string) =>
    parseDuration(`${match?.[index] ?? '0'}${unit}`) ?? 0
  return (part(1, 'd') + part(2, 'h') + part(3, 'm') + part(4, 's')) / 1000
}

function setPosition(
  sim: Sim,
  reader: ReaderMemory,
  each: ReaderPartition,
  offset: number,
  why: string,
): void {
  each.position = offset
  each.bufferedTo = offset
  each.reset = null
  const policy = {
    name: 'auto.offset.reset',
    value: reader.settings.autoOffsetReset,
    subject: `client:${reader.id}`,
  }
  record(sim, {
    type: 'PositionReset',
    client: reader.id,
    partition: each.name,
    offset,
    why,
    ...(why === 'auto.offset.reset' ? { configs: [policy] } : {}),
  })
}

/** seek(): takes effect with the next poll; what was fetched for the old place is thrown away. */
export function seek(sim: Sim, reader: ReaderMemory, name: string, to: ReadFrom): void {
  const each = reader.partitions.find((candidate) => candidate.name === name)
  if (!each) return
  each.position = -1
  each.reset = to
  each.bufferedTo = -1
  each.seeks += 1
  proceed(sim, reader)
}

/** poll(): hands out what is fetched, at most max.poll.records, one partition after the other. */
function poll(sim: Sim, reader: ReaderMemory): void {
  const ranges: { partition: string; from: number; to: number }[] = []
  let room = reader.settings.maxPollRecords
  const { partitions } = reader
  for (let turn = 0; turn < partitions.length && room > 0; turn++) {
    const each = partitions[(reader.next + turn) % partitions.length] as ReaderPartition
    if (each.bufferedTo <= each.position) continue
    const to = Math.min(each.bufferedTo, each.position + room)
    room -= to - each.position
    ranges.push({ partition: each.name, from: each.position, to })
    each.position = to
    reader.next = (partitions.indexOf(each) + (to < each.bufferedTo ? 0 : 1)) % partitions.length
  }
  if (ranges.length === 0) return
  const count = reader.settings.maxPollRecords - room
  reader.polls += 1
  const event = record(sim, {
    type: 'RecordsDelivered',
    client: reader.id,
    poll: reader.polls,
    count,
    perRecordUs: reader.processingUs,
    ranges,
  })
  sim.cause = event
  if (reader.processingUs === 0) {
    record(sim, { type: 'WorkDone', client: reader.id, count })
    sendFetches(sim, reader)
    poll(sim, reader)
    return
  }
  reader.working = true
  schedule(sim, {
    at: sim.now + count * reader.processingUs,
    type: 'workDone',
    who: reader.id,
    id: count,
    life: reader.life,
    cause: event,
  })
}

export function onWorkDone(sim: Sim, entry: Entry): void {
  const reader = sim.memory.readers.get(entry.who)
  if (!reader || reader.life !== entry.life) return
  reader.working = false
  record(sim, { type: 'WorkDone', client: reader.id, count: entry.id })
  proceed(sim, reader)
}

/** One fetch a node at a time, and none while anything fetched from it waits to be handed out. */
function sendFetches(sim: Sim, reader: ReaderMemory): void {
  const byNode = new Map<number, ReaderPartition[]>()
  const buffered = new Set<number>()
  for (const each of reader.partitions) {
    if (each.position < 0) continue
    const leader = leaderOf(reader.network.view, each.topic, each.partition)
    if (leader < 0) {
      if (!reader.network.metadataWanted && reader.network.metadataRequest === 0)
        wantMetadata(sim, reader.network)
      continue
    }
    if (each.bufferedTo > each.position) buffered.add(leader)
    byNode.set(leader, [...(byNode.get(leader) ?? []), each])
  }
  for (const [node, partitions] of byNode) {
    if (!buffered.has(node) && !reader.fetches.get(node)?.message)
      fetchFrom(sim, reader, node, partitions)
  }
}

function fetchFrom(
  sim: Sim,
  reader: ReaderMemory,
  node: number,
  partitions: readonly ReaderPartition[],
): void {
  const connection = linkTo(sim, reader.network, node)
  if (connection === 0) return
  const state = reader.fetches.get(node) ?? { message: 0, empty: 0 }
  reader.fetches.set(node, state)
  const send = () => {
    state.message = sendRequest(sim, connection, {
      api: 'Fetch',
      body: {
        maxWaitMs: reader.settings.maxWaitMs,
        minBytes: reader.settings.minBytes,
        maxBytes: reader.settings.maxBytes,
        isolation: reader.settings.isolation,
        partitions: partitions.map((each) => ({
          topic: each.topic,
          partition: each.partition,
          fetchOffset: each.position,
          currentLeaderEpoch: leaderEpochOf(reader.network.view, each.topic, each.partition),
          maxBytes: reader.settings.maxPartitionBytes,
        })),
      },
      bytes: FETCH_BYTES + PARTITION_BYTES * partitions.length,
      timeoutUs: reader.network.requestTimeoutUs,
      asks: partitions.map((each) => ({ partition: each.name, offset: each.position })),
    })
    record(sim, { type: 'FetchSent', client: reader.id, message: state.message })
  }
  if (state.empty < 2) {
    send()
    return
  }
  const loop = loopIndex(sim, 'poll', reader.id, connection)
  quietly(sim, loop, () => {
    turnLoop(sim, loop)
    send()
  })
}

export function onReaderResponse(sim: Sim, reader: ReaderMemory, message: Message): void {
  if (message.api === 'ListOffsets') takeOffsets(sim, reader, message)
  else takeFetch(sim, reader, message)
  proceed(sim, reader)
}

function takeOffsets(sim: Sim, reader: ReaderMemory, message: Message): void {
  reader.lookups.delete(message.request)
  for (const answer of (message.body as ListOffsetsResponse).partitions) {
    const each = reader.partitions.find(
      (candidate) => candidate.name === partitionName(answer.topic, answer.partition),
    )
    if (!each || each.position >= 0 || each.reset === null) continue
    if (answer.error !== 'NONE') {
      wantMetadata(sim, reader.network)
      schedule(sim, {
        at: sim.now + reader.network.retryBackoffUs,
        type: 'clientWake',
        who: reader.id,
        life: reader.life,
      })
    } else if (answer.offset < 0) each.reset = 'policy'
    else
      setPosition(
        sim,
        reader,
        each,
        answer.offset,
        each.reset === 'policy' ? 'auto.offset.reset' : 'seek',
      )
  }
}

function takeFetch(sim: Sim, reader: ReaderMemory, message: Message): void {
  const body = message.body as FetchResponse
  const state = [...reader.fetches.values()].find((fetch) => fetch.message === message.request)
  if (!state) return
  state.message = 0
  const told: FetchedPartition[] = body.partitions.map((answer) => ({
    partition: partitionName(answer.topic, answer.partition),
    from: answer.from,
    to: answer.to,
    highWatermark: answer.highWatermark,
    error: answer.error,
  }))
  const empty = told.every((answer) => answer.to === answer.from && answer.error === 'NONE')
  state.empty = empty ? Math.min(state.empty + 1, 2) : 0
  record(sim, {
    type: 'FetchReturned',
    client: reader.id,
    message: message.request,
    partitions: told,
  })
  for (const answer of told) {
    const each = reader.partitions.find((candidate) => candidate.name === answer.partition)
    // A seek since the fetch was sent makes its records worthless.
    if (!each || each.position !== answer.from) continue
    if (answer.error !== 'NONE') fetchError(sim, reader, each, answer)
    else each.bufferedTo = answer.to
  }
  if (!empty && told.some((answer) => answer.error !== 'NONE')) {
    schedule(sim, {
      at: sim.now + reader.network.retryBackoffUs,
      type: 'clientWake',
      who: reader.id,
      life: reader.life,
    })
  }
}

function fetchError(
  sim: Sim,
  reader: ReaderMemory,
  each: ReaderPartition,
  answer: FetchedPartition,
): void {
  if (answer.error !== 'OFFSET_OUT_OF_RANGE') {
    wantMetadata(sim, reader.network)
    return
  }
  if (reader.settings.autoOffsetReset === 'none') {
    failReader(
      sim,
      reader,
      `OffsetOutOfRangeException: Fetch position FetchPosition{offset=${answer.from}} is out of range for partition ${each.name}, and no reset policy is configured`,
    )
    return
  }
  each.position = -1
  each.reset = 'policy'
}

/** Kafka's exception leaves poll(): the application does not catch it, and its loop ends. */
export function failReader(sim: Sim, reader: ReaderMemory, error: string): void {
  reader.failed = true
  record(sim, { type: 'CallFailed', client: reader.id, call: 'poll', error })
}

/** A connection broke: what was in flight is asked anew. */
export function onReaderDisconnected(reader: ReaderMemory, failed: readonly number[]): void {
  for (const fetch of reader.fetches.values()) {
    if (!failed.includes(fetch.message)) continue
    fetch.message = 0
    fetch.empty = 0
  }
  for (const id of failed) reader.lookups.delete(id)
}
