// Produce: checks each batch, appends it, and answers when as many copies exist as acks asks for.
// Kafka: KafkaApis.handleProduceRequest → ReplicaManager.appendRecords → Partition.appendRecordsToLeader → UnifiedLog.append.
// KIPs: 98, 467, 679, 951.
import type {
  ProducedBatch,
  ProducedPartition,
  ProduceRequest,
} from '../../kafka/protocol/Produce.ts'
import { type Acks, nameOf, type PartitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { closeLink } from '../kernel/brokenLinks.ts'
import { connectionOf, reply } from '../kernel/network.ts'
import { appendToLog } from '../log/appendToLog.ts'
import { checkBatch, type Refusal } from '../log/checkBatch.ts'
import { checkSequence, type RememberedBatch } from '../log/producerState.ts'
import { producersOf } from '../log/rememberProducers.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { topicSettings } from '../settings.ts'
import { currentLeader } from './currentLeader.ts'
import { answerProduce, type DelayedProduce, settleProduce, whyItWaits } from './delayedProduce.ts'
import { notHere } from './fetchError.ts'
import { advanceHighWatermark, minIsrOf } from './partitionLeader.ts'
import { completeParked, parkProduce } from './purgatory.ts'

export function handleProduce(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as ProduceRequest
  const { cause } = sim
  const appended: PartitionName[] = []
  const answers: ProducedPartition[] = []
  const waits: DelayedProduce['waits'] = []
  for (const [index, batch] of request.batches.entries()) {
    sim.cause = cause
    const outcome = produceOne(sim, node, message, batch, request.acks)
    const name = nameOf(batch)
    answers.push(outcome.answer)
    if (outcome.appended) appended.push(name)
    if (outcome.end >= 0) waits.push({ name, index, offset: outcome.end, done: false })
  }
  sim.cause = appended.length > 0 && request.acks !== 0 ? sim.state.n : cause
  if (request.acks === 0) answerNothing(sim, message, answers)
  else if (request.acks === 1) answerProduce(sim, message, { answers, waits })
  else answerWhenCopied(sim, node, message, request, { answers, waits })
  for (const name of appended) completeParked(sim, node, name)
}

/** acks=0: nobody waits for an answer; after an error the broker closes the connection. */
function answerNothing(sim: Sim, message: Message, partitions: readonly ProducedPartition[]): void {
  const failed = partitions.find((answer) => answer.error !== 'NONE')
  reply(sim, message, { body: { partitions }, answered: false })
  const connection = connectionOf(sim, message.connection)
  if (failed && connection) closeLink(sim, connection, `acks=0 and ${failed.error}`)
}

/** acks=all: at once if everything is committed or refused, else when it is. */
function answerWhenCopied(
  sim: Sim,
  node: NodeState,
  message: Message,
  request: ProduceRequest,
  produce: DelayedProduce,
): void {
  if (settleProduce(node, produce)) answerProduce(sim, message, produce)
  else parkProduce(sim, node, message, request.timeoutMs * 1000, whyItWaits(node, produce), produce)
}

interface Outcome {
  readonly answer: ProducedPartition
  readonly appended: boolean
  /** The high watermark that commits it; -1 = it was refused. */
  readonly end: number
}

function produceOne(
  sim: Sim,
  node: NodeState,
  message: Message,
  batch: ProducedBatch,
  acks: Acks,
): Outcome {
  const replica = replicaNamed(node, nameOf(batch))
  if (acks < -1 || acks > 1) return refuse(sim, node, message, batch, unknownAcks(acks))
  if (!replica?.leads) return refuse(sim, node, message, batch, elsewhere(node, batch))
  const refusal = tooFewInSync(node, replica, acks) ?? checkBatch(sim, node, replica, batch)
  if (refusal) return refuse(sim, node, message, batch, refusal)
  const verdict = checkSequence(
    producersOf(sim, node, replica),
    batch,
    replica.name,
    replica.log.endOffset,
  )
  if (verdict.type === 'duplicate') return storedAlready(replica, batch, verdict.of)
  if (verdict.type === 'refused')
    return refuse(sim, node, message, batch, { ...verdict, told: false })
  const { baseOffset, logAppendTimeMs } = appendToLog(sim, node, replica, message.from, batch)
  const isCommitted = advanceHighWatermark(sim, node, replica)
  if (isCommitted) sim.cause = replica.highWatermarkSetBy
  return {
    answer: answer(batch, 'NONE', '', baseOffset, logAppendTimeMs, replica.log.startOffset),
    appended: true,
    end: replica.log.endOffset,
  }
}

/** The same batch has been sent twice: it gets the answer the first one got. */
function storedAlready(
  replica: ReplicaState,
  batch: ProducedBatch,
  known: RememberedBatch,
): Outcome {
  return {
    answer: answer(
      batch,
      'NONE',
      '',
      known.firstOffset,
      known.timestampMs,
      replica.log.startOffset,
    ),
    appended: false,
    end: known.lastOffset + 1,
  }
}

function unknownAcks(acks: number): Refusal {
  return { error: 'INVALID_REQUIRED_ACKS', message: `acks=${acks}`, told: false }
}

/** Before anything is written, and only for acks=all. */
function tooFewInSync(node: NodeState, replica: ReplicaState, acks: Acks): Refusal | undefined {
  const needed = minIsrOf(node, replica)
  if (acks !== -1 || replica.isr.length >= needed) return undefined
  const name = 'min.insync.replicas'
  const value = topicSettings(node, replica.topic).texts.get(name) ?? ''
  return {
    error: 'NOT_ENOUGH_REPLICAS',
    message: `The size of the current ISR : ${replica.isr.length} is insufficient to satisfy the min.isr requirement of ${needed} for partition ${replica.name}`,
    told: false,
    configs: [{ name, value, subject: `topic:${replica.topic}` }],
  }
}

function refuse(
  sim: Sim,
  node: NodeState,
  message: Message,
  batch: ProducedBatch,
  refusal: Refusal,
): Outcome {
  const { error, message: sentence, told, configs, recordErrors } = refusal
  record(sim, {
    type: 'AppendRefused',
    node: node.id,
    partition: nameOf(batch),
    producer: message.from,
    error,
    sentence,
    batch: batch.batch,
    ...(configs ? { configs } : {}),
  })
  const hint =
    error === 'NOT_LEADER_OR_FOLLOWER' ? currentLeader(node, batch.topic, batch.partition) : {}
  return {
    answer: {
      ...answer(batch, error, told ? sentence : '', -1, -1, -1),
      ...(recordErrors ? { recordErrors } : {}),
      ...hint,
    },
    appended: false,
    end: -1,
  }
}

function elsewhere(node: NodeState, batch: ProducedBatch): Refusal {
  return { error: notHere(node, batch), message: '', told: false }
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
