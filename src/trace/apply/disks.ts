// Folds of disks: one that is lost takes everything with it that a process does not keep in its settings.
import { EMPTY_IMAGE } from '../MetadataImage.ts'
import { createMetadataLog } from '../metadata/MetadataLog.ts'
import type { Folds } from './apply.ts'
import { nodeOf } from './find.ts'
import { noteLost } from './ledger.ts'
import { noteHarm } from './lossCause.ts'

export const diskFolds: Pick<Folds, 'DiskLost' | 'DiskSlowed'> = {
  DiskLost: (state, { node: id, n }) => {
    const node = nodeOf(state, id)
    for (const replica of node.replicas) {
      const { startOffset } = replica.log
      noteHarm(state, id, replica.name, startOffset, 'lost disk', n)
      noteLost(state, id, replica, startOffset, n)
    }
    node.replicas = []
    node.metadata = createMetadataLog(node.metadata.shared)
    node.image = EMPTY_IMAGE
    node.imageSetBy = n
    node.brokerEpoch = -1
    node.cleanShutdown = false
    const member = state.quorum.members.find((candidate) => candidate.id === id)
    if (member) Object.assign(member, { epoch: 0, leader: -1, votedFor: -1, setBy: n })
  },
  DiskSlowed: (state, { node, delayUs }) => {
    nodeOf(state, node).diskDelayUs = delayUs
  },
}
