// Counts the elections of each partition by the metadata records, and compares with what image and replicas say.
// Kafka: PartitionRegistration.merge.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import { nodeOf } from '../apply/find.ts'
import { findPartition, type MetadataRecord } from '../MetadataImage.ts'
import type { Finding, Law } from './Law.ts'
import { findReplica, replicaKey } from './replicas.ts'

export const leaderEpochsCountElections: Law = {
  name: 'leader-epochs-count-elections',
  cheap: true,
  watch: (state) => {
    const counted = new Map<string, number>()
    for (const topic of state.metadataLog.image.topics)
      for (const [index, partition] of topic.partitions.entries())
        counted.set(`${topic.id} ${index}`, partition.leaderEpoch)
    const replicaLook = (event: {
      readonly node: NodeId
      readonly partition: PartitionName
      readonly leaderEpoch: number
    }): Finding => {
      const replica = findReplica(state, event.node, event.partition)
      if (!replica) return `${replicaKey(event.node, event.partition)}: there is no such replica`
      const known = findPartition(nodeOf(state, event.node).image, replica.topic, replica.partition)
      return known?.leaderEpoch === event.leaderEpoch
        ? undefined
        : `${replicaKey(event.node, event.partition)}: takes epoch ${event.leaderEpoch}, its metadata says ${known?.leaderEpoch}`
    }
    return {
      on: {
        MetadataAppended: ({ record }) => {
          const key = count(counted, record)
          if (key === undefined || !('partition' in record)) return undefined
          const known = findPartition(state.metadataLog.image, record.topic, record.partition)
          return known?.leaderEpoch === counted.get(key)
            ? undefined
            : `${record.topic}-${record.partition}: the image says epoch ${known?.leaderEpoch}, its records count ${counted.get(key)}`
        },
        LeadershipTaken: replicaLook,
        LeadershipLost: replicaLook,
      },
    }
  },
}

function count(counted: Map<string, number>, record: MetadataRecord): string | undefined {
  if (record.type !== 'Partition' && record.type !== 'PartitionChange') return undefined
  const key = `${record.topicId} ${record.partition}`
  const before = counted.get(key) ?? 0
  if (record.type === 'Partition') counted.set(key, 0)
  else counted.set(key, before + (record.leader === undefined ? 0 : 1))
  return key
}
