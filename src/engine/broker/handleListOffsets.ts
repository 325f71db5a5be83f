// ListOffsets: the first, the last, or the first record at or after an instant.
// Kafka: KafkaApis.handleListOffsetRequest → UnifiedLog.fetchOffsetByTimestamp.
// KIPs: 79, 207, 734.
// Simplified: no tiered storage, so what is local is all there is.
import {
  EARLIEST_LOCAL_TIMESTAMP,
  EARLIEST_TIMESTAMP,
  LATEST_TIERED_TIMESTAMP,
  LATEST_TIMESTAMP,
  type ListedOffset,
  type ListOffsetsRequest,
  MAX_TIMESTAMP,
} from '../../kafka/protocol/ListOffsets.ts'
import { nameOf } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { eachBatch, firstAtOrAfter, type LogBatch } from '../../trace/log/Log.ts'
import type { Message } from '../../trace/Message.ts'
import { reply } from '../kernel/network.ts'
import { epochForOffset } from '../log/leaderEpochCache.ts'
import type { Sim } from '../Memory.ts'
import { notHere } from './fetchError.ts'

type Asked = ListOffsetsRequest['partitions'][number]

/** The lowest special timestamp that is answered. */
const OLDEST_KNOWN = LATEST_TIERED_TIMESTAMP

export function handleListOffsets(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as ListOffsetsRequest
  const partitions = request.partitions.map((asked) => look(node, asked))
  const failed = partitions.find((answer) => answer.error !== 'NONE')
  reply(sim, message, {
    body: { partitions },
    bytes: 60 + partitions.length * 30,
    error: failed?.error ?? 'NONE',
  })
}

function look(node: NodeState, asked: Asked): ListedOffset {
  const replica = replicaNamed(node, nameOf(asked))
  const nothing = {
    topic: asked.topic,
    partition: asked.partition,
    leaderEpoch: -1,
    timestampMs: -1,
    offset: -1,
  }
  if (!replica) return { ...nothing, error: notHere(node, asked) }
  if (!replica.leads) return { ...nothing, error: 'NOT_LEADER_OR_FOLLOWER' }
  if (asked.timestampMs < OLDEST_KNOWN) return { ...nothing, error: 'UNSUPPORTED_VERSION' }
  const found = find(replica, asked.timestampMs)
  // After an election the end of what is committed is not known until the followers have fetched from the new leader.
  const isKnown = replica.highWatermark >= replica.epochStart
  const needsEnd = asked.timestampMs === LATEST_TIMESTAMP || found.offset < 0
  if (!isKnown && needsEnd && asked.timestampMs !== LATEST_TIERED_TIMESTAMP)
    return { ...nothing, error: 'OFFSET_NOT_AVAILABLE' }
  return { ...nothing, error: 'NONE', ...found, leaderEpoch: epochOf(replica, asked, found.offset) }
}

/** The epoch the offset was written in; of the end, the leader's own. */
function epochOf(replica: ReplicaState, asked: Asked, offset: number): number {
  if (offset < 0) return -1
  if (asked.timestampMs === LATEST_TIMESTAMP) return replica.leaderEpoch
  return epochForOffset(replica.log.epochs, offset) ?? -1
}

function find(replica: ReplicaState, timestampMs: number): { timestampMs: number; offset: number } {
  const { log, highWatermark } = replica
  if (timestampMs === LATEST_TIMESTAMP) return { timestampMs: -1, offset: highWatermark }
  if (timestampMs === EARLIEST_TIMESTAMP || timestampMs === EARLIEST_LOCAL_TIMESTAMP)
    return { timestampMs: -1, offset: log.startOffset }
  if (timestampMs === LATEST_TIERED_TIMESTAMP) return { timestampMs: -1, offset: -1 }
  if (timestampMs === MAX_TIMESTAMP) return latestRecord(replica)
  const record = firstAtOrAfter(log, timestampMs, highWatermark)
  return record
    ? { timestampMs: record.timestampMs, offset: record.offset }
    : { timestampMs: -1, offset: -1 }
}

function latestRecord(replica: ReplicaState): { timestampMs: number; offset: number } {
  let found: LogBatch | undefined
  eachBatch(replica.log, replica.log.startOffset, replica.highWatermark, (batch) => {
    if (!found || batch.maxTimestampMs > found.maxTimestampMs) found = batch
  })
  if (!found) return { timestampMs: -1, offset: -1 }
  const record = firstAtOrAfter(replica.log, found.maxTimestampMs, replica.highWatermark)
  return record
    ? { timestampMs: record.timestampMs, offset: record.offset }
    : { timestampMs: -1, offset: -1 }
}
