// `produce`: raw Produce requests to one broker, over one connection, each tried once.
import type { ErrorName } from '../../../kafka/errors.ts'
import type { ProducedPartition, ProduceResponse } from '../../../kafka/protocol/Produce.ts'
import type { Acks } from '../../../kafka/terms.ts'
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject } from '../json.ts'
import { type Lab, leaderOf, pass, passUntil } from './Lab.ts'
import { normalText } from './normalText.ts'
import { partitionOf } from './openCluster.ts'
import { type RawRecord, rawBatch } from './records.ts'
import { ask, awaitAnswer, awaitLink, closeLink, linkState, openLink } from './requests.ts'

type Result = Record<string, Json>

const FAILED = {
  ConnectException: 'connection refused',
  SocketTimeoutException: 'no answer',
  EOFException: 'connection closed by the broker',
} as const

export function produceStep(lab: Lab, action: JsonObject, resolve: (who: Json) => number): Result {
  const to = action.broker === undefined ? soughtLeader(lab, action) : resolve(action.broker)
  if (to === null) return { error: 'LEADER_NOT_AVAILABLE', note: 'no leader in metadata' }
  const timeoutMs = numberIn(action, 'timeoutMs', 30_000)
  const patience = (timeoutMs + 8_000) * 1_000
  const link = openLink(lab, to)
  const failure = awaitLink(lab, link, patience)
  const result = failure
    ? { error: FAILED[failure] }
    : sendAll(lab, link, action, timeoutMs, patience)
  closeLink(lab, link)
  return result
}

export function numberIn(action: JsonObject, field: string, otherwise: number): number {
  const value = action[field]
  return typeof value === 'number' ? value : otherwise
}

function soughtLeader(lab: Lab, action: JsonObject): number | null {
  const [topic, partition] = partitionOf(action)
  const end = lab.simulation.now + numberIn(action, 'findLeaderMs', 3_000) * 1_000
  for (;;) {
    const leader = leaderOf(lab, topic, partition)
    if (leader !== null || lab.simulation.now > end) return leader
    pass(lab, 50_000)
  }
}

interface Sent {
  offsets: number[]
  result: Result
}

function sendAll(
  lab: Lab,
  link: number,
  action: JsonObject,
  timeoutMs: number,
  patience: number,
): Result {
  const count = numberIn(action, 'count', 1)
  const acks = (
    action.acks === undefined || action.acks === 'all' ? -1 : Number(action.acks)
  ) as Acks
  const sent: Sent = { offsets: [], result: {} }
  for (let number = 0; number < count; number++) {
    const request = ask(lab, link, {
      api: 'Produce',
      body: { acks, timeoutMs, batches: [batchOf(lab, action, count > 1 ? number : null)] },
      bytes: 200,
      answered: acks !== 0,
    })
    if (acks === 0) {
      if (action.expectClose === true) return { connection: watchClose(lab, link) }
      awaitDelivery(lab, request)
      continue
    }
    const outcome = awaitAnswer<ProduceResponse>(lab, link, request, patience)
    if ('failure' in outcome) return { error: FAILED[outcome.failure] }
    if (!take(sent, outcome.answer.partitions[0])) break
  }
  if (acks === 0) return { sent: count }
  return { ...sent.result, ...offsetsTold(sent.offsets, count) }
}

/** Closing a connection does not take back what was written to it. */
function awaitDelivery(lab: Lab, request: number): void {
  passUntil(lab, () => !lab.simulation.state.messages.has(request), 1_000_000)
}

function watchClose(lab: Lab, link: number): string {
  const isClosed = passUntil(lab, () => linkState(lab, link) === 'closed', 3_000_000)
  return isClosed ? 'closed by the broker' : 'stays open'
}

function offsetsTold(offsets: readonly number[], count: number): Result {
  const [first] = offsets
  if (first === undefined) return {}
  if (count === 1) return { offset: first }
  return { firstOffset: first, lastOffset: offsets.at(-1) ?? -1, acked: offsets.length }
}

/** False = the broker refused, and nothing more is sent. */
function take(sent: Sent, answer: ProducedPartition | undefined): boolean {
  if (!answer) return false
  if (answer.error === 'NONE') {
    sent.offsets.push(answer.baseOffset)
    if (answer.logAppendTimeMs >= 0) sent.result.logAppendTimeReturned = true
    return true
  }
  Object.assign(sent.result, refusalTold(answer))
  return false
}

/** What a refused batch's answer says. */
export function refusalTold(answer: ProducedPartition & { error: ErrorName }): Result {
  const told: Result = { error: answer.error }
  if (answer.message !== '') told.message = normalText(answer.message)
  const { recordErrors } = answer as {
    recordErrors?: readonly { index: number; message: string }[]
  }
  if (recordErrors && recordErrors.length > 0)
    told.recordErrors = recordErrors.map(({ index, message }) => `${index}: ${normalText(message)}`)
  if (answer.currentLeader && answer.currentLeader.id >= 0) {
    told.currentLeader = answer.currentLeader.id
    told.currentLeaderEpoch = answer.currentLeader.epoch
  }
  return told
}

function batchOf(lab: Lab, action: JsonObject, number: number | null) {
  const [topic, partition] = partitionOf(action)
  const items = isList(action.records) ? action.records.filter(isObject) : [action]
  const producerId = lab.notes.get('producerId')
  const isSequenced = typeof action.seq === 'number' && typeof producerId === 'number'
  return rawBatch(lab, {
    topic,
    partition,
    records: items.map((item) => recordOf(lab, item, number)),
    corrupt: action.corrupt === true,
    ...(isSequenced
      ? {
          producerId,
          producerEpoch: numberIn(action, 'producerEpoch', 0),
          baseSequence: numberIn(action, 'seq', 0),
        }
      : {}),
  })
}

function recordOf(lab: Lab, item: JsonObject, number: number | null): RawRecord {
  const numbered = (text: Json | undefined) =>
    typeof text === 'string' || typeof text === 'number' ? `${text}${number ?? ''}` : null
  const value =
    typeof item.valueBytes === 'number' ? 'x'.repeat(item.valueBytes) : numbered(item.value)
  return {
    key: numbered(item.key),
    value,
    ...(typeof item.plusBaseTime === 'number'
      ? { timestampMs: lab.baseMs + item.plusBaseTime }
      : {}),
  }
}
