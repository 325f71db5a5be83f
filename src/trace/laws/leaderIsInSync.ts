// Where a partition has a leader, the leader is in sync, unfenced, and stays: without one, nobody in sync could lead.
// Kafka: PartitionChangeBuilder, PartitionRegistration.
import type { Law } from './Law.ts'
import { onPartitionWritten } from './partitionRecords.ts'

export const leaderIsInSync: Law = {
  name: 'leader-is-in-sync',
  watch: (state) => ({
    on: onPartitionWritten(state, ({ name, after: { leader, isr, replicas } }) => {
      if (leader >= 0)
        return isr.includes(leader)
          ? undefined
          : `${name}: led by ${leader}, in sync are [${isr}] of [${replicas}]`
      return undefined
    }),
  }),
}
