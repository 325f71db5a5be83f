// A broker's life: it registers, reads its own registration, loads its logs, is unfenced, serves, and stops.
// Kafka: BrokerServer.startup, BrokerLifecycleManager, LogManager.
// KIPs: 631, 841, 966.
// Simplified: while it starts it asks again when it has read on, and not each 10 ms.
import { type BrokerLifecycleEvent, brokerMachine } from '../../kafka/machines/brokerMachine.ts'
import type {
  BrokerHeartbeatResponse,
  BrokerRegistrationResponse,
} from '../../kafka/protocol/Controller.ts'
import type { Us } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { MetadataRecord } from '../../trace/MetadataImage.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import { closeLink } from '../kernel/brokenLinks.ts'
import { draw } from '../kernel/draw.ts'
import type { Entry } from '../kernel/Entry.ts'
import {
  FIRST_ANSWER_SPREAD_US,
  FIRST_ANSWER_US,
  LOAD_LOG_US,
  RECOVER_MEGABYTE_US,
} from '../kernel/latency.ts'
import { advance } from '../kernel/lifecycle.ts'
import { flush } from '../log/appendToLog.ts'
import type { Sim } from '../Memory.ts'
import { askController } from '../node/askController.ts'
import { pumpFetch } from '../quorum/metadataFetch.ts'
import { startVoter } from '../quorum/raft.ts'
import { record } from '../record.ts'
import { aloud, loopIndex, quietly, schedule, scheduleFor, turnLoop } from '../schedule.ts'
import { brokerNumber } from '../settings.ts'
import { coordinateGroups } from './adoptReplicas.ts'
import { startReplicaTasks } from './isr.ts'
import { cutLog } from './truncateLog.ts'

export function changeBroker(sim: Sim, node: NodeState, event: BrokerLifecycleEvent): void {
  const to = advance(brokerMachine, node.broker, event)
  if (to !== node.broker)
    sim.cause = record(sim, { type: 'BrokerStateChanged', node: node.id, from: node.broker, to })
}

/** The process is up: its voter goes on where its file says, its broker part registers. */
export function onBoot(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const memory = node && sim.memory.nodes.get(node.id)
  if (!node || !memory) return
  memory.booted = true
  const { cause } = sim
  if (node.isController) startVoter(sim, node)
  sim.cause = cause
  if (!node.isBroker) return
  changeBroker(sim, node, 'start')
  pumpFetch(sim, node)
  register(sim, node)
}

function rackOf(sim: Sim, node: NodeState): string {
  return sim.state.hosts.find((host) => host.name === node.host)?.rack ?? ''
}

function register(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  askController(sim, node, 'heartbeat', 'BrokerRegistration', {
    broker: node.id,
    incarnation: node.incarnation,
    rack: rackOf(sim, node),
    previousBrokerEpoch: node.cleanShutdown ? (memory?.brokerEpoch ?? -1) : -1,
  })
}

/** Registered, or refused: as long as the session of its former life runs, it asks again every heartbeat. */
export function onRegistered(
  sim: Sim,
  node: NodeState,
  response: BrokerRegistrationResponse,
): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory || node.broker !== 'STARTING') return
  if (response.error !== 'NONE') {
    record(sim, { type: 'RegistrationRefused', node: node.id, error: response.error })
    scheduleFor(sim, node, sim.now + heartbeatUs(sim, node), 'registerAgain')
    return
  }
  memory.brokerEpoch = response.brokerEpoch
  beat(sim, node)
}

export function onRegisterAgain(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (node?.broker === 'STARTING') register(sim, node)
}

function heartbeatUs(sim: Sim, node: NodeState): Us {
  return brokerNumber(sim, node, 'broker.heartbeat.interval.ms') * 1000
}

/** Says that it lives, and what it wants. */
function beat(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  const isSteady = node.broker === 'RUNNING' && memory.heartbeatSaid === 'RUNNING'
  const isServing = node.broker === 'RUNNING' || node.broker === 'PENDING_CONTROLLED_SHUTDOWN'
  const wantFence = !isServing && !(memory.logsLoaded && node.broker === 'RECOVERY')
  memory.heartbeatSaid = node.broker
  memory.beatAt = 0
  aloud(sim, !isSteady, () => {
    // The controller of the same process answers before the call returns.
    memory.heartbeat = memory.lastAsk + 1
    askController(sim, node, 'heartbeat', 'BrokerHeartbeat', {
      broker: node.id,
      brokerEpoch: memory.brokerEpoch,
      currentMetadataOffset: appliedOffset(node),
      wantFence,
      wantShutDown: node.broker === 'PENDING_CONTROLLED_SHUTDOWN',
    })
  })
}

/** How far it has read: NoOps count as read as soon as they are committed. */
function appliedOffset(node: NodeState): number {
  return node.image.offset
}

/** The controller's answer to a heartbeat, and when the next one leaves. */
export function onHeartbeatAnswered(
  sim: Sim,
  node: NodeState,
  response: BrokerHeartbeatResponse,
): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  memory.heartbeat = 0
  if (response.error !== 'NONE') {
    planBeat(sim, node, heartbeatUs(sim, node))
    return
  }
  if (node.broker === 'STARTING') {
    if (response.isCaughtUp) aloud(sim, true, () => caughtUp(sim, node))
    else planBeat(sim, node, STARTING_US)
    return
  }
  if (node.broker === 'RECOVERY') {
    if (!response.isFenced) aloud(sim, true, () => unfenced(sim, node))
    const isWaiting = memory.logsLoaded && response.isFenced
    planBeat(sim, node, isWaiting ? STARTING_US : heartbeatUs(sim, node))
    return
  }
  if (node.broker === 'PENDING_CONTROLLED_SHUTDOWN') {
    if (response.shouldShutDown) aloud(sim, true, () => shutdownGranted(sim, node))
    else {
      planBeat(sim, node, memory.shutdownAsked ? heartbeatUs(sim, node) : SHUTDOWN_US)
      memory.shutdownAsked = true
    }
    return
  }
  planBeat(sim, node, heartbeatUs(sim, node))
}

/** It may lead from now on, and is reached; the first requests wait until the threads behind its port are there. */
function unfenced(sim: Sim, node: NodeState): void {
  changeBroker(sim, node, 'unfenced')
  coordinateGroups(sim, node)
  const memory = sim.memory.nodes.get(node.id)
  const spread = draw(sim.memory.draws, 'first answer', node.endpoint) % FIRST_ANSWER_SPREAD_US
  if (memory) memory.answersFrom = sim.now + FIRST_ANSWER_US + spread
}

/** Between heartbeats while it starts, and before the second one of a controlled shutdown. */
const STARTING_US = 10_000
const SHUTDOWN_US = 50_000

function planBeat(sim: Sim, node: NodeState, wait: Us): void {
  const memory = sim.memory.nodes.get(node.id)
  if (memory) memory.beatAt = sim.now + wait
  const plan = () => scheduleFor(sim, node, sim.now + wait, 'heartbeat')
  if (isAlone(sim) && node.broker === 'RUNNING')
    quietly(sim, loopIndex(sim, 'heartbeat', node.endpoint, 0), plan)
  else aloud(sim, false, plan)
}

/** A single process talks to itself: its heartbeats are an idle loop that can be folded. */
function isAlone(sim: Sim): boolean {
  return sim.state.nodes.length === 1
}

export function onHeartbeat(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const memory = node && sim.memory.nodes.get(node.id)
  if (!node || !memory || memory.heartbeat !== 0) return
  if (node.broker === 'NOT_RUNNING' || node.broker === 'SHUTTING_DOWN') return
  if (entry.loop < 0) {
    if (memory.beatAt === entry.at) beat(sim, node)
    return
  }
  quietly(sim, entry.loop, () => {
    turnLoop(sim, entry.loop)
    beat(sim, node)
  })
}

/** The broker has read its own registration: once its logs are loaded it asks to be unfenced. */
function caughtUp(sim: Sim, node: NodeState): void {
  changeBroker(sim, node, 'caughtUp')
  if (sim.memory.nodes.get(node.id)?.logsLoaded) beat(sim, node)
  else loadLogs(sim, node)
}

/** Begins with the first metadata it reads, registered or not: its replicas follow as soon as their logs are there. */
function loadLogs(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory || memory.logsLoading) return
  memory.logsLoading = true
  const megabytes =
    node.replicas.reduce((sum, replica) => sum + (node.cleanShutdown ? 0 : replica.log.bytes), 0) /
    1_048_576
  const loading = node.replicas.length * LOAD_LOG_US + Math.ceil(megabytes * RECOVER_MEGABYTE_US)
  scheduleFor(sim, node, sim.now + loading, 'logsLoaded')
}

export function onLogsLoaded(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const memory = node && sim.memory.nodes.get(node.id)
  const isStarting = node?.broker === 'STARTING' || node?.broker === 'RECOVERY'
  if (!node || !isStarting || !memory) return
  const { cause } = sim
  for (const replica of node.replicas) {
    sim.cause = cause
    loadLog(sim, node, replica)
  }
  sim.cause = cause
  memory.survivors.clear()
  memory.logsLoaded = true
  startReplicaTasks(sim, node)
  if (node.broker === 'RECOVERY' && memory.heartbeat === 0) beat(sim, node)
}

/** Recovery of one log: cut to what the disk kept; its high watermark comes from the checkpoint until it leads again. */
function loadLog(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const memory = sim.memory.nodes.get(node.id)
  const left = memory?.survivors.get(replica.name)
  if (left !== undefined && left < replica.log.endOffset)
    cutLog(sim, node, replica, left, 'power cut')
  const saved = node.cleanShutdown
    ? replica.highWatermark
    : (memory?.checkpoint.get(replica.name) ?? 0)
  const highWatermark = Math.min(Math.max(saved, replica.log.startOffset), replica.log.endOffset)
  record(sim, {
    type: 'LogLoaded',
    node: node.id,
    partition: replica.name,
    clean: node.cleanShutdown,
    highWatermark,
  })
  // What recovery has read and checked is on disk; older marks tell of records that may be gone.
  memory?.writeBack.set(replica.name, [{ at: sim.now, endOffset: replica.log.endOffset }])
}

/** New committed records were read and applied. */
export function metadataRead(sim: Sim, node: NodeState, records: readonly MetadataRecord[]): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory || node.broker !== 'STARTING') return
  loadLogs(sim, node)
  if (memory.heartbeat !== 0) return
  const isOwn = records.some((each) => each.type === 'RegisterBroker' && each.broker === node.id)
  if (isOwn && memory.brokerEpoch >= 0) beat(sim, node)
}

/** Closing sockets and logs after the controller let the broker go. */
const CLOSE_US = 300_000

/** Controlled shutdown: it asks the controller to take its partitions away, and still serves. */
export function beginShutdown(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  changeBroker(sim, node, 'shutdownAsked')
  if (!memory) return
  memory.shutdownAsked = false
  if (memory.heartbeat !== 0) memory.asks = memory.asks.filter(({ id }) => id !== memory.heartbeat)
  beat(sim, node)
}

function shutdownGranted(sim: Sim, node: NodeState): void {
  changeBroker(sim, node, 'shutdownGranted')
  const { cause } = sim
  for (const connection of [...sim.state.connections]) {
    sim.cause = cause
    const isServed = connection.channel === 'client' || connection.channel === 'fetcher'
    if (isServed && connection.node === node.endpoint && connection.state === 'ready')
      closeLink(sim, connection, 'broker stopped')
  }
  schedule(sim, {
    at: sim.now + CLOSE_US,
    type: 'stopped',
    who: node.endpoint,
    life: node.incarnation,
    cause,
  })
}

/** The last thing: logs flushed, the marker written, the quorum left, the process gone. */
export function onStopped(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node || (node.isBroker && node.broker !== 'SHUTTING_DOWN')) return
  for (const replica of node.replicas) flush(sim, node, replica, 'clean stop')
  sim.ports.nodeStopped(sim, node)
}
