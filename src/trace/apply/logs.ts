// Folds of replicas and their logs.

import type { NodeId } from '../../kafka/terms.ts'
import type { ClusterState, FollowerState, PartitionLedger, ReplicaState } from '../ClusterState.ts'
import type { StoredBatch } from '../log/Chunk.ts'
import {
  appendBatch,
  beginEpoch,
  createLog,
  eachBatch,
  type Log,
  recordAt,
  restartAt,
  truncateTo,
} from '../log/Log.ts'
import type { Folds } from './apply.ts'
import { nodeOf, replicaOf } from './find.ts'
import { addRange, hasNumber, moveAbove, removeNumber } from './ranges.ts'

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
      state.ledger.set(partition, { acked: [], overwritten: [], lost: [] })
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
    const before = replica.leads ? replica.followers : NOBODY
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
    for (const known of replica.followers) {
      if (known.id !== follower) continue
      known.endOffset = endOffset
      known.caughtUpAt = caughtUpAt
      known.fetchedAt = at
      known.leaderEndAtFetch = Math.max(replica.log.endOffset, known.leaderEndAtFetch)
      known.brokerEpoch = brokerEpoch
      return
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
  RecordsAppended: (state, { node, partition, batch, n }) => {
    const replica = replicaOf(state, node, partition)
    appendBatch(replica.log, batch)
    const ledger = state.ledger.get(partition)
    // Acknowledged offsets that the leader does not have: it was elected uncleanly and writes over them.
    if (ledger && (ledger.acked.at(-1)?.to ?? 0) > batch.baseOffset)
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
  LogTruncated: (state, { node, partition, to, restartsAt, n }) => {
    const replica = replicaOf(state, node, partition)
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
  }
}

/** What no copy holds any more, record by record, with whether it had been acknowledged. */
function noteLost(
  state: ClusterState,
  node: NodeId,
  cut: ReplicaState,
  to: number,
  event: number,
): void {
  const ledger = state.ledger.get(cut.name)
  if (!ledger || to >= cut.log.endOffset) return
  const copies = otherCopies(state, node, cut)
  eachBatch(cut.log, to, cut.log.endOffset, (batch) => {
    let offset = batch.baseOffset
    for (let run = 0; run < batch.runs.length; run += 3) {
      const [source = 0, first = 0, count = 0] = batch.runs.slice(run, run + 3)
      for (let k = 0; k < count; k++, offset++) {
        const record = { source, number: first + k, offset }
        if (offset >= to && !copies.some((log) => isAt(log, record)))
          ledger.lost.push(
            Object.freeze({ ...record, acked: takeAcked(ledger, copies, offset), event }),
          )
      }
    }
  })
}

function otherCopies(state: ClusterState, node: NodeId, cut: ReplicaState): readonly Log[] {
  return state.nodes.flatMap((other) =>
    other.id === node
      ? []
      : other.replicas
          .filter((copy) => copy.name === cut.name && copy.topicId === cut.topicId)
          .map((copy) => copy.log),
  )
}

interface Stored {
  readonly source: number
  readonly number: number
  readonly offset: number
}

function isAt(log: Log, { source, number, offset }: Stored): boolean {
  const record = recordAt(log, offset)
  return record?.source === source && record.number === number
}

/** Whether an ack had named the record that was at an offset; the ack of another one, elsewhere at that offset, still holds. */
function takeAcked(ledger: PartitionLedger, copies: readonly Log[], offset: number): boolean {
  if (hasNumber(ledger.overwritten, offset)) {
    removeNumber(ledger.overwritten, offset)
    return true
  }
  const isElsewhere = copies.some((log) => offset >= log.startOffset && offset < log.endOffset)
  if (isElsewhere || !hasNumber(ledger.acked, offset)) return false
  removeNumber(ledger.acked, offset)
  return true
}

/** An ack names offsets; where a later leader has other records there by now, those are not the ones it speaks of. */
export function noteAcked(
  state: ClusterState,
  ledger: PartitionLedger,
  partition: string,
  runs: readonly number[],
  baseOffset: number,
): void {
  const [source = -1, number = -1] = runs
  let count = 0
  for (let run = 2; run < runs.length; run += 3) count += runs[run] ?? 0
  let leader: ReplicaState | undefined
  for (const { replicas } of state.nodes)
    for (const copy of replicas)
      if (copy.name === partition && copy.leads && copy.leaderEpoch > (leader?.leaderEpoch ?? -1))
        leader = copy
  const stored = leader && recordAt(leader.log, baseOffset)
  const isOther = stored && (stored.source !== source || stored.number !== number)
  addRange(isOther ? ledger.overwritten : ledger.acked, baseOffset, baseOffset + count)
}
