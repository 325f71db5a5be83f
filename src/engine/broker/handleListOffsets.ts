// ListOffsets: the first, the last, or the first record at or after an instant.
// Kafka: KafkaApis.handleListOffsetRequest → UnifiedLog.fetchOffsetByTimestamp.
// KIPs: 79, 207, 734.
// Simplified: no tiered storage, so no other special timestamps.
import {
  EARLIEST_TIMESTAMP,
  LATEST_TIMESTAMP,
  type ListedOffset,
  type ListOffsetsRequest,
  MAX_TIMESTAMP,
} from '../../kafka/protocol/ListOffsets.ts'
import { partitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { eachBatch, firstAtOrAfter, type LogBatch } from '../../trace/log/Log.ts'
import type { Message } from '../../trace/Message.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'

type Asked = ListOffsetsRequest['partitions'][number]

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
  const replica = replicaNamed(node, partitionName(asked.topic, asked.partition))
  const base = {
    topic: asked.topic,
    partition: asked.partition,
    leaderEpoch: replica?.leaderEpoch ?? -1,
  }
  if (!replica) return { ...base, error: 'UNKNOWN_TOPIC_OR_PARTITION', timestampMs: -1, offset: -1 }
  if (!replica.leads)
    return { ...base, error: 'NOT_LEADER_OR_FOLLOWER', timestampMs: -1, offset: -1 }
  const found = find(replica, asked.timestampMs)
  // After an election the end of what is committed is not known until the followers have fetched from the new leader.
  const isKnown = replica.highWatermark >= replica.epochStart
  const needsEnd = asked.timestampMs !== EARLIEST_TIMESTAMP
  if (!isKnown && needsEnd && (asked.timestampMs === LATEST_TIMESTAMP || found.offset < 0))
    return { ...base, error: 'OFFSET_NOT_AVAILABLE', timestampMs: -1, offset: -1 }
  return { ...base, error: 'NONE', ...found }
}

function find(replica: ReplicaState, timestampMs: number): { timestampMs: number; offset: number } {
  if (timestampMs === LATEST_TIMESTAMP) return { timestampMs: -1, offset: replica.highWatermark }
  if (timestampMs === EARLIEST_TIMESTAMP)
    return { timestampMs: -1, offset: replica.log.startOffset }
  if (timestampMs === MAX_TIMESTAMP) return latestRecord(replica)
  const record = firstAtOrAfter(replica.log, timestampMs, replica.highWatermark)
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
