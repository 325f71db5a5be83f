// What a leader makes of its followers' fetches: who is caught up, who falls behind, how far records are committed. Pure.
// Kafka: Replica.updateFetchStateOrThrow, ReplicaState.isCaughtUp, Partition.maybeIncrementLeaderHW, needsExpandIsr.
// KIPs: 497, 841, 903.
import type { NodeId, Us } from '../../kafka/terms.ts'
import type { FollowerState } from '../../trace/FollowerState.ts'

/** A partition as its leader sees it. */
export interface LeaderView {
  readonly logEnd: number
  readonly highWatermark: number
  readonly epochStart: number
  /** Committed, as the leader knows. */
  readonly isr: readonly NodeId[]
  /** What it has asked for and not yet heard of. */
  readonly pendingIsr: readonly NodeId[] | null
  readonly followers: readonly FollowerState[]
  /** min.insync.replicas, but no more than there are replicas. */
  readonly minIsr: number
  /** replica.lag.time.max.ms. */
  readonly lagUs: Us
  readonly now: Us
  /** Unfenced, not shutting down, and the process the metadata speaks of. */
  readonly isEligible: (follower: FollowerState) => boolean
}

/** When a follower was last caught up, now that it fetches at `offset`. */
export function caughtUpAfter(
  follower: FollowerState,
  offset: number,
  logEnd: number,
  now: Us,
): Us {
  if (offset >= logEnd) return Math.max(follower.caughtUpAt, now)
  if (offset >= follower.leaderEndAtFetch) return Math.max(follower.caughtUpAt, follower.fetchedAt)
  return follower.caughtUpAt
}

/** At the leader's log end, or there not long ago. An idle partition's follower stays caught up for ever. */
export function isCaughtUp(follower: FollowerState, logEnd: number, now: Us, lagUs: Us): boolean {
  return follower.endOffset === logEnd || now - follower.caughtUpAt <= lagUs
}

/** The ISR as it is or may be already at the controller: a pending addition counts, a pending removal does not yet. */
export function maximalIsr({
  isr,
  pendingIsr,
}: Pick<LeaderView, 'isr' | 'pendingIsr'>): readonly NodeId[] {
  if (!pendingIsr) return isr
  return [...isr, ...pendingIsr.filter((id) => !isr.includes(id))]
}

/** How far all copies that count have the log; never below what is committed, and fixed while too few are in sync. */
export function nextHighWatermark(view: LeaderView): number {
  if (view.isr.length < view.minIsr) return view.highWatermark
  const members = maximalIsr(view)
  let next = view.logEnd
  for (const follower of view.followers) {
    if (follower.endOffset >= next) continue
    if (members.includes(follower.id) || isJoining(view, follower)) next = follower.endOffset
  }
  return Math.max(next, view.highWatermark)
}

/** About to join: committed records shall not leave it behind again. */
function isJoining(view: LeaderView, follower: FollowerState): boolean {
  return isCaughtUp(follower, view.logEnd, view.now, view.lagUs) && view.isEligible(follower)
}

/** Members of the ISR that have been behind for too long. */
export function laggards(view: LeaderView, self: NodeId): readonly NodeId[] {
  if (view.pendingIsr) return []
  return view.isr.filter((id) => {
    if (id === self) return false
    const follower = view.followers.find((known) => known.id === id)
    return !follower || !isCaughtUp(follower, view.logEnd, view.now, view.lagUs)
  })
}

/** Whether a follower may join the ISR: it has everything committed, and everything from before this leader's epoch. */
export function mayJoin(view: LeaderView, follower: FollowerState): boolean {
  if (view.pendingIsr || view.isr.includes(follower.id)) return false
  return (
    follower.endOffset >= view.highWatermark &&
    follower.endOffset >= view.epochStart &&
    view.isEligible(follower)
  )
}
