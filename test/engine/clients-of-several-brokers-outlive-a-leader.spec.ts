import { describe, expect, it } from 'vitest'
import { crashBroker, freezeBroker, startBroker, stopBroker } from './acts.ts'
import { delayWay, healNetwork, split } from './faults/faults.ts'
import {
  broken,
  fates,
  longestGapMs,
  OTHERS,
  steadily,
  stored,
  TOPIC,
  threeBrokers,
  upTo,
} from './severalBrokers.ts'

describe('When the leader crashes', () => {
  it.each([1, 2, 3, 4])(
    'an idempotent producer with acks=all stands still, and then everything is there once and in order (seed %i)',
    (seed) => {
      const run = threeBrokers(seed)
        .producing('web', steadily(100, 1500))
        .reading('billing', { topic: TOPIC, from: 'beginning' })
        .at('5s', crashBroker(1))
        .until('30s')
      expect(fates(run)).toEqual({ sent: 1500, acked: 1500, failed: 0 })
      expect(stored(run)).toEqual(upTo(1500))
      expect(run.breaches).toEqual([])
      // A heartbeat is up to 2 s old, the session 9 s long; then up to a second until the client asks again.
      expect(longestGapMs(run)).toBeGreaterThan(7000)
      expect(longestGapMs(run)).toBeLessThan(11_200)
      expect(run.reader('billing').delivered).toBe(1500)
      expect(run.reader('billing').partitions[0]?.deliveredTwice).toBe(0)
    },
  )

  const behind = (acks: string) =>
    threeBrokers()
      .producing('web', steadily(100, 1500, { acks }))
      .at('4s', delayWay('broker-1', 'broker-2', '60ms'), delayWay('broker-1', 'broker-3', '60ms'))
      .at('5s', crashBroker(1))
      // Only when it comes back does it cut what the others have not.
      .at('20s', startBroker(1))
      .until('35s')

  it('with acks=1 what no follower had fetched is lost, though it was acknowledged', () => {
    const run = behind('1')
    expect(fates(run)).toEqual({ sent: 1500, acked: 1500, failed: 0 })
    expect(broken(run, 'acked record lost')).toBeGreaterThan(0)
    expect(stored(run)).toHaveLength(1500 - broken(run, 'acked record lost'))
  })

  it('with acks=all the same followers cost nothing but time', () => {
    const run = behind('all')
    expect(fates(run)).toEqual({ sent: 1500, acked: 1500, failed: 0 })
    expect(run.breaches).toEqual([])
    expect(stored(run)).toEqual(upTo(1500))
  })

  it('with acks=0 what was on its way is missing, and nobody was told', () => {
    const run = threeBrokers()
      .producing('web', steadily(100, 1500, { acks: '0' }))
      .when({ on: { event: 'BatchesSent', nth: 400 } }, crashBroker(1))
      .until('30s')
    expect(fates(run)).toEqual({ sent: 1500, acked: 1500, failed: 0 })
    expect(run.events('BatchAcked').every(({ baseOffset }) => baseOffset === -1)).toBe(true)
    expect(stored(run).length).toBeLessThan(1500)
  })
})

describe('When the leader is stopped', () => {
  it('the answer names the next one, and the batch goes there without a back-off (KIP-951)', () => {
    const run = threeBrokers()
      .producing('web', steadily(100, 1000))
      .reading('billing', { topic: TOPIC, from: 'beginning' })
      .at('5s', stopBroker(1))
      .until('20s')
    const retried = run.first('BatchRetried', { error: 'NOT_LEADER_OR_FOLLOWER' })
    const again = run.events('BatchesSent').find(({ at }) => at > retried.at)
    expect((again?.at ?? 0) - retried.at).toBeLessThan(5000)
    expect(retried.backoffUntil - retried.at).toBeGreaterThan(80_000)
    expect(longestGapMs(run)).toBeLessThan(1500)
    expect(stored(run)).toEqual(upTo(1000))
    expect(run.reader('billing').delivered).toBe(1000)
    expect(run.breaches).toEqual([])
  })
})

describe('When the leader freezes', () => {
  it('requests in flight wait out request.timeout.ms, all of a connection together, though there is a new leader', () => {
    const run = threeBrokers()
      .producing('web', steadily(20, 1000))
      .at('5s', freezeBroker(1))
      .until('60s')
    expect(run.events('LeadershipTaken', { node: 2 })[0]?.at).toBeLessThan(15_000_000)
    expect(run.events('BatchRetried').map(({ error }) => error)).toEqual(
      Array.from({ length: 5 }, () => 'REQUEST_TIMED_OUT'),
    )
    expect(longestGapMs(run)).toBeGreaterThan(30_000)
    expect(longestGapMs(run)).toBeLessThan(30_500)
    expect(stored(run)).toEqual(upTo(1000))
  })

  it('and delivery.timeout.ms ends first, the numbers in doubt are made good by the next epoch', () => {
    const configs = { 'delivery.timeout.ms': '5000', 'request.timeout.ms': '4000' }
    const run = threeBrokers()
      .producing('web', steadily(100, 2000, configs))
      .at('5s', freezeBroker(1))
      .until('40s')
    const { sent, acked, failed } = fates(run)
    expect(failed).toBeGreaterThan(0)
    expect(acked + failed).toBe(sent)
    expect(run.last('BatchFailed').error).toMatch(/^TimeoutException: Expiring \d+ record/)
    expect(run.events('ProducerIdAssigned').map((event) => event.producerEpoch)).toEqual([0, 1])
    expect(run.events('BatchAcked').at(-1)?.at).toBeGreaterThan(19_000_000)
    expect(stored(run)).toHaveLength(acked)
    expect(stored(run)).toEqual([...new Set(stored(run))].toSorted((a, b) => a - b))
  })
})

describe('When the leader is cut off with its client', () => {
  const island = (acks: string) =>
    threeBrokers()
      .producing('web', steadily(10, 500, { acks }))
      .at('5s', split(['broker-1', 'web'], OTHERS))
      .at('22s', healNetwork)
      .until('60s')

  it('acks=1 sees nothing of it, and loses all it was told meanwhile', () => {
    const run = island('1')
    expect(fates(run)).toEqual({ sent: 500, acked: 500, failed: 0 })
    expect(longestGapMs(run)).toBeLessThan(200)
    expect(broken(run, 'acked record lost')).toBeGreaterThanOrEqual(148)
    expect(broken(run, 'acked record lost')).toBeLessThanOrEqual(233)
  })

  it('acks=all stands still, and at most 4 s after the heal everything is there once and in order', () => {
    const run = island('all')
    expect(fates(run)).toEqual({ sent: 500, acked: 500, failed: 0 })
    expect(stored(run)).toEqual(upTo(500))
    expect(run.breaches).toEqual([])
    const next = run.events('BatchAcked').find(({ at }) => at > 6_000_000)
    expect(next?.at).toBeGreaterThan(22_000_000)
    expect(next?.at).toBeLessThan(26_000_000)
  })
})
