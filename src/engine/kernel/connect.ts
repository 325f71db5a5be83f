// Setting a connection up: a handshake that is accepted, refused, or never answered.
// Kafka: NetworkClient.initiateConnect, SocketServer.Acceptor (a client port is bound once the broker is unfenced).
// Simplified: one round trip; a full accept queue is not modelled.
import type { EndpointId, Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import type { Entry } from './Entry.ts'
import { CONNECT_TIMEOUT_US, ONE_WAY_US } from './latency.ts'
import { connectionOf, dropLink, nodeAt } from './network.ts'

/** Opens a TCP connection; the client hears `linkReady` or `linkClosed`. Returns its id. */
export function connect(sim: Sim, client: EndpointId, endpoint: EndpointId): number {
  const id = ++sim.memory.ids.connection
  record(sim, {
    type: 'ConnectionChanged',
    connection: id,
    client,
    node: endpoint,
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
  })
  const reachable = reachability(sim, id, endpoint)
  const delay = faultDelay(sim, id)
  const wait = reachable === 'black hole' ? CONNECT_TIMEOUT_US : 2 * ONE_WAY_US + delay
  schedule(sim, { at: sim.now + wait, type: 'handshake', who: client, id })
  return id
}

function reachability(
  sim: Sim,
  id: number,
  endpoint: EndpointId,
): 'open' | 'refused' | 'black hole' {
  const node = nodeAt(sim, endpoint)
  const connection = connectionOf(sim, id)
  if (!node || !connection) return 'refused'
  const host = sim.state.hosts.find((candidate) => candidate.name === node.host)
  if (!host?.powered) return 'black hole'
  if (connection.silent.toNode || connection.silent.toClient) return 'black hole'
  // A frozen process's machine still accepts for it, where it listens.
  return node.process !== 'Stopped' && isListening(node) ? 'open' : 'refused'
}

/** Client ports are bound after the broker was unfenced, and closed early in its shutdown. */
function isListening(node: NodeState): boolean {
  return node.broker === 'RUNNING' || node.broker === 'PENDING_CONTROLLED_SHUTDOWN'
}

function faultDelay(sim: Sim, id: number): Us {
  const connection = connectionOf(sim, id)
  return connection ? connection.delayUs.toNode + connection.delayUs.toClient : 0
}

/** The TCP handshake came to its end. */
export function onHandshake(sim: Sim, entry: Entry): void {
  const connection = connectionOf(sim, entry.id)
  if (connection?.state !== 'connecting') return
  const reachable = reachability(sim, entry.id, connection.node)
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
    to: 'ready',
    why: 'accepted',
  })
  sim.ports.clientReady(sim, connection.client, connection.id)
}
