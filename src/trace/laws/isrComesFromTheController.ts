// A leader never decides itself who is in sync: what it holds for committed was written by a controller, under that partition epoch.
// Kafka: Partition.prepareIsrExpand (a pending ISR is not the committed one). KIPs: 497.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import type { ClusterState } from '../ClusterState.ts'
import type { PartitionRegistration, TopicImage } from '../MetadataImage.ts'

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
    const noteAll = (topics: readonly TopicImage[]) => {
      for (const { id, partitions } of topics)
        for (const [index, partition] of partitions.entries()) note(id, index, partition)
    }
    noteAll(knownTopics(state))
    const look = ({ node, partition, partitionEpoch, isr }: Held): Finding => {
      const replica = findReplica(state, node, partition)
      const sets = written.get(`${replica?.topicId} ${replica?.partition} ${partitionEpoch}`)
      return sets?.has(nameOf(isr))
        ? undefined
        : `${replicaKey(node, partition)}: takes [${isr}] for in sync, no controller wrote that as change ${partitionEpoch}`
    }
    const looks = onPartitionWritten(state, ({ record, after }) => {
      note(record.topicId, record.partition, after)
      return undefined
    })
    return {
      on: {
        ...looks,
        // Where an ELR is cleared, partitions change of which no record of their own speaks.
        MetadataAppended: (event) => {
          const { controller } = state.nodes.find(({ id }) => id === event.node) ?? {}
          if (event.record.type === 'ClearElr') noteAll(controller?.image.topics ?? [])
          return looks.MetadataAppended?.(event)
        },
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
