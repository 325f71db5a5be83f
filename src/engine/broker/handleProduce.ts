// Produce: checks each batch, appends it, and answers when as many copies exist as acks asks for.
// Kafka: KafkaApis.handleProduceRequest → ReplicaManager.appendRecords → UnifiedLog.append.
// KIPs: 98, 467, 679.
// Simplified: sequences are carried and stored, their order is not yet enforced; one replica, so acks=all is the leader's own append.
import type {
  ProducedBatch,
  ProducedPartition,
  ProduceRequest,
} from '../../kafka/protocol/Produce.ts'
import { partitionName } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { findTopic } from '../../trace/MetadataImage.ts'
import { closeLink, connectionOf, reply } from '../kernel/network.ts'
import { appendToLog } from '../log/appendToLog.ts'
import { checkBatch, type Refusal } from '../log/checkBatch.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { tryParked } from './purgatory.ts'

const ANSWER_BYTES = 60
const PARTITION_BYTES = 30

export function handleProduce(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as ProduceRequest
  const cause = sim.cause
  const appended: string[] = []
  const partitions = request.batches.map((batch) => {
    sim.cause = cause
    return produceOne(sim, node, message, batch, appended)
  })
  sim.cause = cause
  const failed = partitions.find((answer) => answer.error !== 'NONE')
  if (request.acks === 0) {
    reply(sim, message, { body: { partitions }, answered: false })
    const connection = connectionOf(sim, message.connection)
    if (failed && connection) closeLink(sim, connection, `acks=0 and ${failed.error}`)
  } else {
    if (appended.length > 0) sim.cause = sim.state.n
    reply(sim, message, {
      body: { partitions },
      bytes: ANSWER_BYTES + partitions.length * PARTITION_BYTES,
      error: failed?.error ?? 'NONE',
    })
  }
  for (const name of appended) tryParked(sim, node, name)
}

function produceOne(
  sim: Sim,
  node: NodeState,
  message: Message,
  batch: ProducedBatch,
  appended: string[],
): ProducedPartition {
  const name = partitionName(batch.topic, batch.partition)
  const replica = node.replicas.find((candidate) => candidate.name === name)
  const refusal = replica?.leads ? checkBatch(sim, node, replica, batch) : notHere(node, batch)
  if (refusal || !replica) {
    const error = refusal?.error ?? 'NOT_LEADER_OR_FOLLOWER'
    const sentence = refusal?.message ?? ''
    record(sim, {
      type: 'AppendRefused',
      node: node.id,
      partition: name,
      producer: message.from,
      error,
      sentence,
      batch: batch.batch,
      ...(refusal?.configs ? { configs: refusal.configs } : {}),
    })
    return answer(batch, error, refusal?.told ? sentence : '', -1, -1, -1)
  }
  const { baseOffset, logAppendTimeMs } = appendToLog(sim, node, replica, message.from, batch)
  advanceHighWatermark(sim, node, replica)
  appended.push(name)
  return answer(batch, 'NONE', '', baseOffset, logAppendTimeMs, replica.log.startOffset)
}

function notHere(node: NodeState, batch: ProducedBatch): Refusal {
  const known = findTopic(node.image, batch.topic)?.partitions[batch.partition]
  return {
    error: known ? 'NOT_LEADER_OR_FOLLOWER' : 'UNKNOWN_TOPIC_OR_PARTITION',
    message: '',
    told: false,
  }
}

/** The lowest log end among the in-sync replicas: with one replica, its own. */
function advanceHighWatermark(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const to = replica.log.endOffset
  if (to <= replica.highWatermark) return
  record(sim, {
    type: 'HighWatermarkAdvanced',
    cause: replica.logEndSetBy,
    node: node.id,
    partition: replica.name,
    from: replica.highWatermark,
    to,
  })
}

function answer(
  batch: ProducedBatch,
  error: ProducedPartition['error'],
  message: string,
  baseOffset: number,
  logAppendTimeMs: number,
  logStartOffset: number,
): ProducedPartition {
  return {
    topic: batch.topic,
    partition: batch.partition,
    error,
    message,
    baseOffset,
    logAppendTimeMs,
    logStartOffset,
  }
}
