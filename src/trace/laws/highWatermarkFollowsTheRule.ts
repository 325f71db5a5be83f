// A leader's high watermark rises to what every replica that counts has: the in-sync ones, those about to be, and those that are
// caught up and could be. While too few are in sync it stands still. Ends of followers are counted here from their fetches alone.
// Kafka: Partition.maybeIncrementLeaderHW.
import type { NodeId } from '../../kafka/terms.ts'
import { nodeOf } from '../apply/find.ts'
import type { NodeState, ReplicaState } from '../ClusterState.ts'
import { type FollowerState, followerNow } from '../FollowerState.ts'
import type { EventOf } from '../TraceEvent.ts'
import type { Finding, Law } from './Law.ts'
import { eachReplica, findReplica, replicaKey } from './replicas.ts'

type Ends = Map<NodeId, number>

export const highWatermarkFollowsTheRule: Law = {
  name: 'high-watermark-follows-the-rule',
  watch: (state) => {
    /** By leader and partition: where each follower's log ends, as its last fetch of this reign said. */
    const reigns = new Map<string, Ends>()
    eachReplica(state, ({ id }, { name, leads, followers }) => {
      if (leads)
        reigns.set(
          replicaKey(id, name),
          new Map(followers.map((each) => [each.id, each.endOffset])),
        )
    })
    const end = ({ node, partition }: { readonly node: NodeId; readonly partition: string }) => {
      reigns.delete(replicaKey(node, partition))
      return undefined
    }
    return {
      on: {
        LeadershipTaken: ({ node, partition }) => {
          const key = replicaKey(node, partition)
          if (!reigns.has(key)) reigns.set(key, new Map())
          return undefined
        },
        LeadershipLost: end,
        FollowingBegun: end,
        ReplicaOpened: end,
        ReplicaClosed: end,
        LogLoaded: end,
        FollowerFetched: ({ node, partition, follower, endOffset }) => {
          reigns.get(replicaKey(node, partition))?.set(follower, endOffset)
          return undefined
        },
        HighWatermarkAdvanced: (event) => {
          const replica = findReplica(state, event.node, event.partition)
          const ends = reigns.get(replicaKey(event.node, event.partition))
          if (!replica?.leads) return undefined
          return look(nodeOf(state, event.node), replica, ends ?? new Map(), event)
        },
      },
    }
  },
}

function look(
  node: NodeState,
  replica: ReplicaState,
  ends: Ends,
  { to, at }: EventOf<'HighWatermarkAdvanced'>,
): Finding {
  const key = replicaKey(node.id, replica.name)
  const { isr, pendingIsr, followers } = replica
  const min = minIsr(node, replica)
  if (isr.length < min) return `${key}: up to ${to} with [${isr}] in sync, of ${min} wanted`
  for (const follower of followers) {
    const end = ends.get(follower.id) ?? -1
    if (end >= to) continue
    const counts = isr.includes(follower.id) || pendingIsr?.includes(follower.id)
    if (counts || couldJoin(node, replica, follower, at))
      return `${key}: up to ${to}, and broker ${follower.id}, ${counts ? 'in sync' : 'about to be'}, has said ${end}`
  }
  return undefined
}

function minIsr({ image, staticConfigs }: NodeState, { topic, followers }: ReplicaState): number {
  const name = 'min.insync.replicas'
  const wanted =
    image.configs[`topic:${topic}`]?.[name] ??
    image.configs.cluster?.[name] ??
    staticConfigs[name] ??
    '1'
  return Math.min(Number(wanted), followers.length + 1)
}

/** Caught up by time, and by the metadata alive and the very process that fetches. */
function couldJoin(
  node: NodeState,
  { log }: ReplicaState,
  follower: FollowerState,
  at: number,
): boolean {
  const { image, configs } = node
  const { id, endOffset, caughtUpAt, brokerEpoch } = followerNow(node, follower)
  const lagUs = Number(configs.get('replica.lag.time.max.ms')?.value ?? 30_000) * 1_000
  const known = image.brokers.find((broker) => broker.id === id)
  const isAlive = known && !known.fenced && !known.inControlledShutdown
  // A process that has not registered yet has no epoch to compare.
  if (!isAlive || (brokerEpoch !== -1 && known.epoch !== brokerEpoch)) return false
  return endOffset === log.endOffset || at - caughtUpAt <= lagUs
}
