// Who leads a partition, as this broker has read: told with errors, so that a client need not ask for metadata (KIP-951).
import type { NodeState } from '../../trace/ClusterState.ts'
import { findPartition } from '../../trace/MetadataImage.ts'

/** The field of an answer; empty when nobody leads. */
export function currentLeader(
  node: NodeState,
  topic: string,
  partition: number,
): { readonly currentLeader?: { readonly id: number; readonly epoch: number } } {
  const known = findPartition(node.image, topic, partition)
  if (!known || known.leader < 0) return {}
  return { currentLeader: { id: known.leader, epoch: known.leaderEpoch } }
}
