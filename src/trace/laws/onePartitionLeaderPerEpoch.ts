// Whoever takes the leadership of a partition in an epoch is the only one that ever does.
import type { NodeId } from '../../kafka/terms.ts'
import type { Law } from './Law.ts'
import { eachReplica, findReplica } from './replicas.ts'

export const onePartitionLeaderPerEpoch: Law = {
  name: 'one-partition-leader-per-epoch',
  watch: (state) => {
    const leaders = new Map<string, NodeId>()
    eachReplica(state, (node, replica) => {
      if (replica.leads)
        leaders.set(`${replica.topicId} ${replica.partition} ${replica.leaderEpoch}`, node.id)
    })
    return {
      on: {
        LeadershipTaken: ({ node, partition, leaderEpoch }) => {
          const replica = findReplica(state, node, partition)
          const key = `${replica?.topicId} ${replica?.partition} ${leaderEpoch}`
          const before = leaders.get(key) ?? node
          leaders.set(key, node)
          return before === node
            ? undefined
            : `${partition}: brokers ${before} and ${node} both lead in epoch ${leaderEpoch}`
        },
      },
    }
  },
}
