// In one leader epoch an offset is written once, by its leader; every copy with that offset and epoch holds that batch.

import type { StoredBatch } from '../../kafka/records/StoredBatch.ts'
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import type { ClusterState, ReplicaState } from '../ClusterState.ts'
import { eachBatch } from '../log/Log.ts'
import type { Finding, Law } from './Law.ts'
import { eachReplica, findReplica, replicaKey } from './replicas.ts'

type Batch = Pick<StoredBatch, 'baseOffset' | 'count' | 'runs' | 'bytes' | 'leaderEpoch' | 'event'>

/** By topic id, partition, epoch and base offset: what was written there. */
type Written = Map<string, string>

export const equalEpochsEqualBatches: Law = {
  name: 'equal-epochs-equal-batches',
  watch: (state) => {
    const written: Written = new Map()
    eachReplica(state, (_node, replica) => {
      eachBatch(replica.log, replica.log.startOffset, replica.log.endOffset, (batch) => {
        written.set(placeOf(replica, batch), textOf(batch))
      })
    })
    return {
      on: {
        RecordsAppended: ({ node, partition, batch }) =>
          append(written, state, node, partition, batch),
        RecordsCopied: ({ node, partition, batches }) => {
          const replica = findReplica(state, node, partition)
          for (const batch of replica ? batches : []) {
            const finding = replica && compare(written, node, replica, batch)
            if (finding) return finding
          }
          return undefined
        },
      },
      atEnd: () => compareAll(written, state),
    }
  },
}

function append(
  written: Written,
  state: ClusterState,
  node: NodeId,
  partition: PartitionName,
  batch: Batch,
): Finding {
  const replica = findReplica(state, node, partition)
  if (!replica) return undefined
  const place = placeOf(replica, batch)
  const before = written.get(place)
  written.set(place, textOf(batch))
  return before === undefined
    ? undefined
    : `${replicaKey(node, partition)}: offset ${batch.baseOffset} is written again in epoch ${batch.leaderEpoch}`
}

function compare(written: Written, node: NodeId, replica: ReplicaState, batch: Batch): Finding {
  const original = written.get(placeOf(replica, batch))
  return original === textOf(batch)
    ? undefined
    : `${replicaKey(node, replica.name)}: at ${batch.baseOffset} of epoch ${batch.leaderEpoch} stands ${textOf(batch)}, written was ${original}`
}

function compareAll(written: Written, state: ClusterState): Finding {
  let finding: Finding
  eachReplica(state, ({ id }, replica) => {
    const { log } = replica
    eachBatch(log, log.startOffset, log.endOffset, (batch) => {
      finding ??= compare(written, id, replica, batch)
    })
  })
  return finding
}

function placeOf({ topicId, partition }: ReplicaState, batch: Batch): string {
  return `${topicId} ${partition} ${batch.leaderEpoch} ${batch.baseOffset}`
}

function textOf({ event, count, bytes, runs }: Batch): string {
  return `batch ${event}: ${count} records, ${bytes} bytes, [${runs}]`
}
