// Each batch carries its leader's epoch, never one below that of the batch before it.
import { replicaOf } from '../apply/find.ts'
import type { Law } from './Law.ts'
import { eachReplica, replicaKey } from './replicas.ts'

export const leaderEpochsNeverFall: Law = {
  name: 'leader-epochs-never-fall',
  watch: (state) => {
    const latest = new Map<string, number>()
    eachReplica(state, (node, { name, log }) => {
      latest.set(replicaKey(node.id, name), log.epochs.at(-1)?.epoch ?? -1)
    })
    return {
      on: {
        ReplicaOpened: ({ node, partition }) => {
          latest.set(replicaKey(node, partition), -1)
          return undefined
        },
        RecordsAppended: ({ node, partition, batch }) => {
          const key = replicaKey(node, partition)
          const before = latest.get(key) ?? -1
          const replica = replicaOf(state, node, partition)
          latest.set(key, batch.leaderEpoch)
          if (batch.leaderEpoch < before)
            return `${key}: epoch ${batch.leaderEpoch} at offset ${batch.baseOffset} after epoch ${before}`
          if (!replica.leads || replica.leaderEpoch !== batch.leaderEpoch)
            return `${key}: a batch of epoch ${batch.leaderEpoch} was taken in epoch ${replica.leaderEpoch}${replica.leads ? '' : ' without leading'}`
          return undefined
        },
        RecordsCopied: ({ node, partition, batches }) => {
          const key = replicaKey(node, partition)
          let before = latest.get(key) ?? -1
          const { leads, leaderEpoch: own } = replicaOf(state, node, partition)
          for (const { leaderEpoch, baseOffset } of batches) {
            if (leads || leaderEpoch < before || leaderEpoch > own)
              return `${key}: epoch ${leaderEpoch} at offset ${baseOffset} is copied after epoch ${before}, in epoch ${own}${leads ? ' while leading' : ''}`
            before = leaderEpoch
          }
          latest.set(key, before)
          return undefined
        },
        LogTruncated: ({ node, partition }) => {
          const { log } = replicaOf(state, node, partition)
          latest.set(replicaKey(node, partition), log.epochs.at(-1)?.epoch ?? -1)
          return undefined
        },
      },
    }
  },
}
