import { describe, expect, it } from 'vitest'
import {
  caughtUpAfter,
  isCaughtUp,
  laggards,
  maximalIsr,
  mayJoin,
  nextHighWatermark,
} from '../../../src/engine/broker/inSync.ts'
import { follower, LAG_US, view } from './views.ts'

describe('case 8: the slowest of the in-sync set decides', () => {
  const at = (two: number, three: number, highWatermark: number) =>
    nextHighWatermark(
      view({
        logEnd: 10,
        highWatermark,
        followers: [
          follower(2, { endOffset: two, caughtUpAt: 0 }),
          follower(3, { endOffset: three, caughtUpAt: 0 }),
        ],
      }),
    )

  it('and a follower that has not fetched from this leader yet holds everything', () => {
    expect(at(-1, -1, 0)).toBe(0)
    expect(at(10, -1, 0)).toBe(0)
  })

  it('0, then 7, then 10', () => {
    expect(at(10, 7, 0)).toBe(7)
    expect(at(10, 10, 7)).toBe(10)
  })

  it('and it never falls', () => {
    expect(at(10, 5, 7)).toBe(7)
  })
})

describe('case 10: with too few in sync the high watermark stands still', () => {
  const partition = view({
    logEnd: 10,
    isr: [0, 1],
    minIsr: 3,
    followers: [
      follower(1, { endOffset: 10, caughtUpAt: 0 }),
      follower(2, { endOffset: 10, caughtUpAt: 0 }),
    ],
  })

  it('even when all three have everything, and one of them has only been asked for', () => {
    expect(nextHighWatermark(partition)).toBe(0)
    const asked = { ...partition, pendingIsr: [0, 1, 2] }
    expect(maximalIsr(asked)).toEqual([0, 1, 2])
    expect(nextHighWatermark(asked)).toBe(0)
  })

  it('it moves when the controller has written the third', () => {
    expect(nextHighWatermark({ ...partition, isr: [0, 1, 2] })).toBe(10)
  })
})

describe('a replica that is not in sync', () => {
  const behind = follower(3, { endOffset: 4, caughtUpAt: -1_000_000 })
  const partition = view({
    logEnd: 10,
    isr: [1, 2],
    followers: [follower(2, { endOffset: 10, caughtUpAt: 0 }), behind],
  })

  it('is waited for while it was caught up lately and may join', () => {
    expect(nextHighWatermark(partition)).toBe(4)
  })

  it('is not waited for when it may not, or was behind for too long', () => {
    expect(nextHighWatermark({ ...partition, isEligible: () => false })).toBe(10)
    expect(nextHighWatermark({ ...partition, now: LAG_US })).toBe(10)
  })

  it('a pending removal still counts, a pending addition counts already', () => {
    const late = { ...partition, now: LAG_US, followers: [behind] }
    expect(nextHighWatermark({ ...late, isr: [1, 3], pendingIsr: [1] })).toBe(4)
    expect(nextHighWatermark({ ...late, isr: [1], pendingIsr: [1, 3] })).toBe(4)
    expect(nextHighWatermark({ ...late, isr: [1], pendingIsr: null })).toBe(10)
  })
})

describe('case 13: who has what the leader had at its last fetch was caught up then', () => {
  it('0, then 0, then 5 s', () => {
    const first = follower(2, { endOffset: 0, caughtUpAt: 0, fetchedAt: 0, leaderEndAtFetch: 10 })
    const at5s = caughtUpAfter(first, 5, 10, 5_000_000)
    expect(at5s).toBe(0)
    const second = { ...first, endOffset: 5, caughtUpAt: at5s, fetchedAt: 5_000_000 }
    const at10s = caughtUpAfter(second, 10, 15, 10_001_000)
    expect(at10s).toBe(5_000_000)
    const third = { ...second, endOffset: 10, caughtUpAt: at10s, fetchedAt: 10_001_000 }
    const partition = view({ logEnd: 15, isr: [1, 2], followers: [third], now: 10_001_000 })
    expect(laggards(partition, 1)).toEqual([])
    expect(laggards({ ...partition, lagUs: 5_000_000 }, 1)).toEqual([2])
  })

  it('a fetch at the log end is caught up now', () => {
    expect(caughtUpAfter(follower(2), 10, 10, 7)).toBe(7)
  })
})

describe('case 15: in an idle partition nobody lags', () => {
  it('equal log ends are enough, however long ago the last fetch was', () => {
    const silent = follower(2, { endOffset: 10, caughtUpAt: 0 })
    expect(isCaughtUp(silent, 10, 1_000_000_000, LAG_US)).toBe(true)
    expect(isCaughtUp(silent, 11, LAG_US, LAG_US)).toBe(true)
    expect(isCaughtUp(silent, 11, LAG_US + 1, LAG_US)).toBe(false)
  })

  it('a member of the set that is no replica any more lags', () => {
    expect(laggards(view({ isr: [1, 4], followers: [] }), 1)).toEqual([4])
  })

  it('and while a proposal is under way nothing else is asked', () => {
    const late = view({ logEnd: 1, isr: [1, 2], followers: [follower(2)], pendingIsr: [1, 2, 3] })
    expect(laggards(late, 1)).toEqual([])
  })
})

describe('case 16: a follower joins only with everything from before this epoch', () => {
  const partition = view({ logEnd: 7, highWatermark: 2, epochStart: 5, isr: [1], followers: [] })
  const at = (endOffset: number) => mayJoin(partition, follower(2, { endOffset }))

  it('not at 0, 1 or 4, though at 2 it has all that is committed', () => {
    expect([at(0), at(1), at(2), at(4)]).toEqual([false, false, false, false])
  })

  it('but at 5, where the epoch begins', () => {
    expect(at(5)).toBe(true)
  })

  it('not while fenced, while another proposal runs, or when it is a member', () => {
    const joins = (rest: Partial<typeof partition>) =>
      mayJoin({ ...partition, ...rest }, follower(2, { endOffset: 7 }))
    expect(joins({})).toBe(true)
    expect(joins({ isEligible: () => false })).toBe(false)
    expect(joins({ pendingIsr: [1, 3] })).toBe(false)
    expect(joins({ isr: [1, 2] })).toBe(false)
  })
})
