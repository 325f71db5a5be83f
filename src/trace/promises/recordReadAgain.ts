// A consumer is handed a record a second time, and did not ask for it: its position went back to what its group had committed,
// or to where auto.offset.reset leads.
import type { EndpointId, PartitionName } from '../../kafka/terms.ts'
import type { ClusterState } from '../ClusterState.ts'
import { findReplica, leadingLog } from '../laws/replicas.ts'
import { recordAt } from '../log/Log.ts'
import { type Breach, type BreachedRecord, KEPT, type KeptPromise } from './KeptPromise.ts'

interface Place {
  readonly client: EndpointId
  readonly partition: PartitionName
  /** It was handed records below this offset that stand there still; -1 = none, or it sought since. */
  handed: number
  /** The event that set its position last; 0 = none since it last read on. */
  setBy: number
}

export const recordReadAgain: KeptPromise = {
  name: 'record read again',
  watch: (state) => {
    const places = new Map<string, Place>()
    const placeOf = (client: EndpointId, partition: PartitionName): Place => {
      const key = `${client} ${partition}`
      const known = places.get(key) ?? { client, partition, handed: -1, setBy: 0 }
      places.set(key, known)
      return known
    }
    const forget = (fits: (place: Place) => boolean) => {
      for (const place of places.values()) if (fits(place)) place.handed = -1
      return KEPT
    }
    return {
      // Another process, with a memory of its own.
      ClientStarted: ({ client }) => forget((place) => place.client === client),
      ReplicaClosed: ({ partition }) => forget((place) => place.partition === partition),
      // What is written from here on are other records.
      LeadershipTaken: ({ node, partition }) => {
        const end = findReplica(state, node, partition)?.log.endOffset ?? 0
        for (const place of places.values())
          if (place.partition === partition) place.handed = Math.min(place.handed, end)
        return KEPT
      },
      PositionReset: ({ client, partition, why, n }) => {
        const place = placeOf(client, partition)
        place.setBy = n
        if (why === 'seek') place.handed = -1
        return KEPT
      },
      RecordsDelivered: ({ client, ranges, at, n, cause }) =>
        ranges.flatMap(({ partition, from, to }) => {
          const place = placeOf(client, partition)
          const end = Math.min(to, place.handed)
          const event = { at, event: n, cause: place.setBy || cause }
          place.handed = Math.max(place.handed, to)
          place.setBy = 0
          return from < end ? [again(state, partition, from, end, event)] : KEPT
        }),
    }
  },
}

function again(
  state: ClusterState,
  partition: PartitionName,
  from: number,
  to: number,
  event: Pick<Breach, 'at' | 'event' | 'cause'>,
): Breach {
  const records: BreachedRecord[] = []
  const log = leadingLog(state, partition)
  for (let offset = from; log && offset < to; offset++) {
    const record = recordAt(log, offset)
    if (record) records.push({ source: record.source, number: record.number, offset })
  }
  return { promise: 'record read again', partition, from, to, ...event, records }
}
