// `consume`, `listOffsets`, `epochEnd`, `metadata` and other questions to one broker.

import { topicSettings } from '../../../engine/settings.ts'
import type { FetchedRecords } from '../../../kafka/protocol/Fetch.ts'
import type { NodeState } from '../../../trace/ClusterState.ts'
import { findTopic } from '../../../trace/MetadataImage.ts'
import type { Json, JsonObject } from '../json.ts'
import { numberOf, textOf } from '../json.ts'
import { findEndOffset } from './epochEnd.ts'
import { type Lab, leaderOf, live, nodeOf, pass } from './Lab.ts'
import { knownLeader, offlineReplicas } from './looks.ts'
import { partitionOf } from './openCluster.ts'
import { numberIn } from './produceStep.ts'
import { findReplica, recordsBetween, shown } from './records.ts'
import { askNode, type Failure } from './requests.ts'

type Result = Record<string, Json>
type Resolve = (who: Json) => number

/** The broker a step names, else the leader; null = there is none. */
function target(lab: Lab, action: JsonObject, resolve: Resolve): number | null {
  if (action.broker !== undefined) return resolve(action.broker)
  return leaderOf(lab, ...partitionOf(action))
}

const FETCH_FAILED = {
  ConnectException: 'connection refused',
  SocketTimeoutException: 'no answer',
  EOFException: 'EOFException',
} as const

/** Raw Fetch requests from an offset on, until an answer is empty or names an error. */
export function consumeStep(lab: Lab, action: JsonObject, resolve: Resolve): Result {
  const broker = target(lab, action, resolve)
  if (broker === null) return { error: 'LEADER_NOT_AVAILABLE' }
  const most = numberIn(action, 'max', 100)
  const result: Result = {}
  const records: string[] = []
  let offset = numberIn(action, 'offset', 0)
  while (records.length < most) {
    const fetched = fetch(lab, action, broker, offset)
    if (typeof fetched === 'string') {
      result.error = FETCH_FAILED[fetched]
      break
    }
    result.highWatermark = fetched.highWatermark
    result.logStart = fetched.logStartOffset
    const { preferredReadReplica } = fetched as { preferredReadReplica?: number }
    if (preferredReadReplica !== undefined && preferredReadReplica >= 0) {
      result.preferredReadReplica = preferredReadReplica
      break
    }
    if (fetched.error !== 'NONE') {
      result.error = fetched.error
      break
    }
    if (fetched.to === fetched.from) break
    records.push(...linesOf(lab, nodeOf(lab, broker), action, fetched))
    offset = fetched.to
  }
  return { ...result, records, next: offset }
}

function fetch(
  lab: Lab,
  action: JsonObject,
  broker: number,
  offset: number,
): FetchedRecords | Failure {
  const [topic, partition] = partitionOf(action)
  const maxWaitMs = numberIn(action, 'maxWaitMs', 300)
  const body = {
    maxWaitMs,
    minBytes: 1,
    maxBytes: 50 << 20,
    isolation: 'read_uncommitted' as const,
    partitions: [
      {
        topic,
        partition,
        fetchOffset: offset,
        currentLeaderEpoch: numberIn(action, 'leaderEpoch', -1),
        maxBytes: 1 << 20,
      },
    ],
    ...(typeof action.rack === 'string' ? { rack: action.rack } : {}),
  }
  const outcome = askNode(lab, broker, { api: 'Fetch', body }, (maxWaitMs + 5_000) * 1_000)
  if ('failure' in outcome) return outcome.failure
  return outcome.answer.partitions[0] ?? 'EOFException'
}

function linesOf(
  lab: Lab,
  node: NodeState,
  action: JsonObject,
  { topic, partition, from, to }: FetchedRecords,
): string[] {
  const replica = findReplica(node, `${topic}-${partition}`)
  if (!replica) return []
  const type = topicSettings(node, topic).logAppendTime ? 'LogAppendTime' : 'CreateTime'
  return recordsBetween(lab, replica.log, from, to).map((each) => {
    const line = `${each.offset} e${each.epoch} ${shown(each.key)}=${shown(each.value)}`
    if (action.timestamps !== true) return line
    const at = type === 'CreateTime' ? `+${each.timestampMs - lab.baseMs}` : ''
    return `${line} ${type}${at}`
  })
}

export function listOffsetsStep(lab: Lab, action: JsonObject, resolve: Resolve): Result {
  const broker = target(lab, action, resolve)
  if (broker === null) return { error: 'NullPointerException' }
  const [topic, partition] = partitionOf(action)
  const timestampMs =
    typeof action.plusBaseTime === 'number'
      ? lab.baseMs + action.plusBaseTime
      : numberOf(action, 'timestamp')
  const body = {
    isolation: 'read_uncommitted' as const,
    partitions: [{ topic, partition, timestampMs }],
  }
  const outcome = askNode(lab, broker, { api: 'ListOffsets', body }, 3_000_000)
  if ('failure' in outcome) return { error: outcome.failure }
  const [found] = outcome.answer.partitions
  if (!found) return { error: 'EOFException' }
  return {
    offset: found.offset,
    ...(found.timestampMs >= 0 ? { timestampPlusBaseMs: found.timestampMs - lab.baseMs } : {}),
    leaderEpoch: found.leaderEpoch,
    ...(found.error === 'NONE' ? {} : { error: found.error }),
  }
}

/** OffsetForLeaderEpoch is no request of the model: the leader's epochs are read with its own rule. */
export function epochEndStep(lab: Lab, action: JsonObject, resolve: Resolve): Result {
  const broker = target(lab, action, resolve)
  if (broker === null) return { error: 'NullPointerException' }
  const [topic, partition] = partitionOf(action)
  const replica = findReplica(nodeOf(lab, broker), `${topic}-${partition}`)
  return findEndOffset(replica, numberOf(action, 'epoch'), numberIn(action, 'currentEpoch', -1))
}

export function metadataStep(lab: Lab, action: JsonObject, resolve: Resolve): Result {
  const broker = action.broker === undefined ? live(lab)[0]?.id : resolve(action.broker)
  if (broker === undefined) return { error: 'IndexOutOfBoundsException' }
  const topic = textOf(action, 'topic')
  const body = { topics: [topic], allowAutoTopicCreation: action.autoCreate === true }
  const outcome = askNode(lab, broker, { api: 'Metadata', body }, 10_000_000)
  if ('failure' in outcome) return failed(outcome.failure)
  const [described] = outcome.answer.topics
  const result: Result = {
    brokers: outcome.answer.brokers.toSorted((a, b) => a - b),
    topicError: described?.error ?? 'NONE',
  }
  const { image } = nodeOf(lab, broker)
  findTopic(image, topic)?.partitions.forEach((partition, index) => {
    const leader = knownLeader(image, partition)
    result[String(index)] = {
      error: leader < 0 ? 'LEADER_NOT_AVAILABLE' : 'NONE',
      leader,
      leaderEpoch: partition.leaderEpoch,
      isr: partition.isr,
      offline: offlineReplicas(image, partition),
    }
  })
  return result
}

function failed(failure: Failure): Result {
  const message = {
    ConnectException: 'Connection refused',
    SocketTimeoutException: 'Read timed out',
  }
  return failure === 'EOFException'
    ? { error: failure }
    : { error: failure, message: message[failure] }
}

/** The first request to a broker may only make it fetch a block of ids. */
export function initProducerIdStep(lab: Lab): Result {
  for (let tries = 0; ; tries++) {
    const broker = live(lab)[0]
    if (!broker) return { error: 'IndexOutOfBoundsException' }
    const question = { api: 'InitProducerId', body: { transactionalId: null } } as const
    const outcome = askNode(lab, broker.id, question, 8_000_000)
    if ('failure' in outcome) return failed(outcome.failure)
    const { error, producerId, producerEpoch } = outcome.answer
    if (error === 'COORDINATOR_LOAD_IN_PROGRESS' && tries < 30) {
      pass(lab, 100_000)
      continue
    }
    if (error === 'NONE') lab.notes.set('producerId', producerId)
    return error === 'NONE' ? { error, producerEpoch } : { error }
  }
}
