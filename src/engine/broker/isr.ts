// The in-sync set: a leader asks the controller to take out who lags and to take in who has caught up.
// Kafka: Partition.maybeShrinkIsr, maybeExpandIsr, handleAlterPartitionUpdate; ReplicaManager's isr-expiration; DefaultAlterPartitionManager.
// KIPs: 497, 841, 903.
import type {
  AlteredPartition,
  AlterPartitionRequest,
  AlterPartitionResponse,
  IsrChange,
} from '../../kafka/protocol/Controller.ts'
import { type NodeId, nameOf, type PartitionName, type Us } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { followerNow, followerOf } from '../../trace/FollowerState.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import { reactToAnswer } from '../controller/validateAlterPartition.ts'
import type { Entry } from '../kernel/Entry.ts'
import { loadProducers } from '../log/rememberProducers.ts'
import type { Sim } from '../Memory.ts'
import { askController } from '../node/askController.ts'
import { record } from '../record.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { brokerNumber } from '../settings.ts'
import { silenceCause } from '../silenceCause.ts'
import { adoptReplicas } from './adoptReplicas.ts'
import { laggards } from './inSync.ts'
import { advanceHighWatermark, leaderView, settleIsr } from './partitionLeader.ts'
import { completeParked } from './purgatory.ts'

/** After an answer that nothing was looked at. */
const RETRY_US: Us = 50_000
/** What an `isrExpiration` entry is about: a tick of the grid, or another try to reach the controller. */
const TICK = 0
const RETRY = 1

/** The broker's logs are loaded: its replicas follow the metadata from now on, and laggards are looked for. */
export function startReplicaTasks(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)?.replication
  if (!memory || memory.active) return
  memory.active = true
  memory.startedAt = sim.now
  for (const replica of node.replicas) loadProducers(sim, node, replica)
  planTick(sim, node)
  adoptReplicas(sim, node)
}

/** The grid begins when the broker starts: every replica.lag.time.max.ms / 2. */
function planTick(sim: Sim, node: NodeState): void {
  // A lone broker has no followers to look after.
  if (sim.state.nodes.length === 1) return
  const every = Math.floor(brokerNumber(sim, node, 'replica.lag.time.max.ms') / 2) * 1000
  plan(sim, node, Math.max(1_000, every), TICK)
}

function plan(sim: Sim, node: NodeState, wait: Us, id: number): void {
  aloud(sim, false, () => scheduleFor(sim, node, sim.now + wait, 'isrExpiration', id))
}

export function onIsrExpiration(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node) return
  if (entry.id === RETRY) {
    sendProposals(sim, node)
    return
  }
  planTick(sim, node)
  const { cause } = sim
  for (const replica of node.replicas) {
    if (!replica.leads || replica.isr.length < 2 || replica.pendingIsr) continue
    sim.cause = cause
    shrink(sim, node, replica)
  }
}

function shrink(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const view = leaderView(sim, node, replica)
  const late = laggards(view, node.id)
  if (late.length === 0) return
  const isr = replica.isr.filter((id) => !late.includes(id)).sort((a, b) => a - b)
  const lagMs = view.lagUs / 1000
  const why = `${brokers(late)} not caught up for more than ${lagMs} ms`
  sim.cause = silenceCause(sim, late[0])
  aloud(sim, true, () => proposeIsr(sim, node, replica, isr, why))
}

function brokers(ids: readonly NodeId[]): string {
  return ids.length === 1 ? `broker ${ids[0]} was` : `brokers ${ids.join(', ')} were`
}

/** Asks the controller for another ISR: one proposal a partition, one question a broker at a time. */
export function proposeIsr(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  isr: readonly NodeId[],
  why: string,
): void {
  const memory = sim.memory.nodes.get(node.id)
  // An older proposal is still under way, though it is no longer ours: nothing can be asked before its answer.
  if (!memory || memory.replication.proposals.has(replica.name)) return
  aloud(sim, true, () => {
    const before = sim.cause
    sim.cause = record(sim, {
      type: 'IsrProposed',
      node: node.id,
      partition: replica.name,
      from: replica.isr,
      isr: Object.freeze(isr.slice()),
      why,
      configs: lagConfig(sim, node),
    })
    memory.replication.proposals.set(replica.name, changeOf(memory.brokerEpoch, node, replica, isr))
    sendProposals(sim, node)
    sim.cause = before
  })
}

function lagConfig(sim: Sim, node: NodeState) {
  const name = 'replica.lag.time.max.ms'
  return [{ name, value: String(brokerNumber(sim, node, name)), subject: `broker:${node.id}` }]
}

function changeOf(
  ownEpoch: number,
  node: NodeState,
  replica: ReplicaState,
  isr: readonly NodeId[],
): IsrChange {
  const epochOf = (id: NodeId) => {
    if (id === node.id) return ownEpoch
    const follower = followerOf(replica, id)
    return follower ? followerNow(node, follower).brokerEpoch : -1
  }
  return Object.freeze({
    topic: replica.topic,
    topicId: replica.topicId,
    partition: replica.partition,
    leaderEpoch: replica.leaderEpoch,
    partitionEpoch: replica.partitionEpoch,
    isr: isr.map((id) => Object.freeze({ broker: id, epoch: epochOf(id) })),
    // A leader elected uncleanly counts as recovered as soon as it leads.
    recovering: false,
  })
}

function sendProposals(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory || memory.replication.asked || memory.replication.proposals.size === 0) return
  const partitions = Object.freeze([...memory.replication.proposals.values()])
  memory.replication.asked = partitions
  aloud(sim, true, () => {
    askController(sim, node, 'alterPartition', 'AlterPartition', {
      broker: node.id,
      brokerEpoch: memory.brokerEpoch,
      partitions,
    })
  })
}

/** The controller's answer: for each partition what stands now, or why not; a refusal of the whole is tried again. */
export function onAlterPartitionAnswer(
  sim: Sim,
  node: NodeState,
  request: AlterPartitionRequest,
  response: AlterPartitionResponse,
): void {
  const memory = sim.memory.nodes.get(node.id)?.replication
  if (!memory) return
  memory.asked = null
  if (response.error !== 'NONE') {
    plan(sim, node, RETRY_US, RETRY)
    return
  }
  const { cause } = sim
  for (const change of request.partitions) {
    const name = nameOf(change)
    memory.proposals.delete(name)
    const answer = response.partitions.find(
      (each) => each.topic === change.topic && each.partition === change.partition,
    )
    sim.cause = cause
    if (answer) aloud(sim, true, () => takeAnswer(sim, node, name, change, answer))
  }
  sim.cause = cause
  sendProposals(sim, node)
}

function takeAnswer(
  sim: Sim,
  node: NodeState,
  name: PartitionName,
  change: IsrChange,
  answer: AlteredPartition,
): void {
  const replica = replicaNamed(node, name)
  if (!replica?.leads || !isPending(replica, change)) return
  switch (reactToAnswer(replica, answer)) {
    case 'commit':
      settleIsr(sim, node, replica, answer, 'the controller has written it')
      if (advanceHighWatermark(sim, node, replica)) completeParked(sim, node, name)
      break
    case 'rollBack':
      settleIsr(sim, node, replica, replica, `the controller refused: ${answer.error}`)
      break
    case 'retry':
      sim.memory.nodes.get(node.id)?.replication.proposals.set(name, change)
      break
    default:
  }
}

/** Whether the leader still waits for just this: new metadata ends a proposal too. */
function isPending(replica: ReplicaState, change: IsrChange): boolean {
  return (
    replica.pendingIsr !== null &&
    replica.leaderEpoch === change.leaderEpoch &&
    replica.partitionEpoch === change.partitionEpoch &&
    replica.pendingIsr.join() === change.isr.map(({ broker }) => broker).join()
  )
}
