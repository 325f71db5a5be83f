// Fetch: records for readers, up to the high watermark; too few bytes and the request waits.
// Kafka: KafkaApis.handleFetchRequest → ReplicaManager.fetchMessages → Partition.fetchRecords.
// KIPs: 74, 227, 320.
// Simplified: no sessions: every request lists all its partitions, every answer names them all.
import type { FetchedRecords, FetchPartition, FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { partitionName } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { eachBatch, readFrom } from '../../trace/log/Log.ts'
import type { CarriedRecords, Message } from '../../trace/Message.ts'
import { findTopic } from '../../trace/MetadataImage.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { park } from './purgatory.ts'

/** Bytes of an answer without records, and for each partition in it. */
const ANSWER_BYTES = 60
const PARTITION_BYTES = 40

export function handleFetch(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as FetchRequest
  const hasError = request.partitions.some((asked) => errorOf(node, asked) !== 'NONE')
  const bytes = bytesReady(sim, node, message)
  if (bytes > 0 || hasError) leaveLoop(sim)
  if (hasError || bytes >= request.minBytes || request.maxWaitMs === 0)
    answerFetch(sim, node, message)
  else
    park(
      sim,
      node,
      message,
      bytes === 0 ? 'no records beyond its offsets' : 'fewer bytes than fetch.min.bytes',
    )
}

/** Data came: what happens now is no idle chatter. */
function leaveLoop(sim: Sim): void {
  sim.quiet = false
}

/** Bytes the request could have now. */
export function bytesReady(_sim: Sim, node: NodeState, message: Message): number {
  const request = message.body as FetchRequest
  let bytes = 0
  for (const asked of request.partitions) {
    const replica = replicaFor(node, asked)
    if (!replica?.leads || asked.fetchOffset >= replica.highWatermark) continue
    bytes += readFrom(replica.log, asked.fetchOffset, replica.highWatermark, asked.maxBytes).bytes
    if (bytes >= request.minBytes) return bytes
  }
  return bytes
}

/** Answers with whatever there is now. */
export function answerFetch(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as FetchRequest
  let room = request.maxBytes
  const carries: CarriedRecords[] = []
  const partitions = request.partitions.map((asked) => {
    const answer = readPartition(node, asked, room)
    room = Math.max(0, room - answer.bytes)
    if (answer.error !== 'NONE') refuse(sim, node, message, answer)
    else if (answer.bytes > 0) carry(node, answer, carries)
    return answer
  })
  const bytes = partitions.reduce((sum, answer) => sum + answer.bytes, 0)
  if (bytes > 0) leaveLoop(sim)
  const failed = partitions.find((answer) => answer.error !== 'NONE')
  reply(sim, message, {
    body: { partitions },
    bytes: ANSWER_BYTES + partitions.length * PARTITION_BYTES + bytes,
    error: failed?.error ?? 'NONE',
    carries,
  })
}

function readPartition(node: NodeState, asked: FetchPartition, room: number): FetchedRecords {
  const error = errorOf(node, asked)
  const replica = replicaFor(node, asked)
  if (error !== 'NONE' || !replica) return emptyAnswer(asked, error, -1, -1)
  const answer = emptyAnswer(asked, 'NONE', replica.highWatermark, replica.log.startOffset)
  if (room <= 0 || asked.fetchOffset >= replica.highWatermark) return answer
  const read = readFrom(
    replica.log,
    asked.fetchOffset,
    replica.highWatermark,
    Math.min(asked.maxBytes, room),
  )
  return { ...answer, to: read.to, bytes: read.bytes }
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

function replicaFor(
  node: NodeState,
  asked: { readonly topic: string; readonly partition: number },
): ReplicaState | undefined {
  for (const replica of node.replicas)
    if (replica.partition === asked.partition && replica.topic === asked.topic) return replica
  return undefined
}

/** Partition.fetchRecords: is it here, do I lead it, is the epoch mine, is the offset inside the log? */
function errorOf(node: NodeState, asked: FetchPartition): FetchedRecords['error'] {
  const replica = replicaFor(node, asked)
  if (!replica)
    return findTopic(node.image, asked.topic)?.partitions[asked.partition]
      ? 'NOT_LEADER_OR_FOLLOWER'
      : 'UNKNOWN_TOPIC_OR_PARTITION'
  if (!replica.leads) return 'NOT_LEADER_OR_FOLLOWER'
  if (asked.currentLeaderEpoch >= 0 && asked.currentLeaderEpoch < replica.leaderEpoch)
    return 'FENCED_LEADER_EPOCH'
  if (asked.currentLeaderEpoch > replica.leaderEpoch) return 'UNKNOWN_LEADER_EPOCH'
  const { log } = replica
  return asked.fetchOffset < log.startOffset || asked.fetchOffset > log.endOffset
    ? 'OFFSET_OUT_OF_RANGE'
    : 'NONE'
}

function refuse(sim: Sim, node: NodeState, message: Message, answer: FetchedRecords): void {
  leaveLoop(sim)
  record(sim, {
    type: 'FetchRefused',
    node: node.id,
    partition: partitionName(answer.topic, answer.partition),
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
