// A broker's life: it registers, reads its own registration, loads its logs, is unfenced, serves, and stops.
// Kafka: BrokerServer.startup, BrokerLifecycleManager, LogManager.
// KIPs: 631, 841, 966.
// Simplified: registration and heartbeats to the controller of the same process are no messages of their own.
import { type BrokerLifecycleEvent, brokerMachine } from '../../kafka/machines/brokerMachine.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { MetadataRecord } from '../../trace/MetadataImage.ts'
import { activateController, changeQuorum } from '../controller/activateController.ts'
import { activeController, appendMetadata, ownNode } from '../controller/appendMetadata.ts'
import { leaveRecords, returnRecords } from '../controller/elections.ts'
import type { Entry } from '../kernel/Entry.ts'
import { LOAD_LOG_US, RECOVER_MEGABYTE_US } from '../kernel/latency.ts'
import { advance } from '../kernel/lifecycle.ts'
import { closeLink } from '../kernel/network.ts'
import { flush } from '../log/appendToLog.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { loopIndex, quietly, schedule, turnLoop } from '../schedule.ts'
import { brokerNumber } from '../settings.ts'

export function changeBroker(sim: Sim, node: NodeState, event: BrokerLifecycleEvent): void {
  const to = advance(brokerMachine, node.broker, event)
  if (to !== node.broker)
    sim.cause = record(sim, { type: 'BrokerStateChanged', node: node.id, from: node.broker, to })
}

/** The process is up: the controller part becomes active, the broker part registers. */
export function onBoot(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node) return
  activateController(sim, node)
  changeBroker(sim, node, 'start')
  const image = sim.state.metadataLog.image
  const known = image.brokers.find((broker) => broker.id === node.id)
  const records: MetadataRecord[] = known ? leaveRecords(image, node.id, node.cleanShutdown) : []
  records.push({
    type: 'RegisterBroker',
    broker: node.id,
    incarnation: node.incarnation,
    rack: rackOf(sim, node),
  })
  appendMetadata(sim, node, records)
  startHeartbeats(sim, node)
}

function rackOf(sim: Sim, node: NodeState): string {
  return sim.state.hosts.find((host) => host.name === node.host)?.rack ?? ''
}

/** An idle loop: the broker tells the controller that it lives, every broker.heartbeat.interval.ms. */
function startHeartbeats(sim: Sim, node: NodeState): void {
  const loop = loopIndex(sim, 'heartbeat', node.endpoint, 0)
  quietly(sim, loop, () => beat(sim, node))
}

function beat(sim: Sim, node: NodeState): void {
  record(sim, { type: 'HeartbeatReceived', node: node.id })
  const every = brokerNumber(sim, node, 'broker.heartbeat.interval.ms') * 1000
  schedule(sim, {
    at: sim.now + every,
    type: 'heartbeat',
    who: node.endpoint,
    life: node.incarnation,
  })
}

export function onHeartbeat(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node || node.broker === 'NOT_RUNNING') return
  const loop = loopIndex(sim, 'heartbeat', node.endpoint, 0)
  quietly(sim, loop, () => {
    turnLoop(sim, loop)
    beat(sim, node)
  })
  if (node.fenced && node.broker === 'RUNNING') unfence(sim, node)
}

/** The broker has read its own registration: it loads its logs and asks to be unfenced. */
export function caughtUp(sim: Sim, node: NodeState): void {
  changeBroker(sim, node, 'caughtUp')
  const megabytes =
    node.replicas.reduce(
      (sum, replica) => sum + (node.cleanShutdown ? 0 : replica.log.bytes - 0),
      0,
    ) / 1_048_576
  const loading = node.replicas.length * LOAD_LOG_US + Math.ceil(megabytes * RECOVER_MEGABYTE_US)
  schedule(sim, {
    at: sim.now + loading,
    type: 'logsLoaded',
    who: node.endpoint,
    life: node.incarnation,
  })
}

export function onLogsLoaded(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (node?.broker !== 'RECOVERY') return
  const cause = sim.cause
  for (const replica of node.replicas) {
    sim.cause = cause
    loadLog(sim, node, replica)
  }
  sim.cause = cause
  sim.memory.nodes.get(node.id)?.survivors.clear()
  unfence(sim, node)
}

/** Recovery of one log: cut to what the disk kept; its high watermark comes from the checkpoint until it leads again. */
function loadLog(sim: Sim, node: NodeState, replica: ReplicaState): void {
  const memory = sim.memory.nodes.get(node.id)
  const left = memory?.survivors.get(replica.name)
  if (left !== undefined && left < replica.log.endOffset) cutLog(sim, node, replica, left)
  const saved = node.cleanShutdown
    ? replica.log.endOffset
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

/** Cuts a log back, and says which acknowledged records went with its end. */
function cutLog(sim: Sim, node: NodeState, replica: ReplicaState, to: number): void {
  const partition = replica.name
  const cut = record(sim, { type: 'LogTruncated', node: node.id, partition, to, why: 'power cut' })
  const lost = sim.state.ledger
    .get(partition)
    ?.lost.filter((each) => each.event === cut && each.acked)
  const [first, last] = [lost?.[0], lost?.at(-1)]
  if (!lost || !first || !last) return
  record(sim, {
    type: 'PromiseBroken',
    cause: cut,
    promise: 'acked record lost',
    partition,
    from: first.offset,
    to: last.offset + 1,
    count: lost.length,
  })
}

/** A heartbeat without wantFence: the controller unfences the broker and gives it the partitions it may lead. */
function unfence(sim: Sim, node: NodeState): void {
  const controller = activeController(sim)
  if (!controller) return
  const image = sim.state.metadataLog.image
  appendMetadata(sim, controller, [
    {
      type: 'BrokerRegistrationChange',
      broker: node.id,
      brokerEpoch: node.brokerEpoch,
      fenced: false,
    },
    ...returnRecords(image, node.id),
  ])
}

/** broker.session.timeout.ms without a heartbeat: after a thaw the controller notices first, then the broker comes back. */
export function fenceIfStale(sim: Sim, node: NodeState): void {
  const session = brokerNumber(sim, node, 'broker.session.timeout.ms') * 1000
  const controller = activeController(sim)
  if (
    !controller ||
    node.fenced ||
    node.broker !== 'RUNNING' ||
    sim.now - node.lastHeartbeatAt <= session
  )
    return
  appendMetadata(sim, controller, [
    {
      type: 'BrokerRegistrationChange',
      broker: node.id,
      brokerEpoch: node.brokerEpoch,
      fenced: true,
    },
    ...leaveRecords(sim.state.metadataLog.image, node.id, true),
  ])
}

/** Closing sockets and logs after the controller let the broker go. */
const CLOSE_US = 300_000

/** Controlled shutdown: it asks the controller to take its partitions away, and still serves. */
export function beginShutdown(sim: Sim, node: NodeState): void {
  changeBroker(sim, node, 'shutdownAsked')
  const controller = activeController(sim)
  if (controller) {
    appendMetadata(sim, controller, [
      {
        type: 'BrokerRegistrationChange',
        broker: node.id,
        brokerEpoch: node.brokerEpoch,
        inControlledShutdown: true,
      },
      ...leaveRecords(sim.state.metadataLog.image, node.id, true),
    ])
  }
  schedule(sim, {
    at: sim.now + CONTROLLED_SHUTDOWN_US,
    type: 'shutdownGranted',
    who: node.endpoint,
    life: node.incarnation,
  })
}

/** From SIGTERM until the controller answers shouldShutDown: one heartbeat after the partitions have moved. */
const CONTROLLED_SHUTDOWN_US = 50_000

export function onShutdownGranted(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (node?.broker !== 'PENDING_CONTROLLED_SHUTDOWN') return
  changeBroker(sim, node, 'shutdownGranted')
  const cause = sim.cause
  for (const connection of [...sim.state.connections]) {
    sim.cause = cause
    if (connection.node === node.endpoint && connection.state === 'ready')
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
  if (node?.broker !== 'SHUTTING_DOWN') return
  for (const replica of node.replicas) flush(sim, node, replica, 'clean stop')
  changeQuorum(sim, node, 'shutdown', sim.state.quorum.epoch)
  sim.ports.nodeStopped(sim, node)
}
