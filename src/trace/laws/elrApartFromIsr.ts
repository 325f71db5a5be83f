// Eligible are replicas that are not in sync, and only while too few are. Kafka: PartitionChangeBuilder.maybePopulateTargetElr.
// KIPs: 966.
import type { Law } from './Law.ts'
import { effectiveMinIsr, onPartitionWritten } from './partitionRecords.ts'

export const elrApartFromIsr: Law = {
  name: 'elr-apart-from-isr',
  watch: (state) => ({
    on: onPartitionWritten(state, (written) => {
      const { name, record, after } = written
      const { replicas, isr, elr, lastKnownElr, leader } = after
      if (elr.length > 0 || lastKnownElr.length > 0) {
        const min = effectiveMinIsr(written, record.topic, replicas.length)
        if (isr.length >= min)
          return `${name}: in sync [${isr}], of ${min} wanted, and eligible [${elr}], last [${lastKnownElr}]`
      }
      if (elr.some((id) => isr.includes(id) || !replicas.includes(id)))
        return `${name}: eligible [${elr}], in sync [${isr}], replicas [${replicas}]`
      return leader >= 0 && lastKnownElr.length > 0
        ? `${name}: led by ${leader}, and remembers [${lastKnownElr}] as its last leader`
        : undefined
    }),
  }),
}
