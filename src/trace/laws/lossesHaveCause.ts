// What acks=all has acknowledged is lost only by what Kafka does not protect from: an unclean election, a lost disk, power.
// Kafka: design, "Replication"; KIP-966.
import type { Law } from './Law.ts'

export const lossesHaveCause: Law = {
  name: 'losses-have-a-cause',
  watch: (state) => ({
    on: {
      PromiseBroken: ({ partition, from, to, cause }) => {
        const lost = state.ledger.get(partition)?.lost ?? []
        for (let index = lost.length - 1; index >= 0; index--) {
          const each = lost[index]
          if (!each || each.event !== cause) break
          if (each.acked && each.acks === -1 && each.why === 'acks')
            return `${partition}: record ${each.number} of source ${each.source} at ${each.offset} was acknowledged to acks=all; it is lost, and nothing says why`
        }
        return to > from ? undefined : `${partition}: ${from} to ${to} are lost, which are none`
      },
    },
  }),
}
