// Where a follower cuts its log when the leader's went another way. Pure.
// Kafka: AbstractFetcherThread.getOffsetTruncationState, fetchOffsetAndTruncate.
// KIPs: 101, 279, 595.
import type { EpochEntry } from './leaderEpochCache.ts'
import { endOffsetFor } from './leaderEpochCache.ts'

interface EpochEnd {
  readonly epoch: number
  readonly endOffset: number
}

/**
 * The follower's new log end, given where the leader's log ends the largest epoch it shares with what was asked. `isDone` is
 * false when the follower does not know that epoch: it cuts what it can be sure of and asks again.
 */
export function truncationPoint(
  epochs: readonly EpochEntry[],
  logEndOffset: number,
  leader: EpochEnd,
): { readonly to: number; readonly isDone: boolean } {
  const [epoch, endOffset] = endOffsetFor(epochs, leader.epoch, logEndOffset)
  if (endOffset < 0) return { to: Math.min(leader.endOffset, logEndOffset), isDone: true }
  const own = Math.min(endOffset, logEndOffset)
  if (epoch !== leader.epoch) return { to: own, isDone: false }
  return { to: Math.min(own, leader.endOffset), isDone: true }
}

/** What to do when the leader has nothing at the offset asked for. */
export type OutOfRange =
  | { readonly type: 'cut'; readonly to: number }
  /** Everything here is older than the leader's first record. */
  | { readonly type: 'restart'; readonly at: number }
  /** The leader has meanwhile written beyond it. */
  | { readonly type: 'goOn' }

/** By the leader's log start and end, as its answer told them. */
export function outOfRange(
  logEndOffset: number,
  leader: { readonly startOffset: number; readonly endOffset: number },
): OutOfRange {
  if (leader.endOffset < logEndOffset) return { type: 'cut', to: leader.endOffset }
  if (leader.startOffset > logEndOffset) return { type: 'restart', at: leader.startOffset }
  return { type: 'goOn' }
}
