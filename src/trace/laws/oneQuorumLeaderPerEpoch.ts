// An epoch of the quorum is won once, by one voter; several may believe to lead, but each in an epoch of its own.
import type { NodeId } from '../../kafka/terms.ts'
import type { Law } from './Law.ts'

export const oneQuorumLeaderPerEpoch: Law = {
  name: 'one-quorum-leader-per-epoch',
  watch: (state) => {
    const winners = new Map<number, NodeId>()
    for (const { id, epoch, state: role } of state.quorum.members)
      if (role === 'Leader') winners.set(epoch, id)
    return {
      on: {
        QuorumStateChanged: ({ node, from, to, epoch }) => {
          if (to !== 'Leader') return undefined
          const before = winners.get(epoch)
          winners.set(epoch, node)
          if (before !== undefined)
            return `node ${node} wins epoch ${epoch}, which node ${before} had won`
          return from === 'Candidate' ? undefined : `node ${node} wins epoch ${epoch} as ${from}`
        },
        // A voter that lost its disk has forgotten its votes: what follows is no longer the quorum's fault.
        DiskLost: ({ node }) => {
          if (state.quorum.members.some(({ id }) => id === node)) winners.clear()
          return undefined
        },
        ControllerActivated: ({ node, epoch }) =>
          (winners.get(epoch) ?? node) === node
            ? undefined
            : `node ${node} is active in epoch ${epoch}, won by ${winners.get(epoch)}`,
      },
    }
  },
}
