import { describe, expect, it } from 'vitest'
import { along } from '../../src/projection/links.ts'
import { linkId } from '../../src/projection/planes.ts'
import { presenterLanes } from '../../src/projection/presenter.ts'
import { projectRoom } from '../../src/projection/room.ts'
import { theRun } from './theRun.ts'

const size = { width: 800, height: 290 }

function roomOf(preset: string, at: number) {
  const run = theRun(preset, at)
  const lanes = presenterLanes(run.stage(at, { width: 776, height: 2_000 }), null)
  return { lanes, room: projectRoom({ state: run.state(at), at: at * 1_000_000, lanes, size }) }
}

describe("A room's page", () => {
  it('fits three lanes, the clients and the quorum into 1280×720', () => {
    const { room, lanes } = roomOf('leader-crash', 17)
    expect(room.height).toBe(size.height)
    expect(room.lanes).toHaveLength(lanes.length)
    expect(room.producers.map(({ id }) => id)).toEqual(['web-checkout'])
    expect(room.readers).toHaveLength(1)
    expect(room.quorum?.voters.map(({ node }) => node)).toEqual([101, 102, 103])
    expect(room.tight).toBe(false)
    const boxes = [...room.producers, ...room.readers].map(({ box }) => box)
    for (const { x, width } of [...boxes, ...room.lanes]) {
      expect(x).toBeGreaterThan(room.spine.x)
      expect(x + width).toBeLessThanOrEqual(size.width)
    }
  })

  it('has a way along its line for what clients and brokers send', () => {
    const { room } = roomOf('leader-crash', 17)
    const way = (one: string, other: string) =>
      room.links.find(({ id }) => id === linkId(one, other))
    for (const link of [way('web-checkout', 'broker-2'), way('broker-3', 'broker-2')]) {
      if (link === undefined) throw new Error('no way')
      expect(along(link, 0.5).x).toBe(room.spine.x)
      const lane = room.lanes[1]
      const ends = [along(link, 0), along(link, 1)]
      const isAtLane = ends.some(({ y }) => lane && y >= lane.y && y <= lane.y + lane.height)
      expect(isAtLane).toBe(true)
    }
  })

  it('has ways between the voters, over their heads', () => {
    const { room } = roomOf('controller-failover', 5)
    const votes = room.links.filter(({ kind }) => kind === 'quorum')
    expect(votes.length).toBeGreaterThan(0)
    for (const link of votes) {
      const { y } = along(link, 0.5)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThan(17)
    }
  })

  it('has no way to what it does not show', () => {
    const { room, lanes } = roomOf('first-records', 3)
    expect(new Set(lanes.map(({ node }) => node))).toEqual(new Set([1]))
    for (const { from, to } of room.links) expect([from, to].join()).toContain('broker-1')
  })
})
