// A follower's Fetch: it acknowledges what its offsets say, and is answered with what is new to it. Of most of its partitions
// there is nothing new: they are only looked at.
// Kafka: ReplicaManager.fetchMessages, IncrementalFetchContext.
// KIPs: 101, 227, 595, 903.
import type { FetchedRecords, FetchPartition, FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { nameOf, type PartitionName, partitionName } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { type FollowerState, followerOf } from '../../trace/FollowerState.ts'
import type { Log } from '../../trace/log/Log.ts'
import type { Message } from '../../trace/Message.ts'
import type { Sim } from '../Memory.ts'
import { aloud } from '../schedule.ts'
import { changedBy, type Found, foundFor, isCalm, sessionOf } from './followerSession.ts'
import { answerFetch, fetchState, readPartition, refused, sendFetched } from './handleFetch.ts'
import { isOldProcess, noteFollowerFetch, noteIdleFetch } from './partitionLeader.ts'
import { park } from './purgatory.ts'
import type { FetchSession } from './ReplicationMemory.ts'

/** A follower's fetch acknowledges everything before its offset, and is answered with what is new to it. */
export function handleFollowerFetch(
  sim: Sim,
  node: NodeState,
  message: Message,
  request: FetchRequest,
): void {
  const session = sessionOf(sim, node, message, request)
  if (!session) return
  const { partitions } = request
  const found = foundFor(node, session)
  // What is answered at once still tells the high watermark of before; what waits tells a later one.
  const { news, others, joined, left } = lookAt(node, request, session, found)
  if (!found.isHeard) left.push(...notAskedFor(node, request, found))
  found.isHeard = true
  const { cause } = sim
  const { appends } = sim.state.counters
  noteIdleFetch(sim, node, request, { count: partitions.length - others.length, joined, left })
  const stale = new Set<FetchPartition>()
  let bytes = 0
  let isDue = request.maxWaitMs === 0
  for (const answer of news.values()) {
    bytes += answer.bytes
    if (isWrong(answer)) isDue = true
  }
  for (const index of others) {
    const asked = partitions[index] as FetchPartition
    const replica = found.replicas[index]
    const answer = news.get(asked)
    if (!replica || (answer && isWrong(answer))) continue
    sim.cause = cause
    if (!hear(sim, node, request, asked, replica)) stale.add(asked)
  }
  sim.cause = cause
  // Hearing it may have completed a Produce, and let in the one that waited behind it.
  const hasMore = sim.state.counters.appends > appends
  if (isDue || stale.size > 0 || bytes >= request.minBytes) {
    const told = partitions.flatMap((asked) =>
      stale.has(asked) ? refused(node, asked, 'NOT_LEADER_OR_FOLLOWER') : (news.get(asked) ?? []),
    )
    tell(sim, node, message, session, told)
  } else if (hasMore && fetchState(node, request).isDue) answerFetch(sim, node, message)
  else aloud(sim, !message.chatter, () => park(sim, node, message, 'nothing new to copy'))
}

function isWrong({ error, diverging }: FetchedRecords): boolean {
  return error !== 'NONE' || diverging !== undefined
}

/** False when an older process of that broker asks. */
function hear(
  sim: Sim,
  node: NodeState,
  request: FetchRequest,
  asked: FetchPartition,
  replica: ReplicaState,
): boolean {
  const follower = followerOf(replica, request.replica?.id)
  if (!follower) return true
  return noteFollowerFetch(sim, node, replica, {
    follower,
    offset: asked.fetchOffset,
    epoch: request.replica?.epoch ?? -1,
  })
}

interface Looked {
  /** What is worth telling, by what was asked: records, what is wrong, a high watermark it was not told. */
  readonly news: Map<FetchPartition, FetchedRecords>
  /** Places in the request but for those where it is idle: in sync, and at the log end as in its fetch before. */
  readonly others: number[]
  /** Where it is idle now and the leader does not know it yet, and the other way round. */
  readonly joined: PartitionName[]
  readonly left: PartitionName[]
}

/** Goes once through all that a follower asks for. */
function lookAt(
  node: NodeState,
  request: FetchRequest,
  session: FetchSession,
  found: Found,
): Looked {
  const looked: Looked = { news: new Map(), others: [], joined: [], left: [] }
  const isOld = isOldProcess(node, request)
  let room = request.maxBytes
  for (let index = 0; index < request.partitions.length; index++) {
    const asked = request.partitions[index] as FetchPartition
    if (!isOld && isCalm(found, index, asked)) continue
    const replica = found.replicas[index]
    const follower = replica && followerOf(replica, request.replica?.id)
    const isAtEnd = replica !== undefined && isAtLogEnd(replica, asked)
    const isIdle = isAtEnd && !isOld && isSettled(replica, follower, asked)
    if (!isIdle) looked.others.push(index)
    if (follower && follower.isIdle !== isIdle)
      (isIdle ? looked.joined : looked.left).push(nameOf(asked))
    const isTold = isAtEnd && follower && session.told.get(replica.name) === replica.highWatermark
    found.calm[index] = isIdle && isTold && follower.isIdle ? changedBy(replica) : -1
    if (isTold) continue
    const answer = readPartition(node, request, asked, room)
    room = Math.max(0, room - answer.bytes)
    if (isNews(answer, session)) looked.news.set(asked, answer)
  }
  found.looked = request.partitions
  return looked
}

function isNews(answer: FetchedRecords, { told }: FetchSession): boolean {
  return isWrong(answer) || answer.bytes > 0 || told.get(nameOf(answer)) !== answer.highWatermark
}

/** Whether who asks ends where this log ends, in the same epoch, and asks the leader it should. */
function isAtLogEnd(replica: ReplicaState, asked: FetchPartition): boolean {
  const { log } = replica
  return (
    replica.leads &&
    replica.partitionEpoch >= 0 &&
    log.endOffset === asked.fetchOffset &&
    replica.leaderEpoch === asked.currentLeaderEpoch &&
    replica.topicId === asked.topicId &&
    isOfEpoch(log, asked)
  )
}

/** Where it idled as long as it asked, and asks no more. */
function notAskedFor(node: NodeState, request: FetchRequest, { places }: Found): PartitionName[] {
  return node.replicas
    .filter(
      (replica) => followerOf(replica, request.replica?.id)?.isIdle && !places.has(replica.name),
    )
    .map(({ name }) => name)
}

/** It has said so before, and cannot join the in-sync set by saying it again. */
function isSettled(
  { isr, pendingIsr }: ReplicaState,
  follower: FollowerState | undefined,
  { fetchOffset }: FetchPartition,
): boolean {
  if (follower?.endOffset !== fetchOffset) return false
  return pendingIsr !== null || isr.includes(follower.id)
}

/** Answers a follower that waits with whatever is new to it now. */
export function answerFollower(
  sim: Sim,
  node: NodeState,
  message: Message,
  request: FetchRequest,
): void {
  const session = sessionOf(sim, node, message, request)
  if (!session) return
  const { news } = lookAt(node, request, session, foundFor(node, session))
  tell(sim, node, message, session, [...news.values()])
}

/** A log without records is of no epoch yet. */
function isOfEpoch({ epochs }: Log, { lastFetchedEpoch = -1 }: FetchPartition): boolean {
  return lastFetchedEpoch < 0 || lastFetchedEpoch === epochs.at(-1)?.epoch
}

function tell(
  sim: Sim,
  node: NodeState,
  message: Message,
  { told }: FetchSession,
  answers: readonly FetchedRecords[],
): void {
  // An error is told each time, and afterwards everything anew.
  for (const { topic, partition, error, highWatermark } of answers)
    told.set(partitionName(topic, partition), error === 'NONE' ? highWatermark : -1)
  aloud(sim, answers.length > 0, () => sendFetched(sim, node, message, answers))
}
