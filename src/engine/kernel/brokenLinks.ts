// Connections that break, are given up, or fall silent: timers that watch them, and what becomes of what was on them.
// Kafka: NetworkClient.handleTimedOutRequests, Selector.close; TCP's retransmissions.
import type { EndpointId } from '../../kafka/terms.ts'
import type { ConnectionState, NodeState } from '../../trace/ClusterState.ts'
import type { Sim } from '../Memory.ts'
import { unwatch } from '../PurgatoryMemory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import { type Entry, LOUD } from './Entry.ts'
import type { LinkMemory } from './LinkMemory.ts'
import { ANYONE, connectionOf, FIRST_CHATTER, linkOf, NOBODY, nodeAt, transmit } from './network.ts'
import { nextRetransmission } from './retransmission.ts'

/** Watches the oldest request: one timer for each connection, not one for each request. */
export function watch(sim: Sim, connection: ConnectionState, link: LinkMemory): void {
  const oldest = link.inFlight[0]
  // An idle loop's request is answered unless something happens, and what may happen calls watchLinks.
  if (link.watched || !oldest || isIdleLoops(oldest.message)) return
  link.watched = true
  const quiet = sim.quiet
  sim.quiet = false
  schedule(sim, {
    at: oldest.sentAt + oldest.timeoutUs,
    type: 'requestTimeout',
    who: connection.client,
    id: connection.id,
    cause: sim.cause,
  })
  sim.quiet = quiet
}

function isIdleLoops(message: number): boolean {
  return message < 0 && message > FIRST_CHATTER
}

/** Something happened to a node or its connections: unanswered requests are watched again, those of idle loops too. */
export function watchLinks(sim: Sim, endpoint: EndpointId): void {
  for (const connection of sim.state.connections) {
    const link = sim.memory.links.get(connection.id)
    const oldest = link?.inFlight[0]
    const isIts = connection.node === endpoint || connection.client === endpoint
    if (!link || !oldest || !isIts || link.watched) continue
    link.watched = true
    schedule(sim, {
      at: Math.max(sim.now, oldest.sentAt + oldest.timeoutUs),
      type: 'requestTimeout',
      who: connection.client,
      id: connection.id,
    })
  }
}

/** Whether an answer may fail to come, even to an idle loop's request. */
function isInTrouble(sim: Sim, { silent, node }: ConnectionState, link: LinkMemory): boolean {
  return link.dead || silent.toNode || silent.toClient || nodeAt(sim, node)?.process !== 'Running'
}

/** request.timeout.ms: the connection is closed, and everything in flight on it fails with it. */
export function onRequestTimeout(sim: Sim, entry: Entry): void {
  const connection = connectionOf(sim, entry.id)
  const link = sim.memory.links.get(entry.id)
  if (connection?.state !== 'ready' || !link) return
  link.watched = false
  const oldest = link.inFlight[0]
  if (!oldest) return
  if (oldest.sentAt + oldest.timeoutUs > sim.now) {
    watch(sim, connection, link)
    if (isInTrouble(sim, connection, link)) watchLinks(sim, connection.node)
    return
  }
  closeLink(sim, connection, 'request timed out', oldest.message)
}

/** Closes a connection and tells both ends: its messages are gone, its requests failed. */
export function closeLink(sim: Sim, connection: ConnectionState, why: string, timedOut = 0): void {
  if (connection.state === 'closed') return
  const failed = linkOf(sim, connection.id).inFlight.map((request) => request.message)
  if (timedOut === 0 && leaveHalfOpen(sim, connection, why)) {
    // The end that does not stand still hears of it at once.
    if (!sim.memory.frozen.has(connection.client))
      sim.ports.clientDisconnected(sim, connection.client, connection.id, failed, timedOut)
    return
  }
  dropLink(sim, connection, why)
  const frozen = sim.memory.frozen.get(connection.client)
  if (frozen) frozen.lost.push({ connection: connection.id, failed, timedOut })
  else sim.ports.clientDisconnected(sim, connection.client, connection.id, failed, timedOut)
}

/**
 * One end closes while the other stands still: the machine of the latter keeps what got there, so its process reads
 * that first when it goes on, and then hears that the connection is closed. False when neither stands still.
 */
function leaveHalfOpen(sim: Sim, connection: ConnectionState, why: string): boolean {
  const endpoint = [connection.client, connection.node].find((end) => sim.memory.frozen.has(end))
  const frozen = endpoint === undefined ? undefined : sim.memory.frozen.get(endpoint)
  const link = sim.memory.links.get(connection.id)
  if (!frozen || endpoint === undefined || !link || connection.state !== 'ready') return false
  const node = nodeAt(sim, connection.node)
  for (const message of [...sim.state.messages.values()]) {
    const isKept = message.to === endpoint && message.stage === 'flying' && message.arrivesAt >= 0
    if (message.connection !== connection.id || isKept) continue
    record(sim, { type: 'MessageLost', message: message.id, why })
    if (node) unpark(sim, node, message.id)
  }
  if (endpoint === connection.node) link.inFlight = []
  frozen.deferred.push({
    at: sim.now,
    seq: ++sim.memory.seq,
    type: 'peerClosed',
    who: endpoint,
    id: connection.id,
    life: 0,
    cause: sim.cause,
    loop: LOUD,
  })
  return true
}

/** Nobody is there any more who would hear its answer. */
function unpark(sim: Sim, { id }: NodeState, message: number): void {
  const memory = sim.memory.nodes.get(id)
  if (memory) unwatch(memory.purgatory, message)
}

/** The end of what the other end had sent: the connection is closed. */
export function onPeerClosed(sim: Sim, entry: Entry): void {
  const connection = connectionOf(sim, entry.id)
  if (connection) closeLink(sim, connection, 'closed by the other end')
}

/** Closes a connection without telling the client: its process is gone, or it closes by itself. */
export function dropLink(sim: Sim, connection: ConnectionState, why: string): void {
  if (leaveHalfOpen(sim, connection, why)) return
  const lost = [...sim.state.messages.values()].filter(
    (message) => message.connection === connection.id,
  )
  const quiet = sim.quiet
  // A connection that never came about may be chatter, one that breaks never is.
  if (connection.state === 'ready') sim.quiet = false
  sim.cause = record(sim, {
    type: 'ConnectionChanged',
    connection: connection.id,
    client: connection.client,
    node: connection.node,
    channel: connection.channel,
    to: 'closed',
    why,
  })
  for (const message of lost) record(sim, { type: 'MessageLost', message: message.id, why })
  sim.quiet = quiet
  const node = nodeAt(sim, connection.node)
  if (node) for (const message of lost) unpark(sim, node, message.id)
  sim.memory.links.delete(connection.id)
}

/** A silence of the way from one end to another ended: what it held back leaves, in order, when TCP next tries. */
export function releaseHeld(
  sim: Sim,
  connection: ConnectionState,
  from: EndpointId,
  to: EndpointId,
): void {
  const link = sim.memory.links.get(connection.id)
  if (!link || link.dead) return
  for (const way of ['toNode', 'toClient'] as const) {
    const [first] = way === 'toNode' ? link.heldToNode : link.heldToClient
    if (!first || connection.silent[way]) continue
    if (from !== ANYONE && from !== first.from) continue
    if (to !== ANYONE && to !== first.to) continue
    const at = nextRetransmission(first.sentAt, sim.now)
    schedule(sim, { at, type: 'arrive', who: NOBODY, id: first.id })
  }
}

/** TCP sends what was not acknowledged once more; in a silence it fails again. */
export function sendAgain(sim: Sim, id: number): void {
  const first = sim.state.messages.get(id)
  const connection = first && connectionOf(sim, first.connection)
  const link = connection && sim.memory.links.get(connection.id)
  if (!link || link.dead) return
  const way = first.kind === 'request' ? 'toNode' : 'toClient'
  const held = way === 'toNode' ? link.heldToNode : link.heldToClient
  if (connection.silent[way] || held[0]?.id !== id) return
  for (const message of held.splice(0)) {
    if (!sim.state.messages.has(message.id)) continue
    record(sim, { type: 'MessageLost', message: message.id, why: 'sent again' })
    transmit(sim, connection, link, way, {
      ...message,
      sentAt: Math.max(sim.now, message.sentAt),
      stage: 'flying',
      parkedUntil: 0,
    })
  }
}
