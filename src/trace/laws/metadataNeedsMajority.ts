// The quorum's leader commits what most voters have in their logs, and only up to a record of its own epoch.
// Kafka: LeaderState.maybeUpdateHighWatermark.
import { nodeOf } from '../apply/find.ts'
import type { ClusterState } from '../ClusterState.ts'
import type { MetadataLog } from '../metadata/MetadataLog.ts'
import type { Finding, Law } from './Law.ts'

export const metadataNeedsMajority: Law = {
  name: 'metadata-needs-a-majority',
  watch: (state) => ({
    on: {
      MetadataCommitted: ({ node, highWatermark }) => {
        const member = state.quorum.members.find(({ id }) => id === node)
        if (member?.state !== 'Leader') return undefined
        return look(state, nodeOf(state, node).metadata, member.epoch, highWatermark)
      },
    },
  }),
}

function look(state: ClusterState, log: MetadataLog, epoch: number, end: number): Finding {
  const last = epochAt(log, end - 1)
  if (last !== epoch)
    return `committed up to ${end}, a record of epoch ${last}, by the leader of epoch ${epoch}`
  const voters = state.quorum.members.map(({ id }) => nodeOf(state, id).metadata)
  const have = voters.filter((each) => each.endOffset >= end && epochAt(each, end - 1) === last)
  return have.length * 2 > voters.length
    ? undefined
    : `committed up to ${end}, which ${have.length} of ${voters.length} voters have`
}

function epochAt({ epochs }: MetadataLog, offset: number): number {
  return epochs.findLast(({ startOffset }) => startOffset <= offset)?.epoch ?? 0
}
