// A reader goes on behind records it was never handed: its log was cut and written anew, or a reset moved it forward.
import type { EndpointId, PartitionName } from '../../kafka/terms.ts'
import type { ClusterState } from '../ClusterState.ts'
import { findReplica, leadingLog } from '../laws/replicas.ts'
import { recordAt } from '../log/Log.ts'
import { type Breach, type BreachedRecord, KEPT, type KeptPromise } from './KeptPromise.ts'

interface Place {
  readonly client: EndpointId
  readonly partition: PartitionName
  /** It was handed every record below this offset that stands there now, from where it began. */
  readThrough: number
  /** The event that cut the log below it; 0 = none since it last read on. */
  cutBy: number
}

export const offsetSkipped: KeptPromise = {
  name: 'offset skipped',
  watch: (state) => {
    const places = new Map<string, Place>()
    const placeOf = (client: EndpointId, partition: PartitionName): Place => {
      const key = `${client} ${partition}`
      const known = places.get(key) ?? { client, partition, readThrough: -1, cutBy: 0 }
      places.set(key, known)
      return known
    }
    const goOn = (place: Place, from: number, event: { at: number; n: number; cause: number }) => {
      const before = place.readThrough
      const cause = place.cutBy || event.cause
      place.cutBy = 0
      place.readThrough = from
      return before < 0 || from <= before ? KEPT : skipped(state, place, before, from, event, cause)
    }
    return {
      ClientStarted: ({ client }) => {
        for (const place of places.values()) if (place.client === client) place.readThrough = -1
        return KEPT
      },
      // Whoever leads now has less than readers were handed: it lost it, or never had it.
      LeadershipTaken: ({ node, partition, n }) => {
        const end = findReplica(state, node, partition)?.log.endOffset ?? 0
        for (const place of places.values()) {
          if (place.partition !== partition || place.readThrough <= end) continue
          place.readThrough = end
          place.cutBy = n
        }
        return KEPT
      },
      ReplicaClosed: ({ partition }) => {
        for (const place of places.values())
          if (place.partition === partition) place.readThrough = -1
        return KEPT
      },
      PositionReset: ({ client, partition, offset, why, at, n, cause }) => {
        const place = placeOf(client, partition)
        if (why === 'auto.offset.reset') return goOn(place, offset, { at, n, cause })
        place.readThrough = offset
        place.cutBy = 0
        return KEPT
      },
      RecordsDelivered: ({ client, ranges, at, n, cause }) =>
        ranges.flatMap(({ partition, from, to }) => {
          const place = placeOf(client, partition)
          const found = goOn(place, from, { at, n, cause })
          place.readThrough = to
          return found
        }),
    }
  },
}

function skipped(
  state: ClusterState,
  { partition }: Place,
  from: number,
  to: number,
  { at, n }: { readonly at: number; readonly n: number },
  cause: number,
): readonly Breach[] {
  const records: BreachedRecord[] = []
  const log = leadingLog(state, partition)
  for (let offset = from; log && offset < to; offset++) {
    const record = recordAt(log, offset)
    if (record) records.push({ source: record.source, number: record.number, offset })
  }
  return [{ promise: 'offset skipped', partition, from, to, at, event: n, cause, records }]
}
