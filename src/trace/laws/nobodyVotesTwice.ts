// A voter gives one vote an epoch, and a stop or a crash does not make it forget whom it gave it to.
// Kafka: QuorumState, the quorum-state file.
import type { NodeId } from '../../kafka/terms.ts'
import type { Law } from './Law.ts'

export const nobodyVotesTwice: Law = {
  name: 'nobody-votes-twice',
  watch: (state) => {
    const votes = new Map<NodeId, { epoch: number; votedFor: NodeId }>()
    for (const { id, epoch, votedFor } of state.quorum.members) votes.set(id, { epoch, votedFor })
    return {
      on: {
        DiskLost: ({ node }) => {
          votes.delete(node)
          return undefined
        },
        QuorumStateChanged: ({ node, epoch, votedFor }) => {
          const before = votes.get(node) ?? { epoch, votedFor: -1 }
          if (epoch < before.epoch)
            return `node ${node} goes back from epoch ${before.epoch} to ${epoch}`
          const given = epoch === before.epoch ? before.votedFor : -1
          votes.set(node, { epoch, votedFor: votedFor >= 0 ? votedFor : given })
          return given >= 0 && votedFor >= 0 && votedFor !== given
            ? `node ${node} votes for ${votedFor} in epoch ${epoch} and had voted for ${given}`
            : undefined
        },
      },
    }
  },
}
