// All processes share one clock here, so a record cannot be stamped later than it is stored.
import type { Law } from './Law.ts'

export const timestampsNeverAhead: Law = {
  name: 'timestamps-never-ahead',
  watch: (state) => ({
    on: {
      RecordsAppended: ({ partition, batch, at }) => {
        const nowMs = state.startsAtMs + Math.floor(at / 1000)
        let latest = batch.baseTimestampMs
        for (const delta of batch.deltasMs ?? []) {
          if (delta < 0)
            return `${partition}: a record of the batch at ${batch.baseOffset} is ${-delta} ms before its base timestamp`
          latest = Math.max(latest, batch.baseTimestampMs + delta)
        }
        return latest > nowMs
          ? `${partition}: the batch at ${batch.baseOffset} is stamped ${latest - nowMs} ms ahead`
          : undefined
      },
    },
  }),
}
