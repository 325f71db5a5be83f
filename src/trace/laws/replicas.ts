// Going through replicas, and telling them apart.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import type { ClusterState, NodeState, ReplicaState } from '../ClusterState.ts'
import type { Log } from '../log/Log.ts'

/** `orders-0 on broker 1`: a key that reads well in a finding. */
export function replicaKey(node: NodeId, partition: PartitionName): string {
  return `${partition} on broker ${node}`
}

export function eachReplica(
  state: ClusterState,
  visit: (node: NodeState, replica: ReplicaState) => void,
): void {
  for (const node of state.nodes) for (const replica of node.replicas) visit(node, replica)
}

export function findReplica(
  state: ClusterState,
  node: NodeId,
  partition: PartitionName,
): ReplicaState | undefined {
  for (const each of state.nodes)
    if (each.id === node) return each.replicas.find((replica) => replica.name === partition)
  return undefined
}

/** The log of the newest leader. */
export function leadingLog(state: ClusterState, partition: PartitionName): Log | undefined {
  let best: ReplicaState | undefined
  eachReplica(state, (_node, replica) => {
    if (replica.name !== partition || !replica.leads) return
    if (replica.leaderEpoch > (best?.leaderEpoch ?? -1)) best = replica
  })
  return best?.log
}
