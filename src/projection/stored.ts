// What an answer to Produce says was stored: partitions with the offsets their batches got.
import type { ProduceResponse } from '../kafka/protocol/Produce.ts'
import { partitionName } from '../kafka/terms.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import { eachBatch } from '../trace/log/Log.ts'
import type { Message } from '../trace/Message.ts'

export interface Stored {
  readonly partition: string
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/** The stretches an answer names, in its order; partitions with an error are left out. */
export function storedBy(message: Message, state: ClusterState): Stored[] {
  if (message.api !== 'Produce' || message.kind !== 'response' || message.body === null) return []
  const { partitions = [] } = message.body as Partial<ProduceResponse>
  return partitions.flatMap(({ topic, partition, error, baseOffset }) => {
    if (error !== 'NONE' || baseOffset < 0) return []
    const name = partitionName(topic, partition)
    return [
      { partition: name, from: baseOffset, to: baseOffset + countAt(state, name, baseOffset) },
    ]
  })
}

/** Records of the batch that begins at an offset; 1 when no log holds it any more. */
function countAt(state: ClusterState, partition: string, offset: number): number {
  for (const node of state.nodes) {
    const replica = node.replicas.find((one) => one.name === partition)
    if (replica === undefined || offset >= replica.log.endOffset) continue
    let count = 1
    eachBatch(replica.log, offset, offset + 1, (batch) => {
      count = batch.count
      return false
    })
    return count
  }
  return 1
}
