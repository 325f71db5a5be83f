// The active controller's desk: who asks what, what is written for it, and the answer once that is committed.
// Kafka: ControllerApis, QuorumController.appendWriteEvent, ControllerPurgatory.
// KIPs: 590, 631.
import type { ErrorName } from '../../kafka/errors.ts'
import type { ApiName } from '../../kafka/protocol/apis.ts'
import type { AnyBody } from '../../kafka/protocol/bodies.ts'
import type {
  AllocateProducerIdsRequest,
  AllocateProducerIdsResponse,
  AlterPartitionRequest,
  BrokerHeartbeatRequest,
  BrokerRegistrationRequest,
  EnvelopeRequest,
} from '../../kafka/protocol/Controller.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import type { MetadataRecord } from '../../trace/MetadataImage.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { type Ask, settleAsk } from '../node/askController.ts'
import { aloud } from '../schedule.ts'
import { alterPartitions } from './alterPartitions.ts'
import { appendMetadata } from './appendMetadata.ts'
import { processHeartbeat, registerBroker } from './brokers.ts'
import { decideAdmin } from './handleAdmin.ts'

/** What the controller decided: the answer, and the records that must be committed before it leaves. */
export interface Decision<Body> {
  readonly body: Body
  readonly records: readonly MetadataRecord[]
}

/** An answer that waits for its records: to a request of another node, or to a question of this one. */
export interface Awaiting {
  readonly offset: number
  readonly request: number
  readonly ask: number
  readonly body: unknown
}

const NOT_CONTROLLER = Object.freeze({ error: 'NOT_CONTROLLER' as const })

/** A request of another node, or of this node's own broker part. */
export function handleControllerRequest(
  sim: Sim,
  node: NodeState,
  from: { readonly message?: Message; readonly ask?: Ask },
): void {
  const api = (from.message?.api ?? from.ask?.api) as ApiName
  const request = from.message?.body ?? from.ask?.body
  if (!node.controller) {
    deliver(sim, node, from.message?.id ?? 0, from.ask?.id ?? 0, NOT_CONTROLLER)
    return
  }
  const decision = decide(sim, node, api, request)
  const answer = (offset: number) =>
    sim.memory.nodes.get(node.id)?.awaiting.push({
      offset,
      request: from.message?.id ?? 0,
      ask: from.ask?.id ?? 0,
      body: decision.body,
    })
  if (decision.records.length > 0) {
    answer(appendMetadata(sim, node, decision.records))
  } else deliver(sim, node, from.message?.id ?? 0, from.ask?.id ?? 0, decision.body)
}

function decide(sim: Sim, node: NodeState, api: ApiName, request: unknown): Decision<unknown> {
  switch (api) {
    case 'BrokerRegistration':
      return registerBroker(sim, node, request as BrokerRegistrationRequest)
    case 'BrokerHeartbeat':
      return processHeartbeat(sim, node, request as BrokerHeartbeatRequest)
    case 'AlterPartition':
      return alterPartitions(node, request as AlterPartitionRequest)
    case 'AllocateProducerIds':
      return allocateProducerIds(sim, request as AllocateProducerIdsRequest)
    case 'Envelope':
      return inEnvelope(sim, node, request as EnvelopeRequest)
    default:
      return { body: { error: 'UNSUPPORTED_VERSION' }, records: [] }
  }
}

function inEnvelope(sim: Sim, node: NodeState, request: EnvelopeRequest): Decision<unknown> {
  const { body, records } = decideAdmin(sim, node, request.api, request.request)
  return { body: Object.freeze({ error: 'NONE', response: body }), records }
}

/** ProducerIdsBlock.PRODUCER_ID_BLOCK_SIZE. */
const BLOCK = 1000

function allocateProducerIds(
  sim: Sim,
  request: AllocateProducerIdsRequest,
): Decision<AllocateProducerIdsResponse> {
  const start = sim.memory.ids.producerId
  sim.memory.ids.producerId += BLOCK
  return {
    body: { error: 'NONE', start, length: BLOCK },
    records: [
      { type: 'ProducerIds', broker: request.broker, nextProducerId: sim.memory.ids.producerId },
    ],
  }
}

/** What waited for records that are now committed. */
export function answerCommitted(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory || memory.awaiting.length === 0) return
  const ready = memory.awaiting.filter(({ offset }) => offset < node.metadata.highWatermark)
  if (ready.length === 0) return
  memory.awaiting = memory.awaiting.filter(({ offset }) => offset >= node.metadata.highWatermark)
  aloud(sim, true, () => {
    const { cause } = sim
    for (const each of ready) {
      sim.cause = cause
      deliver(sim, node, each.request, each.ask, each.body)
    }
  })
}

/** It is active no more: who waits is told to ask elsewhere. */
export function refuseAwaiting(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  for (const each of memory?.awaiting.splice(0) ?? [])
    deliver(sim, node, each.request, each.ask, NOT_CONTROLLER)
}

function deliver(sim: Sim, node: NodeState, request: number, ask: number, body: unknown): void {
  const message = request === 0 ? undefined : sim.state.messages.get(request)
  if (message && node.process === 'Running') {
    const { error } = body as { readonly error: ErrorName }
    reply(sim, message, { body: body as AnyBody as never, bytes: 90, error })
  }
  const asked = sim.memory.nodes.get(node.id)?.asks.find((candidate) => candidate.id === ask)
  if (asked) settleAsk(sim, node, asked, body)
}
