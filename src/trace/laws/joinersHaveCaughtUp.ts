// A leader proposes for the ISR whom its last fetch shows to have all that is committed, and all from before this leader's epoch.
// Kafka: Partition.needsExpandIsr, isFollowerInSync, isReplicaIsrEligible.
import { nodeOf } from '../apply/find.ts'
import type { NodeState, ReplicaState } from '../ClusterState.ts'
import { type FollowerState, followerNow, followerOf } from '../FollowerState.ts'
import type { Finding, Law } from './Law.ts'
import { findReplica, replicaKey } from './replicas.ts'

export const joinersHaveCaughtUp: Law = {
  name: 'joiners-have-caught-up',
  watch: (state) => ({
    on: {
      IsrProposed: ({ node, partition, from, isr }) => {
        const replica = findReplica(state, node, partition)
        if (!replica) return undefined
        for (const id of isr) {
          if (from.includes(id)) continue
          const finding = look(nodeOf(state, node), replica, id)
          if (finding) return finding
        }
        return isr.includes(node)
          ? undefined
          : `${replicaKey(node, partition)}: proposes [${isr}], and leads itself`
      },
    },
  }),
}

function look(node: NodeState, replica: ReplicaState, id: number): Finding {
  const key = `${replicaKey(node.id, replica.name)}: proposes broker ${id}`
  const follower = followerOf(replica, id)
  const { highWatermark, epochStart } = replica
  if (!follower || follower.endOffset < Math.max(highWatermark, epochStart))
    return `${key}, which has said ${follower?.endOffset}; committed is up to ${highWatermark}, its epoch begins at ${epochStart}`
  return isAlive(node, follower) ? undefined : `${key}, which its metadata does not know as alive`
}

function isAlive(node: NodeState, follower: FollowerState): boolean {
  const { id, brokerEpoch } = followerNow(node, follower)
  const known = node.image.brokers.find((broker) => broker.id === id)
  if (!known || known.fenced || known.inControlledShutdown) return false
  // A process that has not registered yet has no epoch to compare.
  return brokerEpoch === -1 || brokerEpoch === known.epoch
}
