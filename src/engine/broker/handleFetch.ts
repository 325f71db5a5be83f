// Fetch: records for readers, up to the high watermark; for followers, up to the log end. Too few bytes and the request waits.
// Kafka: KafkaApis.handleFetchRequest → ReplicaManager.fetchMessages → Partition.fetchRecords.
// KIPs: 74, 320, 392, 595, 951.
// Simplified: readers have no sessions: every request of theirs lists all its partitions, every answer names them all.
import type { FetchedRecords, FetchPartition, FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { nameOf, type PartitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { eachBatch, readFrom, storedBatches } from '../../trace/log/Log.ts'
import type { CarriedRecords, Message } from '../../trace/Message.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { currentLeader } from './currentLeader.ts'
import { divergence, fetchError } from './fetchError.ts'
import { answerFollower, handleFollowerFetch } from './followerFetch.ts'
import { askedOf } from './followerSession.ts'
import { park } from './purgatory.ts'

/** Bytes of an answer without records, and for each partition in it. */
const ANSWER_BYTES = 60
const PARTITION_BYTES = 40

export function handleFetch(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as FetchRequest
  if (request.replica) {
    handleFollowerFetch(sim, node, message, request)
    return
  }
  const state = fetchState(node, request)
  if (state.bytes > 0 || state.hasError) leaveLoop(sim)
  if (state.isDue || request.maxWaitMs === 0) answerFetch(sim, node, message)
  else
    park(
      sim,
      node,
      message,
      state.bytes === 0 ? 'no records beyond its offsets' : 'fewer bytes than fetch.min.bytes',
    )
}

/** Data came: what happens now is no idle chatter. */
function leaveLoop(sim: Sim): void {
  sim.quiet = false
}

/** A request's partition as it stands here. */
export function replicaFor(
  node: NodeState,
  asked: Pick<FetchPartition, 'topic' | 'partition'>,
): ReplicaState | undefined {
  return replicaNamed(node, nameOf(asked))
}

/** Up to where the asker may read. */
function boundOf(replica: ReplicaState, request: FetchRequest): number {
  return request.replica ? replica.log.endOffset : replica.highWatermark
}

interface FetchState {
  readonly bytes: number
  readonly hasError: boolean
  /** It need not wait: it has enough, or waiting would be wrong. */
  readonly isDue: boolean
}

/** What a request could have now. */
export function fetchState(node: NodeState, request: FetchRequest): FetchState {
  let bytes = 0
  let isAside = false
  for (const asked of request.partitions) {
    const replica = replicaFor(node, asked)
    if (fetchError(node, replica, asked, request) !== 'NONE' || !replica)
      return { bytes, hasError: true, isDue: true }
    if (divergence(replica, asked)) isAside = true
    const bound = boundOf(replica, request)
    // Beyond what may be read: a leader that was elected anew does not know yet how far that is.
    if (asked.fetchOffset > bound) isAside = true
    if (asked.fetchOffset >= bound) continue
    bytes += readFrom(replica.log, asked.fetchOffset, bound, asked.maxBytes).bytes
  }
  return { bytes, hasError: false, isDue: isAside || bytes >= request.minBytes }
}

/** Whether a parked request is to be answered now that something changed in one partition. */
export function isFetchDue(
  sim: Sim,
  node: NodeState,
  message: Message,
  partition: PartitionName,
): boolean {
  const request = message.body as FetchRequest
  if (request.minBytes > 1 || request.partitions.length === 1)
    return fetchState(node, request).isDue
  const asked = askedOf(sim, node, request, partition)
  return asked !== undefined && fetchState(node, { ...request, partitions: [asked] }).isDue
}

/** Answers with whatever there is now. */
export function answerFetch(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as FetchRequest
  if (request.replica) {
    answerFollower(sim, node, message, request)
    return
  }
  const answers = readAll(node, request)
  if (answers.some((answer) => answer.bytes > 0 || answer.error !== 'NONE')) leaveLoop(sim)
  sendFetched(sim, node, message, answers)
}

export function sendFetched(
  sim: Sim,
  node: NodeState,
  message: Message,
  partitions: readonly FetchedRecords[],
): void {
  const carries: CarriedRecords[] = []
  const { cause } = sim
  for (const answer of partitions) {
    if (answer.error !== 'NONE') tellRefusal(sim, node, message, answer)
    else if (answer.bytes > 0) carry(node, answer, carries)
    sim.cause = cause
  }
  const bytes = partitions.reduce((sum, answer) => sum + answer.bytes, 0)
  const failed = partitions.find((answer) => answer.error !== 'NONE')
  if (!failed && bytes > 0) sim.cause = broughtBy(node, message, partitions)
  reply(sim, message, {
    body: { partitions },
    bytes: ANSWER_BYTES + partitions.length * PARTITION_BYTES + bytes,
    error: failed?.error ?? 'NONE',
    carries,
  })
}

/** What put the newest of the records there, or made them readable: that is why they travel now. */
function broughtBy(
  node: NodeState,
  message: Message,
  partitions: readonly FetchedRecords[],
): number {
  const isCopied = (message.body as FetchRequest).replica !== undefined
  let latest = 0
  for (const answer of partitions) {
    const replica = answer.bytes > 0 ? replicaFor(node, answer) : undefined
    if (!replica) continue
    latest = Math.max(latest, isCopied ? replica.logEndSetBy : replica.highWatermarkSetBy)
  }
  return latest
}

function readAll(node: NodeState, request: FetchRequest): readonly FetchedRecords[] {
  let room = request.maxBytes
  return request.partitions.map((asked) => {
    const answer = readPartition(node, request, asked, room)
    room = Math.max(0, room - answer.bytes)
    return answer
  })
}

export function readPartition(
  node: NodeState,
  request: FetchRequest,
  asked: FetchPartition,
  room: number,
): FetchedRecords {
  const replica = replicaFor(node, asked)
  const error = fetchError(node, replica, asked, request)
  if (error !== 'NONE' || !replica) return refused(node, asked, error, request)
  const answer = emptyAnswer(asked, 'NONE', replica.highWatermark, replica.log.startOffset)
  const diverging = divergence(replica, asked)
  if (diverging) return { ...answer, diverging }
  const bound = boundOf(replica, request)
  if (room <= 0 || asked.fetchOffset >= bound) return answer
  const { to, bytes } = readFrom(
    replica.log,
    asked.fetchOffset,
    bound,
    Math.min(asked.maxBytes, room),
  )
  if (!request.replica) return { ...answer, to, bytes }
  return { ...answer, to, bytes, batches: storedBatches(replica.log, asked.fetchOffset, to) }
}

/** An error, with what helps the asker on: who leads, or for a follower out of range where this log begins and ends. */
export function refused(
  node: NodeState,
  asked: FetchPartition,
  error: FetchedRecords['error'],
  request?: FetchRequest,
): FetchedRecords {
  const answer = emptyAnswer(asked, error, -1, -1)
  const log = replicaFor(node, asked)?.log
  if (error === 'OFFSET_OUT_OF_RANGE' && request?.replica && log)
    return {
      ...answer,
      logStartOffset: log.startOffset,
      diverging: { epoch: -1, endOffset: log.endOffset },
    }
  const isElsewhere = error === 'NOT_LEADER_OR_FOLLOWER' || error === 'FENCED_LEADER_EPOCH'
  if (!isElsewhere || !request || request.replica) return answer
  return { ...answer, ...currentLeader(node, asked.topic, asked.partition) }
}

function emptyAnswer(
  asked: FetchPartition,
  error: FetchedRecords['error'],
  highWatermark: number,
  logStartOffset: number,
): FetchedRecords {
  return {
    topic: asked.topic,
    partition: asked.partition,
    error,
    highWatermark,
    lastStableOffset: highWatermark,
    logStartOffset,
    from: asked.fetchOffset,
    to: asked.fetchOffset,
    bytes: 0,
  }
}

function tellRefusal(sim: Sim, node: NodeState, message: Message, answer: FetchedRecords): void {
  leaveLoop(sim)
  record(sim, {
    type: 'FetchRefused',
    node: node.id,
    partition: nameOf(answer),
    client: message.from,
    error: answer.error,
    offset: answer.from,
  })
}

/** Batches of an answer as marks carry them; long answers are cut for the picture, never for the reader. */
function carry(node: NodeState, answer: FetchedRecords, carries: CarriedRecords[]): void {
  const replica = replicaFor(node, answer)
  if (!replica) return
  const partition = replica.name
  eachBatch(replica.log, answer.from, answer.to, (batch) => {
    let offset = batch.baseOffset
    for (let run = 0; run < batch.runs.length; run += 3) {
      const [source = 0, first = 0, count = 0] = batch.runs.slice(run, run + 3)
      const skipped = Math.min(count, Math.max(0, answer.from - offset))
      if (count > skipped)
        carries.push({
          partition,
          source,
          first: first + skipped,
          count: count - skipped,
          baseOffset: offset + skipped,
        })
      offset += count
    }
    return carries.length < MOST_CARRIED
  })
}

const MOST_CARRIED = 16
