// Requests that wait: a Fetch without enough bytes, a Produce whose copies do not exist yet. Looked at again when something
// changes in one of their partitions, and answered in the end when their time is up.
// Kafka: DelayedOperationPurgatory, DelayedFetch, DelayedProduce.
// KIPs: none.
import type { FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { type PartitionName, partitionName, type Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { answerProduce, type DelayedProduce, settleProduce } from './delayedProduce.ts'
import { answerFetch, isFetchDue } from './handleFetch.ts'

export interface ParkedRequest {
  /** What it waits for; none for a follower's Fetch, whose session knows. */
  readonly partitions: readonly PartitionName[]
  /** The follower that asks; -1 = a client. */
  readonly follower: number
  readonly produce: DelayedProduce | null
}

/** Puts a Fetch to rest until one of its partitions has data, or its longest wait is over. */
export function park(sim: Sim, node: NodeState, message: Message, why: string): void {
  const request = message.body as FetchRequest
  const follower = request.replica?.id ?? -1
  const partitions =
    follower >= 0
      ? NONE
      : request.partitions.map((each) => partitionName(each.topic, each.partition))
  rest(sim, node, message, request.maxWaitMs * 1000, why, { partitions, follower, produce: null })
}

const NONE: readonly never[] = Object.freeze([])

/** Puts a Produce with acks=all to rest until its records are committed, or the producer waits no longer. */
export function parkProduce(
  sim: Sim,
  node: NodeState,
  message: Message,
  waitUs: Us,
  why: string,
  produce: DelayedProduce,
): void {
  const partitions = produce.waits.map(({ name }) => name)
  rest(sim, node, message, waitUs, why, { partitions, follower: -1, produce })
}

function rest(
  sim: Sim,
  node: NodeState,
  message: Message,
  waitUs: Us,
  why: string,
  parked: ParkedRequest,
): void {
  const until = sim.now + waitUs
  record(sim, { type: 'RequestParked', node: node.id, message: message.id, until, why })
  sim.memory.nodes.get(node.id)?.parked.set(message.id, parked)
  scheduleFor(sim, node, until, 'parkTimeout', message.id)
}

/** Its time is up: it is answered with what there is. */
export function onParkTimeout(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const message = sim.state.messages.get(entry.id)
  if (!node || message?.stage !== 'parked' || message.parkedUntil > sim.now) return
  const parked = sim.memory.nodes.get(node.id)?.parked.get(message.id)
  sim.memory.nodes.get(node.id)?.parked.delete(message.id)
  if (parked?.produce) answerProduce(sim, message, parked.produce, 'REQUEST_TIMED_OUT')
  else answerFetch(sim, node, message)
}

/** Something changed in a partition: whoever has what it waits for is answered, in the order they came. */
export function completeParked(sim: Sim, node: NodeState, partition: PartitionName): void {
  const memory = sim.memory.nodes.get(node.id)
  if (memory?.coordinator?.writes.has(partition)) scheduleFor(sim, node, sim.now, 'groupWrites')
  if (!memory || memory.parked.size === 0) return
  const { cause } = sim
  for (const [id, parked] of memory.parked) {
    if (!isWaitingFor(memory.replication.sessions, parked, partition)) continue
    const message = sim.state.messages.get(id)
    if (!message) {
      memory.parked.delete(id)
      continue
    }
    sim.cause = cause
    if (parked.produce) {
      if (!settleProduce(node, parked.produce)) continue
      memory.parked.delete(id)
      aloud(sim, true, () => answerProduce(sim, message, parked.produce as DelayedProduce))
    } else if (isFetchDue(node, message, partition)) {
      memory.parked.delete(id)
      answerFetch(sim, node, message)
    }
  }
  sim.cause = cause
}

function isWaitingFor(
  sessions: ReadonlyMap<number, { readonly told: ReadonlyMap<PartitionName, number> }>,
  { partitions, follower }: ParkedRequest,
  partition: PartitionName,
): boolean {
  if (follower < 0) return partitions.includes(partition)
  // A partition it was told nothing of yet is one it has just begun to ask for.
  return sessions.get(follower)?.told.has(partition) ?? false
}
