// Whoever is elected was in sync or eligible before, else the election is unclean: then it is written down as such.
// Kafka: PartitionChangeBuilder.electLeader.
import { isCleanElection } from '../metadata/isCleanElection.ts'
import type { Law } from './Law.ts'
import { onPartitionWritten } from './partitionRecords.ts'

export const leadersComeFromTheIsr: Law = {
  name: 'leaders-come-from-the-isr',
  watch: (state) => ({
    on: onPartitionWritten(state, ({ name, record, before, after, image }) => {
      if (record.type !== 'PartitionChange' || !before) return undefined
      const { leader } = record
      if (leader === undefined || leader < 0) return undefined
      const registration = image.brokers.find(({ id }) => id === leader)
      // Within one append a broker's own record may stand behind the elections it brings about.
      if (!registration) return `${name}: ${leader} is elected, and no broker has that id`
      if (isCleanElection(before, after, leader)) return undefined
      return after.recovering && after.isr.length === 1
        ? undefined
        : `${name}: ${leader} is elected, in sync were [${before.isr}], eligible [${before.elr}], and nothing says unclean`
    }),
  }),
}
