// A client's connections, and what it holds of the cluster.
// Kafka: NetworkClient, ClusterConnectionStates.
// KIPs: 580 (back-off), 899 (rebootstrap).
// Simplified: one address a broker; connections stay open while idle; no rebootstrap (KIP-899).

import { type EndpointId, LONG_AGO, type NodeId, nodeEndpoint, type Us } from '../../kafka/terms.ts'
import { connect } from '../kernel/connect.ts'
import { drawInt31 } from '../kernel/draw.ts'
import { connectionOf, sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { type ClusterView, type KnownPartition, NOTHING_KNOWN } from '../producer/ClusterView.ts'
import { retryBackoffUs } from '../producer/reenqueueBatch.ts'
import { aloud, schedule } from '../schedule.ts'

export interface ClientNetwork {
  readonly id: EndpointId
  readonly life: number
  readonly requestTimeoutUs: Us
  readonly retryBackoffUs: Us
  readonly retryBackoffMaxUs: Us
  readonly reconnectBackoffUs: Us
  readonly reconnectBackoffMaxUs: Us
  readonly metadataMaxAgeUs: Us
  readonly mayCreateTopics: boolean
  /** Requests without an answer it may have on one connection. */
  readonly maxInFlight: number
  /** Topics it asks about. */
  readonly topics: string[]
  /** It asks about all topics, and keeps what it knows of those that fit; null = no pattern. */
  pattern: string | null
  /** Where bootstrap.servers points, in order: nodes' endpoints; where nobody listens, a name nobody has. */
  readonly bootstrap: readonly EndpointId[]
  /** Brokers alive, as the last Metadata answer told. */
  brokers: readonly NodeId[]
  /** Connections by node; those of bootstrap addresses under -1, -2 … as Kafka counts them. */
  readonly links: Map<NodeId, Link>
  readonly reconnects: Map<NodeId, { failures: number; until: Us }>
  /** When it last tried to connect to a node. */
  readonly triedAt: Map<NodeId, Us>
  view: ClusterView
  /** Frozen, as the view is: what is learnt makes another. */
  known: readonly KnownPartition[]
  /** Ids of the topics it knows: one that was deleted and made anew has another. */
  readonly topicIds: Map<string, string>
  /** Errors of topics in the last answer. */
  readonly topicErrors: Map<string, string>
  metadataRequest: number
  metadataWanted: boolean
  metadataAt: Us
  /** Questions for metadata in a row that nobody answered. */
  metadataFailures: number
  /** Answers in a row that told nothing new. */
  equalAnswers: number
  metadataNotBefore: Us
  /** The wake-up that is planned for `metadataNotBefore`. */
  metadataWakeAt: Us
}

export interface Link {
  readonly connection: number
  stage: 'connecting' | 'greeting' | 'ready'
}

export type NetworkSettings = Pick<
  ClientNetwork,
  | 'requestTimeoutUs'
  | 'retryBackoffUs'
  | 'retryBackoffMaxUs'
  | 'reconnectBackoffUs'
  | 'reconnectBackoffMaxUs'
  | 'metadataMaxAgeUs'
  | 'bootstrap'
  | 'topics'
  | 'pattern'
  | 'mayCreateTopics'
  | 'maxInFlight'
>

export function createNetwork(
  id: EndpointId,
  life: number,
  settings: NetworkSettings,
): ClientNetwork {
  return {
    id,
    life,
    ...settings,
    brokers: [],
    links: new Map(),
    reconnects: new Map(),
    triedAt: new Map(),
    view: NOTHING_KNOWN,
    known: Object.freeze([]),
    topicIds: new Map(),
    topicErrors: new Map(),
    metadataRequest: 0,
    metadataWanted: false,
    metadataAt: 0,
    metadataFailures: 0,
    equalAnswers: 0,
    metadataNotBefore: LONG_AGO,
    metadataWakeAt: LONG_AGO,
  }
}

/** A process that stood still has yet to hear of connections that broke meanwhile: nothing can be sent on those. */
function isUsable(sim: Sim, { connection, stage }: Link): boolean {
  return stage === 'ready' && sim.memory.links.has(connection)
}

/** The ready connection to a node; 0 = not yet, one is being made if back-off allows. */
export function linkTo(sim: Sim, network: ClientNetwork, node: NodeId): number {
  const link = network.links.get(node)
  if (link) return isUsable(sim, link) ? link.connection : 0
  const reconnect = network.reconnects.get(node)
  if (reconnect && reconnect.until > sim.now) return 0
  network.triedAt.set(node, sim.now)
  const endpoint = node < 0 ? (network.bootstrap[-node - 1] ?? 'nowhere') : endpointOf(node)
  aloud(sim, true, () => {
    const connection = connect(sim, network.id, endpoint)
    network.links.set(node, { connection, stage: 'connecting' })
  })
  return 0
}

const LARGEST_ID = 2_147_483_647
const LARGEST_NODE = 1_000_000_000

/** The id under which a group's coordinator has a connection of its own, so that nothing waits behind a fetch. */
export function coordinatorLink(node: NodeId): NodeId {
  return LARGEST_ID - node
}

function endpointOf(node: NodeId): EndpointId {
  return nodeEndpoint(node > LARGEST_NODE ? LARGEST_ID - node : node)
}

/**
 * A ready connection to the least loaded of all nodes it knows, beginning anywhere; 0 = none that takes a request now. Then one
 * is being made, to the node not tried for the longest, unless one is in the making already.
 * Kafka: NetworkClient.leastLoadedNode, DefaultMetadataUpdater.maybeUpdate.
 */
export function anyLink(sim: Sim, network: ClientNetwork): number {
  const nodes = knownNodes(network)
  const start =
    nodes.length > 1 ? drawInt31(sim.memory.draws, 'node', network.id) % nodes.length : 0
  let best = { connection: 0, load: network.maxInFlight }
  let isConnecting = false
  let next = { node: NOBODY, triedAt: sim.now + 1 }
  for (let turn = 0; turn < nodes.length; turn++) {
    const node = nodes[(start + turn) % nodes.length] as NodeId
    const link = network.links.get(node)
    if (link && isUsable(sim, link)) {
      const load = inFlightOn(sim, link.connection)
      if (load < best.load) best = { connection: link.connection, load }
    } else if (link) isConnecting = true
    else if ((network.reconnects.get(node)?.until ?? LONG_AGO) <= sim.now) {
      const triedAt = network.triedAt.get(node) ?? LONG_AGO
      if (triedAt < next.triedAt) next = { node, triedAt }
    }
  }
  if (best.connection === 0 && !isConnecting && next.node !== NOBODY)
    linkTo(sim, network, next.node)
  return best.connection
}

const NOBODY: NodeId = Number.NEGATIVE_INFINITY

/** Requests on a connection that have no answer yet. */
export function inFlightOn(sim: Sim, connection: number): number {
  return sim.memory.links.get(connection)?.inFlight.length ?? 0
}

/** Brokers once it knows some, before that its bootstrap addresses. */
function knownNodes(network: ClientNetwork): readonly NodeId[] {
  if (network.brokers.length > 0) return network.brokers
  return network.bootstrap.map((_, index) => -1 - index)
}

/** TCP is up: the first word is ApiVersions. */
export function onLinkReady(sim: Sim, network: ClientNetwork, connection: number): void {
  const link = findLink(network, connection)
  if (!link) return
  link.stage = 'greeting'
  sendRequest(sim, connection, {
    api: 'ApiVersions',
    body: { clientSoftware: 'apache-kafka-java' },
    bytes: 80,
    timeoutUs: network.requestTimeoutUs,
  })
}

function findLink(network: ClientNetwork, connection: number): Link | undefined {
  for (const link of network.links.values()) if (link.connection === connection) return link
  return undefined
}

function nodeOf(network: ClientNetwork, connection: number): NodeId | undefined {
  for (const [node, link] of network.links) if (link.connection === connection) return node
  return undefined
}

/** The broker greeted back: the connection may be used. */
export function onGreeted(network: ClientNetwork, connection: number): void {
  const link = findLink(network, connection)
  const node = nodeOf(network, connection)
  if (!link || node === undefined) return
  link.stage = 'ready'
  network.reconnects.delete(node)
}

/** A connection is gone: the next try waits reconnect.backoff.ms, doubling, and then wakes the client. */
export function onLinkGone(sim: Sim, network: ClientNetwork, connection: number): void {
  const node = nodeOf(network, connection)
  if (node === undefined) return
  network.links.delete(node)
  const failures = (network.reconnects.get(node)?.failures ?? 0) + 1
  const wait = retryBackoffUs(
    network.reconnectBackoffUs,
    network.reconnectBackoffMaxUs,
    failures,
    () => drawInt31(sim.memory.draws, 'reconnect', network.id),
  )
  network.reconnects.set(node, { failures, until: sim.now + wait })
  schedule(sim, { at: sim.now + wait, type: 'clientWake', who: network.id, life: network.life })
}

/** Closes every connection from this side. */
export function openConnections(sim: Sim, network: ClientNetwork) {
  return [...network.links.values()].flatMap((link) => connectionOf(sim, link.connection) ?? [])
}
