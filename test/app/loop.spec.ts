import { describe, expect, it } from 'vitest'
import { loopAround, loopedBack, loopFrom, loopTo } from '../../src/app/session/loop.ts'

const milestones = [{ at: -1 }, { at: 0 }, { at: 2_000_000 }, { at: 5_000_000 }]
const endsAt = 10_000_000

describe('A loop', () => {
  it('goes from the milestone before to the one after', () => {
    expect(loopAround(3_000_000, milestones, endsAt)).toEqual({ from: 2_000_000, to: 5_000_000 })
    expect(loopAround(2_000_000, milestones, endsAt)).toEqual({ from: 2_000_000, to: 5_000_000 })
  })

  it('reaches to the ends of the run where no milestone is', () => {
    expect(loopAround(7_000_000, milestones, endsAt)).toEqual({ from: 5_000_000, to: endsAt })
    expect(loopAround(7_000_000, [], endsAt)).toEqual({ from: 0, to: endsAt })
    expect(loopAround(endsAt, [{ at: endsAt }], endsAt)).toBeNull()
  })

  it('begins with one end and reaches to that of the run', () => {
    expect(loopFrom(null, 3_000_000, endsAt)).toEqual({ from: 3_000_000, to: endsAt })
    expect(loopTo(null, 3_000_000)).toEqual({ from: 0, to: 3_000_000 })
  })

  it('moves one end and keeps the other, unless they would cross', () => {
    const loop = { from: 2_000_000, to: 5_000_000 }
    expect(loopFrom(loop, 3_000_000, endsAt)).toEqual({ from: 3_000_000, to: 5_000_000 })
    expect(loopFrom(loop, 6_000_000, endsAt)).toEqual({ from: 6_000_000, to: endsAt })
    expect(loopTo(loop, 4_000_000)).toEqual({ from: 2_000_000, to: 4_000_000 })
    expect(loopTo(loop, 1_000_000)).toEqual({ from: 0, to: 1_000_000 })
  })

  it('stays as it is where nothing would be left of it', () => {
    const loop = { from: 0, to: 5_000_000 }
    expect(loopTo(loop, 0)).toBe(loop)
    expect(loopFrom(loop, endsAt, endsAt)).toBe(loop)
  })

  it('goes back at its end, and only there', () => {
    const loop = { from: 2_000_000, to: 5_000_000 }
    expect(loopedBack(loop, 4_990_000, 5_000_000)).toBe(2_000_000)
    expect(loopedBack(loop, 1_000_000, 1_500_000)).toBeNull()
    expect(loopedBack(loop, 6_000_000, 6_500_000)).toBeNull()
    expect(loopedBack(null, 0, 1)).toBeNull()
  })
})
