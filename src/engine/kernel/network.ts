// Connections and messages. TCP: first in, first out; a broker works on one request of a connection at a time.
// Kafka: NetworkClient and SocketServer (a channel is muted until its answer has been sent).
// Faults are a delay, a silence that holds everything back until it heals, or a reset; never one message lost in a living connection.
// What a silence held back leaves with TCP's next retransmission after the heal: 0.2 s after the first of it was sent, then
// after twice the wait each time, at most 120 s: so the longer the silence, the longer the moment afterwards.
// Simplified: no idle close of connections; one retransmission carries all that was held back.
import type { ErrorName } from '../../kafka/errors.ts'
import type { ApiName } from '../../kafka/protocol/apis.ts'
import type { AnyBody, RequestOf, ResponseOf } from '../../kafka/protocol/bodies.ts'
import { assert, type EndpointId, type Us } from '../../kafka/terms.ts'
import { connectionNumbered } from '../../trace/apply/find.ts'
import type { ConnectionState, NodeState } from '../../trace/ClusterState.ts'
import type { CarriedRecords, FetchedFrom, Message } from '../../trace/Message.ts'
import type { ConfigCause } from '../../trace/TraceEvent.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import { closeLink, sendAgain, watch } from './brokenLinks.ts'
import { type Entry, MURMUR } from './Entry.ts'
import type { LinkMemory } from './LinkMemory.ts'
import { SERVICE_US, travelUs } from './latency.ts'

const NOTHING: readonly never[] = Object.freeze([])

export function nodeAt(sim: Sim, endpoint: EndpointId): NodeState | undefined {
  for (const node of sim.state.nodes) if (node.endpoint === endpoint) return node
  return undefined
}

export function connectionOf(sim: Sim, id: number): ConnectionState | undefined {
  return connectionNumbered(sim.state, id)
}

export function linkOf(sim: Sim, id: number): LinkMemory {
  const link = sim.memory.links.get(id)
  assert(link, `connection ${id} has no memory`)
  return link
}

export interface Sending<A extends ApiName> {
  readonly api: A
  readonly body: RequestOf<A>
  readonly bytes: number
  readonly timeoutUs: Us
  /** False for Produce with acks=0. */
  readonly answered?: boolean
  readonly carries?: readonly CarriedRecords[]
  readonly asks?: readonly FetchedFrom[]
  /** The settings that decided that it leaves now. */
  readonly configs?: readonly ConfigCause[]
}

/** Sends a request from the client's end. Returns the message's id. */
export function sendRequest<A extends ApiName>(
  sim: Sim,
  connectionId: number,
  sending: Sending<A>,
): number {
  const connection = connectionOf(sim, connectionId)
  assert(connection && connection.state === 'ready', `connection ${connectionId} is not ready`)
  const link = linkOf(sim, connectionId)
  const id = messageId(sim, 1)
  const sentAt = sim.now
  transmit(
    sim,
    connection,
    link,
    'toNode',
    {
      id,
      api: sending.api,
      kind: 'request',
      from: connection.client,
      to: connection.node,
      connection: connectionId,
      request: id,
      sentAt,
      arrivesAt: -1,
      bytes: sending.bytes,
      stage: 'flying',
      parkedUntil: 0,
      chatter: sim.quiet,
      error: 'NONE',
      body: Object.freeze(sending.body) as AnyBody,
      carries: sending.carries ? Object.freeze(sending.carries) : NOTHING,
      asks: sending.asks ? Object.freeze(sending.asks) : NOTHING,
      event: 0,
    },
    sending.configs,
  )
  if (sending.answered !== false) {
    link.inFlight.push({ message: id, sentAt, timeoutUs: sending.timeoutUs })
    watch(sim, connection, link)
  }
  return id
}

/** Numbers count what is said; idle loops use two ids of their own again and again, other chatter counts downwards. */
function messageId(sim: Sim, leg: 1 | 2): number {
  if (!sim.quiet) return ++sim.memory.ids.message
  return sim.loop >= 0 ? -(2 * sim.loop + leg) : FIRST_CHATTER - ++sim.memory.ids.chatter
}

/** Ids from here downwards belong to chatter outside the idle loops. */
export const FIRST_CHATTER = -1_000_000_000

/** Puts a message on the wire, or holds it back when that direction is silent. */
export function transmit(
  sim: Sim,
  connection: ConnectionState,
  link: LinkMemory,
  way: 'toNode' | 'toClient',
  message: Message,
  configs?: readonly ConfigCause[],
): void {
  const held = way === 'toNode' ? link.heldToNode : link.heldToClient
  // TCP keeps the order: what follows something that is not yet through waits behind it.
  const silent = connection.silent[way] || link.dead || held.length > 0
  const last = way === 'toNode' ? link.lastToNode : link.lastToClient
  // Entries of idle loops come before others of their instant, so chatter keeps a microsecond behind what was sent first.
  const behind = sim.loop >= 0 ? last + 1 : last
  const travel = travelUs(message.bytes) + connection.delayUs[way]
  const arrival = Math.max(message.sentAt + travel, behind)
  const sent = message as { -readonly [K in keyof Message]: Message[K] }
  sent.arrivesAt = silent ? -1 : arrival
  sent.event = sim.quiet ? sim.cause : sim.state.n + 1
  const cause = record(
    sim,
    configs
      ? { type: 'MessageSent', message: sent, configs }
      : { type: 'MessageSent', message: sent },
  )
  if (silent) {
    held.push(sent)
    return
  }
  if (way === 'toNode') link.lastToNode = arrival
  else link.lastToClient = arrival
  schedule(sim, { at: arrival, type: 'arrive', who: message.to, id: message.id, cause })
}

/** A message got to its end, or the node takes it up that was starting or has a slow disk; an entry of nobody's is a retransmission. */
export function onArrive(sim: Sim, entry: Entry): void {
  if (entry.who === NOBODY) {
    sendAgain(sim, entry.id)
    return
  }
  const message = sim.state.messages.get(entry.id)
  if (message?.stage === 'working') afterWait(sim, message)
  if (message?.stage !== 'flying') return
  if (message.kind === 'response') arriveAtClient(sim, message)
  else arriveAtNode(sim, message)
}

/** An end of a fault that stands for all. */
export const ANYONE: EndpointId = '*'

/** The machines' own doing: a frozen process does not keep TCP from sending again. */
export const NOBODY: EndpointId = ''

function arriveAtNode(sim: Sim, message: Message): void {
  const link = linkOf(sim, message.connection)
  if (link.dead) {
    record(sim, { type: 'MessageLost', message: message.id, why: 'power lost' })
    return
  }
  if (link.busy !== 0) {
    link.waiting.push(message.id)
    record(sim, { type: 'MessageArrived', message: message.id, api: message.api, stage: 'waiting' })
    return
  }
  work(sim, link, message)
}

function work(sim: Sim, link: LinkMemory, message: Message): void {
  link.busy = message.id
  sim.cause = record(sim, {
    type: 'MessageArrived',
    message: message.id,
    api: message.api,
    stage: 'working',
  })
  const node = nodeAt(sim, message.to)
  assert(node, `no node at ${message.to}`)
  const at = Math.max(startsAt(sim, node, message), sim.now + diskUs(node, message))
  if (at <= sim.now) sim.ports.nodeRequest(sim, node, message)
  else schedule(sim, { at, type: 'arrive', who: node.endpoint, id: message.id })
}

/** When a broker that has just been unfenced takes up what is asked through its client port. */
function startsAt(sim: Sim, node: NodeState, { connection }: Message): Us {
  const channel = connectionOf(sim, connection)?.channel
  if (channel !== 'client' && channel !== 'fetcher') return sim.now
  return sim.memory.nodes.get(node.id)?.answersFrom ?? sim.now
}

function diskUs({ diskDelayUs }: NodeState, { api }: Message): Us {
  return api === 'Produce' ? diskDelayUs : 0
}

/** The broker is ready for it, and a slow disk has taken its time. */
function afterWait(sim: Sim, message: Message): void {
  const node = nodeAt(sim, message.to)
  if (node && sim.memory.links.get(message.connection)?.busy === message.id)
    sim.ports.nodeRequest(sim, node, message)
}

function arriveAtClient(sim: Sim, message: Message): void {
  const link = linkOf(sim, message.connection)
  if (isOverdue(sim, link, message)) return
  link.inFlight = link.inFlight.filter((request) => request.message !== message.request)
  sim.cause = record(sim, {
    type: 'MessageArrived',
    message: message.id,
    api: message.api,
    stage: 'done',
  })
  sim.ports.clientResponse(sim, message.to, message)
}

/** Only a process that stood still meets an answer so late: its timers are looked at before its sockets, and the request has failed. */
function isOverdue(sim: Sim, link: LinkMemory, message: Message): boolean {
  const request = link.inFlight.find((each) => each.message === message.request)
  const connection = connectionOf(sim, message.connection)
  if (!request || !connection || sim.now - request.sentAt <= request.timeoutUs) return false
  closeLink(sim, connection, 'request timed out', request.message)
  return true
}

export interface Replying<A extends ApiName> {
  readonly body: ResponseOf<A>
  readonly bytes?: number
  readonly error?: ErrorName
  readonly carries?: readonly CarriedRecords[]
  /** False for Produce with acks=0: the connection just becomes free. */
  readonly answered?: boolean
}

/** Answers a request, and takes up the next one of the connection. */
export function reply<A extends ApiName>(sim: Sim, request: Message, replying: Replying<A>): void {
  const connection = connectionOf(sim, request.connection)
  const link = sim.memory.links.get(request.connection)
  if (connection?.state !== 'ready' || !link) return
  if (replying.answered === false)
    record(sim, { type: 'MessageArrived', message: request.id, api: request.api, stage: 'done' })
  else {
    const bytes = replying.bytes ?? 60
    transmit(sim, connection, link, 'toClient', {
      id: messageId(sim, 2),
      api: request.api,
      kind: 'response',
      from: request.to,
      to: request.from,
      connection: request.connection,
      request: request.id,
      sentAt: sim.now + SERVICE_US[request.api],
      arrivesAt: -1,
      bytes,
      stage: 'flying',
      parkedUntil: 0,
      chatter: sim.quiet,
      error: replying.error ?? 'NONE',
      body: Object.freeze(replying.body) as AnyBody,
      carries: replying.carries ? Object.freeze(replying.carries) : NOTHING,
      asks: NOTHING,
      event: 0,
    })
  }
  if (link.busy === request.id) nextRequest(sim, link)
}

function nextRequest(sim: Sim, link: LinkMemory): void {
  link.busy = 0
  const next = link.waiting.shift()
  const message = next === undefined ? undefined : sim.state.messages.get(next)
  if (!message) return
  // What waited behind an idle loop's request need not be chatter itself.
  const { quiet, loop, cause } = sim
  sim.quiet = message.chatter
  if (message.chatter && sim.loop < 0) sim.loop = MURMUR
  sim.cause = message.event
  work(sim, link, message)
  Object.assign(sim, { quiet, loop, cause })
}
