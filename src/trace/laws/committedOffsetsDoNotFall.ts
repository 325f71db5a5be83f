// Of members that subscribe and never seek, committed offsets do not fall. The commit after a position that
// auto.offset.reset has set may be smaller; a coordinator that takes over goes on from what its log still has.
import type { Law } from './Law.ts'

export const committedOffsetsDoNotFall: Law = {
  name: 'committed-offsets-do-not-fall',
  watch: (state) => {
    const known = new Map<string, number>()
    const reset = new Set<string>()
    const sought = new Set<string>()
    const keyOf = (group: string, partition: string) => `${group} in ${partition}`
    for (const { groups } of state.nodes)
      for (const { id, offsets } of groups)
        for (const [partition, { offset }] of offsets) known.set(keyOf(id, partition), offset)
    return {
      on: {
        GroupsLoaded: ({ groups }) => {
          for (const { view, offsets } of groups)
            for (const { partition, offset } of offsets)
              known.set(keyOf(view.id, partition), offset)
          return undefined
        },
        PositionReset: ({ client, partition, why }) => {
          const reader = state.clients.find(({ id }) => id === client)
          const group = reader?.type === 'reader' ? reader.membership?.group : undefined
          if (group === undefined || why === 'committed') return undefined
          const places = why === 'seek' ? sought : reset
          places.add(keyOf(group, partition))
          return undefined
        },
        OffsetsDeleted: ({ group, partitions }) => {
          for (const partition of partitions) known.delete(keyOf(group, partition))
          return undefined
        },
        OffsetsCommitted: ({ group, client, offsets }) => {
          const reader = state.clients.find(({ id }) => id === client)
          const isMember = reader?.type === 'reader' && reader.spec.subscribe !== undefined
          for (const { partition, offset } of offsets) {
            const key = keyOf(group, partition)
            const before = known.get(key) ?? -1
            known.set(key, offset)
            const mayFall = reset.delete(key) || sought.has(key)
            if (isMember && offset < before && !mayFall)
              return `${key}: ${client} committed ${offset}, ${before} stood there`
          }
          return undefined
        },
      },
    }
  },
}
