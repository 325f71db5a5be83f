// Counts the elections of each partition by the metadata records, and compares with what image and replicas say.
// Kafka: PartitionRegistration.merge.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import { nodeOf } from '../apply/find.ts'
import { findPartition } from '../MetadataImage.ts'
import type { Finding, Law } from './Law.ts'
import { onPartitionWritten, type WrittenPartition } from './partitionRecords.ts'
import { findReplica, replicaKey } from './replicas.ts'

export const leaderEpochsCountElections: Law = {
  name: 'leader-epochs-count-elections',
  watch: (state) => {
    const replicaLook = (event: {
      readonly node: NodeId
      readonly partition: PartitionName
      readonly leaderEpoch: number
      readonly partitionEpoch: number
    }): Finding => {
      const { node, partition, leaderEpoch, partitionEpoch } = event
      const replica = findReplica(state, node, partition)
      if (!replica) return `${replicaKey(node, partition)}: there is no such replica`
      const known = findPartition(nodeOf(state, node).image, replica.topic, replica.partition)
      return known?.leaderEpoch === leaderEpoch && known.partitionEpoch === partitionEpoch
        ? undefined
        : `${replicaKey(node, partition)}: takes epochs ${leaderEpoch} and ${partitionEpoch}, its metadata says ${known?.leaderEpoch} and ${known?.partitionEpoch}`
    }
    return {
      on: {
        ...onPartitionWritten(state, count),
        LeadershipTaken: (event) => {
          const replica = findReplica(state, event.node, event.partition)
          const known =
            replica &&
            findPartition(nodeOf(state, event.node).image, replica.topic, replica.partition)
          return known && known.leader !== event.node
            ? `${replicaKey(event.node, event.partition)}: takes the lead, its metadata names ${known.leader}`
            : replicaLook(event)
        },
        LeadershipLost: replicaLook,
        FollowingBegun: replicaLook,
      },
    }
  },
}

/** Every record counts the partition epoch; one that names a leader, even the same, counts the leader epoch. */
function count({ name, record, before, after }: WrittenPartition): Finding {
  const isNew = record.type === 'Partition'
  const elected = record.type === 'PartitionChange' && record.leader !== undefined
  const leaderEpoch = isNew ? 0 : (before?.leaderEpoch ?? 0) + (elected ? 1 : 0)
  const partitionEpoch = isNew ? 0 : (before?.partitionEpoch ?? 0) + 1
  return after.leaderEpoch === leaderEpoch && after.partitionEpoch === partitionEpoch
    ? undefined
    : `${name}: the image says epochs ${after.leaderEpoch} and ${after.partitionEpoch}, its records count ${leaderEpoch} and ${partitionEpoch}`
}
