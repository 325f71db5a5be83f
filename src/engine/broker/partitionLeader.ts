// A replica that leads: it takes the lead, hears its followers' fetches, moves the high watermark, and settles who is in sync.
// Kafka: Partition.makeLeader, makeFollower, updateFollowerFetchState, maybeIncrementLeaderHW.
// KIPs: 101, 497, 841, 903.
import type { FetchRequest } from '../../kafka/protocol/Fetch.ts'
import type { NodeId } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { type FollowerState, followerNow, followerOf } from '../../trace/FollowerState.ts'
import type { PartitionRegistration } from '../../trace/MetadataImage.ts'
import type { EventOf } from '../../trace/TraceEvent.ts'
import { effectiveMinIsr } from '../controller/partitionChange.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud } from '../schedule.ts'
import { brokerNumber, topicSettings } from '../settings.ts'
import { noteHighWatermark } from './checkpoints.ts'
import { caughtUpAfter, type LeaderView, mayJoin, nextHighWatermark } from './inSync.ts'
import { proposeIsr } from './isr.ts'
import { completeParked } from './purgatory.ts'

/** The partition as its leader sees it now. */
export function leaderView(sim: Sim, node: NodeState, replica: ReplicaState): LeaderView {
  return {
    logEnd: replica.log.endOffset,
    highWatermark: replica.highWatermark,
    epochStart: replica.epochStart,
    isr: replica.isr,
    pendingIsr: replica.pendingIsr,
    followers: replica.followers.map((follower) => followerNow(node, follower)),
    minIsr: minIsrOf(node, replica),
    lagUs: brokerNumber(sim, node, 'replica.lag.time.max.ms') * 1000,
    now: sim.now,
    isEligible: (follower) => isEligible(node, follower),
  }
}

/** How many replicas have to be in sync for a write with acks=all. */
export function minIsrOf(node: NodeState, replica: ReplicaState): number {
  const { minInsyncReplicas } = topicSettings(node, replica.topic)
  return effectiveMinIsr(minInsyncReplicas, replica.followers.length + 1)
}

/** By the metadata this broker has read: alive, not about to stop, and the same process that fetches. */
function isEligible(node: NodeState, { id, brokerEpoch }: FollowerState): boolean {
  const known = node.image.brokers.find((broker) => broker.id === id)
  if (!known || known.fenced || known.inControlledShutdown) return false
  // A process that has not registered yet says -1, which is not compared.
  return brokerEpoch === -1 || brokerEpoch === known.epoch
}

/** The metadata names this broker the leader: a new epoch begins at its log end, or only the in-sync set is another. */
export function lead(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  partition: PartitionRegistration,
): void {
  const { leaderEpoch, partitionEpoch } = partition
  if (replica.partitionEpoch >= partitionEpoch && replica.leads) return
  const followers = partition.replicas.filter((id) => id !== node.id)
  const isNewEpoch = !replica.leads || leaderEpoch > replica.leaderEpoch
  const isSameIsr = !isNewEpoch && replica.isr.join() === partition.isr.join()
  if (isNewEpoch) {
    sim.cause = record(sim, {
      type: 'LeadershipTaken',
      node: node.id,
      partition: replica.name,
      leaderEpoch,
      partitionEpoch,
      epochStart: replica.log.endOffset,
      followers: Object.freeze(followers),
      isr: partition.isr,
    })
  } else settleIsr(sim, node, replica, partition, 'the metadata log says so')
  // Settings come after partitions: what another min.insync.replicas allows is seen with the next append or fetch.
  const moved = !isSameIsr && advanceHighWatermark(sim, node, replica)
  if (moved || isNewEpoch) completeParked(sim, node, replica.name)
}

/** The committed ISR is known now: the proposal, if there was one, is over. */
export function settleIsr(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  known: { readonly isr: readonly NodeId[]; readonly partitionEpoch: number } & Partial<
    Pick<PartitionRegistration, 'replicas'>
  >,
  why: string,
): void {
  const followers =
    known.replicas?.filter((id) => id !== node.id) ?? replica.followers.map(({ id }) => id)
  sim.cause = record(sim, {
    type: 'IsrSettled',
    node: node.id,
    partition: replica.name,
    isr: known.isr,
    partitionEpoch: known.partitionEpoch,
    followers: Object.freeze(followers),
    why,
  })
}

/** Moves the high watermark as far as it may go. True when it moved. */
export function advanceHighWatermark(sim: Sim, node: NodeState, replica: ReplicaState): boolean {
  const from = replica.highWatermark
  const to = nextHighWatermark(leaderView(sim, node, replica))
  if (to <= from) return false
  noteHighWatermark(sim, node, replica)
  aloud(sim, true, () =>
    record(sim, {
      type: 'HighWatermarkAdvanced',
      node: node.id,
      partition: replica.name,
      from,
      to,
    }),
  )
  return true
}

/** Whether the follower that asks has been registered anew since: another process than this one. */
export function isOldProcess(node: NodeState, { replica }: Pick<FetchRequest, 'replica'>): boolean {
  if (!replica || replica.epoch < 0) return false
  const registered = node.image.brokers.find((broker) => broker.id === replica.id)
  return registered !== undefined && !registered.fenced && registered.epoch > replica.epoch
}

/** A follower fetched at so many log ends again, where it is in sync: that it did is all that is new. */
export function noteIdleFetch(
  sim: Sim,
  node: NodeState,
  { replica }: Pick<FetchRequest, 'replica'>,
  idle: Pick<EventOf<'FollowerIdled'>, 'count' | 'joined' | 'left'>,
): void {
  if (!replica || idle.count + idle.left.length === 0) return
  const { id: follower, epoch: brokerEpoch } = replica
  aloud(sim, false, () =>
    record(sim, { type: 'FollowerIdled', node: node.id, follower, brokerEpoch, ...idle }),
  )
}

/** A follower fetched: its offset is its log end, so it acknowledges everything before. True unless its process is an old one. */
export function noteFollowerFetch(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  fetched: { readonly follower: FollowerState; readonly offset: number; readonly epoch: number },
): boolean {
  const { follower, offset, epoch } = fetched
  if (isOldProcess(node, { replica: { id: follower.id, epoch } })) return false
  const before = follower.endOffset
  const caughtUpAt = caughtUpAfter(follower, offset, replica.log.endOffset, sim.now)
  aloud(sim, offset !== before, () =>
    record(sim, {
      type: 'FollowerFetched',
      node: node.id,
      partition: replica.name,
      follower: follower.id,
      endOffset: offset,
      caughtUpAt,
      brokerEpoch: epoch,
    }),
  )
  maybeExpand(sim, node, replica, follower.id)
  if (offset !== before && advanceHighWatermark(sim, node, replica)) {
    const { cause } = sim
    sim.cause = replica.highWatermarkSetBy
    aloud(sim, true, () => completeParked(sim, node, replica.name))
    sim.cause = cause
  }
  return true
}

function maybeExpand(sim: Sim, node: NodeState, replica: ReplicaState, id: NodeId): void {
  if (replica.pendingIsr || replica.isr.includes(id)) return
  const view = leaderView(sim, node, replica)
  const follower = followerOf(view, id)
  if (!follower || !mayJoin(view, follower)) return
  const isr = [...replica.isr, id].sort((a, b) => a - b)
  proposeIsr(sim, node, replica, isr, `broker ${id} has caught up`)
}

/** The metadata names another leader, or none: this replica copies, or waits. True when a new leader epoch begins. */
export function stepBack(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  partition: PartitionRegistration,
): boolean {
  const { leader, leaderEpoch, partitionEpoch } = partition
  if (replica.partitionEpoch >= partitionEpoch && !replica.leads) return false
  const isNewEpoch =
    replica.leads || leaderEpoch > replica.leaderEpoch || replica.partitionEpoch < 0
  const base = { node: node.id, partition: replica.name, leaderEpoch, partitionEpoch } as const
  if (replica.leads) sim.cause = record(sim, { type: 'LeadershipLost', ...base })
  // Of another in-sync set a follower only takes note.
  if (leader >= 0 || replica.partitionEpoch < partitionEpoch)
    aloud(sim, isNewEpoch, () => record(sim, { type: 'FollowingBegun', leader, ...base }))
  if (isNewEpoch) completeParked(sim, node, replica.name)
  return isNewEpoch
}
