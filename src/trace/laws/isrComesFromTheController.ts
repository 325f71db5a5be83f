// A leader never decides itself who is in sync: what it holds for committed was written by a controller, under that partition epoch.
// Kafka: Partition.prepareIsrExpand (a pending ISR is not the committed one). KIPs: 497.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import type { ClusterState } from '../ClusterState.ts'
import type { PartitionRegistration } from '../MetadataImage.ts'

import type { Finding, Law } from './Law.ts'
import { onPartitionWritten } from './partitionRecords.ts'
import { findReplica, replicaKey } from './replicas.ts'

interface Held {
  readonly node: NodeId
  readonly partition: PartitionName
  readonly partitionEpoch: number
  readonly isr: readonly NodeId[]
}

export const isrComesFromTheController: Law = {
  name: 'isr-comes-from-the-controller',
  watch: (state) => {
    const written = new Map<string, Set<string>>()
    const note = (
      topicId: string,
      index: number,
      { partitionEpoch, isr }: PartitionRegistration,
    ) => {
      const key = `${topicId} ${index} ${partitionEpoch}`
      const sets = written.get(key) ?? new Set()
      written.set(key, sets.add(nameOf(isr)))
    }
    for (const topic of knownTopics(state))
      for (const [index, partition] of topic.partitions.entries()) note(topic.id, index, partition)
    const look = ({ node, partition, partitionEpoch, isr }: Held): Finding => {
      const replica = findReplica(state, node, partition)
      const sets = written.get(`${replica?.topicId} ${replica?.partition} ${partitionEpoch}`)
      return sets?.has(nameOf(isr))
        ? undefined
        : `${replicaKey(node, partition)}: takes [${isr}] for in sync, no controller wrote that as change ${partitionEpoch}`
    }
    return {
      on: {
        ...onPartitionWritten(state, ({ record, after }) => {
          note(record.topicId, record.partition, after)
          return undefined
        }),
        LeadershipTaken: look,
        IsrSettled: look,
      },
    }
  },
}

function nameOf(isr: readonly NodeId[]): string {
  return isr.toSorted((a, b) => a - b).join()
}

/** All topics as nodes know them when the watch begins. */
function knownTopics(state: ClusterState) {
  const images = state.nodes.flatMap(({ image, controller }) =>
    controller ? [image, controller.image] : [image],
  )
  return images.flatMap(({ topics }) => topics)
}
