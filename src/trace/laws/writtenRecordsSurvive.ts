// kill -9 loses nothing: the page cache belongs to the machine. A power cut takes what was not yet on disk; a leader has a follower
// cut what it does not have itself. Nothing else shortens a log.
import type { NodeId, PartitionName } from '../../kafka/terms.ts'
import type { ReplicaState } from '../ClusterState.ts'
import type { EventOf } from '../TraceEvent.ts'
import type { Finding, Law } from './Law.ts'
import { eachReplica, findReplica, replicaKey } from './replicas.ts'

export const writtenRecordsSurvive: Law = {
  name: 'written-records-survive',
  watch: (state) => {
    const onDisk = new Map<string, number>()
    /** Nodes whose machine lost power since they last ran. */
    const cut = new Set<NodeId>(
      state.nodes.flatMap(({ id, broker }) => (broker === 'RUNNING' ? [] : [id])),
    )
    const note = (event: { readonly node: NodeId; readonly partition: PartitionName }) => {
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
        ProcessChanged: ({ node, how }) => {
          if (how === 'power') cut.add(node)
          return undefined
        },
        BrokerStateChanged: ({ node, to }) => {
          if (to === 'RUNNING') cut.delete(node)
          return undefined
        },
        LogTruncated: (event) => {
          const { node, partition, to, why } = event
          const key = replicaKey(node, partition)
          const safe = onDisk.get(key) ?? 0
          note(event)
          const replica = findReplica(state, node, partition)
          if (why !== 'power cut') return lookAtFollower(key, event, replica)
          if (!cut.has(node)) return `${key}: cut to ${to}, and the power never failed`
          return to < safe ? `${key}: cut to ${to}, though ${safe} was on disk` : undefined
        },
      },
    }
  },
}

function lookAtFollower(
  key: string,
  { to, why }: EventOf<'LogTruncated'>,
  replica: ReplicaState | undefined,
): Finding {
  return replica && !replica.leads && replica.follows >= 0
    ? undefined
    : `${key}: cut to ${to} without a leader it follows: ${why}`
}
