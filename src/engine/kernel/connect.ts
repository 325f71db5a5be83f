// Setting a connection up: a handshake that is accepted, refused, or never answered.
// Kafka: NetworkClient.initiateConnect, SocketServer.Acceptor (a client port is bound once the broker is unfenced).
// Simplified: one round trip; a full accept queue is not modelled.
import type { EndpointId, Us } from '../../kafka/terms.ts'
import type { Channel, NodeState } from '../../trace/ClusterState.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import { dropLink } from './brokenLinks.ts'
import type { Entry } from './Entry.ts'
import { CONNECT_TIMEOUT_US, ONE_WAY_US } from './latency.ts'
import { connectionOf, nodeAt } from './network.ts'

/** Opens a TCP connection; the client hears `linkReady` or `linkClosed`. Returns its id. */
export function connect(
  sim: Sim,
  client: EndpointId,
  endpoint: EndpointId,
  channel: Channel = 'client',
): number {
  const id = ++sim.memory.ids.connection
  record(sim, {
    type: 'ConnectionChanged',
    connection: id,
    client,
    node: endpoint,
    channel,
    to: 'connecting',
    why: 'asked for',
  })
  sim.memory.links.set(id, {
    id,
    lastToNode: sim.now,
    lastToClient: sim.now,
    busy: 0,
    waiting: [],
    inFlight: [],
    heldToNode: [],
    heldToClient: [],
    watched: false,
    dead: false,
    askedAt: sim.now,
  })
  const wait =
    reachability(sim, id) === 'black hole' ? SYN_AGAIN_US[0] : 2 * ONE_WAY_US + faultDelay(sim, id)
  schedule(sim, { at: sim.now + wait, type: 'handshake', who: client, id })
  return id
}

/** A SYN nobody answers is sent again after 1, 3 and 7 s; then the set-up times out. */
const SYN_AGAIN_US = [1_000_000, 3_000_000, 7_000_000] as const

function reachability(sim: Sim, id: number): 'open' | 'refused' | 'black hole' {
  const connection = connectionOf(sim, id)
  const node = connection && nodeAt(sim, connection.node)
  if (!node) return 'refused'
  const host = sim.state.hosts.find((candidate) => candidate.name === node.host)
  if (!host?.powered) return 'black hole'
  if (connection.silent.toNode || connection.silent.toClient) return 'black hole'
  // A frozen process's machine still accepts for it, where it listens.
  return node.process !== 'Stopped' && isListening(sim, node, connection.channel)
    ? 'open'
    : 'refused'
}

/** The controller's port is bound when the process is up; the broker's after it was unfenced, until early in its shutdown. */
function isListening(sim: Sim, node: NodeState, channel: Channel): boolean {
  if (channel === 'client' || channel === 'fetcher')
    return node.broker === 'RUNNING' || node.broker === 'PENDING_CONTROLLED_SHUTDOWN'
  return node.isController && (sim.memory.nodes.get(node.id)?.booted ?? false)
}

function faultDelay(sim: Sim, id: number): Us {
  const connection = connectionOf(sim, id)
  return connection ? connection.delayUs.toNode + connection.delayUs.toClient : 0
}

/** The TCP handshake came to its end. */
export function onHandshake(sim: Sim, entry: Entry): void {
  const connection = connectionOf(sim, entry.id)
  if (connection?.state !== 'connecting') return
  const reachable = reachability(sim, entry.id)
  const askedAt = sim.memory.links.get(entry.id)?.askedAt ?? sim.now
  if (reachable === 'black hole' && sim.now - askedAt < CONNECT_TIMEOUT_US) {
    const next = SYN_AGAIN_US.find((wait) => wait > sim.now - askedAt) ?? CONNECT_TIMEOUT_US
    schedule(sim, { at: askedAt + next, type: 'handshake', who: connection.client, id: entry.id })
    return
  }
  if (reachable !== 'open') {
    dropLink(sim, connection, reachable === 'refused' ? 'refused' : 'set-up timed out')
    sim.ports.clientClosed(sim, connection.client, connection.id)
    return
  }
  sim.cause = record(sim, {
    type: 'ConnectionChanged',
    connection: connection.id,
    client: connection.client,
    node: connection.node,
    channel: connection.channel,
    to: 'ready',
    why: 'accepted',
  })
  sim.ports.clientReady(sim, connection.client, connection.id)
}
