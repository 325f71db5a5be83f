// In one log the batches of an idempotent producer follow on: none twice, none left out, and a new epoch begins at 0.
// Kafka: ProducerAppendInfo.checkProducerEpoch, checkSequence. KIPs: 98.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import type { ReplicaState } from '../ClusterState.ts'
import { eachBatch } from '../log/Log.ts'
import type { Finding, Law } from './Law.ts'
import { eachReplica, findReplica, replicaKey } from './replicas.ts'

/** By producer id: the epoch and the next sequence of its last batch. */
type Producers = Map<number, { readonly epoch: number; readonly next: number }>

interface Sequenced {
  readonly baseOffset: number
  readonly count: number
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
}

/** Sequences go round after 2³¹ − 1. */
const SEQUENCES = 2_147_483_648

export const sequencesFollowOn: Law = {
  name: 'sequences-follow-on',
  watch: (state) => {
    const logs = new Map<string, Producers>()
    const read = (node: NodeId, replica: ReplicaState | undefined) => {
      if (replica) logs.set(replicaKey(node, replica.name), producersOf(replica))
    }
    eachReplica(state, ({ id }, replica) => read(id, replica))
    const look = (node: NodeId, partition: PartitionName, batch: Sequenced): Finding => {
      const key = replicaKey(node, partition)
      const producers = logs.get(key) ?? new Map()
      logs.set(key, producers)
      return take(key, producers, batch)
    }
    const again = ({ node, partition }: { node: NodeId; partition: PartitionName }) => {
      read(node, findReplica(state, node, partition))
      return undefined
    }
    return {
      on: {
        ReplicaOpened: again,
        LogTruncated: again,
        RecordsAppended: ({ node, partition, batch }) => look(node, partition, batch),
        RecordsCopied: ({ node, partition, batches }) => {
          for (const batch of batches) {
            const finding = look(node, partition, batch)
            if (finding) return finding
          }
          return undefined
        },
      },
    }
  },
}

function producersOf({ log }: ReplicaState): Producers {
  const producers: Producers = new Map()
  eachBatch(log, log.startOffset, log.endOffset, (batch) => {
    take('', producers, batch)
  })
  return producers
}

function take(key: string, producers: Producers, batch: Sequenced): Finding {
  const { producerId: id, producerEpoch: epoch, baseSequence, count, baseOffset } = batch
  if (id < 0) return undefined
  const before = producers.get(id)
  producers.set(id, { epoch, next: (baseSequence + count) % SEQUENCES })
  if (!before) return undefined
  const wanted = epoch > before.epoch ? 0 : before.next
  return epoch >= before.epoch && baseSequence === wanted
    ? undefined
    : `${key}: producer ${id} wrote sequence ${baseSequence} of epoch ${epoch} at ${baseOffset} after epoch ${before.epoch}, where ${wanted} was next`
}
