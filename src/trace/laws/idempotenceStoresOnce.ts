// What an idempotent producer sends under one epoch stands in a leader's log once, and in the order it was sent: promises that may
// break without it. A broker that comes back knows only the last batch of each producer, so the retry of one before is out of
// order to it; the producer then takes a new epoch, and what was written already is written again.
// Kafka: ProducerStateManager.takeSnapshot, TransactionManager.canRetry. KIPs: 98, 360.
import type { EndpointId } from '../../kafka/terms.ts'
import type { ClusterState, ProducerState } from '../ClusterState.ts'
import { duplicateStored } from '../promises/duplicateStored.ts'
import type { Breach, KeptPromise } from '../promises/KeptPromise.ts'
import { reordered } from '../promises/reordered.ts'
import type { EventOf, EventType } from '../TraceEvent.ts'
import type { Finding, Law } from './Law.ts'

type Watched = 'BatchRetried' | 'LeadershipTaken' | 'ReplicaClosed' | 'RecordsAppended'

export const idempotenceStoresOnce: Law = {
  name: 'idempotence-stores-once',
  watch: (state) => {
    const promises = [duplicateStored, reordered].map((promise: KeptPromise) =>
      promise.watch(state),
    )
    /** Producers that have taken another epoch since. */
    const renewed = new Set<EndpointId>()
    const look = <T extends Watched & EventType>(type: T, event: EventOf<T>): Finding => {
      for (const looks of promises) {
        const breaches = looks[type]?.(event) ?? []
        const broken = breaches.find((breach) => {
          const client = senderOf(state, breach)
          return client?.idempotent && !renewed.has(client.id)
        })
        if (broken)
          return `${broken.partition}: ${broken.promise} at ${broken.from}, sent with enable.idempotence`
      }
      return undefined
    }
    return {
      on: {
        ProducerIdAssigned: ({ client, producerEpoch }) => {
          if (producerEpoch > 0) renewed.add(client)
          return undefined
        },
        BatchRetried: (event) => look('BatchRetried', event),
        LeadershipTaken: (event) => look('LeadershipTaken', event),
        ReplicaClosed: (event) => look('ReplicaClosed', event),
        RecordsAppended: (event) => look('RecordsAppended', event),
      },
    }
  },
}

function senderOf(state: ClusterState, { records }: Breach): ProducerState | undefined {
  const sender = state.sources[records[0]?.source ?? -1]?.client
  const client = state.clients.find(({ id }) => id === sender)
  return client?.type === 'producer' ? client : undefined
}
