// What a follower does with one partition's answer: append, take over the high watermark, or cut where the logs part.
// Kafka: ReplicaFetcherThread.processPartitionData, AbstractFetcherThread.processFetchRequest, truncateOnFetchResponse.
// KIPs: 101, 279, 595.
import type { FetchedRecords } from '../../kafka/protocol/Fetch.ts'
import type { NodeId } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { copyToLog } from '../log/appendToLog.ts'
import { outOfRange, truncationPoint } from '../log/truncation.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud } from '../schedule.ts'
import { noteHighWatermark } from './checkpoints.ts'
import { completeParked } from './purgatory.ts'
import { cutLog } from './truncateLog.ts'

/** moved: the log ends elsewhere now. later: to be asked again after a back-off. fenced: in an older epoch than the leader. */
export type CopyOutcome = 'same' | 'moved' | 'later' | 'fenced'

export function copyAnswer(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  leader: NodeId,
  answer: FetchedRecords,
): CopyOutcome {
  switch (answer.error) {
    case 'NONE':
      if (answer.diverging) return cut(sim, node, replica, leader, answer.diverging)
      return copy(sim, node, replica, leader, answer)
    case 'OFFSET_OUT_OF_RANGE':
      return leaveRange(sim, node, replica, leader, answer)
    case 'FENCED_LEADER_EPOCH':
      return 'fenced'
    default:
      return 'later'
  }
}

function copy(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  leader: NodeId,
  answer: FetchedRecords,
): CopyOutcome {
  const batches = answer.batches ?? []
  const { cause } = sim
  if (batches.length > 0) aloud(sim, true, () => copyToLog(sim, node, replica, leader, batches))
  const copied = sim.cause
  const { startOffset, endOffset } = replica.log
  const to = Math.max(startOffset, Math.min(answer.highWatermark, endOffset))
  sim.cause = cause
  if (to !== replica.highWatermark)
    aloud(sim, true, () => takeHighWatermark(sim, node, replica, to))
  if (batches.length > 0) sim.cause = copied
  return batches.length > 0 ? 'moved' : 'same'
}

/** The leader's, as far as the own log goes; it may fall when a new leader knows less. */
function takeHighWatermark(sim: Sim, node: NodeState, replica: ReplicaState, to: number): void {
  noteHighWatermark(sim, node, replica)
  sim.cause = record(sim, {
    type: 'HighWatermarkAdvanced',
    node: node.id,
    partition: replica.name,
    from: replica.highWatermark,
    to,
  })
  completeParked(sim, node, replica.name)
}

/** The leader's log has other records behind a point: what this one has there goes. */
function cut(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  leader: NodeId,
  end: { readonly epoch: number; readonly endOffset: number },
): CopyOutcome {
  const { log } = replica
  const { to } = truncationPoint(log.epochs, log.endOffset, end)
  const own = log.epochs.at(-1)?.epoch ?? -1
  const why =
    `broker ${leader}, leader in epoch ${replica.leaderEpoch}, ends epoch ${end.epoch} at offset ${end.endOffset}; ` +
    `this log goes on to ${log.endOffset} in epoch ${own}`
  aloud(sim, true, () => cutLog(sim, node, replica, to, why))
  completeParked(sim, node, replica.name)
  return 'moved'
}

/** The leader has nothing at the offset asked for: its log ends before, or begins behind it. */
function leaveRange(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  leader: NodeId,
  answer: FetchedRecords,
): CopyOutcome {
  const endOffset = answer.diverging?.endOffset ?? replica.log.endOffset
  const own = replica.log.endOffset
  const verdict = outOfRange(own, { startOffset: answer.logStartOffset, endOffset })
  if (verdict.type === 'goOn') return 'moved'
  const why =
    verdict.type === 'cut'
      ? `the log of broker ${leader} ends at ${endOffset}, before ${own}`
      : `the log of broker ${leader} begins at ${verdict.at}, behind ${own}`
  aloud(sim, true, () => {
    if (verdict.type === 'cut') cutLog(sim, node, replica, verdict.to, why)
    else cutLog(sim, node, replica, replica.log.startOffset, why, verdict.at)
  })
  return 'moved'
}
