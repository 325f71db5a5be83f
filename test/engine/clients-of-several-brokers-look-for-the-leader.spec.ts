import { describe, expect, it } from 'vitest'
import { crashBroker } from './acts.ts'
import { cluster } from './driver.ts'
import { cut, healNetwork } from './faults/faults.ts'
import { OTHERS, steadily, TOPIC, threeBrokers } from './severalBrokers.ts'

describe('A client whose leader is gone', () => {
  it('asks another broker at once, and then less and less often: 100 ms, doubling to 1 s, give or take a fifth', () => {
    const run = threeBrokers()
      .producing('web', steadily(100, 1000))
      .at('5s', crashBroker(1))
      .until('20s')
    const learnt = run.events('MetadataLearned', { client: 'web' }).map(({ at }) => at)
    const asked = learnt.filter((at) => at > 5_000_000).map((at) => at - 5_000_000)
    expect(asked[0]).toBeLessThan(5000)
    const waits = asked.slice(1, 7).map((at, index) => (at - (asked[index] ?? 0)) / 1000)
    for (const [index, due] of [100, 200, 400, 800, 1000, 1000].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(due * 0.8)
      // On top comes the way there and back.
      expect(waits[index]).toBeLessThanOrEqual(Math.min(due * 1.2, 1000) + 2)
    }
  })

  it('tries its address again as often as reconnect.backoff.ms allows: 50 ms, doubling to 1 s', () => {
    const run = threeBrokers()
      .producing('web', steadily(100, 1000))
      .at('5s', crashBroker(1))
      .until('12s')
    const tries = run
      .events('ConnectionChanged', { client: 'web', node: 'broker-1', why: 'refused' })
      .map(({ at }) => at / 1000)
    const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
    for (const [index, due] of [100, 200, 400, 800, 1000].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(due * 0.8)
      expect(waits[index]).toBeLessThanOrEqual(Math.min(due * 1.2, 1000) + 2)
    }
  })
})

describe('A client that hears of two leaders', () => {
  it('believes the later epoch, and goes back to the earlier one no more', () => {
    const run = cluster({ brokers: 3, controllers: 3, activeController: 101 })
      .topic(TOPIC, {
        assignment: [
          [1, 2, 3],
          [2, 3, 1],
        ],
      })
      .producing('web', {
        topic: TOPIC,
        perSecond: 50,
        limit: 2000,
        configs: { acks: '1', 'metadata.max.age.ms': '400' },
      })
      .at('5s', cut(['broker-1'], OTHERS, true))
      .at('30s', healNetwork)
      .until('45s')
    const asked = run
      .events('MessageSent')
      .filter(({ message: { api, kind, from, sentAt } }) => {
        return api === 'Metadata' && kind === 'request' && from === 'web' && sentAt > 16_000_000
      })
      .map(({ message }) => message.to)
    expect(asked).toContain('broker-1')
    const believed = run
      .events('MetadataLearned', { client: 'web' })
      .map(({ topics }) => topics[0]?.leaders[0])
      .filter((leader) => leader !== undefined)
    const from = believed.indexOf(2)
    expect(from).toBeGreaterThan(0)
    expect(believed.slice(from).every((leader) => leader === 2)).toBe(true)
  })
})

describe('A reader', () => {
  it('of a partition that moves is told by the old leader who leads now, and reads on at once', () => {
    const run = threeBrokers()
      .producing('web', steadily(50, 1000))
      .reading('billing', { topic: TOPIC, from: 'beginning' })
      .at('5s', { type: 'stopBroker', node: 1 })
      .at('10s', { type: 'startBroker', node: 1 })
      .at('18s', { type: 'electLeaders', electionType: 'PREFERRED', topic: TOPIC, partition: 0 })
      .until('30s')
    const moved = run.events('LeadershipTaken', { node: 1 }).at(-1)?.at ?? 0
    expect(moved).toBeGreaterThan(18_000_000)
    const next = run.events('RecordsDelivered', { client: 'billing' }).find(({ at }) => at > moved)
    expect((next?.at ?? 0) - moved).toBeLessThan(1_500_000)
    expect(run.reader('billing').delivered).toBe(1000)
    expect(run.breaches).toEqual([])
  })

  it('that asks for the end of a new leader waits until the end is known', () => {
    const run = threeBrokers()
      .producing('web', steadily(50, 1000))
      .at('5s', crashBroker(1))
      .reading('billing', { topic: TOPIC, from: 'end', startsAfter: '6s' })
      .until('30s')
    const begun = run.last('PositionReset', { client: 'billing' })
    expect(begun.at).toBeGreaterThan(12_000_000)
    const { endOffset } = run.broker(2).replicas[0]?.log ?? { endOffset: -1 }
    expect(run.reader('billing').delivered).toBe(endOffset - begun.offset)
    expect(run.breaches).toEqual([])
  })
})
