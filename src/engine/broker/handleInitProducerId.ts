// InitProducerId without a transactional id: the next number of the broker's block; a new block comes from the controller.
// Kafka: TransactionCoordinator.handleInitProducerId, RPCProducerIdManager.
// KIPs: 98, 730.
// Simplified: the first block is asked for when the first producer comes; the next one when a block is used up, not at 90 % of it.
import type { AllocateProducerIdsResponse } from '../../kafka/protocol/Controller.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { askController } from '../node/askController.ts'

/** Answers at once while the block lasts; else the producer is told to come again, and a block is asked for. */
export function handleInitProducerId(sim: Sim, node: NodeState, message: Message): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  memory.wantIds.push(message.id)
  serve(sim, node)
}

function serve(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  const { idBlock } = memory
  while (memory.wantIds.length > 0 && idBlock.next < idBlock.end) {
    const message = sim.state.messages.get(memory.wantIds.shift() as number)
    if (!message) continue
    const body = { error: 'NONE', producerId: idBlock.next++, producerEpoch: 0 } as const
    reply(sim, message, { body })
  }
  if (memory.wantIds.length === 0 || memory.asks.some(({ api }) => api === 'AllocateProducerIds'))
    return
  askController(sim, node, 'forwarding', 'AllocateProducerIds', {
    broker: node.id,
    brokerEpoch: memory.brokerEpoch,
  })
}

export function onProducerIdBlock(
  sim: Sim,
  node: NodeState,
  response: AllocateProducerIdsResponse,
): void {
  const memory = sim.memory.nodes.get(node.id)
  if (!memory) return
  if (response.error === 'NONE') {
    memory.idBlock.next = response.start
    memory.idBlock.end = response.start + response.length
  }
  serve(sim, node)
}
