// Connections from node to node: one for each purpose and target, made when first needed, made anew after a back-off.
// Kafka: NodeToControllerChannelManager, KafkaNetworkChannel, BrokerBlockingSender.
// Simplified: nodes do not greet each other with ApiVersions.
import { LONG_AGO, type NodeId, type Us } from '../../kafka/terms.ts'
import type { Channel, NodeState } from '../../trace/ClusterState.ts'
import { connect } from '../kernel/connect.ts'
import type { Sim } from '../Memory.ts'
import { aloud, scheduleFor } from '../schedule.ts'

export interface NodeLink {
  readonly channel: Channel
  readonly to: NodeId
  /** 0 = none. */
  connection: number
  isReady: boolean
  /** No new try before this instant. */
  notBefore: Us
  failures: number
}

/** reconnect.backoff.ms of the connections between nodes. */
const RECONNECT_US = 50_000

function linkOf(sim: Sim, node: NodeState, channel: Channel, to: NodeId): NodeLink | undefined {
  const links = sim.memory.nodes.get(node.id)?.links
  if (!links) return undefined
  const key = `${channel}→${to}`
  let link = links.get(key)
  if (!link) {
    link = { channel, to, connection: 0, isReady: false, notBefore: LONG_AGO, failures: 0 }
    links.set(key, link)
  }
  return link
}

/** The ready connection to a node; 0 = not yet: one is being made, and whoever asks hears when it is ready or failed. */
export function nodeLink(sim: Sim, node: NodeState, channel: Channel, to: NodeId): number {
  const link = linkOf(sim, node, channel, to)
  if (!link) return 0
  if (link.connection !== 0) return link.isReady ? link.connection : 0
  if (link.notBefore > sim.now) return 0
  const target = sim.state.nodes.find((candidate) => candidate.id === to)
  if (!target) return 0
  // A first try is told; the ones after it are chatter.
  aloud(sim, link.failures === 0 && !sim.quiet, () => {
    link.connection = connect(sim, node.endpoint, target.endpoint, channel)
  })
  return 0
}

/** Whether the last try to reach a node on a channel failed. */
export function isFailing(sim: Sim, node: NodeState, channel: Channel, to: NodeId): boolean {
  return (linkOf(sim, node, channel, to)?.failures ?? 0) > 0
}

/** The link a connection belongs to, when this node opened it. */
export function linkOfConnection(
  sim: Sim,
  node: NodeState,
  connection: number,
): NodeLink | undefined {
  for (const link of sim.memory.nodes.get(node.id)?.links.values() ?? [])
    if (link.connection === connection) return link
  return undefined
}

/** A connection is gone or could not be made: its next try comes after a back-off, and wakes the channel. */
export function loseLink(sim: Sim, node: NodeState, link: NodeLink): void {
  link.connection = 0
  link.isReady = false
  link.failures += 1
  link.notBefore = sim.now + RECONNECT_US
  aloud(sim, false, () => scheduleFor(sim, node, link.notBefore, 'nodeWake'))
}
