// kill -9 loses nothing: the page cache belongs to the machine. Only a power cut takes what was not yet on disk.
import type { NodeId } from '../../kafka/terms.ts'
import type { EventOf } from '../TraceEvent.ts'
import type { Law } from './Law.ts'
import { eachReplica, findReplica, replicaKey } from './replicas.ts'

export const writtenRecordsSurvive: Law = {
  name: 'written-records-survive',
  cheap: true,
  watch: (state) => {
    const onDisk = new Map<string, number>()
    const ends = new Map<NodeId, EventOf<'ProcessChanged'>['how']>()
    const note = (event: { readonly node: NodeId; readonly partition: string }) => {
      const replica = findReplica(state, event.node, event.partition)
      onDisk.set(replicaKey(event.node, event.partition), replica?.recoveryPoint ?? 0)
      return undefined
    }
    eachReplica(state, (node, replica) => note({ node: node.id, partition: replica.name }))
    return {
      on: {
        ReplicaOpened: note,
        LogFlushed: note,
        LogLoaded: note,
        ProcessChanged: ({ node, to, how }) => {
          if (to === 'Stopped') ends.set(node, how)
          return undefined
        },
        LogTruncated: ({ node, partition, to }) => {
          const key = replicaKey(node, partition)
          const safe = onDisk.get(key) ?? 0
          const how = ends.get(node) ?? 'power'
          note({ node, partition })
          if (how !== 'power') return `${key}: cut to ${to} after its process ended by ${how}`
          return to < safe ? `${key}: cut to ${to}, though ${safe} was on disk` : undefined
        },
      },
    }
  },
}
