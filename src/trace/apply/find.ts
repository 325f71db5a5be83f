// Looking up what an event is about. An event about something that is not there is our own bug.
import { assert, type EndpointId, type NodeId, type PartitionName } from '../../kafka/terms.ts'
import type {
  ClientState,
  ClusterState,
  ConnectionState,
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

/** A node's replica of a partition; undefined = it has none. */
export function replicaNamed(
  { replicas }: Pick<NodeState, 'replicas'>,
  partition: PartitionName,
): ReplicaState | undefined {
  return findReplica(replicas, partition)
}

const findReplica = finder(({ name }: ReplicaState) => name)

export function clientNamed(state: ClusterState, id: EndpointId): ClientState | undefined {
  return findClient(state.clients, id)
}

const findClient = finder(({ id }: ClientState) => id)

export function clientOf(state: ClusterState, id: EndpointId): ClientState {
  const client = findClient(state.clients, id)
  if (client) return client
  throw new Error(`Kafkascope bug: no client ${id}`)
}

/** Ids of connections grow, and lists of them hold the oldest first. */
export function connectionNumbered(
  { connections }: Pick<ClusterState, 'connections'>,
  id: number,
): ConnectionState | undefined {
  let low = 0
  let high = connections.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((connections[middle] as ConnectionState).id < id) low = middle + 1
    else high = middle
  }
  const found = connections[low]
  return found?.id === id ? found : undefined
}

/** So many are looked through faster than an index is. */
const FEW = 8

/**
 * Finds things by their key in lists that are replaced whole, grow at their end, or have one thing replaced by another of the
 * same key; a list's index grows with it.
 */
function finder<T>(keyOf: (item: T) => string): (list: readonly T[], key: string) => T | undefined {
  const indexes = new WeakMap<readonly T[], Map<string, number>>()
  // Who asks for one thing of a list often asks for the next.
  let last: readonly T[] = []
  let places = new Map<string, number>()
  return (list, key) => {
    if (list.length <= FEW) {
      for (const item of list) if (keyOf(item) === key) return item
      return undefined
    }
    if (list !== last) {
      places = indexes.get(list) ?? new Map()
      indexes.set(list, places)
      last = list
    }
    for (let at = places.size; at < list.length; at++) places.set(keyOf(list[at] as T), at)
    const place = places.get(key)
    return place === undefined ? undefined : list[place]
  }
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
