// Acts on a node's process and its host: stop, crash, freeze, power.
// Kafka: BrokerServer.shutdown (controlled), kill -9, SIGSTOP; the page cache survives a process, not a power cut.
import { type ProcessEvent, processMachine } from '../../kafka/machines/processMachine.ts'
import type { NodeId } from '../../kafka/terms.ts'
import type { Action } from '../../scenario/Scenario.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { EventOf } from '../../trace/TraceEvent.ts'
import { beginShutdown, changeBroker } from '../broker/BrokerLifecycle.ts'
import { checkpointed } from '../broker/checkpoints.ts'
import { stopReplicas } from '../broker/replicaFetcher.ts'
import { fenceStale } from '../controller/brokers.ts'
import { closeLink, dropLink, watchLinks } from '../kernel/brokenLinks.ts'
import { draw } from '../kernel/draw.ts'
import { BOOT_US } from '../kernel/latency.ts'
import { advance } from '../kernel/lifecycle.ts'
import { onDisk } from '../log/appendToLog.ts'
import type { Sim } from '../Memory.ts'
import { createPurgatory } from '../PurgatoryMemory.ts'
import { forgetRaft } from '../quorum/RaftMemory.ts'
import { endVoter, memberOf, resign } from '../quorum/raft.ts'
import { record } from '../record.ts'
import { freeze, thaw } from '../run.ts'
import { scheduleFor } from '../schedule.ts'
import { configureNode } from '../settings.ts'

type Of<T extends Action['type']> = Extract<Action, { type: T }>

function find(sim: Sim, id: NodeId): NodeState | undefined {
  return sim.state.nodes.find((node) => node.id === id)
}

export function changeProcess(
  sim: Sim,
  node: NodeState,
  event: ProcessEvent,
  how: EventOf<'ProcessChanged'>['how'],
): void {
  const to = advance(processMachine, node.process, event)
  sim.cause = record(sim, { type: 'ProcessChanged', node: node.id, to, how })
}

/** The process starts; its broker part registers when the JVM is up. */
export function startNode(sim: Sim, node: NodeState): void {
  const host = sim.state.hosts.find((candidate) => candidate.name === node.host)
  if (host && !host.powered)
    sim.cause = record(sim, { type: 'HostPowerChanged', host: host.name, powered: true })
  resetDeadLinks(sim, node)
  changeProcess(sim, node, 'start', 'start')
  configureNode(sim, node)
  const wait = BOOT_US + bootSpreadUs(sim, node)
  scheduleFor(sim, node, sim.now + wait, 'boot')
}

/** No two machines of a cluster start in the same time. */
function bootSpreadUs(sim: Sim, node: NodeState): number {
  if (sim.state.nodes.length === 1) return 0
  return draw(sim.memory.draws, 'boot', node.endpoint) % BOOT_SPREAD_US
}

const BOOT_SPREAD_US = 600_000

export function startBroker(sim: Sim, { node: id }: Of<'startBroker'>): void {
  const node = find(sim, id)
  if (node?.process === 'Stopped') startNode(sim, node)
}

/** SIGTERM: controlled shutdown while it serves; sockets closed, logs flushed, marker written, quorum left. */
export function stopBroker(sim: Sim, { node: id }: Of<'stopBroker'>): void {
  const node = find(sim, id)
  if (node?.process !== 'Running') return
  if (node.broker === 'RUNNING') beginShutdown(sim, node)
  if (node.isBroker) return
  leaveQuorum(sim, node)
  scheduleFor(sim, node, sim.now + CONTROLLER_STOP_US, 'stopped')
}

/** A controller without a broker part ends soon after it has left the quorum. */
const CONTROLLER_STOP_US = 300_000

/** A quorum leader that stops says so, so that nobody waits for a timeout. */
export function leaveQuorum(sim: Sim, node: NodeState): void {
  if (memberOf(sim, node.id)?.state === 'Leader') resign(sim, node, 'shutdown', 'it stops')
}

/** kill -9: the page cache of its machine keeps every byte that was written. */
export function crashBroker(sim: Sim, { node: id }: Of<'crashBroker'>): void {
  const node = find(sim, id)
  if (node && node.process !== 'Stopped') haltProcess(sim, node, 'broker crashed')
}

/** Ends a process at once, as kill -9 and Exit.halt do. */
export function haltProcess(sim: Sim, node: NodeState, why: string): void {
  saveCheckpoints(sim, node)
  changeProcess(sim, node, 'kill', 'kill')
  die(sim, node, why)
}

/** What ends with the process: lifecycles, connections, everything it had in memory. */
export function die(sim: Sim, node: NodeState, why: string): void {
  const cause = sim.cause
  if (node.broker !== 'NOT_RUNNING')
    changeBroker(sim, node, why === 'broker stopped' ? 'stopped' : 'died')
  endVoter(sim, node, why)
  forgetMemory(sim, node)
  for (const connection of [...sim.state.connections]) {
    sim.cause = cause
    if (connection.client === node.endpoint) {
      dropLink(sim, connection, why)
      continue
    }
    if (connection.node !== node.endpoint || connection.state !== 'ready') continue
    if (why === 'power lost') killLink(sim, connection.id)
    else closeLink(sim, connection, why)
  }
}

/** What was only in the process; its disk keeps logs, quorum state and its registration's epoch. */
function forgetMemory(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  sim.memory.frozen.delete(node.endpoint)
  memory.purgatory = createPurgatory()
  memory.awaiting = []
  memory.idBlock = { next: 0, end: 0 }
  memory.wantIds = []
  memory.booted = false
  forgetRaft(memory.raft)
  memory.links.clear()
  memory.asks = []
  memory.controllers.clear()
  memory.heard.clear()
  memory.heartbeat = 0
  memory.heartbeatSaid = 'NOT_RUNNING'
  memory.beatAt = 0
  memory.logsLoading = false
  memory.logsLoaded = false
  memory.coordinator = null
  stopReplicas(sim, node)
}

/** Power is gone: no machine is left to close the connection, so the client learns only by its own timeouts. */
function killLink(sim: Sim, id: number): void {
  const link = sim.memory.links.get(id)
  if (!link) return
  link.dead = true
  link.busy = 0
  link.waiting = []
}

/** The machine is back: it knows nothing of the old connections and resets them. */
function resetDeadLinks(sim: Sim, node: NodeState): void {
  const { cause } = sim
  for (const connection of [...sim.state.connections]) {
    if (connection.node === node.endpoint && sim.memory.links.get(connection.id)?.dead)
      closeLink(sim, connection, 'reset')
    sim.cause = cause
  }
}

/** What the file of high watermarks holds when the process ends without a word. */
function saveCheckpoints(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory?.replication.active) return
  for (const replica of node.replicas)
    memory.checkpoint.set(replica.name, checkpointed(sim, node, replica))
}

/** The machine loses power: every process on it dies, and what was only in the page cache is gone. */
export function powerOff(sim: Sim, { host: name }: Of<'powerOff'>): void {
  const host = sim.state.hosts.find((candidate) => candidate.name === name)
  if (!host?.powered) return
  const cause = record(sim, { type: 'HostPowerChanged', host: name, powered: false })
  for (const node of sim.state.nodes) {
    if (node.host !== name || node.process === 'Stopped') continue
    sim.cause = cause
    noteSurvivors(sim, node)
    saveCheckpoints(sim, node)
    changeProcess(sim, node, 'kill', 'power')
    die(sim, node, 'power lost')
    watchLinks(sim, node.endpoint)
  }
}

/** The machine has power again, and every process on it starts as its service does. */
export function powerOn(sim: Sim, { host: name }: Of<'powerOn'>): void {
  const host = sim.state.hosts.find((candidate) => candidate.name === name)
  if (!host || host.powered) return
  const cause = record(sim, { type: 'HostPowerChanged', host: name, powered: true })
  for (const node of sim.state.nodes) {
    sim.cause = cause
    if (node.host === name && node.process === 'Stopped') startNode(sim, node)
  }
}

/** What is lost at the next start; a second cut before that start's recovery brings nothing back. */
function noteSurvivors(sim: Sim, node: NodeState): void {
  const survivors = sim.memory.nodes.get(node.id)?.survivors
  if (!survivors) return
  for (const replica of node.replicas) {
    const before = survivors.get(replica.name) ?? Number.POSITIVE_INFINITY
    survivors.set(replica.name, Math.min(before, onDisk(sim, node, replica)))
  }
}

export function freezeBroker(sim: Sim, { node: id }: Of<'freezeBroker'>): void {
  const node = find(sim, id)
  if (node?.process !== 'Running') return
  changeProcess(sim, node, 'freeze', 'freeze')
  freeze(sim, node.endpoint)
  watchLinks(sim, node.endpoint)
}

/** What came due meanwhile happens now; a controller that waited too long fences before the broker speaks again. */
export function thawBroker(sim: Sim, { node: id }: Of<'thawBroker'>): void {
  const node = find(sim, id)
  if (node?.process !== 'Frozen') return
  changeProcess(sim, node, 'thaw', 'thaw')
  // A lone process fences itself before it speaks again; in a cluster the others have done it.
  if (sim.state.nodes.length === 1 && node.controller) fenceStale(sim, node)
  thaw(sim, node.endpoint)
}
