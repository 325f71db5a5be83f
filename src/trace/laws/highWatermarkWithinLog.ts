// log start ≤ high watermark ≤ log end, after everything that moves one of them.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import type { Finding, Law } from './Law.ts'
import { findReplica, replicaKey } from './replicas.ts'

export const highWatermarkWithinLog: Law = {
  name: 'high-watermark-within-the-log',
  watch: (state) => {
    const look = (event: { readonly node: NodeId; readonly partition: PartitionName }): Finding => {
      const replica = findReplica(state, event.node, event.partition)
      if (!replica) return undefined
      const { highWatermark, log } = replica
      return log.startOffset <= highWatermark && highWatermark <= log.endOffset
        ? undefined
        : `${replicaKey(event.node, event.partition)}: start ${log.startOffset}, high watermark ${highWatermark}, end ${log.endOffset}`
    }
    return {
      on: {
        ReplicaOpened: look,
        RecordsAppended: look,
        RecordsCopied: look,
        HighWatermarkAdvanced: look,
        LogTruncated: look,
        LogLoaded: look,
      },
    }
  },
}
