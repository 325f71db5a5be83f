// Segments begin where the one before ends; the active one counts exactly the bytes that stand in it.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import { replicaOf } from '../apply/find.ts'
import type { ReplicaState } from '../ClusterState.ts'
import { eachBatch } from '../log/Log.ts'
import type { Finding, Law } from './Law.ts'
import { eachReplica, replicaKey } from './replicas.ts'

export const segmentsTileTheLog: Law = {
  name: 'segments-tile-the-log',
  watch: (state) => {
    const bytes = new Map<string, number>()
    const look = (node: NodeId, partition: PartitionName): Finding => {
      const key = replicaKey(node, partition)
      const { segments, activeBytes, log } = replicaOf(state, node, partition)
      const last = segments.at(-1) ?? -1
      if (last < log.startOffset || last > log.endOffset)
        return `${key}: the active segment begins at ${last}, the log goes from ${log.startOffset} to ${log.endOffset}`
      if (segments.length > 1 && last <= (segments.at(-2) ?? 0))
        return `${key}: segments begin at ${segments.join(', ')}`
      return activeBytes === bytes.get(key)
        ? undefined
        : `${key}: the active segment counts ${activeBytes} bytes and holds ${bytes.get(key)}`
    }
    eachReplica(state, (node, replica) => {
      bytes.set(replicaKey(node.id, replica.name), bytesFrom(replica))
    })
    return {
      on: {
        ReplicaOpened: ({ node, partition }) => {
          bytes.set(replicaKey(node, partition), 0)
          return look(node, partition)
        },
        RecordsAppended: ({ node, partition, batch }) => {
          const key = replicaKey(node, partition)
          bytes.set(key, (bytes.get(key) ?? 0) + batch.bytes)
          return look(node, partition)
        },
        RecordsCopied: ({ node, partition, batches }) => {
          const key = replicaKey(node, partition)
          const copied = batches.reduce((sum, batch) => sum + batch.bytes, 0)
          bytes.set(key, (bytes.get(key) ?? 0) + copied)
          return look(node, partition)
        },
        SegmentRolled: ({ node, partition, baseOffset }) => {
          const key = replicaKey(node, partition)
          const { endOffset } = replicaOf(state, node, partition).log
          bytes.set(key, 0)
          if (baseOffset !== endOffset)
            return `${key}: a segment begins at ${baseOffset}, the log ends at ${endOffset}`
          return look(node, partition)
        },
        LogTruncated: ({ node, partition }) => {
          bytes.set(replicaKey(node, partition), bytesFrom(replicaOf(state, node, partition)))
          return look(node, partition)
        },
      },
    }
  },
}

/** Bytes of the batches from the active segment's base on. */
function bytesFrom({ log, segments }: ReplicaState): number {
  let bytes = 0
  eachBatch(log, segments.at(-1) ?? 0, log.endOffset, (batch) => {
    bytes += batch.bytes
  })
  return bytes
}
