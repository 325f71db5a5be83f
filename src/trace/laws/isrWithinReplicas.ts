// Only replicas are in sync or eligible, each once; while a leader recovers from an unclean election it is alone.
// Kafka: ReplicationControlManager.validateAlterPartitionData, PartitionRegistration.
import type { NodeId } from '../../kafka/terms.ts'
import type { Law } from './Law.ts'
import { onPartitionWritten } from './partitionRecords.ts'

export const isrWithinReplicas: Law = {
  name: 'isr-within-replicas',
  watch: (state) => ({
    on: onPartitionWritten(state, ({ name, after }) => {
      const { replicas, isr, recovering } = after
      if (!isSet(replicas)) return `${name}: replicas [${replicas}]`
      if (!isSet(isr) || !isr.every((id) => replicas.includes(id)))
        return `${name}: in sync [${isr}], replicas [${replicas}]`
      return recovering && isr.length > 1
        ? `${name}: its leader recovers, and in sync are [${isr}]`
        : undefined
    }),
  }),
}

function isSet(ids: readonly NodeId[]): boolean {
  return new Set(ids).size === ids.length
}
