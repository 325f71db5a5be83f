// Looking up what an event is about. An event about something that is not there is our own bug.
import { assert, type EndpointId, type NodeId, type PartitionName } from '../../kafka/terms.ts'
import type {
  ClientState,
  ClusterState,
  NodeState,
  ProducerState,
  ReaderState,
  ReplicaState,
} from '../ClusterState.ts'

export function nodeOf(state: ClusterState, id: NodeId): NodeState {
  for (const node of state.nodes) if (node.id === id) return node
  throw new Error(`Kafkascope bug: no node ${id}`)
}

export function replicaOf(state: ClusterState, id: NodeId, partition: PartitionName): ReplicaState {
  const replica = replicaNamed(nodeOf(state, id), partition)
  if (!replica) throw new Error(`Kafkascope bug: no replica of ${partition} on node ${id}`)
  return replica
}

/** Replicas by name, for each list of them: only made again when the list is another or has grown. */
const indexes = new WeakMap<readonly ReplicaState[], Map<PartitionName, ReplicaState>>()
const FEW = 8

/** A node's replica of a partition; undefined = it has none. */
export function replicaNamed(
  { replicas }: Pick<NodeState, 'replicas'>,
  partition: PartitionName,
): ReplicaState | undefined {
  if (replicas.length <= FEW) {
    for (const replica of replicas) if (replica.name === partition) return replica
    return undefined
  }
  let index = indexes.get(replicas)
  if (index?.size !== replicas.length) {
    index = new Map(replicas.map((replica) => [replica.name, replica]))
    indexes.set(replicas, index)
  }
  return index.get(partition)
}

export function clientOf(state: ClusterState, id: EndpointId): ClientState {
  for (const client of state.clients) if (client.id === id) return client
  throw new Error(`Kafkascope bug: no client ${id}`)
}

export function producerOf(state: ClusterState, id: EndpointId): ProducerState {
  const client = clientOf(state, id)
  assert(client.type === 'producer', `${id} is no producer`)
  return client
}

export function readerOf(state: ClusterState, id: EndpointId): ReaderState {
  const client = clientOf(state, id)
  assert(client.type === 'reader', `${id} is no reader`)
  return client
}
