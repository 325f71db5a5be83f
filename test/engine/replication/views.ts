// A partition as its leader sees it, made by hand.
import type { LeaderView } from '../../../src/engine/broker/inSync.ts'
import type { FollowerState } from '../../../src/trace/FollowerState.ts'

export const LAG_US = 30_000_000

export function follower(id: number, rest: Partial<FollowerState> = {}): FollowerState {
  return {
    id,
    endOffset: -1,
    caughtUpAt: Number.MIN_SAFE_INTEGER,
    fetchedAt: Number.MIN_SAFE_INTEGER,
    leaderEndAtFetch: -1,
    brokerEpoch: id,
    isIdle: false,
    ...rest,
  }
}

export function view(rest: Partial<LeaderView>): LeaderView {
  return {
    logEnd: 0,
    highWatermark: 0,
    epochStart: 0,
    isr: [1, 2, 3],
    pendingIsr: null,
    followers: [],
    minIsr: 1,
    lagUs: LAG_US,
    now: 0,
    isEligible: () => true,
    ...rest,
  }
}
