// Requests that wait: a Fetch without enough bytes stays here until data comes or its time is up.
// Kafka: DelayedOperationPurgatory, DelayedFetch.
// KIPs: none.
// Simplified: acks=all waits nowhere yet, since the only replica is the leader.
import type { FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { type PartitionName, partitionName } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import { answerFetch, bytesReady } from './handleFetch.ts'

/** Puts a Fetch to rest until one of its partitions has data, or fetch.max.wait.ms is over. */
export function park(sim: Sim, node: NodeState, message: Message, why: string): void {
  const request = message.body as FetchRequest
  const until = sim.now + request.maxWaitMs * 1000
  record(sim, { type: 'RequestParked', node: node.id, message: message.id, until, why })
  const partitions = request.partitions.map((each) => partitionName(each.topic, each.partition))
  sim.memory.nodes.get(node.id)?.parked.set(message.id, { partitions })
  schedule(sim, {
    at: until,
    type: 'parkTimeout',
    who: node.endpoint,
    id: message.id,
    life: node.incarnation,
  })
}

/** Its time is up: it is answered with what there is, mostly nothing. */
export function onParkTimeout(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const message = sim.state.messages.get(entry.id)
  if (!node || message?.stage !== 'parked' || message.parkedUntil > sim.now) return
  sim.memory.nodes.get(node.id)?.parked.delete(message.id)
  answerFetch(sim, node, message)
}

/** Something changed in a partition: parked fetches that now have enough are answered, in the order they came. */
export function tryParked(sim: Sim, node: NodeState, partition: PartitionName): void {
  const parked = sim.memory.nodes.get(node.id)?.parked
  if (!parked || parked.size === 0) return
  for (const [id, waiting] of parked) {
    if (!waiting.partitions.includes(partition)) continue
    const message = sim.state.messages.get(id)
    if (message && bytesReady(sim, node, message) < (message.body as FetchRequest).minBytes)
      continue
    parked.delete(id)
    if (message) answerFetch(sim, node, message)
  }
}

/** The partition is not served here any more: whoever waits for it is answered at once. */
export function answerParked(sim: Sim, node: NodeState, partition: PartitionName): void {
  const parked = sim.memory.nodes.get(node.id)?.parked
  if (!parked) return
  for (const [id, waiting] of [...parked]) {
    if (!waiting.partitions.includes(partition)) continue
    parked.delete(id)
    const message = sim.state.messages.get(id)
    if (message) answerFetch(sim, node, message)
  }
}
