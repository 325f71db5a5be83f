// Folds of replicas and their logs.

import type { PartitionLedger, ReplicaState } from '../ClusterState.ts'
import type { StoredBatch } from '../log/Chunk.ts'
import { appendBatch, createLog, eachBatch, truncateTo } from '../log/Log.ts'
import type { Folds } from './apply.ts'
import { nodeOf, replicaOf } from './find.ts'
import { cutRanges, hasNumber } from './ranges.ts'

type Logs =
  | 'ReplicaOpened'
  | 'ReplicaClosed'
  | 'LeadershipTaken'
  | 'LeadershipLost'
  | 'FollowingBegun'
  | 'FollowerFetched'
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
      followers: [],
      pendingIsr: null,
      pendingIsrSetBy: 0,
      recoveryPoint: 0,
      segments: [0],
      activeBytes: 0,
      activeCreatedAt: at,
      activeFirstTimestampMs: -1,
    })
    if (!state.ledger.has(partition)) state.ledger.set(partition, { acked: [], lost: [] })
  },
  ReplicaClosed: (state, { node, partition }) => {
    const home = nodeOf(state, node)
    home.replicas = home.replicas.filter((replica) => replica.name !== partition)
    if (!state.nodes.some((other) => other.replicas.some((replica) => replica.name === partition)))
      state.ledger.delete(partition)
  },
  LeadershipTaken: (state, { node, partition, leaderEpoch, epochStart, followers, isr, at, n }) => {
    const replica = replicaOf(state, node, partition)
    const before = replica.leads ? replica.followers : []
    replica.leads = true
    replica.follows = -1
    replica.leaderEpoch = leaderEpoch
    replica.leadsSetBy = n
    replica.epochStart = epochStart
    replica.pendingIsr = null
    replica.followers = followers.map((id) => ({
      id,
      // A new leader knows nothing of the others' logs; one that led before keeps what it knows.
      endOffset: before.find((known) => known.id === id)?.endOffset ?? -1,
      caughtUpAt: isr.includes(id) ? at : NEVER,
      fetchedAt: NEVER,
      leaderEndAtFetch: before.find((known) => known.id === id)?.leaderEndAtFetch ?? -1,
      brokerEpoch: before.find((known) => known.id === id)?.brokerEpoch ?? -1,
    }))
  },
  LeadershipLost: (state, { node, partition, leaderEpoch, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.leads = false
    replica.leaderEpoch = leaderEpoch
    replica.leadsSetBy = n
    replica.followers = []
    replica.pendingIsr = null
  },
  FollowingBegun: (state, { node, partition, leader, leaderEpoch, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.leads = false
    replica.follows = leader
    replica.leaderEpoch = leaderEpoch
    replica.leadsSetBy = n
  },
  FollowerFetched: (
    state,
    { node, partition, follower, endOffset, caughtUpAt, brokerEpoch, at },
  ) => {
    const replica = replicaOf(state, node, partition)
    for (const known of replica.followers) {
      if (known.id !== follower) continue
      known.endOffset = endOffset
      known.caughtUpAt = caughtUpAt
      known.fetchedAt = at
      known.leaderEndAtFetch = Math.max(replica.log.endOffset, known.leaderEndAtFetch)
      known.brokerEpoch = brokerEpoch
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
  IsrSettled: (state, { node, partition, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.pendingIsr = null
    replica.pendingIsrSetBy = n
  },
  RecordsAppended: (state, { node, partition, batch, n }) => {
    const replica = replicaOf(state, node, partition)
    appendBatch(replica.log, batch)
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
  LogTruncated: (state, { node, partition, to, n }) => {
    const replica = replicaOf(state, node, partition)
    const ledger = state.ledger.get(partition)
    const survives = state.nodes.some(
      (other) =>
        other.id !== node &&
        other.replicas.some((copy) => copy.name === partition && copy.log.endOffset > to),
    )
    if (ledger && !survives) noteLost(ledger, replica.log, to, n)
    truncateTo(replica.log, to)
    replica.highWatermark = Math.min(replica.highWatermark, replica.log.endOffset)
    replica.recoveryPoint = Math.min(replica.recoveryPoint, replica.log.endOffset)
    replica.segments = replica.segments.filter(
      (base, index) => index === 0 || base <= replica.log.endOffset,
    )
    measureActive(replica)
    replica.logEndSetBy = n
    if (ledger && !survives) cutRanges(ledger.acked, replica.log.endOffset)
  },
  LogLoaded: (state, { node, partition, highWatermark, n }) => {
    const replica = replicaOf(state, node, partition)
    replica.highWatermark = highWatermark
    replica.highWatermarkSetBy = n
    replica.leads = false
    replica.recoveryPoint = replica.log.endOffset
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

/** What no copy holds any more, record by record, with whether it had been acknowledged. */
function noteLost(
  ledger: PartitionLedger,
  log: Parameters<typeof eachBatch>[0],
  to: number,
  event: number,
): void {
  eachBatch(log, to, log.endOffset, (batch) => {
    let offset = batch.baseOffset
    for (let run = 0; run < batch.runs.length; run += 3) {
      for (let k = 0; k < (batch.runs[run + 2] ?? 0); k++, offset++) {
        if (offset < to) continue
        ledger.lost.push(
          Object.freeze({
            source: batch.runs[run] ?? 0,
            number: (batch.runs[run + 1] ?? 0) + k,
            offset,
            acked: hasNumber(ledger.acked, offset),
            event,
          }),
        )
      }
    }
  })
}
