// InitProducerId without a transactional id: the next number of the broker's block; a new block comes from the controller.
// Kafka: TransactionCoordinator.handleInitProducerId, RPCProducerIdManager, ProducerIdControlManager.
// KIPs: 98, 730.
// Simplified: the first block is asked for when the first producer comes.
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { activeController, appendMetadata } from '../controller/appendMetadata.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'

/** ProducerIdsBlock.PRODUCER_ID_BLOCK_SIZE. */
const BLOCK = 1000

export function handleInitProducerId(sim: Sim, node: NodeState, message: Message): void {
  const memory = sim.memory.nodes.get(node.id)
  const controller = activeController(sim)
  if (!memory || !controller) {
    reply(sim, message, {
      body: { error: 'COORDINATOR_LOAD_IN_PROGRESS', producerId: -1, producerEpoch: -1 },
      error: 'COORDINATOR_LOAD_IN_PROGRESS',
    })
    return
  }
  const block = memory.idBlock
  if (block.next >= block.end) {
    block.next = sim.memory.ids.producerId
    block.end = block.next + BLOCK
    sim.memory.ids.producerId = block.end
    appendMetadata(sim, controller, [
      { type: 'ProducerIds', broker: node.id, nextProducerId: block.end },
    ])
  }
  const producerId = block.next++
  reply(sim, message, { body: { error: 'NONE', producerId, producerEpoch: 0 } })
}
