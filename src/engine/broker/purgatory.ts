// Requests that wait: a Fetch without enough bytes, a Produce whose copies do not exist yet. Looked at again when something
// changes in one of their partitions, and answered in the end when their time is up.
// Kafka: DelayedOperationPurgatory, DelayedFetch, DelayedProduce.
// KIPs: none.
import type { FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { nameOf, type PartitionName, type Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { type PurgatoryMemory, unwatch, type Waiting, watch } from '../PurgatoryMemory.ts'
import { record } from '../record.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { answerProduce, type DelayedProduce, settleProduce } from './delayedProduce.ts'
import { answerFetch, isFetchDue } from './handleFetch.ts'
import type { ReplicationMemory } from './ReplicationMemory.ts'

/** Puts a Fetch to rest until one of its partitions has data, or its longest wait is over. */
export function park(sim: Sim, node: NodeState, message: Message, why: string): void {
  const request = message.body as FetchRequest
  const follower = request.replica?.id ?? -1
  const partitions = follower >= 0 ? NONE : request.partitions.map(nameOf)
  const until = sim.now + request.maxWaitMs * 1000
  rest(sim, node, message, until, why, { partitions, follower, produce: null })
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
  rest(sim, node, message, sim.now + waitUs, why, { partitions, follower: -1, produce })
}

function rest(
  sim: Sim,
  node: NodeState,
  message: Message,
  until: Us,
  why: string,
  wait: Waiting,
): void {
  record(sim, { type: 'RequestParked', node: node.id, message: message.id, until, why })
  const memory = sim.memory.nodes.get(node.id)
  if (memory) watch(memory.purgatory, message.id, wait)
  scheduleFor(sim, node, until, 'parkTimeout', message.id)
}

/** Its time is up: it is answered with what there is. */
export function onParkTimeout(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const message = sim.state.messages.get(entry.id)
  if (!node || message?.stage !== 'parked' || message.parkedUntil > sim.now) return
  const purgatory = sim.memory.nodes.get(node.id)?.purgatory
  const parked = purgatory?.requests.get(message.id)
  if (purgatory) unwatch(purgatory, message.id)
  if (parked?.produce) answerProduce(sim, message, parked.produce, 'REQUEST_TIMED_OUT')
  else answerFetch(sim, node, message)
}

/** Something changed in a partition: whoever has what it waits for is answered, in the order they came. */
export function completeParked(sim: Sim, node: NodeState, partition: PartitionName): void {
  const memory = sim.memory.nodes.get(node.id)
  if (memory?.coordinator?.writes.has(partition)) scheduleFor(sim, node, sim.now, 'groupWrites')
  if (!memory || memory.purgatory.requests.size === 0) return
  const { purgatory, replication } = memory
  const { turns } = purgatory
  const { cause } = sim
  for (const id of waitingFor(purgatory, replication.sessions, partition)) {
    // What an earlier one set off may have answered it, and it may wait anew since.
    const parked = purgatory.requests.get(id)
    if (!parked || parked.turn > turns) continue
    const message = sim.state.messages.get(id)
    if (!message) {
      unwatch(purgatory, id)
      continue
    }
    sim.cause = cause
    if (parked.produce) {
      if (!settleProduce(node, parked.produce)) continue
      unwatch(purgatory, id)
      aloud(sim, true, () => answerProduce(sim, message, parked.produce as DelayedProduce))
    } else if (isFetchDue(sim, node, message, partition)) {
      unwatch(purgatory, id)
      answerFetch(sim, node, message)
    }
  }
  sim.cause = cause
}

/** Message ids of those who wait for a partition, in the order they came. */
function waitingFor(
  { requests, watchers, followers }: PurgatoryMemory,
  sessions: ReplicationMemory['sessions'],
  partition: PartitionName,
): readonly number[] {
  const waiting = watchers.get(partition)?.slice() ?? []
  const clients = waiting.length
  // A partition that a follower was told nothing of yet is one it has just begun to ask for.
  for (const [id, follower] of followers)
    if (sessions.get(follower)?.told.has(partition)) waiting.push(id)
  const turnOf = (id: number) => requests.get(id)?.turn ?? 0
  return clients === waiting.length ? waiting : waiting.sort((a, b) => turnOf(a) - turnOf(b))
}
