// A reader: assign(), positions, fetches that wait at the broker, poll(), work record by record, poll() again.
// Kafka: ClassicKafkaConsumer.poll, AbstractFetch, FetchCollector.
// KIPs: 74, 227, 320.
// Simplified: network and application thread are one, as in the classic consumer; a position does not keep the epoch of the
// record before it (offsetEpoch), nor a broker's rack.
import type { FetchResponse } from '../../kafka/protocol/Fetch.ts'
import { nameOf, nodeEndpoint, partitionName } from '../../kafka/terms.ts'
import type { ReadFrom } from '../../scenario/Scenario.ts'
import { readerOf } from '../../trace/apply/find.ts'
import type { Message } from '../../trace/Message.ts'
import type { FetchedPartition } from '../../trace/TraceEvent.ts'
import { finishedSince, type HandedRange, leftOf } from '../../trace/Work.ts'
import { linkTo, openConnections } from '../client/ClientNetwork.ts'
import { askMetadata, learnLeader, wantMetadata } from '../client/clientMetadata.ts'
import { groupPart } from '../GroupPart.ts'
import { dropLink } from '../kernel/brokenLinks.ts'
import { sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { leaderEpochOf, leaderOf } from '../producer/ClusterView.ts'
import { record } from '../record.ts'
import { loopIndex, quietly, schedule, turnLoop } from '../schedule.ts'
import { handOut } from './handOut.ts'
import { failReader, findPositions, forgetLookups, setPosition, takeOffsets } from './positions.ts'
import type { NodeFetch, ReaderMemory, ReaderPartition } from './ReaderMemory.ts'
import { beginWork } from './work.ts'

const FETCH_BYTES = 80
const PARTITION_BYTES = 20

/** Goes on with whatever is next: metadata, positions, a poll that can be answered, fetches. */
export function proceed(sim: Sim, reader: ReaderMemory): void {
  const closes = isClosing(reader)
  if (reader.group && (closes || !reader.failed)) groupPart().member.poll(sim, reader)
  if (closes || reader.failed || reader.paused) return
  askMetadata(sim, reader.network)
  if (!assignAll(sim, reader)) return
  findPositions(sim, reader)
  if (reader.group && groupPart().member.givesUp(reader)) return
  if (isPolling(reader)) poll(sim, reader)
  sendFetches(sim, reader)
}

/** Whether the application is in poll(): it neither works nor waits for its own commit. */
export function isPolling(reader: ReaderMemory): boolean {
  const { working, paused, failed, group } = reader
  return !working && !paused && !failed && !group?.sync && !isClosing(reader)
}

/** close() is on its way: nothing is handed out or fetched any more. */
function isClosing({ group }: ReaderMemory): boolean {
  return group !== null && group.closing !== 'no'
}

/** `partitions: all` is known once metadata is: the application asked partitionsFor() and assigned what it got. */
function assignAll(sim: Sim, reader: ReaderMemory): boolean {
  if (reader.partitions.length > 0 || reader.group?.subscribes) return true
  const spec = sim.state.clients.find((client) => client.id === reader.id)
  if (spec?.type !== 'reader') return false
  const partitions: ReaderPartition[] = []
  for (const wanted of spec.spec.assign ?? []) {
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
        reset: spec.spec.from ?? (reader.group ? 'committed' : 'policy'),
        bufferedTo: -1,
        paused: false,
        seeks: 0,
        askAfter: 0,
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

/**
 * seek(): an offset is its position from now on, anything else is found out by its next poll(). What was fetched for the
 * old place is thrown away.
 */
export function seek(sim: Sim, reader: ReaderMemory, name: string, to: ReadFrom): void {
  const each = reader.partitions.find((candidate) => candidate.name === name)
  if (!each) return
  each.position = -1
  each.reset = to
  each.bufferedTo = -1
  each.askAfter = 0
  each.seeks += 1
  if (typeof to === 'object' && 'offset' in to) setPosition(sim, reader, each, to.offset, 'seek')
  proceed(sim, reader)
}

/** pause() and resume() of partitions: the next poll() goes by it. */
export function pausePartitions(
  sim: Sim,
  reader: ReaderMemory,
  names: readonly string[],
  paused: boolean,
): void {
  for (const each of reader.partitions) if (names.includes(each.name)) each.paused = paused
  proceed(sim, reader)
}

/** poll(): hands out what is fetched, at most max.poll.records, one partition after the other. */
export function poll(sim: Sim, reader: ReaderMemory): void {
  const ranges: HandedRange[] = []
  let room = reader.settings.maxPollRecords
  const { partitions, next: first } = reader
  for (let turn = 0; turn < partitions.length && room > 0; turn++) {
    const each = partitions[(first + turn) % partitions.length] as ReaderPartition
    if (each.paused || each.bufferedTo <= each.position) continue
    const to = Math.min(each.bufferedTo, each.position + room)
    room -= to - each.position
    ranges.push({ partition: each.name, from: each.position, to })
    each.position = to
    reader.next = (partitions.indexOf(each) + (to < each.bufferedTo ? 0 : 1)) % partitions.length
  }
  if (ranges.length === 0) return
  reader.polls += 1
  const handed = handOut(sim, reader, ranges, reader.settings.maxPollRecords - room)
  sim.cause = record(sim, {
    type: 'RecordsDelivered',
    client: reader.id,
    poll: reader.polls,
    ...handed,
  })
  beginWork(sim, reader)
}

/** One fetch a node at a time, and none while anything fetched from it waits to be handed out. */
export function sendFetches(sim: Sim, reader: ReaderMemory): void {
  for (const [node, partitions] of toFetch(sim, reader))
    if (!partitions.some((each) => each.bufferedTo > each.position))
      fetchFrom(sim, reader, node, partitions)
}

/**
 * The reader's partitions, in the order of assign(), by who leads them: of all nodes where no fetch is under way. A partition
 * without a leader asks for metadata.
 */
function toFetch(sim: Sim, reader: ReaderMemory): ReadonlyMap<number, readonly ReaderPartition[]> {
  const { network, fetches } = reader
  const byLeader = new Map<number, ReaderPartition[]>()
  for (const each of reader.partitions) {
    if (each.paused || each.position < 0) continue
    const leader = leaderOf(network.view, each.topic, each.partition)
    if (leader < 0) {
      if (!network.metadataWanted && network.metadataRequest === 0) wantMetadata(sim, network)
    } else if (!fetches.get(leader)?.message) {
      const known = byLeader.get(leader)
      if (known) known.push(each)
      else byLeader.set(leader, [each])
    }
  }
  return byLeader
}

function fetchFrom(
  sim: Sim,
  reader: ReaderMemory,
  node: number,
  partitions: readonly ReaderPartition[],
): void {
  const connection = linkTo(sim, reader.network, node)
  if (connection === 0) return
  let state = reader.fetches.get(node)
  if (!state) {
    state = { message: 0, empty: 0, connection: 0, loop: -1 }
    reader.fetches.set(node, state)
  }
  if (state.empty < 2) {
    state.message = sendFetch(sim, reader, connection, partitions)
    return
  }
  if (state.connection !== connection) {
    state.connection = connection
    state.loop = loopIndex(sim, 'poll', reader.id, connection)
  }
  const { loop } = state
  quietly(sim, loop, () => {
    turnLoop(sim, loop)
    state.message = sendFetch(sim, reader, connection, partitions)
  })
}

/** Sends a Fetch for the partitions at their positions. Returns the message's id. */
function sendFetch(
  sim: Sim,
  reader: ReaderMemory,
  connection: number,
  partitions: readonly ReaderPartition[],
): number {
  const { settings, network } = reader
  const message = sendRequest(sim, connection, {
    api: 'Fetch',
    body: {
      maxWaitMs: settings.maxWaitMs,
      minBytes: settings.minBytes,
      maxBytes: settings.maxBytes,
      isolation: settings.isolation,
      partitions: partitions.map((each) => ({
        topic: each.topic,
        partition: each.partition,
        fetchOffset: each.position,
        currentLeaderEpoch: leaderEpochOf(network.view, each.topic, each.partition),
        maxBytes: settings.maxPartitionBytes,
      })),
    },
    bytes: FETCH_BYTES + PARTITION_BYTES * partitions.length,
    timeoutUs: network.requestTimeoutUs,
    asks: partitions.map((each) => ({ partition: each.name, offset: each.position })),
  })
  record(sim, { type: 'FetchSent', client: reader.id, message })
  return message
}

export function onReaderResponse(sim: Sim, reader: ReaderMemory, message: Message): void {
  if (message.api === 'ListOffsets') takeOffsets(sim, reader, message)
  else if (message.api !== 'Fetch') groupPart().member.onResponse(sim, reader, message)
  else takeFetch(sim, reader, message)
  proceed(sim, reader)
}

function fetchNumbered({ fetches }: ReaderMemory, message: number): NodeFetch | undefined {
  for (const fetch of fetches.values()) if (fetch.message === message) return fetch
  return undefined
}

function takeFetch(sim: Sim, reader: ReaderMemory, message: Message): void {
  const body = message.body as FetchResponse
  const state = fetchNumbered(reader, message.request)
  if (!state) return
  state.message = 0
  for (const answer of body.partitions)
    learnLeader(sim, reader.network, answer.topic, answer.partition, answer.currentLeader)
  const told: FetchedPartition[] = body.partitions.map((answer) => ({
    partition: nameOf(answer),
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
  // The broker has not read of the epoch yet; the reader knows better already.
  if (answer.error === 'UNKNOWN_LEADER_EPOCH') return
  if (answer.error !== 'OFFSET_OUT_OF_RANGE') {
    wantMetadata(sim, reader.network)
    return
  }
  if (reader.settings.autoOffsetReset === 'none') {
    failReader(
      sim,
      reader,
      `OffsetOutOfRangeException: Fetch position ${fetchPosition(reader, each)} is out of range for partition ${each.name}`,
    )
    return
  }
  each.position = -1
  each.bufferedTo = -1
  each.reset = 'policy'
}

/** As SubscriptionState.FetchPosition prints it. */
function fetchPosition({ network }: ReaderMemory, each: ReaderPartition): string {
  const { topic, partition, position } = each
  const leader = leaderOf(network.view, topic, partition)
  const epoch = leaderEpochOf(network.view, topic, partition)
  const node = `${nodeEndpoint(leader)}:9092 (id: ${leader} rack: null isFenced: false)`
  return `FetchPosition{offset=${position}, offsetEpoch=Optional.empty, currentLeader=LeaderAndEpoch{leader=Optional[${node}], epoch=${epoch}}}`
}

/** A connection broke: what was in flight is asked anew. */
export function onReaderDisconnected(
  sim: Sim,
  reader: ReaderMemory,
  failed: readonly number[],
): void {
  for (const fetch of reader.fetches.values()) {
    if (!failed.includes(fetch.message)) continue
    fetch.message = 0
    fetch.empty = 0
  }
  forgetLookups(sim, reader, failed)
  if (reader.group) groupPart().member.onDisconnected(sim, reader, failed)
}

/** The process is gone: closed in order, or crashed. */
export function endReader(sim: Sim, id: string, to: 'Closed' | 'Crashed', why: string): void {
  const reader = sim.memory.readers.get(id)
  if (!reader) return
  abandonWork(sim, reader)
  for (const connection of openConnections(sim, reader.network))
    dropLink(sim, connection, to === 'Closed' ? 'client closed' : 'client crashed')
  sim.memory.readers.delete(id)
  record(sim, { type: 'ClientChanged', client: id, to, why })
}

/** The application leaves its loop, or is gone: what it has in hand stays undone. */
export function abandonWork(sim: Sim, reader: ReaderMemory): void {
  const { work } = readerOf(sim.state, reader.id)
  if (!work) return
  reader.working = false
  const done = finishedSince(work, sim.now)
  record(sim, { type: 'WorkAbandoned', client: reader.id, done, count: leftOf(work) })
}
