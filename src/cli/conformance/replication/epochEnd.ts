// Where a leader epoch ends in a replica's log, with the checks a leader makes.
// Kafka: Partition.lastOffsetForLeaderEpoch.
import { endOffsetFor } from '../../../engine/log/leaderEpochCache.ts'
import type { ReplicaState } from '../../../trace/ClusterState.ts'
import type { Json } from '../json.ts'

/** The greatest epoch not above the one asked for, and its end; errors as a reader gets them. */
export function findEndOffset(
  replica: ReplicaState | undefined,
  epoch: number,
  currentEpoch: number,
): Record<string, Json> {
  const nothing = { epoch: -1, endOffset: -1 }
  if (!replica) return { ...nothing, error: 'UNKNOWN_TOPIC_OR_PARTITION' }
  if (currentEpoch >= 0 && currentEpoch < replica.leaderEpoch)
    return { ...nothing, error: 'FENCED_LEADER_EPOCH' }
  if (currentEpoch > replica.leaderEpoch) return { ...nothing, error: 'UNKNOWN_LEADER_EPOCH' }
  if (!replica.leads) return { ...nothing, error: 'NOT_LEADER_OR_FOLLOWER' }
  const [found, endOffset] = endOffsetFor(replica.log.epochs, epoch, replica.log.endOffset)
  return { epoch: found, endOffset }
}
