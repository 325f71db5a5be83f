// Why records are gone from every copy: told at the cut that took the last one, from what happened to the partition before.
// Kafka protects what acks=all acknowledged from all but these: see lossesHaveCause.
import type { NodeId } from '../../kafka/terms.ts'
import type { ClusterState, LossWhy, PartitionLedger, ReplicaState } from '../ClusterState.ts'
import { changePartition, type PartitionRegistration } from '../MetadataImage.ts'
import { isCleanElection } from '../metadata/isCleanElection.ts'
import { type MetadataEntry, metadataEntries, metadataLogOf } from '../metadata/MetadataLog.ts'

export interface LossCause {
  readonly why: LossWhy
  /** The act, the election or the cut that brought it about. */
  readonly because: number
}

/** A batch that was stored: where, in which epoch, by which event. */
interface LostBatch {
  readonly lastOffset: number
  readonly leaderEpoch: number
  readonly event: number
}

/** Notes that a node's copy lost its end to the machine, and not to a leader. */
export function noteHarm(
  state: ClusterState,
  node: NodeId,
  partition: string,
  from: number,
  why: 'power' | 'lost disk',
  event: number,
): void {
  const ledger = state.ledger.get(partition)
  const act = why === 'power' ? powerCut(state, node) : event
  ledger?.harms.push(Object.freeze({ node, from, why, event, because: act || event }))
}

/** The act that cut the power of a node's machine last; 0 = none. */
function powerCut({ nodes, acts }: ClusterState, id: NodeId): number {
  const host = nodes.find((node) => node.id === id)?.host
  const cut = acts.findLast(({ action }) => action.type === 'powerOff' && action.host === host)
  return cut?.event ?? 0
}

/** What took the last copy of records from a node's replica; answers are kept by the epoch of the records. */
export function findLossCause(
  state: ClusterState,
  node: NodeId,
  cut: ReplicaState,
  ledger: PartitionLedger,
  cutBy: number,
): (batch: LostBatch) => LossCause {
  const elections = new Map<number, Election | undefined>()
  const electionAfter = (epoch: number) => {
    if (!elections.has(epoch)) elections.set(epoch, findElection(state, cut, epoch))
    return elections.get(epoch)
  }
  return ({ lastOffset, leaderEpoch, event }) => {
    const harms = ledger.harms.filter((harm) => harm.from <= lastOffset && harm.event > event)
    const own = harms.findLast((harm) => harm.node === node && harm.event === cutBy)
    if (own) return { why: own.why, because: own.because }
    const election = electionAfter(leaderEpoch)
    if (election && election.why !== 'acks') return election
    const leaders = harms.filter((harm) => harm.node === cut.follows)
    const harm = leaders.at(-1) ?? harms.at(-1)
    if (harm) return { why: harm.why, because: harm.because }
    return { why: 'acks', because: election?.because ?? cutBy }
  }
}

type Election = LossCause

/** The election behind an epoch that was unclean; else the first one. */
function findElection(
  state: ClusterState,
  { topicId, partition: index }: ReplicaState,
  epoch: number,
): Election | undefined {
  let known: PartitionRegistration | undefined
  let first: Election | undefined
  for (const entry of metadataEntries(metadataLogOf(state))) {
    const { record } = entry
    if (record.type !== 'Partition' && record.type !== 'PartitionChange') continue
    if (record.topicId !== topicId || record.partition !== index) continue
    if (record.type === 'Partition') {
      known = begin(record.replicas, record.isr, record.leader)
      continue
    }
    if (!known) continue
    const before = known
    known = changePartition(before, record)
    if (record.leader === undefined || record.leader < 0 || known.leaderEpoch <= epoch) continue
    const election = electionOf(before, known, entry)
    if (election.why !== 'acks') return election
    first ??= election
  }
  return first
}

function electionOf(
  before: PartitionRegistration,
  after: PartitionRegistration,
  { event }: MetadataEntry,
): Election {
  const { isr, elr, lastKnownElr } = before
  if (isCleanElection(before, after, after.leader)) return { why: 'acks', because: event }
  const isLastKnown = isr.length === 0 && elr.length === 0 && lastKnownElr[0] === after.leader
  return { why: isLastKnown ? 'last known leader' : 'unclean election', because: event }
}

function begin(
  replicas: readonly NodeId[],
  isr: readonly NodeId[],
  leader: NodeId,
): PartitionRegistration {
  const nobody: readonly NodeId[] = []
  return {
    replicas,
    isr,
    leader,
    adding: nobody,
    removing: nobody,
    elr: nobody,
    lastKnownElr: nobody,
    recovering: false,
    leaderEpoch: 0,
    partitionEpoch: 0,
  }
}
