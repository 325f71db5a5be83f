// A client's connections and what it knows of the cluster.
// Kafka: NetworkClient, Metadata, ClusterConnectionStates.
// KIPs: 580 (back-off), 899 (rebootstrap).
// Simplified: one address a broker; connections stay open while idle; no rebootstrap (KIP-899).

import type { MetadataRequest, MetadataResponse } from '../../kafka/protocol/Metadata.ts'
import { type EndpointId, LONG_AGO, type NodeId, nodeEndpoint, type Us } from '../../kafka/terms.ts'
import type { Message } from '../../trace/Message.ts'
import { connect } from '../kernel/connect.ts'
import { drawInt31 } from '../kernel/draw.ts'
import { connectionOf, sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import {
  type ClusterView,
  clusterView,
  type KnownPartition,
  NOTHING_KNOWN,
} from '../producer/ClusterView.ts'
import { retryBackoffUs } from '../producer/reenqueueBatch.ts'
import { record } from '../record.ts'
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
  /** Topics it asks about. */
  readonly topics: string[]
  /** Where bootstrap.servers points, in order: nodes' endpoints; where nobody listens, a name nobody has. */
  readonly bootstrap: readonly EndpointId[]
  /** Brokers alive, as the last Metadata answer told. */
  brokers: readonly NodeId[]
  /** Connections by node; those of bootstrap addresses under -1, -2 … as Kafka counts them. */
  readonly links: Map<NodeId, Link>
  readonly reconnects: Map<NodeId, { failures: number; until: Us }>
  view: ClusterView
  known: KnownPartition[]
  /** Errors of topics in the last answer. */
  readonly topicErrors: Map<string, string>
  metadataRequest: number
  metadataWanted: boolean
  metadataAt: Us
  fruitless: number
  metadataNotBefore: Us
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
  | 'mayCreateTopics'
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
    view: NOTHING_KNOWN,
    known: [],
    topicErrors: new Map(),
    metadataRequest: 0,
    metadataWanted: false,
    metadataAt: 0,
    fruitless: 0,
    metadataNotBefore: LONG_AGO,
  }
}

/** The ready connection to a node; 0 = not yet, one is being made if back-off allows. */
export function linkTo(sim: Sim, network: ClientNetwork, node: NodeId): number {
  const link = network.links.get(node)
  if (link) return link.stage === 'ready' ? link.connection : 0
  const reconnect = network.reconnects.get(node)
  if (reconnect && reconnect.until > sim.now) return 0
  const endpoint = node < 0 ? (network.bootstrap[-node - 1] ?? 'nowhere') : nodeEndpoint(node)
  aloud(sim, true, () => {
    const connection = connect(sim, network.id, endpoint)
    network.links.set(node, { connection, stage: 'connecting' })
  })
  return 0
}

/**
 * A ready connection to the least loaded of all nodes it knows, beginning anywhere; 0 = none yet, one is being made.
 * Kafka: NetworkClient.leastLoadedNode.
 */
export function anyLink(sim: Sim, network: ClientNetwork): number {
  const nodes = knownNodes(network)
  const start =
    nodes.length > 1 ? drawInt31(sim.memory.draws, 'node', network.id) % nodes.length : 0
  let best = { connection: 0, load: Number.POSITIVE_INFINITY }
  let isConnecting = false
  let next: NodeId | undefined
  for (let turn = 0; turn < nodes.length; turn++) {
    const node = nodes[(start + turn) % nodes.length] as NodeId
    const link = network.links.get(node)
    if (link?.stage === 'ready') {
      const load = sim.memory.links.get(link.connection)?.inFlight.length ?? 0
      if (load < best.load) best = { connection: link.connection, load }
    } else if (link) isConnecting = true
    else if ((network.reconnects.get(node)?.until ?? LONG_AGO) <= sim.now) next ??= node
  }
  if (best.connection === 0 && !isConnecting && next !== undefined) linkTo(sim, network, next)
  return best.connection
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
  network.metadataWanted = true
  schedule(sim, { at: sim.now + wait, type: 'clientWake', who: network.id, life: network.life })
}

/** Asks for metadata as soon as a connection and the back-off allow. */
export function wantMetadata(sim: Sim, network: ClientNetwork): void {
  network.metadataWanted = true
  askMetadata(sim, network)
}

export function askMetadata(sim: Sim, network: ClientNetwork): void {
  if (!network.metadataWanted || network.metadataRequest !== 0) return
  if (network.metadataNotBefore > sim.now) return
  const connection = anyLink(sim, network)
  if (connection === 0) return
  network.metadataWanted = false
  // Whatever brought it up, an empty poll too: the question itself is news.
  aloud(sim, true, () => {
    network.metadataRequest = sendRequest(sim, connection, {
      api: 'Metadata',
      body: {
        topics: network.topics.slice(),
        allowAutoTopicCreation: network.mayCreateTopics,
      } satisfies MetadataRequest,
      bytes: 90,
      timeoutUs: network.requestTimeoutUs,
    })
  })
}

/** Takes an answer in. Errors of topics back off the next question, 100 → 1,000 ms. */
export function learnMetadata(sim: Sim, network: ClientNetwork, message: Message): void {
  const response = message.body as MetadataResponse
  network.metadataRequest = 0
  network.metadataAt = sim.now
  network.topicErrors.clear()
  let incomplete = false
  if (response.brokers.length > 0) network.brokers = response.brokers
  for (const answer of response.topics) {
    const before = network.known.filter((known) => known.topic === answer.topic)
    network.known = network.known.filter((known) => known.topic !== answer.topic)
    if (answer.error !== 'NONE') network.topicErrors.set(answer.topic, answer.error)
    if (answer.error !== 'NONE' || answer.leaders.includes(-1)) incomplete = true
    answer.leaders.forEach((leader, partition) => {
      const leaderEpoch = answer.leaderEpochs[partition] ?? -1
      const known = before.find((each) => each.partition === partition)
      // A broker that lags tells of an epoch that is over: what is known already stays (Metadata.updateLatestMetadata).
      if (known && known.leaderEpoch > leaderEpoch) network.known.push(known)
      else network.known.push({ topic: answer.topic, partition, leader, leaderEpoch })
    })
  }
  network.view = Object.freeze(clusterView(network.known))
  record(sim, {
    type: 'MetadataLearned',
    client: network.id,
    topics: response.topics.map(({ topic, leaders }) => ({ topic, leaders })),
  })
  schedule(sim, {
    at: sim.now + network.metadataMaxAgeUs,
    type: 'metadataAge',
    who: network.id,
    life: network.life,
  })
  if (incomplete) backOffMetadata(sim, network)
  else network.fruitless = 0
}

/** An error named the leader of a later epoch: it is known at once, without asking (KIP-951). True when it was news. */
export function learnLeader(
  sim: Sim,
  network: ClientNetwork,
  topic: string,
  partition: number,
  current: { readonly id: NodeId; readonly epoch: number } | undefined,
): boolean {
  const index = network.known.findIndex(
    (known) => known.topic === topic && known.partition === partition,
  )
  const known = network.known[index]
  if (!current || !known || current.epoch <= known.leaderEpoch) return false
  network.known[index] = { topic, partition, leader: current.id, leaderEpoch: current.epoch }
  network.view = Object.freeze(clusterView(network.known))
  const leaders = network.view.topics.get(topic)?.leaders ?? []
  record(sim, {
    type: 'MetadataLearned',
    client: network.id,
    topics: [{ topic, leaders: leaders.slice() }],
  })
  return true
}

/** Asks again after a back-off: an answer was of no use. */
function backOffMetadata(sim: Sim, network: ClientNetwork): void {
  network.fruitless += 1
  const wait = retryBackoffUs(
    network.retryBackoffUs,
    network.retryBackoffMaxUs,
    network.fruitless,
    () => drawInt31(sim.memory.draws, 'metadata', network.id),
  )
  network.metadataNotBefore = sim.now + wait
  network.metadataWanted = true
  schedule(sim, { at: sim.now + wait, type: 'clientWake', who: network.id, life: network.life })
}

/** Requests that failed with their connection: a lost Metadata request is asked again. */
export function forgetRequests(network: ClientNetwork, failed: readonly number[]): void {
  if (!failed.includes(network.metadataRequest)) return
  network.metadataRequest = 0
  network.metadataWanted = true
}

/** Closes every connection from this side. */
export function openConnections(sim: Sim, network: ClientNetwork) {
  return [...network.links.values()].flatMap((link) => connectionOf(sim, link.connection) ?? [])
}
