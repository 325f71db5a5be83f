// A follower asks from the end of its own log: that is how its leader learns what it has. Kafka: RemoteLeaderEndPoint.buildFetch.
import type { FetchPartition, FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { partitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../apply/find.ts'
import type { NodeState } from '../ClusterState.ts'
import type { Finding, Law } from './Law.ts'
import { watchRetransmission } from './Retransmission.ts'

export const followersSayWhereTheyEnd: Law = {
  name: 'followers-say-where-they-end',
  watch: (state) => {
    const again = watchRetransmission()
    return {
      on: {
        MessageLost: again.lost,
        MessageSent: ({ message }) => {
          if (message.api !== 'Fetch' || message.kind !== 'request') return undefined
          // What a silence held back was said earlier.
          if (again.isOf(message.id)) return undefined
          const { replica: asker, partitions } = message.body as FetchRequest
          const node = asker && state.nodes.find(({ id }) => id === asker.id)
          return node && look(node, partitions)
        },
      },
    }
  },
}

function look(node: NodeState, partitions: readonly FetchPartition[]): Finding {
  for (const { topic, partition, fetchOffset } of partitions) {
    const name = partitionName(topic, partition)
    const end = replicaNamed(node, name)?.log.endOffset
    if (end !== fetchOffset)
      return `broker ${node.id} asks for ${name} from ${fetchOffset}, its log ends at ${end}`
  }
  return undefined
}
