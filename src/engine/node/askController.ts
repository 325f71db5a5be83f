// What a node asks of the active controller: sent to whom it believes active, again until somebody answers.
// Kafka: NodeToControllerChannelManager, ForwardingManager, AlterPartitionManager.
// KIPs: 497, 590, 631.
// Simplified: what a node asks of the controller in its own process is no message.
import type { ApiName } from '../../kafka/protocol/apis.ts'
import type { RequestOf } from '../../kafka/protocol/bodies.ts'
import { LONG_AGO, type NodeId, type Us } from '../../kafka/terms.ts'
import type { Channel, NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { nodeLink } from './nodeLinks.ts'

export type ControllerApi =
  | 'BrokerRegistration'
  | 'BrokerHeartbeat'
  | 'AlterPartition'
  | 'AllocateProducerIds'
  | 'Envelope'

export interface Ask {
  readonly id: number
  readonly channel: Channel
  readonly api: ControllerApi
  readonly body: unknown
  /** The client's request that waits for it; 0 = none. */
  readonly request: number
  readonly since: Us
  readonly isLoud: boolean
  readonly cause: number
  /** The message under way; 0 = not sent, -1 = the controller of this process has it. */
  message: number
  notBefore: Us
}

/** How long an answer may take before the connection is given up. */
const TIMEOUT_US: { readonly [C in Channel]?: Us } = {
  heartbeat: 4_500_000,
  forwarding: 30_000_000,
  alterPartition: 30_000_000,
}

/** retry.backoff of the channels. */
const RETRY_US: Us = 50_000

/** Asks the active controller; the answer comes to `controllerAnswered`. Returns the question's id. */
export function askController<A extends ControllerApi>(
  sim: Sim,
  node: NodeState,
  channel: Channel,
  api: A,
  body: RequestOf<A>,
  request = 0,
): number {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return 0
  const id = ++memory.lastAsk
  memory.asks.push({
    id,
    channel,
    api,
    body: Object.freeze(body),
    request,
    since: sim.now,
    isLoud: !sim.quiet,
    cause: sim.cause,
    message: 0,
    notBefore: LONG_AGO,
  })
  pumpAsks(sim, node)
  return id
}

/** Sends what waits, each to the controller its channel knows. */
export function pumpAsks(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  for (const ask of memory.asks.slice()) {
    if (ask.message !== 0 || ask.notBefore > sim.now) continue
    const target = targetOf(sim, node, ask.channel)
    if (target < 0) continue
    if (target === node.id) {
      // It leads the quorum; its controller part calls when it is active.
      if (!node.controller) continue
      ask.message = -1
      aloud(sim, ask.isLoud, () => sim.ports.controllerAsked(sim, node, ask))
      continue
    }
    const connection = nodeLink(sim, node, ask.channel, target)
    if (connection === 0) continue
    const before = sim.cause
    sim.cause = Math.max(ask.cause, 0)
    aloud(sim, ask.isLoud, () => {
      ask.message = sendRequest(sim, connection, {
        api: ask.api as ApiName,
        body: ask.body as never,
        bytes: 110,
        timeoutUs: TIMEOUT_US[ask.channel] ?? 30_000_000,
      })
    })
    sim.cause = before
  }
}

/** Whom a channel takes for the active controller: it keeps to one until that one fails it or denies. */
function targetOf(sim: Sim, node: NodeState, channel: Channel): NodeId {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return -1
  const { leader } = memory.raft
  const known = memory.controllers.get(channel)
  // Its own controller part says no at once when it leads no more, so nobody keeps to it.
  if (known !== undefined && (known !== node.id || leader === node.id)) return known
  if (leader >= 0) memory.controllers.set(channel, leader)
  return leader
}

/** The channel's controller failed or denied: the next try goes to whoever leads then. */
function forgetController(sim: Sim, node: NodeState, channel: Channel): void {
  sim.memory.nodes.get(node.id)?.controllers.delete(channel)
}

/** An answer of any kind came. */
export function onControllerResponse(sim: Sim, node: NodeState, message: Message): void {
  const ask = sim.memory.nodes
    .get(node.id)
    ?.asks.find((candidate) => candidate.message === message.request)
  if (ask) settleAsk(sim, node, ask, message.body)
}

/** Takes an answer in: NOT_CONTROLLER is asked again elsewhere, everything else goes to whoever asked. */
export function settleAsk(sim: Sim, node: NodeState, ask: Ask, body: unknown): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory?.asks.includes(ask)) return
  if ((body as { readonly error: string }).error === 'NOT_CONTROLLER') {
    forgetController(sim, node, ask.channel)
    askAgain(sim, node, ask)
    return
  }
  memory.asks = memory.asks.filter((candidate) => candidate !== ask)
  sim.ports.controllerAnswered(sim, node, ask, body)
}

function askAgain(sim: Sim, node: NodeState, ask: Ask): void {
  ask.message = 0
  ask.notBefore = sim.now + RETRY_US
  scheduleFor(sim, node, ask.notBefore, 'nodeWake')
}

/** A connection broke: what was under way on it is asked again. */
export function onControllerLost(
  sim: Sim,
  node: NodeState,
  channel: Channel,
  failed: readonly number[],
): void {
  forgetController(sim, node, channel)
  for (const ask of sim.memory.nodes.get(node.id)?.asks ?? [])
    if (failed.includes(ask.message)) askAgain(sim, node, ask)
}
