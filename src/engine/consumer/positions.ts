// Where a reader begins: an offset as given, else the leader is asked for the beginning, the end, or an instant.
// Kafka: OffsetFetcher.resetPositionsIfNeeded, SubscriptionState, AutoOffsetResetStrategy.
// KIPs: 79, 1106.

import { hashMapOrder, topicPartitionHash } from '../../kafka/javaOrder.ts'
import {
  EARLIEST_TIMESTAMP,
  LATEST_TIMESTAMP,
  type ListOffsetsResponse,
} from '../../kafka/protocol/ListOffsets.ts'
import { nameOf, type Us } from '../../kafka/terms.ts'
import { parseDuration } from '../../scenario/duration.ts'
import { parseInstant } from '../../scenario/instant.ts'
import type { Message } from '../../trace/Message.ts'
import { linkTo } from '../client/ClientNetwork.ts'
import { wantMetadata } from '../client/clientMetadata.ts'
import { wallClockMs } from '../clock.ts'
import { groupPart } from '../GroupPart.ts'
import { sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { leaderOf } from '../producer/ClusterView.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import type { ReaderMemory, ReaderPartition } from './ReaderMemory.ts'

/** Partitions without a position: an offset is taken as it is, everything else is asked of the leader. */
export function findPositions(sim: Sim, reader: ReaderMemory): void {
  if (reader.partitions.every(({ position }) => position >= 0)) return
  const questions = new Map<number, ReaderPartition[]>()
  let isGroupAsked = false
  const asked = new Set([...reader.lookups.values()].flat().map(({ name }) => name))
  for (const each of reader.partitions) {
    if (each.position >= 0 || each.reset === null || asked.has(each.name)) continue
    if (each.reset === 'committed') {
      isGroupAsked = true
      continue
    }
    if (each.askAfter > sim.now) continue
    if (typeof each.reset === 'object' && 'offset' in each.reset) {
      setPosition(sim, reader, each, each.reset.offset, 'seek')
      continue
    }
    if (resetPolicy(reader, each) === 'none') {
      failReader(sim, reader, nowhereToBegin(reader))
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
  if (isGroupAsked) groupPart().member.fetchCommitted(sim, reader)
  for (const [leader, partitions] of questions) ask(sim, reader, leader, partitions)
}

/** All of its partitions that nobody has an offset of, in the order of the Java set that holds them. */
function nowhereToBegin(reader: ReaderMemory): string {
  const lost = reader.partitions.filter(
    (each) => each.position < 0 && resetPolicy(reader, each) === 'none',
  )
  const order = hashMapOrder(lost.map((each) => topicPartitionHash(each.topic, each.partition)))
  const names = order.map((index) => lost[index]?.name)
  return `NoOffsetForPartitionException: Undefined offset with no reset policy for partitions: [${names.join(', ')}]`
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
    partitions.map(({ name, seeks }) => ({ name, seeks })),
  )
}

/** What ListOffsets is asked: the beginning, the end, an instant, or so long ago. */
function timestampFor(sim: Sim, reader: ReaderMemory, each: ReaderPartition): number {
  const reset = each.reset
  if (reset === 'beginning') return EARLIEST_TIMESTAMP
  if (reset === 'end') return LATEST_TIMESTAMP
  if (typeof reset === 'object' && reset && 'timestamp' in reset)
    return parseInstant(reset.timestamp) ?? 0
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

/** The place is known: an offset, and what decided it. */
export function setPosition(
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

/** An answer of ListOffsets; a seek since it was asked makes it worthless. */
export function takeOffsets(sim: Sim, reader: ReaderMemory, message: Message): void {
  const asked = reader.lookups.get(message.request) ?? []
  reader.lookups.delete(message.request)
  for (const answer of (message.body as ListOffsetsResponse).partitions) {
    const name = nameOf(answer)
    const each = reader.partitions.find((candidate) => candidate.name === name)
    const seeks = asked.find((lookup) => lookup.name === name)?.seeks
    if (!each || each.position >= 0 || each.reset === null || each.seeks !== seeks) continue
    if (answer.error !== 'NONE') {
      wantMetadata(sim, reader.network)
      askLater(sim, reader, each, reader.network.retryBackoffUs)
    } else if (answer.offset < 0) noSuchRecord(sim, reader, each)
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

/** No record is that young: a seek falls back on the policy, the policy asks again after request.timeout.ms. */
function noSuchRecord(sim: Sim, reader: ReaderMemory, each: ReaderPartition): void {
  if (each.reset === 'policy') askLater(sim, reader, each, reader.network.requestTimeoutUs)
  else each.reset = 'policy'
}

/** Their connection broke: what they asked is asked again after retry.backoff.ms. */
export function forgetLookups(sim: Sim, reader: ReaderMemory, failed: readonly number[]): void {
  for (const id of failed) {
    const asked = reader.lookups.get(id) ?? []
    reader.lookups.delete(id)
    for (const { name } of asked) {
      const each = reader.partitions.find((candidate) => candidate.name === name)
      if (each && each.position < 0) askLater(sim, reader, each, reader.network.retryBackoffUs)
    }
  }
}

function askLater(sim: Sim, reader: ReaderMemory, each: ReaderPartition, wait: Us): void {
  each.askAfter = sim.now + wait
  schedule(sim, { at: each.askAfter, type: 'clientWake', who: reader.id, life: reader.life })
}

/** Kafka's exception leaves poll(): the application does not catch it, and its loop ends. */
export function failReader(sim: Sim, reader: ReaderMemory, error: string): void {
  reader.failed = true
  record(sim, { type: 'CallFailed', client: reader.id, call: 'poll', error })
}
