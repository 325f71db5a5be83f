// One reign is one life of a process leading in one epoch: within it the high watermark only rises.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import { nodeOf } from '../apply/find.ts'
import type { Finding, Law } from './Law.ts'
import { findReplica, replicaKey } from './replicas.ts'

export const highWatermarkNeverFalls: Law = {
  name: 'high-watermark-never-falls',
  watch: (state) => {
    const seen = new Map<string, { readonly reign: string; readonly highWatermark: number }>()
    const look = (event: { readonly node: NodeId; readonly partition: PartitionName }): Finding => {
      const key = replicaKey(event.node, event.partition)
      const replica = findReplica(state, event.node, event.partition)
      if (!replica) return undefined
      const { incarnation } = nodeOf(state, event.node)
      const reign = `${replica.topicId} ${incarnation} ${replica.leads ? replica.leaderEpoch : 'follows'}`
      const before = seen.get(key)
      seen.set(key, { reign, highWatermark: replica.highWatermark })
      if (!replica.leads || before?.reign !== reign) return undefined
      return replica.highWatermark < before.highWatermark
        ? `${key}: from ${before.highWatermark} to ${replica.highWatermark} in leader epoch ${replica.leaderEpoch}`
        : undefined
    }
    return {
      on: {
        ReplicaOpened: look,
        LeadershipTaken: look,
        LeadershipLost: look,
        RecordsAppended: look,
        HighWatermarkAdvanced: look,
        LogTruncated: look,
        LogLoaded: look,
      },
    }
  },
}
