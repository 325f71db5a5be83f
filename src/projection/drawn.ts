// What has a place of its own on the stage: where there are more than can be told apart, only some are drawn, and the rest is counted.
import type { EndpointId, PartitionName } from '../kafka/terms.ts'
import type { ClusterState, NodeState, ReaderState, ReplicaState } from '../trace/ClusterState.ts'
import { shownReplicas } from './shownReplicas.ts'

/** Lanes of a broker, and consumers. */
const MOST = { all: 32, some: 24 }

/** The replicas that have a lane: the first ones, and that of the chosen partition. */
export function drawnReplicas(
  node: Pick<NodeState, 'replicas'>,
  chosen: PartitionName | null,
): readonly ReplicaState[] {
  return drawnOf(shownReplicas(node), ({ name }) => name === chosen)
}

/** The consumers that have a box, in the order of the scenario: the first ones, and the chosen one. */
export function drawnReaders(
  state: ClusterState,
  chosen: EndpointId | null,
): readonly ReaderState[] {
  const readers = state.clients.filter((client) => client.type === 'reader')
  return drawnOf(readers, ({ id }) => id === chosen)
}

function drawnOf<T>(things: readonly T[], isChosen: (thing: T) => boolean): readonly T[] {
  if (things.length <= MOST.all) return things
  return things.filter((thing, index) => index < MOST.some || isChosen(thing))
}
