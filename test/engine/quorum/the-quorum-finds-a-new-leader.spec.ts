import { describe, expect, it } from 'vitest'
import { crashBroker, freezeBroker, startBroker, stopBroker, thawBroker } from '../acts.ts'
import { cluster, type Run } from '../driver.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

const three = (seed = 1) =>
  cluster({ seed, brokers: 3, controllers: 3, activeController: 101 }).topic('orders', {
    assignment: [[1, 2, 3]],
  })

const waited = (run: Run, from: number) =>
  (run
    .events('MetadataAppended')
    .find(({ at, record }) => at > from && record.type === 'LeaderChange')?.at ?? Number.NaN) - from

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

describe('When the active controller crashes', () => {
  const runs = SEEDS.map((seed) => three(seed).at('1s', crashBroker(101)).until('6s'))

  it('another voter leads a higher epoch about two seconds after its last answer', () => {
    const waits = runs.map((run) => waited(run, 1_000_000))
    expect(median(waits)).toBeGreaterThan(1_000_000)
    expect(median(waits)).toBeLessThan(2_600_000)
    for (const run of runs) {
      expect(run.state.quorum.epoch).toBeGreaterThan(1)
      expect([102, 103]).toContain(run.state.quorum.leader)
    }
  })

  it('no broker is fenced, and no leader of a partition changes', () => {
    for (const run of runs) {
      const changes = run
        .events('MetadataAppended')
        .filter(({ at, record }) => at > 1_000_000 && record.type !== 'LeaderChange')
      expect(changes).toEqual([])
    }
  })

  it('and every broker has a fresh session with the new one', () => {
    for (const run of runs) {
      const active = run.state.nodes.find(({ controller }) => controller)
      expect([...(active?.controller?.contacts.keys() ?? [])].sort()).toEqual([1, 2, 3])
    }
  })
})

describe('When the active controller stops cleanly', () => {
  it('it says so, and nobody waits for a timeout', () => {
    const waits = SEEDS.map((seed) =>
      waited(three(seed).at('1s', stopBroker(101)).until('4s'), 1_000_000),
    )
    expect(median(waits)).toBeLessThan(900_000)
  })
})

describe('When the active controller freezes', () => {
  const run = three().at('1s', freezeBroker(101)).at('12s', thawBroker(101)).until('16s')

  it('the others elect one of them; thawed, it follows and cuts what nobody else has', () => {
    expect([102, 103]).toContain(run.state.quorum.leader)
    const old = run.state.quorum.members.find(({ id }) => id === 101)
    expect(old?.state).toBe('Follower')
    for (const cut of run.events('MetadataTruncated', { node: 101 }))
      expect(cut.to).toBeGreaterThanOrEqual(run.at('11s').broker(101).metadata.highWatermark)
  })
})

describe('When two of three controllers are gone', () => {
  const run = three()
    .at('1s', crashBroker(101), crashBroker(102))
    .at('20s', startBroker(102))
    .until('30s')

  it('nobody leads: the third asks for votes again and again, and its epoch stays', () => {
    const before = run.at('19s')
    expect(before.state.quorum.leader).toBe(-1)
    expect(before.state.quorum.epoch).toBe(1)
    expect(before.state.nodes.some(({ controller }) => controller)).toBe(false)
  })

  it('brokers keep their last view, and the partition its leader', () => {
    const before = run.at('19s')
    for (const id of [1, 2, 3]) {
      expect(before.broker(id).broker).toBe('RUNNING')
      expect(before.broker(id).image.topics[0]?.partitions[0]).toMatchObject({ leader: 1 })
    }
  })

  it('with a majority again there is a leader within seconds', () => {
    expect([102, 103]).toContain(run.state.quorum.leader)
    expect(waited(run, 20_000_000)).toBeLessThan(6_000_000)
  })
})
