// What a replica's log remembers of idempotent producers, kept up as batches come, go and are loaded.
// Kafka: UnifiedLog with its ProducerStateManager.
// KIPs: 98, 360.

import type { StoredBatch } from '../../kafka/records/StoredBatch.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { wallClockMs } from '../clock.ts'
import type { Sim } from '../Memory.ts'
import { brokerNumber } from '../settings.ts'
import { rebuildProducerStates, truncateProducerStates, withSnapshot } from './producerSnapshots.ts'
import { createProducerStates, noteAppend, type ProducerStates } from './producerState.ts'

/** What the log remembers now. */
export function producersOf(sim: Sim, node: NodeState, replica: ReplicaState): ProducerStates {
  const producers = sim.memory.nodes.get(node.id)?.replication.producers
  const known = producers?.get(replica.name)
  if (known) return known
  const states = createProducerStates(replica.log.startOffset)
  producers?.set(replica.name, states)
  return states
}

/** A batch was appended, by the leader or by copying. */
export function rememberBatch(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  batch: StoredBatch,
): void {
  const states = producersOf(sim, node, replica)
  noteAppend(states, batch, batch.producerId < 0 ? 0 : maxTimestampMs(batch))
}

function maxTimestampMs({ baseTimestampMs, deltasMs }: StoredBatch): number {
  let most = 0
  if (deltasMs) for (const delta of deltasMs) if (delta > most) most = delta
  return baseTimestampMs + most
}

/** A segment was rolled, or the broker stops cleanly: the last batch of each producer goes to disk. */
export function saveProducers(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const memory = sim.memory.nodes.get(node.id)?.replication
  const states = memory?.producers.get(replica.name)
  if (!memory || !states) return
  const before = memory.snapshots.get(replica.name) ?? NONE
  const after = withSnapshot(before, states, replica.log.startOffset)
  if (after !== before) memory.snapshots.set(replica.name, Object.freeze(after))
}

const NONE: readonly never[] = Object.freeze([])

/** The log was cut: what is remembered of the part that is gone goes too. */
export function forgetProducers(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const memory = sim.memory.nodes.get(node.id)?.replication
  const states = memory?.producers.get(replica.name)
  if (!memory || !states) return
  const snapshots = memory.snapshots.get(replica.name) ?? NONE
  memory.producers.set(
    replica.name,
    truncateProducerStates(
      states,
      replica.log,
      snapshots,
      wallClockMs(sim),
      expirationMs(sim, node),
    ),
  )
}

/** A log was loaded: files and the batches behind them tell what it remembers. */
export function loadProducers(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const memory = sim.memory.nodes.get(node.id)?.replication
  if (!memory) return
  const snapshots = memory.snapshots.get(replica.name) ?? NONE
  memory.producers.set(
    replica.name,
    rebuildProducerStates(replica.log, snapshots, wallClockMs(sim), expirationMs(sim, node)),
  )
}

function expirationMs(sim: Sim, node: NodeState): number {
  return brokerNumber(sim, node, 'producer.id.expiration.ms')
}
