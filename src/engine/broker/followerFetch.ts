// A follower's Fetch: it acknowledges what its offsets say, and is answered with what is new to it. Of most of its partitions
// there is nothing new: they are only looked at.
// Kafka: ReplicaManager.fetchMessages, IncrementalFetchContext.
// KIPs: 101, 227, 595, 903.
import type { FetchedRecords, FetchPartition, FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { partitionName } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { Log } from '../../trace/log/Log.ts'
import type { Message } from '../../trace/Message.ts'
import type { Sim } from '../Memory.ts'
import { aloud } from '../schedule.ts'
import {
  answerFetch,
  fetchState,
  readPartition,
  refused,
  replicaFor,
  sendFetched,
} from './handleFetch.ts'
import { noteFollowerFetch } from './partitionLeader.ts'
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
  const replicas = replicasOf(node, session)
  // What is answered at once still tells the high watermark of before; what waits tells a later one.
  const news = newsFor(node, request, session, replicas)
  const { cause } = sim
  const { appends } = sim.state.counters
  const stale = new Set<FetchPartition>()
  let bytes = 0
  let isDue = request.maxWaitMs === 0
  for (let index = 0; index < partitions.length; index++) {
    const asked = partitions[index] as FetchPartition
    sim.cause = cause
    const answer = news.get(asked)
    const replica = replicas[index]
    bytes += answer?.bytes ?? 0
    if (answer && isWrong(answer)) isDue = true
    else if (replica && !hear(sim, node, request, asked, replica)) stale.add(asked)
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
  const follower = replica.followers.find((known) => known.id === request.replica?.id)
  if (!follower) return true
  return noteFollowerFetch(sim, node, replica, {
    follower,
    offset: asked.fetchOffset,
    epoch: request.replica?.epoch ?? -1,
  })
}

/** The follower's session here: of a new connection it begins with nothing told; partitions no longer asked for are forgotten. */
function sessionOf(
  sim: Sim,
  node: NodeState,
  message: Message,
  { replica, partitions }: FetchRequest,
): FetchSession | undefined {
  const sessions = sim.memory.nodes.get(node.id)?.replication.sessions
  if (!sessions || !replica) return undefined
  let session = sessions.get(replica.id)
  if (session?.connection !== message.connection) {
    session = { connection: message.connection, asked: partitions, told: new Map() }
    sessions.set(replica.id, session)
  }
  if (namesTheSame(session.asked, partitions)) {
    const known = found.get(session.asked)
    if (known) found.set(partitions, known)
  } else {
    const names = new Set(partitions.map((each) => partitionName(each.topic, each.partition)))
    for (const name of session.told.keys()) if (!names.has(name)) session.told.delete(name)
  }
  session.asked = partitions
  return session
}

type Replicas = readonly (ReplicaState | undefined)[]

/** What the partitions of a request were here, as long as the broker has the same replicas: they are not looked up each time. */
const found = new WeakMap<
  readonly FetchPartition[],
  { readonly among: readonly ReplicaState[]; readonly count: number; readonly replicas: Replicas }
>()

/** The replicas of the partitions that the session asks for, in its order. */
function replicasOf(node: NodeState, { asked }: FetchSession): Replicas {
  const known = found.get(asked)
  if (known?.among === node.replicas && known.count === node.replicas.length) return known.replicas
  const replicas = asked.map((each) => replicaFor(node, each))
  found.set(asked, { among: node.replicas, count: node.replicas.length, replicas })
  return replicas
}

function namesTheSame(before: readonly FetchPartition[], now: readonly FetchPartition[]): boolean {
  if (before === now) return true
  if (before.length !== now.length) return false
  return now.every((asked, index) => {
    const known = before[index]
    return asked === known || (asked.partition === known?.partition && asked.topic === known.topic)
  })
}

/** What is worth telling a follower, by what it asks for: records, what is wrong, a high watermark it was not told. */
function newsFor(
  node: NodeState,
  request: FetchRequest,
  { told }: FetchSession,
  replicas: Replicas,
): Map<FetchPartition, FetchedRecords> {
  const news = new Map<FetchPartition, FetchedRecords>()
  let room = request.maxBytes
  for (let index = 0; index < request.partitions.length; index++) {
    const asked = request.partitions[index] as FetchPartition
    const replica = replicas[index]
    const hasAll = replica !== undefined && isCopied(replica, asked, request)
    if (hasAll && told.get(replica.name) === replica.highWatermark) continue
    const answer = readPartition(node, request, asked, room)
    room = Math.max(0, room - answer.bytes)
    const name = partitionName(asked.topic, asked.partition)
    if (isWrong(answer) || answer.bytes > 0 || told.get(name) !== answer.highWatermark)
      news.set(asked, answer)
  }
  return news
}

/** Whether a follower ends where this log ends, in the same epoch, and asks the leader it should. */
function isCopied(replica: ReplicaState, asked: FetchPartition, request: FetchRequest): boolean {
  const { log } = replica
  return (
    replica.leads &&
    replica.partitionEpoch >= 0 &&
    log.endOffset === asked.fetchOffset &&
    replica.leaderEpoch === asked.currentLeaderEpoch &&
    replica.topicId === asked.topicId &&
    isOfEpoch(log, asked) &&
    replica.followers.some(({ id }) => id === request.replica?.id)
  )
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
  const news = newsFor(node, request, session, replicasOf(node, session))
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
