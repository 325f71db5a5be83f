// Calls of the admin client that a group's coordinator answers: it is found first, and found again when it is another. A reset
// of offsets first asks the leaders where the new ones are.
// Kafka: AdminApiDriver, CoordinatorStrategy, AlterConsumerGroupOffsetsHandler, DeleteConsumerGroupsHandler,
// DeleteConsumerGroupOffsetsHandler; ConsumerGroupCommand.resetOffsets.
// KIPs: 122, 396, 496, 699.
// Simplified: a coordinator that cannot be reached is looked for anew after retry.backoff.ms, not after request.timeout.ms; the
// leaders are asked one after the other; the group is not described first, so that it is the coordinator who refuses to reset
// a group with members.
import { type ErrorName, exceptionText } from '../../kafka/errors.ts'
import type {
  CommittedOffset,
  FindCoordinatorResponse,
  OffsetCommitResponse,
  TopicPartition,
} from '../../kafka/protocol/Group.ts'
import type { DeleteGroupsResponse, OffsetDeleteResponse } from '../../kafka/protocol/GroupAdmin.ts'
import {
  EARLIEST_TIMESTAMP,
  LATEST_TIMESTAMP,
  type ListOffsetsResponse,
} from '../../kafka/protocol/ListOffsets.ts'
import { LONG_AGO, type NodeId, nameOf } from '../../kafka/terms.ts'
import { parseInstant } from '../../scenario/instant.ts'
import type { ReadFrom } from '../../scenario/Scenario.ts'
import type { Message } from '../../trace/Message.ts'
import { anyLink, linkTo } from '../client/ClientNetwork.ts'
import { wantMetadata, wantTopic } from '../client/clientMetadata.ts'
import { type Sending, sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { leaderOf } from '../producer/ClusterView.ts'
import { schedule } from '../schedule.ts'
import type { AdminMemory, GroupCall, GroupWork, PendingCall } from './AdminMemory.ts'

/** A call before its first request. */
export function beginGroupCall({ offsets }: GroupCall): GroupWork {
  return {
    coordinator: -1,
    notBefore: LONG_AGO,
    offsets: new Map(offsets.map((each) => [nameOf(each), each])),
    beyond: new Set(),
  }
}

/** What the call failed with; '' = it is done, undefined = it goes on. */
type Outcome = string | undefined

/** Sends whatever the call needs next. */
export function pumpGroupCall(sim: Sim, admin: AdminMemory, pending: PendingCall): Outcome {
  const { call, work } = pending
  if (!('group' in call) || !work || pending.message !== 0 || work.notBefore > sim.now)
    return undefined
  if (call.reset) {
    const ready = findOffsets(sim, admin, pending, call.reset, work)
    if (ready !== true) return ready
  }
  // Nobody answers there any more: another may coordinate by now.
  if (isCutOff(admin, work.coordinator)) {
    work.coordinator = -1
    tryLater(sim, admin, work)
    return undefined
  }
  const isKnown = work.coordinator >= 0
  const connection = isKnown
    ? linkTo(sim, admin.network, work.coordinator)
    : anyLink(sim, admin.network)
  if (connection === 0) return undefined
  const sending = isKnown
    ? requestOf(call, work)
    : ({ api: 'FindCoordinator', body: { group: call.group } } as const)
  pending.message = send(sim, admin, pending, connection, sending)
  return undefined
}

/** Its connection broke, and there is no new one yet. */
function isCutOff({ network }: AdminMemory, node: NodeId): boolean {
  return node >= 0 && network.reconnects.has(node) && !network.links.has(node)
}

/** What goes to a broker. */
type Question = {
  [A in GroupCall['api'] | 'FindCoordinator' | 'ListOffsets']: Pick<Sending<A>, 'api' | 'body'>
}[GroupCall['api'] | 'FindCoordinator' | 'ListOffsets']

function send(
  sim: Sim,
  admin: AdminMemory,
  pending: PendingCall,
  connection: number,
  question: Question,
): number {
  const { cause } = sim
  sim.cause = pending.event
  const timeoutUs = admin.network.requestTimeoutUs
  const message = sendRequest(sim, connection, { ...question, bytes: 100, timeoutUs })
  sim.cause = cause
  return message
}

function requestOf({ api, group, partitions }: GroupCall, work: GroupWork) {
  if (api === 'DeleteGroups') return { api, body: { group } } as const
  if (api === 'OffsetDelete') return { api, body: { group, partitions } } as const
  const offsets = [...work.offsets.values()]
  return { api, body: { group, generation: -1, member: '', instance: null, offsets } } as const
}

/** Where a reset leads, partition by partition. True when all of it is known. */
function findOffsets(
  sim: Sim,
  admin: AdminMemory,
  pending: PendingCall,
  { topic, partition, to }: NonNullable<GroupCall['reset']>,
  work: GroupWork,
): Outcome | true {
  const { network } = admin
  const isFresh = network.metadataAt >= pending.since
  const leaders = network.view.topics.get(topic)?.leaders
  if (!isFresh || (!leaders && !network.topicErrors.has(topic))) {
    wantTopic(sim, network, topic)
    return undefined
  }
  const all = (leaders ?? []).map((_, number) => ({ topic, partition: number }))
  const wanted = all.filter((each) => partition === null || each.partition === partition)
  if (wanted.length === 0) return exceptionText('UNKNOWN_TOPIC_OR_PARTITION', '')
  if (typeof to === 'object' && 'offset' in to)
    for (const each of wanted) work.offsets.set(nameOf(each), { ...each, offset: to.offset })
  const open = wanted.filter((each) => !work.offsets.has(nameOf(each)))
  const first = open[0]
  if (!first) return true
  const leader = leaderOf(network.view, topic, first.partition)
  if (leader < 0) {
    wantMetadata(sim, network)
    tryLater(sim, admin, work)
    return undefined
  }
  const connection = linkTo(sim, network, leader)
  if (connection === 0) return undefined
  const asked = open.filter((each) => leaderOf(network.view, topic, each.partition) === leader)
  pending.message = send(sim, admin, pending, connection, {
    api: 'ListOffsets',
    body: { isolation: 'read_uncommitted', partitions: asked.map((each) => ask(each, to, work)) },
  })
  return undefined
}

function ask(each: TopicPartition, to: ReadFrom, work: GroupWork) {
  const isLate = work.beyond.has(nameOf(each))
  return { ...each, timestampMs: isLate ? LATEST_TIMESTAMP : timestampOf(to) }
}

function timestampOf(to: ReadFrom): number {
  if (to === 'beginning') return EARLIEST_TIMESTAMP
  return typeof to === 'object' && 'timestamp' in to
    ? (parseInstant(to.timestamp) ?? 0)
    : LATEST_TIMESTAMP
}

/** An answer to whatever it asked last. */
export function onGroupCallAnswer(
  sim: Sim,
  admin: AdminMemory,
  pending: PendingCall,
  message: Message,
): Outcome {
  const { work, call } = pending
  pending.message = 0
  if (!work || !('group' in call)) return undefined
  if (message.api === 'ListOffsets') learnOffsets(sim, admin, work, message)
  else if (message.api === 'FindCoordinator') {
    const { error, node } = message.body as FindCoordinatorResponse
    if (error === 'NONE') work.coordinator = node
    else if (error !== 'COORDINATOR_NOT_AVAILABLE') return exceptionText(error, '')
    else tryLater(sim, admin, work)
  } else {
    const { error, failed } = refusalIn(message)
    if (!RETRIED.includes(error)) return error === 'NONE' ? '' : textOf(call, error, failed)
    if (FORGETS.includes(error)) work.coordinator = -1
    tryLater(sim, admin, work)
  }
  return pumpGroupCall(sim, admin, pending)
}

const FORGETS: readonly ErrorName[] = ['NOT_COORDINATOR', 'COORDINATOR_NOT_AVAILABLE']
const RETRIED: readonly ErrorName[] = [
  ...FORGETS,
  'COORDINATOR_LOAD_IN_PROGRESS',
  'REBALANCE_IN_PROGRESS',
]

/** A leader's offsets; where no record is that young the end is taken, as the tool does. */
function learnOffsets(sim: Sim, admin: AdminMemory, work: GroupWork, message: Message): void {
  for (const { topic, partition, offset, error } of (message.body as ListOffsetsResponse)
    .partitions) {
    const each: CommittedOffset = { topic, partition, offset }
    if (error !== 'NONE') {
      wantMetadata(sim, admin.network)
      tryLater(sim, admin, work)
    } else if (offset < 0) work.beyond.add(nameOf(each))
    else work.offsets.set(nameOf(each), each)
  }
}

/** The first error, and the partitions that have one. */
function refusalIn(message: Message): {
  readonly error: ErrorName
  readonly failed: readonly string[]
} {
  const body = message.body as OffsetCommitResponse | OffsetDeleteResponse | DeleteGroupsResponse
  const whole = 'error' in body ? body.error : 'NONE'
  const partitions = 'partitions' in body ? body.partitions : []
  const failed = partitions.filter(({ error }) => error !== 'NONE')
  return {
    error: whole === 'NONE' ? (failed[0]?.error ?? 'NONE') : whole,
    failed: failed.map(nameOf),
  }
}

function textOf({ api }: GroupCall, error: ErrorName, failed: readonly string[]): string {
  const list = `Failed altering group offsets for the following partitions: [${failed.join(', ')}]`
  return exceptionText(error, api === 'OffsetCommit' ? list : '')
}

function tryLater(sim: Sim, { network, id, life }: AdminMemory, work: GroupWork): void {
  work.notBefore = sim.now + network.retryBackoffUs
  schedule(sim, { at: work.notBefore, type: 'clientWake', who: id, life })
}
