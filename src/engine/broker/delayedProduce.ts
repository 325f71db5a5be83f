// A Produce with acks=all that waits: for each partition until its records are committed, its leader is another, or time is up.
// Kafka: DelayedProduce, Partition.checkEnoughReplicasReachOffset.
// KIPs: 16, 67, 951.
import type { ErrorName } from '../../kafka/errors.ts'
import type { ProducedPartition } from '../../kafka/protocol/Produce.ts'
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { currentLeader } from './currentLeader.ts'
import { notHere } from './fetchError.ts'
import { maximalIsr } from './inSync.ts'
import { minIsrOf } from './partitionLeader.ts'

/** Bytes of an answer, and for each partition in it. */
const ANSWER_BYTES = 60
const PARTITION_BYTES = 30

export interface DelayedProduce {
  /** What will be answered, in the order of the request. */
  readonly answers: ProducedPartition[]
  readonly waits: Wait[]
}

interface Wait {
  readonly name: PartitionName
  /** Its place among the answers. */
  readonly index: number
  /** The high watermark that commits its records. */
  readonly offset: number
  done: boolean
}

/** Looks at every partition that is still waited for. True when none is left. */
export function settleProduce(node: NodeState, { answers, waits }: DelayedProduce): boolean {
  let isOver = true
  for (const wait of waits) {
    if (wait.done) continue
    const answer = answers[wait.index] as ProducedPartition
    const error = outcome(node, wait, answer)
    if (error === undefined) {
      isOver = false
      continue
    }
    wait.done = true
    if (error !== 'NONE') answers[wait.index] = withError(node, answer, error)
  }
  return isOver
}

/** Undefined while it is open. */
function outcome(node: NodeState, wait: Wait, answer: ProducedPartition): ErrorName | undefined {
  const replica = replicaNamed(node, wait.name)
  if (!replica) return notHere(node, answer)
  if (!replica.leads) return 'NOT_LEADER_OR_FOLLOWER'
  if (replica.highWatermark < wait.offset) return undefined
  const isEnough = maximalIsr(replica).length >= minIsrOf(node, replica)
  return isEnough ? 'NONE' : 'NOT_ENOUGH_REPLICAS_AFTER_APPEND'
}

function withError(
  node: NodeState,
  answer: ProducedPartition,
  error: ErrorName,
): ProducedPartition {
  const hint =
    error === 'NOT_LEADER_OR_FOLLOWER' ? currentLeader(node, answer.topic, answer.partition) : {}
  return Object.freeze({ ...answer, error, ...hint })
}

/** Sends the answer; what is still open gets `otherwise`: the record stays in the log and may be committed later. */
export function answerProduce(
  sim: Sim,
  message: Message,
  { answers, waits }: DelayedProduce,
  otherwise: ErrorName = 'NONE',
): void {
  for (const wait of waits) {
    if (wait.done) continue
    answers[wait.index] = { ...(answers[wait.index] as ProducedPartition), error: otherwise }
  }
  const failed = answers.find((answer) => answer.error !== 'NONE')
  reply(sim, message, {
    body: { partitions: Object.freeze(answers.slice()) },
    bytes: ANSWER_BYTES + answers.length * PARTITION_BYTES,
    error: failed?.error ?? 'NONE',
  })
}

/** What a waiting request waits for, in words. */
export function whyItWaits(node: NodeState, { waits }: DelayedProduce): string {
  const open = waits.find(({ done }) => !done)
  const replica = open && replicaNamed(node, open.name)
  if (!open || !replica) return 'waits for copies'
  const late = replica.followers
    .filter(({ id, endOffset }) => endOffset < open.offset && maximalIsr(replica).includes(id))
    .map(({ id }) => id)
  if (late.length > 0) return `waits for copies on ${brokers(late)}`
  return waitsForMembers(node, replica)
}

function waitsForMembers(node: NodeState, replica: ReplicaState): string {
  const needed = minIsrOf(node, replica)
  const { length } = replica.isr
  if (length >= needed) return 'waits for a follower that is about to join the in-sync set'
  return `waits for ${needed} in-sync replicas, there ${length === 1 ? 'is' : 'are'} ${length}`
}

function brokers(ids: readonly NodeId[]): string {
  if (ids.length === 1) return `broker ${ids[0]}`
  return `brokers ${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`
}
