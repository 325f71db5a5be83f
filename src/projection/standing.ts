// How each replica stands: what its broker believes, beside what the quorum has committed.
import type { PartitionName } from '../kafka/terms.ts'
import type { ClusterState, NodeState, ReplicaState } from '../trace/ClusterState.ts'
import {
  findPartition,
  type MetadataImage,
  type PartitionRegistration,
} from '../trace/MetadataImage.ts'
import { entriesBetween, imageAt, metadataLogOf } from '../trace/metadata/MetadataLog.ts'
import { topicValue } from '../trace/topicConfigs.ts'
import { stageWords as words } from '../words/en/stage.ts'
import type { Standing } from './StageModel.ts'

/** What the quorum has committed: the truth that brokers read sooner or later. */
export function committedImage(state: ClusterState): MetadataImage {
  const log = metadataLogOf(state)
  let known: MetadataImage | undefined
  for (const { image } of state.nodes) {
    if (image.offset < log.highWatermark && image.offset > (known?.offset ?? -2)) known = image
  }
  return imageAt(log, log.highWatermark, known ?? EMPTY)
}

const EMPTY: MetadataImage = { offset: -1, brokers: [], topics: [], configs: {}, features: {} }

/** Decisions of the quorum that a broker has not read yet; NoOps are none. */
export function unreadDecisions(state: ClusterState, node: NodeState): number {
  const log = metadataLogOf(state)
  return entriesBetween(log, node.image.offset + 1, log.highWatermark).length
}

/** Whether a broker answers clients: as far as it knows itself, it may. */
export function serves(node: NodeState): boolean {
  const own = node.image.brokers.find(({ id }) => id === node.id)
  return (
    node.process === 'Running' &&
    own !== undefined &&
    !own.fenced &&
    (node.broker === 'RUNNING' || node.broker === 'PENDING_CONTROLLED_SHUTDOWN')
  )
}

/** Where a replica parts from the log that counts, exclusive of what both have; its own end when it does not. */
function forkOf(replica: ReplicaState, leader: ReplicaState, epochStart: number): number {
  const end = Math.min(replica.log.endOffset, leader.log.endOffset)
  let fork = replica.log.endOffset
  for (const { startOffset, epoch } of replica.log.epochs) {
    const theirs = leader.log.epochs.find((one) => one.epoch === epoch)
    if (theirs === undefined) fork = Math.min(fork, startOffset)
    else if (endOfEpoch(leader, epoch) < endOfEpoch(replica, epoch))
      fork = Math.min(fork, endOfEpoch(leader, epoch))
  }
  const isOlder = (replica.log.epochs.at(-1)?.epoch ?? 0) < leader.leaderEpoch
  return replica.log.endOffset > end && isOlder ? Math.min(fork, Math.max(end, epochStart)) : fork
}

function endOfEpoch({ log }: ReplicaState, epoch: number): number {
  const next = log.epochs.find((one) => one.epoch > epoch)
  return next?.startOffset ?? log.endOffset
}

/** A replica as the stage shows it. */
export interface ReplicaView {
  readonly standing: Standing
  readonly badge: string
  readonly sub: string
  /** Nobody leads it: the bed says so whatever the replica is. */
  readonly leaderless: boolean
  /** The log end of the replica that leads; null = nobody does, or it is this one. */
  readonly leaderEnd: number | null
  /** From where on its records will be cut; undefined = nowhere. */
  readonly cutFrom: number | undefined
  readonly note: { readonly text: string; readonly look: 'plain' | 'caution' | 'danger' } | null
  /** From the first offset to the last of all replicas that stays: they scroll together. */
  readonly extent: { readonly from: number; readonly to: number; readonly doomedTo: number }
}

/** What all replicas of a partition have in common. */
export interface PartitionView {
  readonly truth: PartitionRegistration | undefined
  /** The replica that leads by what is committed, and its broker. */
  readonly leader: Held | undefined
  readonly extent: ReplicaView['extent']
}

interface Held {
  readonly node: NodeState
  readonly replica: ReplicaState
}

/** The views of partitions, each looked up once. */
export function partitionViews(
  state: ClusterState,
): (replica: Pick<ReplicaState, 'name' | 'topic' | 'partition'>) => PartitionView {
  const image = committedImage(state)
  const held = replicasByName(state)
  const views = new Map<PartitionName, PartitionView>()
  return ({ name, topic, partition }) => {
    const known = views.get(name)
    if (known !== undefined) return known
    const truth = findPartition(image, topic, partition)
    const all = held.get(name) ?? []
    const leader = all.find(({ node }) => node.id === truth?.leader)
    const view = { truth, leader, extent: extentOf(all, leader) }
    views.set(name, view)
    return view
  }
}

function replicasByName(state: ClusterState): ReadonlyMap<PartitionName, readonly Held[]> {
  const held = new Map<PartitionName, Held[]>()
  for (const node of state.nodes) {
    for (const replica of node.replicas) {
      const all = held.get(replica.name)
      if (all === undefined) held.set(replica.name, [{ node, replica }])
      else all.push({ node, replica })
    }
  }
  return held
}

/** Doomed records that stay in sight beside the sound ones: enough to see where histories part. */
const DOOMED_IN_SIGHT = 8

function extentOf(all: readonly Held[], leader: PartitionView['leader']): ReplicaView['extent'] {
  let [from, to, doomedTo] = [Number.POSITIVE_INFINITY, 0, 0]
  for (const { replica } of all) {
    const { startOffset, endOffset } = replica.log
    const cut = cutOf(replica, leader) ?? endOffset
    from = Math.min(from, startOffset)
    to = Math.max(to, cut)
    doomedTo = Math.max(doomedTo, Math.min(endOffset, cut + DOOMED_IN_SIGHT))
  }
  return { from: Math.min(from, to), to, doomedTo }
}

/** One replica: its standing, and where what its broker believes is no longer so. */
export function viewReplica(
  node: NodeState,
  replica: ReplicaState,
  { truth, leader, extent }: PartitionView,
): ReplicaView {
  const leaderless = truth !== undefined && truth.leader < 0
  const standing = standingOf(node, replica, truth)
  const cutFrom = cutOf(replica, leader)
  return {
    standing,
    badge: BADGES[standing],
    sub: subOf(node, replica, standing, leaderless),
    leaderless,
    leaderEnd:
      leader === undefined || leader.replica === replica ? null : leader.replica.log.endOffset,
    cutFrom,
    extent,
    note: noteOf(node, replica, { truth, leader, extent }, cutFrom),
  }
}

const BADGES: { readonly [S in Standing]: string } = {
  leader: 'L',
  recovering: 'L!',
  follower: 'F',
  outOfIsr: 'F',
  elr: 'E',
  lastKnown: 'E·',
  none: '–',
  frozen: '✻',
  offline: '✕',
}

function standingOf(
  node: NodeState,
  replica: ReplicaState,
  truth: PartitionRegistration | undefined,
): Standing {
  if (node.process === 'Frozen') return 'frozen'
  if (!serves(node)) return standingOffline(node, truth)
  if (replica.leads) return truth?.recovering === true ? 'recovering' : 'leader'
  return standingBehind(node, truth)
}

/** A broker that does not serve may still be the one that is waited for. */
function standingOffline(node: NodeState, truth: PartitionRegistration | undefined): Standing {
  if (truth?.elr.includes(node.id)) return 'elr'
  if (truth !== undefined && truth.leader < 0 && truth.lastKnownElr.includes(node.id))
    return 'lastKnown'
  return 'offline'
}

function standingBehind(node: NodeState, truth: PartitionRegistration | undefined): Standing {
  if (truth === undefined || truth.isr.includes(node.id))
    return truth !== undefined && truth.leader < 0 ? 'none' : 'follower'
  if (truth.elr.includes(node.id)) return 'elr'
  if (truth.leader >= 0) return 'outOfIsr'
  return truth.lastKnownElr.includes(node.id) ? 'lastKnown' : 'none'
}

function subOf(
  node: NodeState,
  replica: ReplicaState,
  standing: Standing,
  leaderless: boolean,
): string {
  const epoch = replica.leaderEpoch
  if (standing === 'leader') return words.leaderOf(epoch)
  if (standing === 'recovering') return words.recoveringOf(epoch)
  if (standing === 'offline') return replica.leads ? words.wasLeader(epoch) : words.offline
  if (standing === 'frozen') return replica.leads ? words.frozenLeader(epoch) : words.frozen
  if (standing === 'elr') return serves(node) ? words.elr : words.elrOffline
  if (standing === 'lastKnown') return words.lastKnown
  if (leaderless || standing === 'none') return words.noLeader
  return standing === 'outOfIsr' ? words.outOfIsr : words.followerOf(epoch)
}

/** Histories that have parted are brought together by cutting: known as soon as somebody else leads. */
function cutOf(replica: ReplicaState, leader: PartitionView['leader']): number | undefined {
  if (leader === undefined || leader.replica === replica) return undefined
  const start = leader.replica.leads ? leader.replica.epochStart : leader.replica.log.endOffset
  if (leader.replica.leaderEpoch < replica.leaderEpoch) return undefined
  const fork = forkOf(replica, leader.replica, start)
  return fork < replica.log.endOffset ? fork : undefined
}

function noteOf(
  node: NodeState,
  replica: ReplicaState,
  { truth, leader }: PartitionView,
  cutFrom: number | undefined,
): ReplicaView['note'] {
  if (cutFrom !== undefined) {
    const cut = words.onlyHere(cutFrom, replica.log.endOffset)
    const isStale = serves(node) && replica.leads && truth !== undefined
    const text = isStale ? words.both(words.staleLeader(truth.leader, truth.leaderEpoch), cut) : cut
    return { text, look: 'danger' }
  }
  if (!serves(node) || truth === undefined) return null
  if (replica.leads) return leaderNote(node, replica, truth)
  if (truth.leader >= 0 && replica.follows >= 0 && replica.follows !== truth.leader)
    return { text: words.staleFollower(replica.follows, truth.leader), look: 'caution' }
  if (truth.leader < 0 && leader === undefined)
    return { text: words.noneEligible(truth.isr, truth.elr), look: 'danger' }
  return null
}

function leaderNote(
  node: NodeState,
  replica: ReplicaState,
  truth: PartitionRegistration,
): ReplicaView['note'] {
  if (truth.leader !== node.id)
    return { text: words.staleLeader(truth.leader, truth.leaderEpoch), look: 'danger' }
  const least = Number(topicValue(node, replica.topic, 'min.insync.replicas').value)
  if (replica.isr.length < Math.min(least, truth.replicas.length))
    return { text: words.underMinIsr(replica.isr.length, least), look: 'caution' }
  if (replica.pendingIsr !== null)
    return { text: words.asksIsr(replica.pendingIsr.join(', ')), look: 'plain' }
  return null
}
