// Commits: by the timer of auto.commit.interval.ms when it polls, before a rebalance and at close(), or by the application.
// Kafka: ConsumerCoordinator.maybeAutoCommitOffsetsAsync, commitOffsetsSync, OffsetCommitResponseHandler, fetchCommittedOffsets.
// KIPs: 447, 568.
// Simplified: a commit that no coordinator can take yet is not queued but tried again by the next timer.

import type { ErrorName } from '../../../kafka/errors.ts'
import { exceptionText } from '../../../kafka/errors.ts'
import { hashMapOrder, topicPartitionHash } from '../../../kafka/javaOrder.ts'
import type {
  CommittedOffset,
  OffsetCommitResponse,
  OffsetFetchResponse,
} from '../../../kafka/protocol/Group.ts'
import { nameOf, US_PER_MS } from '../../../kafka/terms.ts'
import type { CommitHow } from '../../../trace/GroupEvent.ts'
import type { Message } from '../../../trace/Message.ts'
import { wantMetadata } from '../../client/clientMetadata.ts'
import type { Sim } from '../../Memory.ts'
import { record } from '../../record.ts'
import { setPosition } from '../positions.ts'
import type { ReaderMemory } from '../ReaderMemory.ts'
import { askCoordinator, backOff, forgetCoordinator, wakeAt } from './coordinatorLink.ts'
import { type Asked, type MemberMemory, NEVER } from './MemberMemory.ts'
import { requestRejoin, resetMembership } from './membership.ts'

type Commit = Extract<Asked, { type: 'commit' }>

const NOT_A_MEMBER =
  'CommitFailedException: Offset commit cannot be completed since the consumer is not part of an active group for auto partition assignment; it is likely that the consumer was kicked out of the group.'
const REBALANCING =
  'RebalanceInProgressException: Offset commit cannot be completed since the consumer is undergoing a rebalance for auto partition assignment. You can try completing the rebalance by calling poll() and then retry the operation.'
const REBALANCE_BEGAN =
  'RebalanceInProgressException: Offset commit cannot be completed since the consumer group is executing a rebalance at the moment. You can try completing the rebalance by calling poll() and then retry commit again'
const REASSIGNED =
  'CommitFailedException: Commit cannot be completed since the group has already rebalanced and assigned the partitions to another member. This means that the time between subsequent calls to poll() was longer than the configured max.poll.interval.ms, which typically implies that the poll loop is spending too much time message processing. You can address this either by increasing max.poll.interval.ms or by reducing the maximum size of batches returned in poll() with max.poll.records.'

/** Everything poll() has handed out so far: the next offset of each partition. */
export function consumed(reader: ReaderMemory): readonly CommittedOffset[] {
  return reader.partitions
    .filter(({ position }) => position >= 0)
    .map(({ topic, partition, position }) => ({ topic, partition, offset: position }))
}

/** Why a commit is refused before it leaves; '' = it may go. */
function whyNotNow(member: MemberMemory): string {
  if (!member.subscribes || member.state === 'STABLE') return ''
  return member.state === 'UNJOINED' ? NOT_A_MEMBER : REBALANCING
}

function send(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  how: CommitHow,
  offsets: readonly CommittedOffset[],
  first = false,
): boolean {
  const { group, generation, settings } = member
  const interval = String(settings.autoCommitUs / US_PER_MS)
  const configs = [
    { name: 'auto.commit.interval.ms', value: interval, subject: `client:${reader.id}` },
  ]
  return askCoordinator<'OffsetCommit'>(
    sim,
    reader,
    member,
    {
      api: 'OffsetCommit',
      body: { group, generation, member: member.member, instance: settings.instance, offsets },
      bytes: 90 + 20 * offsets.length,
      ...(how === 'auto' && !first ? { configs } : {}),
    },
    { type: 'commit', how, generation, offsets, first },
  )
}

/** The timer of auto.commit.interval.ms, looked at by every poll(). */
export function autoCommit(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  const { autoCommit: isOn, autoCommitUs } = member.settings
  if (!isOn || reader.partitions.length === 0) return
  if (member.autoCommitAt === NEVER) member.autoCommitAt = sim.now + autoCommitUs
  if (sim.now < member.autoCommitAt) return
  const offsets = consumed(reader)
  const isSent =
    offsets.length > 0 && whyNotNow(member) === '' && send(sim, reader, member, 'auto', offsets)
  member.autoCommitAt =
    sim.now + (isSent || offsets.length === 0 ? autoCommitUs : reader.network.retryBackoffUs)
  wakeAt(sim, reader, member.autoCommitAt)
}

/**
 * What must be committed before partitions are given up; what may yet succeed is tried again. True when nothing is left to
 * wait for.
 */
export function commitFirst(sim: Sim, reader: ReaderMemory, member: MemberMemory): boolean {
  if (isCommittingFirst(member)) return false
  const offsets = consumed(reader)
  const { settings, committedFirst, closing } = member
  const isNone = !settings.autoCommit || offsets.length === 0 || whyNotNow(member) !== ''
  if (committedFirst || isNone || sim.now >= member.firstUntil) {
    member.committedFirst = false
    member.firstUntil = NEVER
    return true
  }
  if (member.firstUntil === NEVER) {
    const patience = closing === 'no' ? settings.maxPollIntervalMs : CLOSE_TIMEOUT_MS
    member.firstUntil = sim.now + patience * US_PER_MS
    if (closing !== 'no') wakeAt(sim, reader, member.firstUntil)
  }
  if (member.notBefore > sim.now) wakeAt(sim, reader, member.notBefore)
  else send(sim, reader, member, 'auto', offsets, true)
  return false
}

/** Kafka: ConsumerUtils.DEFAULT_CLOSE_TIMEOUT_MS. */
const CLOSE_TIMEOUT_MS = 30_000

/** Kafka: ConsumerCoordinator.maybeMarkPartitionsPendingRevocation. A cooperative member keeps most of what it has, and reads on. */
export function givesUp({ group }: ReaderMemory): boolean {
  if (group === null || group.settings.cooperative) return false
  return isCommittingFirst(group) || group.sync?.then.type === 'listener'
}

function isCommittingFirst({ requests }: MemberMemory): boolean {
  for (const asked of requests.values()) if (asked.type === 'commit' && asked.first) return true
  return false
}

/** commitSync() goes on: it is sent, sent again, or over. */
export function pumpSync(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  const { sync } = member
  if (!sync || [...member.requests.values()].some((asked) => isSync(asked))) return
  if (sync.offsets.length === 0) {
    finishSync(sim, reader, member, '')
    return
  }
  const refused = whyNotNow(member)
  if (refused !== '') {
    sim.cause = member.rejoinCause || sim.cause
    finishSync(sim, reader, member, refused)
  } else if (sim.now >= sync.until) finishSync(sim, reader, member, timedOut(member))
  else if (sync.notBefore > sim.now) wakeAt(sim, reader, sync.notBefore)
  else send(sim, reader, member, 'sync', sync.offsets)
}

function isSync(asked: Asked): boolean {
  return asked.type === 'commit' && asked.how === 'sync'
}

function timedOut({ sync, settings }: MemberMemory): string {
  const asked = sync?.offsets ?? []
  const order = hashMapOrder(asked.map((each) => topicPartitionHash(each.topic, each.partition)))
  const offsets = order.map((index) => {
    const each = asked[index] as CommittedOffset
    return `${nameOf(each)}=OffsetAndMetadata{offset=${each.offset}, leaderEpoch=null, metadata=''}`
  })
  return `TimeoutException: Timeout of ${settings.defaultApiTimeoutMs}ms expired before successfully committing offsets {${offsets.join(', ')}}`
}

/** commitSync() returns, or throws. */
function finishSync(sim: Sim, reader: ReaderMemory, member: MemberMemory, error: string): void {
  const { sync } = member
  if (!sync) return
  const how = sync.then.type === 'listener' ? 'listener' : 'sync'
  tell(sim, reader, how, sync.offsets, error)
  member.sync = null
  member.afterSync = sync.then
}

function tell(
  sim: Sim,
  reader: ReaderMemory,
  how: CommitHow,
  offsets: readonly CommittedOffset[],
  error: string,
): void {
  sim.cause = record(sim, {
    type: 'CommitAnswered',
    client: reader.id,
    how,
    offsets: offsets.map((each) => ({ partition: nameOf(each), offset: each.offset })),
    error,
  })
}

export function onCommitted(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  message: Message,
  commit: Commit,
): void {
  const { partitions } = message.body as OffsetCommitResponse
  const error = partitions.find((answer) => answer.error !== 'NONE')?.error ?? 'NONE'
  const isOld = commit.generation !== member.generation
  if (
    error === 'COORDINATOR_NOT_AVAILABLE' ||
    error === 'NOT_COORDINATOR' ||
    error === 'REQUEST_TIMED_OUT'
  )
    forgetCoordinator(sim, reader, member, error)
  if (error === 'REBALANCE_IN_PROGRESS')
    requestRejoin(sim, member, 'offset commit failed since group is already rebalancing')
  const isOut = error === 'UNKNOWN_MEMBER_ID' || error === 'ILLEGAL_GENERATION'
  if (isOut && !isOld && member.subscribes)
    resetMembership(sim, reader, member, error, error === 'ILLEGAL_GENERATION')
  if (error === 'FENCED_INSTANCE_ID' && !isOld) member.failure = exceptionText(error, '')
  settle(sim, reader, member, commit, error)
}

const RETRIED: readonly ErrorName[] = [
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR',
  'REQUEST_TIMED_OUT',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'NETWORK_EXCEPTION',
]

/** commitSync() is sent again, and what has to be committed first; of the others the application hears once. */
export function settle(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  { how, offsets, first }: Commit,
  error: ErrorName,
): void {
  if (first) {
    member.committedFirst = !RETRIED.includes(error)
    if (!member.committedFirst) backOff(sim, reader, member)
  }
  if (how === 'sync' && member.sync) {
    if (RETRIED.includes(error)) {
      member.sync.notBefore = sim.now + reader.network.retryBackoffUs
      pumpSync(sim, reader, member)
    } else finishSync(sim, reader, member, commitText(error))
    return
  }
  tell(sim, reader, how, offsets, commitText(error))
}

function commitText(error: ErrorName): string {
  if (error === 'NONE') return ''
  if (error === 'REBALANCE_IN_PROGRESS') return REBALANCE_BEGAN
  if (error === 'UNKNOWN_MEMBER_ID' || error === 'ILLEGAL_GENERATION') return REASSIGNED
  return exceptionText(error, '')
}

/** Asks the group where it stands in the partitions that have no position. */
export function fetchCommitted(sim: Sim, reader: ReaderMemory): void {
  const member = reader.group
  const partitions = reader.partitions.filter(({ reset }) => reset === 'committed')
  if (!member || partitions.length === 0) return
  if ([...member.requests.values()].some(({ type }) => type === 'offsets')) return
  if (member.notBefore > sim.now) {
    wakeAt(sim, reader, member.notBefore)
    return
  }
  askCoordinator<'OffsetFetch'>(
    sim,
    reader,
    member,
    {
      api: 'OffsetFetch',
      body: {
        group: member.group,
        partitions: partitions.map(({ topic, partition }) => ({ topic, partition })),
        requireStable: true,
      },
      bytes: 60 + 12 * partitions.length,
    },
    { type: 'offsets' },
  )
}

/** Where the group stands is where it begins; where nothing is committed, auto.offset.reset decides. */
export function onOffsetsFetched(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  message: Message,
): void {
  const { error, offsets } = message.body as OffsetFetchResponse
  if (error !== 'NONE') {
    if (error === 'NOT_COORDINATOR') forgetCoordinator(sim, reader, member, error)
    wantMetadata(sim, reader.network)
    backOff(sim, reader, member)
    return
  }
  for (const answer of offsets) {
    const each = reader.partitions.find(({ name }) => name === nameOf(answer))
    if (each?.reset !== 'committed') continue
    if (answer.offset < 0) each.reset = 'policy'
    else setPosition(sim, reader, each, answer.offset, 'committed')
  }
}
