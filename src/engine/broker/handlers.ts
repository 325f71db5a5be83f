// Which handler takes which request: an API without one does not compile.
import type { ApiName } from '../../kafka/protocol/apis.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import {
  handleCreatePartitions,
  handleCreateTopics,
  handleDeleteTopics,
  handleIncrementalAlterConfigs,
} from '../controller/handleAdmin.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { handleFetch } from './handleFetch.ts'
import { handleInitProducerId } from './handleInitProducerId.ts'
import { handleListOffsets } from './handleListOffsets.ts'
import { handleMetadata } from './handleMetadata.ts'
import { handleProduce } from './handleProduce.ts'

type Handler = (sim: Sim, node: NodeState, message: Message) => void

/** ApiVersions needs no decision. */
const handleApiVersions: Handler = (sim, _node, message) =>
  reply(sim, message, { body: { release: '4.3' }, bytes: 400 })

const HANDLERS: { readonly [A in ApiName]: Handler } = {
  Produce: handleProduce,
  Fetch: handleFetch,
  ListOffsets: handleListOffsets,
  Metadata: handleMetadata,
  ApiVersions: handleApiVersions,
  InitProducerId: handleInitProducerId,
  CreateTopics: handleCreateTopics,
  DeleteTopics: handleDeleteTopics,
  CreatePartitions: handleCreatePartitions,
  IncrementalAlterConfigs: handleIncrementalAlterConfigs,
}

export function handleRequest(sim: Sim, node: NodeState, message: Message): void {
  HANDLERS[message.api](sim, node, message)
}
