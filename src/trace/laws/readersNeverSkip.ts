// Offsets handed to a reader go on where the last ones ended, and were fetched; only a reset or a seek moves the place.
import type { EndpointId } from '../../kafka/terms.ts'
import type { Law } from './Law.ts'

interface Place {
  /** Next offset to hand out; -1 = not known. */
  next: number
  /** Exclusive end of what was fetched from there on. */
  fetchedTo: number
}

export const readersNeverSkip: Law = {
  name: 'readers-never-skip',
  watch: (state) => {
    const places = new Map<string, Place>()
    const keyOf = (client: EndpointId, partition: string) => `${client} in ${partition}`
    for (const client of state.clients)
      if (client.type === 'reader')
        for (const each of client.partitions)
          places.set(keyOf(client.id, each.name), {
            next: each.position,
            fetchedTo: each.bufferedTo,
          })
    return {
      on: {
        ClientStarted: ({ client }) => {
          for (const [key, place] of places) if (key.startsWith(`${client} in `)) place.next = -1
          return undefined
        },
        PositionReset: ({ client, partition, offset }) => {
          places.set(keyOf(client, partition), { next: offset, fetchedTo: offset })
          return undefined
        },
        FetchReturned: ({ client, partitions }) => {
          for (const { partition, from, to, error } of partitions) {
            const place = places.get(keyOf(client, partition))
            if (place && error === 'NONE' && from === place.next)
              place.fetchedTo = Math.max(place.fetchedTo, to)
          }
          return undefined
        },
        RecordsDelivered: ({ client, ranges }) => {
          for (const { partition, from, to } of ranges) {
            const key = keyOf(client, partition)
            const place = places.get(key)
            if (!place || place.next !== from || to <= from)
              return `${key}: handed offsets ${from} to ${to - 1}, next was ${place?.next ?? 'unknown'}`
            if (to > place.fetchedTo)
              return `${key}: handed offsets up to ${to - 1}, fetched were those below ${place.fetchedTo}`
            place.next = to
          }
          return undefined
        },
      },
    }
  },
}
