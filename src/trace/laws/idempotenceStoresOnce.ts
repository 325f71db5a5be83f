// What an idempotent producer sends stands in a leader's log once, and in the order it was sent: promises that may break without it.
// Kafka: ProducerStateManager; KIPs: 98.
import type { ClusterState } from '../ClusterState.ts'
import { duplicateStored } from '../promises/duplicateStored.ts'
import type { Breach, KeptPromise } from '../promises/KeptPromise.ts'
import { reordered } from '../promises/reordered.ts'
import type { EventOf, EventType } from '../TraceEvent.ts'
import type { Finding, Law } from './Law.ts'

type Watched = 'BatchRetried' | 'LeadershipTaken' | 'ReplicaClosed' | 'RecordsAppended'

export const idempotenceStoresOnce: Law = {
  name: 'idempotence-stores-once',
  cheap: false,
  watch: (state) => {
    const promises = [duplicateStored, reordered].map((promise: KeptPromise) =>
      promise.watch(state),
    )
    const look = <T extends Watched & EventType>(type: T, event: EventOf<T>): Finding => {
      for (const looks of promises) {
        const breaches = looks[type]?.(event) ?? []
        const broken = breaches.find((breach) => isIdempotent(state, breach))
        if (broken)
          return `${broken.partition}: ${broken.promise} at ${broken.from}, sent with enable.idempotence`
      }
      return undefined
    }
    return {
      on: {
        BatchRetried: (event) => look('BatchRetried', event),
        LeadershipTaken: (event) => look('LeadershipTaken', event),
        ReplicaClosed: (event) => look('ReplicaClosed', event),
        RecordsAppended: (event) => look('RecordsAppended', event),
      },
    }
  },
}

function isIdempotent(state: ClusterState, { records }: Breach): boolean {
  const sender = state.sources[records[0]?.source ?? -1]?.client
  const client = state.clients.find(({ id }) => id === sender)
  return client?.type === 'producer' && client.idempotent
}
