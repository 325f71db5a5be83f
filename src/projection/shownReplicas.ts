// Which logs are drawn: those of people's topics. What brokers keep for themselves is counted, not drawn as tapes.
import type { NodeState, ReplicaState } from '../trace/ClusterState.ts'

/** Replicas of topics that are not Kafka's own. */
export function shownReplicas({ replicas }: Pick<NodeState, 'replicas'>): readonly ReplicaState[] {
  return replicas.some(isOwn) ? replicas.filter((replica) => !isOwn(replica)) : replicas
}

/** `__consumer_offsets` and its like. */
function isOwn({ topic }: ReplicaState): boolean {
  return topic.startsWith('__')
}
