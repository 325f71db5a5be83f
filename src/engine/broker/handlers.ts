// Which handler takes which request: an API without one does not compile.
import type { ApiName, GroupApi } from '../../kafka/protocol/apis.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { handleControllerRequest } from '../controller/controllerRequests.ts'
import { groupPart } from '../GroupPart.ts'
import { reply } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { handleBeginQuorumEpoch, handleEndQuorumEpoch, handleVote } from '../quorum/elections.ts'
import { handleQuorumFetch } from '../quorum/metadataFetch.ts'
import { forward } from './forward.ts'
import { handleFetch } from './handleFetch.ts'
import { handleInitProducerId } from './handleInitProducerId.ts'
import { handleListOffsets } from './handleListOffsets.ts'
import { handleMetadata } from './handleMetadata.ts'
import { handleProduce } from './handleProduce.ts'

type Handler = (sim: Sim, node: NodeState, message: Message) => void

/** ApiVersions needs no decision. */
const handleApiVersions: Handler = (sim, _node, message) =>
  reply(sim, message, { body: { release: '4.3' }, bytes: 400 })

function askedOfController(sim: Sim, node: NodeState, message: Message): void {
  handleControllerRequest(sim, node, { message })
}

/** All but what groups ask: that part is found when it is asked for. */
const HANDLERS: { readonly [A in Exclude<ApiName, GroupApi>]: Handler } = {
  Produce: handleProduce,
  Fetch: handleFetch,
  ListOffsets: handleListOffsets,
  Metadata: handleMetadata,
  ApiVersions: handleApiVersions,
  InitProducerId: handleInitProducerId,
  CreateTopics: forward,
  DeleteTopics: forward,
  CreatePartitions: forward,
  IncrementalAlterConfigs: forward,
  ElectLeaders: forward,
  QuorumFetch: handleQuorumFetch,
  Vote: handleVote,
  BeginQuorumEpoch: handleBeginQuorumEpoch,
  EndQuorumEpoch: handleEndQuorumEpoch,
  AlterPartition: askedOfController,
  Envelope: askedOfController,
  BrokerRegistration: askedOfController,
  BrokerHeartbeat: askedOfController,
  AllocateProducerIds: askedOfController,
}

export function handleRequest(sim: Sim, node: NodeState, message: Message): void {
  const { api } = message
  const handler =
    api in HANDLERS ? HANDLERS[api as keyof typeof HANDLERS] : groupPart().requests[api as GroupApi]
  handler(sim, node, message)
}
