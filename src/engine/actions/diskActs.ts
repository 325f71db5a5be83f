// Acts on the disk of a node: gone, or slow.
// Kafka: LogDirFailureChannel (the last directory gone halts the process), kafka-storage format on the new disk.
import type { NodeId } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { Action } from '../../scenario/Scenario.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import { createReplicationMemory } from '../broker/ReplicationMemory.ts'
import type { Sim } from '../Memory.ts'
import { createRaftMemory } from '../quorum/RaftMemory.ts'
import { record } from '../record.ts'
import { haltProcess } from './brokerActs.ts'

type Of<T extends Action['type']> = Extract<Action, { type: T }>

function find(sim: Sim, id: NodeId): NodeState | undefined {
  return sim.state.nodes.find((node) => node.id === id)
}

/** The process halts, and its next start finds a disk that was just formatted: it knows its id and nothing else. */
export function loseDisk(sim: Sim, { node: id }: Of<'loseDisk'>): void {
  const node = find(sim, id)
  if (!node) return
  if (node.process !== 'Stopped') haltProcess(sim, node, 'disk lost')
  const partitions = node.replicas.map(({ name }) => name)
  const event = record(sim, { type: 'DiskLost', node: node.id })
  forgetDisk(sim, node)
  for (const partition of partitions) tellLost(sim, partition, event)
}

/** Everything a process would have read from its directories. */
function forgetDisk(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  memory.writeBack.clear()
  memory.survivors.clear()
  memory.checkpoint.clear()
  memory.brokerEpoch = -1
  memory.raft = createRaftMemory()
  memory.replication = createReplicationMemory()
}

/** Which acknowledged records no copy holds any more. */
function tellLost(sim: Sim, partition: string, event: number): void {
  const lost = sim.state.ledger
    .get(partition)
    ?.lost.filter((each) => each.event === event && each.acked)
  const [first, last] = [lost?.[0], lost?.at(-1)]
  if (!lost || !first || !last) return
  record(sim, {
    type: 'PromiseBroken',
    cause: event,
    promise: 'acked record lost',
    partition,
    from: first.offset,
    to: last.offset + 1,
    count: lost.length,
  })
}

/** Every write takes so much longer from now on; 0 ends it. */
export function slowDisk(sim: Sim, { node: id, delay }: Of<'slowDisk'>): void {
  const node = find(sim, id)
  const delayUs = durationUs(delay)
  if (!node || node.diskDelayUs === delayUs) return
  record(sim, { type: 'DiskSlowed', node: node.id, delayUs })
}
