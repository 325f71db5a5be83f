// The file of high watermarks, written every replica.high.watermark.checkpoint.interval.ms while the broker runs. Nobody looks at
// it before the process dies, so only what it would have held is kept: what each stood at when the last tick went by.
// Kafka: ReplicaManager.checkpointHighWatermarks, replication-offset-checkpoint.
// KIPs: none.
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { Sim } from '../Memory.ts'
import { brokerNumber } from '../settings.ts'
import type { ReplicationMemory } from './ReplicationMemory.ts'

/** A high watermark is about to move: the first time since a tick, what stood then is noted. */
export function noteHighWatermark(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const memory = sim.memory.nodes.get(node.id)?.replication
  if (!memory) return
  const tick = lastTick(sim, node, memory)
  if (memory.marks.get(replica.name)?.tick !== tick)
    memory.marks.set(replica.name, Object.freeze({ tick, value: replica.highWatermark }))
}

/** What the file says of a replica now. */
export function checkpointed(sim: Sim, node: NodeState, replica: ReplicaState): number {
  const memory = sim.memory.nodes.get(node.id)?.replication
  const mark = memory?.marks.get(replica.name)
  if (!memory || !mark) return replica.highWatermark
  return mark.tick === lastTick(sim, node, memory) ? mark.value : replica.highWatermark
}

function lastTick(sim: Sim, node: NodeState, memory: ReplicationMemory): number {
  const every = brokerNumber(sim, node, 'replica.high.watermark.checkpoint.interval.ms') * 1000
  return Math.floor((sim.now - memory.startedAt) / Math.max(1, every))
}
