// An acknowledged record is gone from every copy. The ledger knows the records and why, the engine has told the breach.
import { verdictOf } from '../apply/ledger.ts'
import type { KeptPromise } from './KeptPromise.ts'

export const ackedRecordLost: KeptPromise = {
  name: 'acked record lost',
  watch: (state) => ({
    PromiseBroken: ({ promise, partition, from, to, cause, at, n }) => {
      const lost = state.ledger.get(partition)?.lost ?? []
      const records = lost.filter((each) => each.acked && each.event === cause)
      const verdict = verdictOf(state, partition, cause)
      return [{ promise, partition, from, to, at, event: n, cause, records, ...verdict }]
    },
  }),
}
