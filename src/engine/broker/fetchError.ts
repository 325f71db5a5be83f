// What is wrong with a Fetch of one partition: is it here, may it be read here, is the epoch right, is the offset inside the log?
// Kafka: Partition.fetchRecords, checkCurrentLeaderEpoch, followerReplicaOrThrow, readFromLocalLog.
// KIPs: 320, 392, 516, 595, 903.
import type { ErrorName } from '../../kafka/errors.ts'
import type { FetchPartition, FetchRequest } from '../../kafka/protocol/Fetch.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { findPartition } from '../../trace/MetadataImage.ts'
import { endOffsetFor } from '../log/leaderEpochCache.ts'

/** The first check it fails, in Kafka's order. A follower is served by the leader only; a reader by any replica. */
export function fetchError(
  node: NodeState,
  replica: ReplicaState | undefined,
  asked: FetchPartition,
  request: Pick<FetchRequest, 'replica'>,
): ErrorName {
  if (replica && asked.topicId !== undefined && asked.topicId !== replica.topicId)
    return 'UNKNOWN_TOPIC_ID'
  if (!replica || replica.partitionEpoch < 0) return notHere(node, asked)
  const epoch = epochError(replica, asked.currentLeaderEpoch)
  if (epoch !== 'NONE') return epoch
  const { replica: asker } = request
  if (asker) {
    if (!replica.leads) return 'NOT_LEADER_OR_FOLLOWER'
    // Not assigned, as far as this leader knows: the asker has read newer metadata.
    if (!replica.followers.some(({ id }) => id === asker.id)) return 'UNKNOWN_LEADER_EPOCH'
  }
  return rangeError(replica, asked)
}

/** Known by the metadata, but not served here; or not known at all. */
export function notHere(
  node: NodeState,
  { topic, partition }: { readonly topic: string; readonly partition: number },
): ErrorName {
  return findPartition(node.image, topic, partition)
    ? 'NOT_LEADER_OR_FOLLOWER'
    : 'UNKNOWN_TOPIC_OR_PARTITION'
}

/** The asker's epoch is an older one, or one this broker has not read of; -1 = it names none. */
function epochError(replica: ReplicaState, currentLeaderEpoch: number): ErrorName {
  if (currentLeaderEpoch < 0) return 'NONE'
  if (currentLeaderEpoch < replica.leaderEpoch) return 'FENCED_LEADER_EPOCH'
  return currentLeaderEpoch > replica.leaderEpoch ? 'UNKNOWN_LEADER_EPOCH' : 'NONE'
}

function rangeError({ log }: ReplicaState, asked: FetchPartition): ErrorName {
  const { fetchOffset, lastFetchedEpoch = -1 } = asked
  if (fetchOffset < log.startOffset) return 'OFFSET_OUT_OF_RANGE'
  if (lastFetchedEpoch >= 0) {
    const [epoch, endOffset] = endOffsetFor(log.epochs, lastFetchedEpoch, log.endOffset)
    // An epoch above all that are known here.
    if (endOffset < 0) return 'OFFSET_OUT_OF_RANGE'
    // The logs part before that offset, and that is what the asker is told.
    if (epoch < lastFetchedEpoch || endOffset < fetchOffset) return 'NONE'
  }
  return fetchOffset > log.endOffset ? 'OFFSET_OUT_OF_RANGE' : 'NONE'
}

/** Where the logs part: the largest epoch both may have, and where it ends here; undefined = the asker's log is part of this one. */
export function divergence(
  { log }: ReplicaState,
  { fetchOffset, lastFetchedEpoch = -1 }: FetchPartition,
): { readonly epoch: number; readonly endOffset: number } | undefined {
  if (lastFetchedEpoch < 0) return undefined
  const [epoch, endOffset] = endOffsetFor(log.epochs, lastFetchedEpoch, log.endOffset)
  if (endOffset < 0) return undefined
  return epoch < lastFetchedEpoch || endOffset < fetchOffset ? { epoch, endOffset } : undefined
}
