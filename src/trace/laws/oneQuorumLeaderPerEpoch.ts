// An epoch of the quorum is won once; who wins a later term does so in a higher epoch.
import type { Law } from './Law.ts'

export const oneQuorumLeaderPerEpoch: Law = {
  name: 'one-quorum-leader-per-epoch',
  cheap: true,
  watch: (state) => {
    let latest = state.quorum.leader >= 0 ? state.quorum.epoch : -1
    return {
      on: {
        QuorumStateChanged: ({ node, to, epoch }) => {
          if (state.quorum.epoch < latest)
            return `the epoch fell from ${latest} to ${state.quorum.epoch}`
          if (to !== 'Leader') return undefined
          if (epoch <= latest)
            return `node ${node} wins epoch ${epoch} after epoch ${latest} was won`
          latest = epoch
          return undefined
        },
      },
    }
  },
}
