// A client's connections and what it knows of the cluster.
// Kafka: NetworkClient, Metadata, ClusterConnectionStates.
// KIPs: 580 (back-off), 899 (rebootstrap).
// Simplified: one bootstrap address for each broker, one address a broker; connections stay open while idle.

import type { MetadataRequest, MetadataResponse } from '../../kafka/protocol/Metadata.ts'
import type { EndpointId, NodeId, Us } from '../../kafka/terms.ts'
import { nodeEndpoint } from '../../kafka/terms.ts'
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
import { schedule } from '../schedule.ts'

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
  /** Where bootstrap.servers points: a node's endpoint, or '' for an address where nobody listens. */
  readonly bootstrap: EndpointId
  /** Connections by node; the bootstrap's own under -1. */
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

/** The bootstrap address counts as a node of its own. */
const BOOTSTRAP: NodeId = -1

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
    links: new Map(),
    reconnects: new Map(),
    view: NOTHING_KNOWN,
    known: [],
    topicErrors: new Map(),
    metadataRequest: 0,
    metadataWanted: false,
    metadataAt: 0,
    fruitless: 0,
    metadataNotBefore: 0,
  }
}

/** The ready connection to a node; 0 = not yet, one is being made if back-off allows. */
export function linkTo(sim: Sim, network: ClientNetwork, node: NodeId): number {
  const link = network.links.get(node)
  if (link) return link.stage === 'ready' ? link.connection : 0
  const reconnect = network.reconnects.get(node)
  if (reconnect && reconnect.until > sim.now) return 0
  const endpoint = node === BOOTSTRAP ? network.bootstrap : nodeEndpoint(node)
  const connection = connect(sim, network.id, endpoint)
  network.links.set(node, { connection, stage: 'connecting' })
  return 0
}

/** Any ready connection, nodes before the bootstrap address; 0 = none yet. */
export function anyLink(sim: Sim, network: ClientNetwork): number {
  for (const [node, link] of network.links)
    if (node !== BOOTSTRAP && link.stage === 'ready') return link.connection
  const bootstrap = network.links.get(BOOTSTRAP)
  if (bootstrap?.stage === 'ready') return bootstrap.connection
  const known =
    network.view.leaderships.size > 0 ? [...network.view.leaderships.keys()] : [BOOTSTRAP]
  for (const node of known) {
    if (node !== BOOTSTRAP && (network.reconnects.get(node)?.failures ?? 0) > 0) continue
    linkTo(sim, network, node)
    return 0
  }
  linkTo(sim, network, BOOTSTRAP)
  return 0
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
  network.metadataRequest = sendRequest(sim, connection, {
    api: 'Metadata',
    body: {
      topics: network.topics.slice(),
      allowAutoTopicCreation: network.mayCreateTopics,
    } satisfies MetadataRequest,
    bytes: 90,
    timeoutUs: network.requestTimeoutUs,
  })
}

/** Takes an answer in. Errors of topics back off the next question, 100 → 1,000 ms. */
export function learnMetadata(sim: Sim, network: ClientNetwork, message: Message): void {
  const response = message.body as MetadataResponse
  network.metadataRequest = 0
  network.metadataAt = sim.now
  network.topicErrors.clear()
  let incomplete = false
  for (const answer of response.topics) {
    network.known = network.known.filter((known) => known.topic !== answer.topic)
    if (answer.error !== 'NONE') network.topicErrors.set(answer.topic, answer.error)
    if (answer.error !== 'NONE' || answer.leaders.includes(-1)) incomplete = true
    answer.leaders.forEach((leader, partition) => {
      network.known.push({
        topic: answer.topic,
        partition,
        leader,
        leaderEpoch: answer.leaderEpochs[partition] ?? -1,
      })
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
