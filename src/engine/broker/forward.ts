// Requests for the controller: the broker hands them on in an Envelope, and the answer back to whoever asked.
// Kafka: ForwardingManagerImpl, EnvelopeUtils.
// KIPs: 590.
import type { ErrorName } from '../../kafka/errors.ts'
import type { AnyBody } from '../../kafka/protocol/bodies.ts'
import type { EnvelopeResponse } from '../../kafka/protocol/Controller.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { type Ask, askController } from '../node/askController.ts'

export function forward(sim: Sim, node: NodeState, message: Message): void {
  askController(
    sim,
    node,
    'forwarding',
    'Envelope',
    { api: message.api, request: message.body },
    message.id,
  )
}

export function onForwarded(sim: Sim, _node: NodeState, ask: Ask, body: EnvelopeResponse): void {
  const message = ask.request === 0 ? undefined : sim.state.messages.get(ask.request)
  if (!message) return
  const { error } = body.response as { readonly error: ErrorName }
  reply(sim, message, { body: body.response as AnyBody as never, error })
}
