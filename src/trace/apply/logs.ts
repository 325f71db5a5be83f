// Folds of replicas and their logs.

import type { StoredBatch } from '../../kafka/records/StoredBatch.ts'
import type { NodeId } from '../../kafka/terms.ts'
import type { ClusterState, ReplicaState } from '../ClusterState.ts'
import { type FollowerState, followerNow, followerOf } from '../FollowerState.ts'
import { beginEpoch } from '../log/beginEpoch.ts'
import { appendBatch, createLog, eachBatch, restartAt, truncateTo } from '../log/Log.ts'
import type { Folds } from './apply.ts'
import { nodeOf, replicaNamed, replicaOf } from './find.ts'
import { noteLost } from './ledger.ts'
import { noteHarm } from './lossCause.ts'
import { moveAbove } from './ranges.ts'

type Logs =
  | 'ReplicaOpened'
  | 'ReplicaClosed'
  | 'LeadershipTaken'
  | 'LeadershipLost'
  | 'FollowingBegun'
  | 'FollowerFetched'
  | 'FollowerIdled'
  | 'RecordsCopied'
  | 'IsrProposed'
  | 'IsrSettled'
  | 'RecordsAppended'
  | 'HighWatermarkAdvanced'
  | 'SegmentRolled'
  | 'LogFlushed'
  | 'LogTruncated'
  | 'LogLoaded'
  | 'AppendRefused'
  | 'FetchRefused'

export const logFolds: Pick<Folds, Logs> = {
  ReplicaOpened: (state, { node, partition, topic, index, topicId, at, n }) => {
    nodeOf(state, node).replicas.push({
      name: partition,
      topic,
      partition: index,
      topicId,
      log: createLog(),
      highWatermark: 0,
      highWatermarkSetBy: n,
      logEndSetBy: n,
      leaderEpoch: -1,
      leads: false,
      leadsSetBy: n,
      follows: -1,
      epochStart: 0,
      partitionEpoch: -1,
      isr: [],
      followers: [],
      pendingIsr: null,
      pendingIsrSetBy: 0,
      recoveryPoint: 0,
      segments: [0],
      activeBytes: 0,
      activeCreatedAt: at,
      activeFirstTimestampMs: -1,
    })
    if (!state.ledger.has(partition))
      state.ledger.set(partition, { acked: [], overwritten: [], lost: [], harms: [] })
  },
  ReplicaClosed: (state, { node, partition }) => {
    const home = nodeOf(state, node)
    home.replicas = home.replicas.filter((replica) => replica.name !== partition)
    if (!state.nodes.some((other) => other.replicas.some((replica) => replica.name === partition)))
      state.ledger.delete(partition)
  },
  LeadershipTaken: (state, event) => {
    const { node, partition, leaderEpoch, partitionEpoch, epochStart, isr, at, n } = event
    const replica = replicaOf(state, node, partition)
    // A new leader knows nothing of the others' logs; one that led before keeps what it knows.
    const home = nodeOf(state, node)
    const before = replica.leads
      ? replica.followers.map((known) => followerNow(home, known))
      : NOBODY
    replica.leads = true
    replica.follows = -1
    replica.leaderEpoch = leaderEpoch
    replica.partitionEpoch = partitionEpoch
    replica.leadsSetBy = n
    replica.epochStart = epochStart
    replica.isr = isr
    replica.pendingIsr = null
    beginEpoch(replica.log, leaderEpoch, epochStart)
    replica.followers = event.followers.map((id) => {
      const known = before.find((follower) => follower.id === id)
      const inSync = isr.includes(id) ? at : NEVER
      return known
        ? { ...known, caughtUpAt: inSync, fetchedAt: inSync, leaderEndAtFetch: epochStart }
        : { ...stranger(id), caughtUpAt: inSync }
    })
  },
  LeadershipLost: (state, { node, partition, leaderEpoch, partitionEpoch, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.leaderEpoch = leaderEpoch
    replica.partitionEpoch = partitionEpoch
    replica.leadsSetBy = n
    stepDown(replica)
  },
  FollowingBegun: (state, { node, partition, leader, leaderEpoch, partitionEpoch, n }) => {
    const replica = replicaOf(state, node, partition)
    stepDown(replica)
    replica.follows = leader
    replica.leaderEpoch = leaderEpoch
    replica.partitionEpoch = partitionEpoch
    replica.leadsSetBy = n
  },
  FollowerFetched: (
    state,
    { node, partition, follower, endOffset, caughtUpAt, brokerEpoch, at },
  ) => {
    const replica = replicaOf(state, node, partition)
    const known = followerOf(replica, follower)
    if (!known) return
    known.endOffset = endOffset
    known.caughtUpAt = caughtUpAt
    known.fetchedAt = at
    known.leaderEndAtFetch = Math.max(replica.log.endOffset, known.leaderEndAtFetch)
    known.brokerEpoch = brokerEpoch
    known.isIdle = false
  },
  FollowerIdled: (state, { node: id, joined, left, follower, brokerEpoch, at }) => {
    const node = nodeOf(state, id)
    for (const partition of left) {
      const known = followerOf(replicaOf(state, id, partition), follower)
      if (known) Object.assign(known, followerNow(node, known))
    }
    node.idleFetches.set(follower, { at, brokerEpoch })
    for (const partition of joined) {
      const known = followerOf(replicaOf(state, id, partition), follower)
      if (!known) continue
      known.isIdle = true
      known.leaderEndAtFetch = Math.max(known.endOffset, known.leaderEndAtFetch)
    }
  },
  RecordsCopied: (state, { node, partition, batches, n }) => {
    const replica = replicaOf(state, node, partition)
    for (const batch of batches) {
      appendBatch(replica.log, batch)
      replica.activeBytes += batch.bytes
      if (replica.activeFirstTimestampMs < 0) replica.activeFirstTimestampMs = latestMs(batch)
    }
    replica.logEndSetBy = n
  },
  IsrProposed: (state, { node, partition, isr, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.pendingIsr = isr
    replica.pendingIsrSetBy = n
  },
  IsrSettled: (state, { node, partition, isr, partitionEpoch, followers, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.isr = isr
    replica.partitionEpoch = partitionEpoch
    replica.pendingIsr = null
    replica.pendingIsrSetBy = n
    const before = replica.followers
    replica.followers = followers.map(
      (id) => before.find((follower) => follower.id === id) ?? stranger(id),
    )
  },
  RecordsAppended: (state, { node, partition, batch, own, n }) => {
    const replica = replicaOf(state, node, partition)
    appendBatch(replica.log, batch)
    if (own) state.ownRecords.push(...own)
    const ledger = state.ledger.get(partition)
    // Acknowledged offsets that the leader does not have: it was elected uncleanly and writes over them.
    const isBehind = ledger && (ledger.acked.at(-1)?.to ?? 0) > batch.baseOffset
    if (isBehind && !isDeposed(state, partition, batch.leaderEpoch))
      moveAbove(ledger.acked, ledger.overwritten, batch.baseOffset)
    replica.logEndSetBy = n
    replica.activeBytes += batch.bytes
    if (replica.activeFirstTimestampMs < 0) replica.activeFirstTimestampMs = latestMs(batch)
    state.counters.appends += 1
    state.counters.records += batch.count
  },
  HighWatermarkAdvanced: (state, { node, partition, to, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.highWatermark = to
    replica.highWatermarkSetBy = n
  },
  SegmentRolled: (state, { node, partition, baseOffset, at }) => {
    const replica = replicaOf(state, node, partition)
    replica.segments.push(baseOffset)
    replica.activeBytes = 0
    replica.activeCreatedAt = at
    replica.activeFirstTimestampMs = -1
  },
  LogFlushed: (state, { node, partition, recoveryPoint }) => {
    replicaOf(state, node, partition).recoveryPoint = recoveryPoint
  },
  LogTruncated: (state, { node, partition, to, restartsAt, why, n }) => {
    const replica = replicaOf(state, node, partition)
    if (why === 'power cut') noteHarm(state, node, partition, to, 'power', n)
    noteLost(state, node, replica, to, n)
    truncateTo(replica.log, to)
    if (restartsAt !== undefined) {
      restartAt(replica.log, restartsAt)
      replica.segments = [restartsAt]
    }
    const { startOffset, endOffset } = replica.log
    replica.highWatermark = Math.max(startOffset, Math.min(replica.highWatermark, endOffset))
    replica.recoveryPoint = Math.min(replica.recoveryPoint, endOffset)
    replica.segments = replica.segments.filter((base, index) => index === 0 || base <= endOffset)
    measureActive(replica)
    replica.logEndSetBy = n
  },
  LogLoaded: (state, { node, partition, highWatermark, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.highWatermark = highWatermark
    replica.highWatermarkSetBy = n
    // A new process knows of no leader before it has read the metadata.
    stepDown(replica)
    replica.partitionEpoch = -1
    replica.recoveryPoint = replica.log.endOffset
    // LogLoader: an epoch that began where the log ends has left nothing in it.
    truncateTo(replica.log, replica.log.endOffset)
  },
  AppendRefused: (state) => {
    state.counters.errors += 1
  },
  FetchRefused: (state) => {
    state.counters.errors += 1
  },
}

/** Before everything. */
const NEVER = Number.MIN_SAFE_INTEGER

/** Kafka rolls by the latest timestamp of a segment's first batch. */
function latestMs({ baseTimestampMs, deltasMs }: StoredBatch): number {
  let latest = baseTimestampMs
  for (const delta of deltasMs ?? []) latest = Math.max(latest, baseTimestampMs + delta)
  return latest
}

/** What the active segment still holds after a cut. */
function measureActive(replica: ReplicaState): void {
  const { log, segments } = replica
  replica.activeBytes = 0
  replica.activeFirstTimestampMs = -1
  eachBatch(log, segments.at(-1) ?? 0, log.endOffset, (batch) => {
    if (replica.activeBytes === 0) replica.activeFirstTimestampMs = batch.maxTimestampMs
    replica.activeBytes += batch.bytes
  })
}

/** It leads on in an epoch that is over, and has not heard: what it writes stands nowhere else. */
function isDeposed(state: ClusterState, partition: string, leaderEpoch: number): boolean {
  return state.nodes.some((node) => {
    const copy = replicaNamed(node, partition)
    return copy?.leads && copy.leaderEpoch > leaderEpoch
  })
}

function stepDown(replica: ReplicaState): void {
  replica.leads = false
  replica.follows = -1
  replica.isr = NOBODY
  replica.followers = []
  replica.pendingIsr = null
}

const NOBODY: readonly never[] = Object.freeze([])

/** A follower that has not fetched yet. */
function stranger(id: NodeId): FollowerState {
  return {
    id,
    endOffset: -1,
    caughtUpAt: NEVER,
    fetchedAt: NEVER,
    leaderEndAtFetch: -1,
    brokerEpoch: -1,
    isIdle: false,
  }
}
