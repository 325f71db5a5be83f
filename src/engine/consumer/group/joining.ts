// A member's part in a round: it gives up what it must, joins, assigns if it leads, syncs, and takes what it is given.
// Kafka: AbstractCoordinator.joinGroupIfNeeded, ConsumerCoordinator.onJoinPrepare, onLeaderElected, onJoinComplete.
// KIPs: 62, 345, 394, 429, 814.
// Simplified: one listener, which commits or does nothing; answers wait for the next poll().
import { exceptionText } from '../../../kafka/errors.ts'
import type {
  JoinGroupResponse,
  SyncGroupResponse,
  TopicPartition,
} from '../../../kafka/protocol/Group.ts'
import { nameOf } from '../../../kafka/terms.ts'
import { byText } from '../../../scenario/byText.ts'
import type { Message } from '../../../trace/Message.ts'
import { wantTopics } from '../../client/clientMetadata.ts'
import type { Sim } from '../../Memory.ts'
import { type AssignorName, assignPartitions, userDataOf } from '../assignors/assignPartitions.ts'
import type { ReaderMemory } from '../ReaderMemory.ts'
import { commitFirst } from './commits.ts'
import { askCoordinator, backOff, forgetCoordinator, wakeAt } from './coordinatorLink.ts'
import {
  type AfterSync,
  type MemberMemory,
  NEVER,
  type Remembered,
  rememberedBy,
} from './MemberMemory.ts'
import {
  callListener,
  changeMembership,
  leaveListener,
  ownedBy,
  requestRejoin,
  resetMembership,
  revoke,
} from './membership.ts'
import { startHeartbeats } from './memberTimers.ts'
import {
  hasFreshMetadata,
  hasMatched,
  noticeTopics,
  partitionsOf,
  takeMetadata,
  wants,
} from './topics.ts'

/** How much longer a JoinGroup may take than the rebalance it waits for. */
const JOIN_TIMEOUT_LAPSE_US = 5_000_000

/** Goes on with the round it is in, or begins one when it must. */
export function joinIfNeeded(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  if (member.toAssign) assignAndSync(sim, reader, member)
  noticeTopics(sim, reader, member)
  const isAsking = [...member.requests.values()].some(
    ({ type }) => type === 'join' || type === 'sync',
  )
  if (!member.rejoinNeeded || isAsking || member.toAssign) return
  // It does all this for what made it want to join, whatever has just let it go on; and then goes on with that.
  const { cause } = sim
  sim.cause = member.rejoinCause || cause
  rejoin(sim, reader, member)
  sim.cause = cause
}

function rejoin(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  if (!hasMatched(sim, reader.network, member)) return
  if (member.needsJoinPrepare) {
    if (!commitFirst(sim, reader, member)) return
    member.needsJoinPrepare = false
    member.groupTopics = []
    if (!prepare(sim, reader, member)) return
  }
  if (member.notBefore > sim.now) wakeAt(sim, reader, member.notBefore)
  else join(sim, reader, member)
}

/**
 * An eager member gives everything up before it joins, a cooperative one only what it no longer subscribes to; one that is out
 * has lost it all. True when its listener has returned.
 */
function prepare(sim: Sim, reader: ReaderMemory, member: MemberMemory): boolean {
  const owned = ownedBy(reader)
  if (member.generation < 0 || member.member === '') {
    if (owned.length > 0) callListener(sim, reader, 'lost', owned, [])
    return true
  }
  if (!member.settings.cooperative) return revoke(sim, reader, member, owned, [])
  const kept = owned.filter(({ topic }) => member.topics.includes(topic))
  return kept.length === owned.length || revoke(sim, reader, member, without(owned, kept), kept)
}

function join(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  const { settings, topics, generation } = member
  const owned = ownedBy(reader)
  member.joinedTopics = topics
  const isSent = askCoordinator<'JoinGroup'>(
    sim,
    reader,
    member,
    {
      api: 'JoinGroup',
      body: {
        group: member.group,
        sessionTimeoutMs: settings.sessionTimeoutMs,
        rebalanceTimeoutMs: settings.maxPollIntervalMs,
        member: member.member,
        instance: settings.instance,
        protocols: settings.assignors.map((name) => {
          const { partitions, generation: at } = rememberedBy(member, name)
          const userData = userDataOf(name as AssignorName, partitions, at)
          return { name, subscription: { topics, owned, generation, rack: '', userData } }
        }),
        reason: member.reason,
      },
      bytes: 150 + 60 * settings.assignors.length,
      timeoutUs: Math.max(
        reader.network.requestTimeoutUs,
        settings.maxPollIntervalMs * 1000 + JOIN_TIMEOUT_LAPSE_US,
      ),
    },
    { type: 'join' },
  )
  if (!isSent || member.state === 'PREPARING_REBALANCE') return
  member.heartbeatAt = NEVER
  changeMembership(sim, reader, member, 'PREPARING_REBALANCE', member.reason || 'it subscribes')
}

export function onJoined(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  message: Message,
): void {
  const answer = message.body as JoinGroupResponse
  switch (answer.error) {
    case 'NONE':
      beginGeneration(sim, reader, member, answer)
      break
    case 'MEMBER_ID_REQUIRED':
      member.member = answer.member
      changeMembership(sim, reader, member, 'UNJOINED', 'it was given a member id')
      requestRejoin(sim, member, `need to re-join with the given member-id: ${answer.member}`)
      break
    case 'UNKNOWN_MEMBER_ID':
      resetMembership(sim, reader, member, 'its member id is not known any more')
      break
    case 'COORDINATOR_NOT_AVAILABLE':
    case 'NOT_COORDINATOR':
      forgetCoordinator(sim, reader, member, answer.error)
      joinFailed(sim, reader, member, answer.error)
      break
    case 'COORDINATOR_LOAD_IN_PROGRESS':
    case 'REBALANCE_IN_PROGRESS':
      joinFailed(sim, reader, member, answer.error)
      break
    default:
      giveUp(sim, reader, member, exceptionText(answer.error, ''))
  }
}

/** It stays in the round, and asks again. */
export function joinFailed(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  why: string,
): void {
  changeMembership(sim, reader, member, 'UNJOINED', why)
  requestRejoin(sim, member, `rebalance failed due to ${why}`)
  backOff(sim, reader, member)
}

/** Kafka's exception ends the poll loop. */
export function giveUp(sim: Sim, reader: ReaderMemory, member: MemberMemory, error: string): void {
  resetMembership(sim, reader, member, error)
  member.failure = error
}

function beginGeneration(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  answer: JoinGroupResponse,
): void {
  member.member = answer.member
  member.generation = answer.generation
  member.assignor = answer.protocol
  member.rejoinNeeded = false
  member.snapshot = null
  const isLeader = answer.leader === answer.member
  const why = isLeader ? 'it leads the generation' : 'it waits for its share'
  changeMembership(sim, reader, member, 'COMPLETING_REBALANCE', why)
  startHeartbeats(sim, reader, member)
  if (!isLeader) {
    sync(sim, reader, member, [])
    return
  }
  member.groupTopics = [
    ...new Set(answer.members.flatMap(({ subscription: { topics } }) => topics)),
  ]
  if (member.groupTopics.some((topic) => !member.topics.includes(topic)))
    wantTopics(sim, reader.network, member.groupTopics)
  member.toAssign = answer
  assignAndSync(sim, reader, member)
}

/** The leader assigns with fresh metadata; a static one that is back under its name leaves all as it is, and watches. */
function assignAndSync(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  const answer = member.toAssign
  if (!answer || !hasFreshMetadata(sim, reader.network, member)) return
  takeMetadata(reader.network, member)
  member.snapshot = member.metadata.partitions
  if (answer.skipAssignment) {
    member.toAssign = null
    sync(sim, reader, member, [])
    return
  }
  const assigned = assignPartitions(
    answer.protocol as AssignorName,
    new Map(
      member.groupTopics.map((topic) => [
        topic,
        withoutRacks(partitionsOf(reader.network.view, topic)),
      ]),
    ),
    answer.members.map(({ member: id, instance, subscription }) => ({
      member: id,
      instance,
      ...subscription,
    })),
    rememberedBy(member, answer.protocol).newestGeneration,
  )
  member.toAssign = null
  if ('error' in assigned) {
    giveUp(sim, reader, member, assigned.error)
    return
  }
  const { newestGeneration } = assigned
  remember(member, answer.protocol, { newestGeneration })
  sync(
    sim,
    reader,
    member,
    [...assigned.assignment].map(([id, partitions]) => ({ member: id, partitions })),
  )
}

/** A client's metadata names no racks of replicas yet. */
function withoutRacks(partitions: number): readonly (readonly string[])[] {
  return Array.from({ length: partitions }, () => [])
}

function sync(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  assignments: readonly { member: string; partitions: readonly TopicPartition[] }[],
): void {
  const { group, generation, settings } = member
  const isSent = askCoordinator<'SyncGroup'>(
    sim,
    reader,
    member,
    {
      api: 'SyncGroup',
      body: { group, generation, member: member.member, instance: settings.instance, assignments },
      bytes: 120 + 80 * assignments.length,
      timeoutUs: Math.max(reader.network.requestTimeoutUs, settings.maxPollIntervalMs * 1000),
    },
    { type: 'sync' },
  )
  if (!isSent) joinFailed(sim, reader, member, 'the coordinator could not be reached')
}

export function onSynced(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  message: Message,
): void {
  const { error, partitions } = message.body as SyncGroupResponse
  switch (error) {
    case 'NONE':
      if (member.state === 'COMPLETING_REBALANCE')
        complete(sim, reader, member, partitions.toSorted(byPlace))
      break
    case 'REBALANCE_IN_PROGRESS':
      changeMembership(sim, reader, member, 'UNJOINED', error)
      requestRejoin(sim, member, 'group is already rebalancing')
      break
    case 'UNKNOWN_MEMBER_ID':
    case 'ILLEGAL_GENERATION':
      resetMembership(sim, reader, member, error, error === 'ILLEGAL_GENERATION')
      break
    case 'COORDINATOR_NOT_AVAILABLE':
    case 'NOT_COORDINATOR':
      forgetCoordinator(sim, reader, member, error)
      joinFailed(sim, reader, member, error)
      break
    case 'COORDINATOR_LOAD_IN_PROGRESS':
      joinFailed(sim, reader, member, error)
      break
    default:
      giveUp(sim, reader, member, exceptionText(error, ''))
  }
}

/** It has its share: a cooperative member now gives up what it lost, and joins again for others to have it. */
function complete(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  given: readonly TopicPartition[],
): void {
  member.needsJoinPrepare = true
  changeMembership(sim, reader, member, 'STABLE', `it is in generation ${member.generation}`)
  if (given.some(({ topic }) => !wants(reader.network, member, topic))) {
    requestRejoin(sim, member, 'received assignment does not match the current subscription')
    return
  }
  const owned = ownedBy(reader)
  const gone = member.settings.cooperative ? without(owned, given) : []
  if (gone.length === 0 || revoke(sim, reader, member, gone, without(owned, gone), given))
    take(sim, reader, member, given, gone.length > 0)
}

function take(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  given: readonly TopicPartition[],
  gaveUp: boolean,
): void {
  if (gaveUp) requestRejoin(sim, member, 'need to revoke partitions and re-join')
  remember(member, member.assignor, { partitions: given, generation: member.generation })
  member.autoCommitAt = sim.now + member.settings.autoCommitUs
  if (member.settings.autoCommit) wakeAt(sim, reader, member.autoCommitAt)
  callListener(sim, reader, 'assigned', without(given, ownedBy(reader)), given)
}

/** onPartitionsRevoked() has returned: on with what it stood in the middle of. */
export function listenerReturned(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  { owned, given }: Extract<AfterSync, { type: 'listener' }>,
): void {
  leaveListener(sim, reader, owned)
  if (given) take(sim, reader, member, given, true)
}

function remember(member: MemberMemory, assignor: string, news: Partial<Remembered>): void {
  member.remembered.set(assignor, { ...rememberedBy(member, assignor), ...news })
}

/** Kafka: Utils.TopicPartitionComparator. */
function byPlace(one: TopicPartition, other: TopicPartition): number {
  return byText(one.topic, other.topic) || one.partition - other.partition
}

function without(
  from: readonly TopicPartition[],
  these: readonly TopicPartition[],
): readonly TopicPartition[] {
  const names = new Set(these.map(nameOf))
  return from.filter((each) => !names.has(nameOf(each)))
}
