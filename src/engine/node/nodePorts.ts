// What a node hears as the one who opened a connection: ready, broken, an answer; and what wakes its channels.
// Kafka: InterBrokerSendThread and its kin.
import type {
  AllocateProducerIdsResponse,
  AlterPartitionRequest,
  AlterPartitionResponse,
  BrokerHeartbeatResponse,
  BrokerRegistrationResponse,
  EnvelopeResponse,
} from '../../kafka/protocol/Controller.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { onHeartbeatAnswered, onRegistered } from '../broker/BrokerLifecycle.ts'
import { onForwarded } from '../broker/forward.ts'
import { onProducerIdBlock } from '../broker/handleInitProducerId.ts'
import { onAlterPartitionAnswer } from '../broker/isr.ts'
import { onFetcherGone, onFetcherReady, onReplicaFetchResponse } from '../broker/replicaFetcher.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { onVoteResponse, pumpBeginEpoch, pumpVotes } from '../quorum/elections.ts'
import { fetchLater, onQuorumFetchResponse, pumpFetch } from '../quorum/metadataFetch.ts'
import { learn, raftOf } from '../quorum/raft.ts'
import { type Ask, onControllerLost, onControllerResponse, pumpAsks } from './askController.ts'
import { linkOfConnection, loseLink } from './nodeLinks.ts'

export function nodeReady(sim: Sim, node: NodeState, connection: number): void {
  const link = linkOfConnection(sim, node, connection)
  if (!link) return
  link.isReady = true
  link.failures = 0
  if (link.channel === 'fetcher') onFetcherReady(sim, node, link.to)
  else pumpNode(sim, node)
}

export function nodeDisconnected(
  sim: Sim,
  node: NodeState,
  connection: number,
  failed: readonly number[],
): void {
  const link = linkOfConnection(sim, node, connection)
  if (!link) return
  loseLink(sim, node, link)
  if (link.channel === 'fetcher') onFetcherGone(sim, node, link.to, failed)
  else if (link.channel === 'raft') onRaftLost(sim, node, link.to, failed)
  else onControllerLost(sim, node, link.channel, failed)
}

function onRaftLost(sim: Sim, node: NodeState, to: number, failed: readonly number[]): void {
  const raft = raftOf(sim, node)
  for (const message of failed) {
    const voter = raft.votesAsked.get(message)
    if (voter !== undefined && raft.votesAsked.delete(message)) raft.votesWanted.push(voter)
  }
  const wasFetching = failed.includes(raft.fetchMessage)
  if (wasFetching) raft.fetchMessage = 0
  if (raft.fetchMessage === 0 && (wasFetching || raft.leader === to || raft.leader < 0))
    fetchLater(sim, node)
}

export function nodeResponse(sim: Sim, node: NodeState, message: Message): void {
  switch (message.api) {
    case 'QuorumFetch':
      onQuorumFetchResponse(sim, node, message)
      break
    case 'Vote':
      onVoteResponse(sim, node, message)
      break
    case 'BeginQuorumEpoch':
    case 'EndQuorumEpoch': {
      const { epoch, leader } = message.body as { epoch: number; leader: number }
      learn(sim, node, epoch, leader, message.from)
      break
    }
    case 'Fetch':
      onReplicaFetchResponse(sim, node, message)
      break
    default:
      onControllerResponse(sim, node, message)
  }
}

/** The controller's answer, handed to whoever asked. */
export function controllerAnswered(sim: Sim, node: NodeState, ask: Ask, body: unknown): void {
  switch (ask.api) {
    case 'BrokerRegistration':
      onRegistered(sim, node, body as BrokerRegistrationResponse)
      break
    case 'BrokerHeartbeat':
      if (sim.memory.nodes.get(node.id)?.heartbeat === ask.id)
        onHeartbeatAnswered(sim, node, body as BrokerHeartbeatResponse)
      break
    case 'AlterPartition':
      onAlterPartitionAnswer(
        sim,
        node,
        ask.body as AlterPartitionRequest,
        body as AlterPartitionResponse,
      )
      break
    case 'AllocateProducerIds':
      onProducerIdBlock(sim, node, body as AllocateProducerIdsResponse)
      break
    case 'Envelope':
      onForwarded(sim, node, ask, body as EnvelopeResponse)
      break
    default:
  }
}

/** Whatever can go on goes on: votes, the metadata fetch, questions to the controller. */
function pumpNode(sim: Sim, node: NodeState): void {
  const { cause } = sim
  pumpVotes(sim, node)
  sim.cause = cause
  pumpBeginEpoch(sim, node)
  sim.cause = cause
  pumpFetch(sim, node)
  sim.cause = cause
  pumpAsks(sim, node)
}

export function onNodeWake(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (node) pumpNode(sim, node)
}
