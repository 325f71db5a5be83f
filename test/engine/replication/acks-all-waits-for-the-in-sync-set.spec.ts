import { describe, expect, it } from 'vitest'
import { crashBroker, produce, startBroker } from '../acts.ts'
import { cluster } from '../driver.ts'
import { copy, ends, isrSeenBy, P0, TOPIC, threeBrokers } from './three.ts'

const MIN_2 = { 'min.insync.replicas': '2' }

describe('A record with acks=all', () => {
  const run = threeBrokers()
    .producer('web')
    .at('1s', produce('web', TOPIC, 'a'))
    .until('3s')
  const parked = run.first('RequestParked', { node: 1, message: sentBy(run) })

  it('waits at the leader, and the wait says for whom', () => {
    expect(parked.why).toBe('waits for copies on brokers 2 and 3')
    expect(parked.until - parked.at).toBe(30_000_000)
  })

  it('is answered when the last follower’s next fetch has moved the high watermark', () => {
    const moved = run.first('HighWatermarkAdvanced', { node: 1 })
    const fetches = run
      .events('FollowerFetched', { node: 1, endOffset: 1 })
      .filter(({ n }) => n > 0)
    expect(fetches).toHaveLength(2)
    expect(fetches.at(-1)?.at).toBe(moved.at)
    expect(run.first('BatchAcked').at - moved.at).toBeLessThan(1_000)
  })

  it('case 8: followers learn the high watermark with their next answer, half a second later', () => {
    const moved = run.first('HighWatermarkAdvanced', { node: 1 }).at
    for (const node of [2, 3]) {
      const learnt = run.first('HighWatermarkAdvanced', { node }).at
      expect(learnt - moved).toBeGreaterThan(499_000)
      expect(learnt - moved).toBeLessThan(502_000)
    }
  })
})

/** The message that carried the first batch. */
function sentBy(run: { first(type: 'BatchesSent'): { readonly message: number } }): number {
  return run.first('BatchesSent').message
}

describe('case 9: one replica left in sync where two are needed', () => {
  const run = threeBrokers(MIN_2)
    .producer('all', { retries: '0' })
    .producer('one', { acks: '1' })
    .reading('reader', { topic: TOPIC, from: 'beginning' })
    .at('1s', produce('one', TOPIC, 'a', 'b'))
    .at('3s', crashBroker(2), crashBroker(3))
    .at('15s', produce('all', TOPIC, 'refused'))
    .at('16s', produce('one', TOPIC, 'unseen'))
    .until('30s')

  it('acks=all is refused before anything is written', () => {
    const refused = run.first('AppendRefused')
    expect(refused).toMatchObject({ error: 'NOT_ENOUGH_REPLICAS', node: 1, producer: 'all' })
    expect(refused.sentence).toContain('min.isr requirement of 2')
    expect(refused.configs?.[0]).toMatchObject({ name: 'min.insync.replicas', value: '2' })
    expect(copy(run.at('15.9s'), 1).log.endOffset).toBe(2)
    expect(run.producer('all')).toMatchObject({ acked: 0, failed: 1 })
  })

  it('acks=1 is stored and acknowledged, and nobody sees it', () => {
    expect(run.producer('one')).toMatchObject({ acked: 3, failed: 0 })
    expect(copy(run, 1)).toMatchObject({ highWatermark: 2 })
    expect(copy(run, 1).log.endOffset).toBe(3)
    expect(run.reader('reader').delivered).toBe(2)
  })

  it('until a second one is in sync again', () => {
    const healed = threeBrokers(MIN_2)
      .producer('one', { acks: '1' })
      .at('1s', produce('one', TOPIC, 'a', 'b'))
      .at('3s', crashBroker(2), crashBroker(3))
      .at('16s', produce('one', TOPIC, 'unseen'))
      .at('20s', startBroker(3))
      .until('30s')
    expect(isrSeenBy(healed)).toEqual([1, 3])
    expect(copy(healed, 1).highWatermark).toBe(3)
    expect(copy(healed, 3).highWatermark).toBe(3)
  })
})

describe('case 11: both followers die before they have copied', () => {
  const run = threeBrokers(MIN_2)
    .producer('web', { 'delivery.timeout.ms': '31000' })
    .at('1s', produce('web', TOPIC, 'a', 'b'))
    .at('3s', crashBroker(2), crashBroker(3))
    .at('3.1s', produce('web', TOPIC, 'c'))
    .at('50s', startBroker(2))
    .until('60s')

  it('the in-sync set shrinks to the leader, and the high watermark stays', () => {
    expect(isrSeenBy(run.at('15s'))).toEqual([1])
    expect(copy(run.at('15s'), 1)).toMatchObject({ highWatermark: 2 })
    expect(copy(run.at('15s'), 1).log.endOffset).toBe(3)
  })

  it('the producer’s request times out; the record stays', () => {
    expect(run.first('BatchRetried', { client: 'web' }).error).toBe('REQUEST_TIMED_OUT')
    expect(copy(run.at('49s'), 1).log.endOffset).toBe(3)
    expect(run.events('AppendRefused', { error: 'NOT_ENOUGH_REPLICAS_AFTER_APPEND' })).toEqual([])
  })

  it('and is committed when one of them is back and has fetched', () => {
    expect(isrSeenBy(run)).toEqual([1, 2])
    expect(copy(run, 1).highWatermark).toBe(3)
    expect(copy(run, 2).log.endOffset).toBe(3)
  })
})

describe('case 12: a partition never needs more replicas than it has', () => {
  it('one replica, min.insync.replicas 2: acks=all succeeds', () => {
    const run = cluster({ brokers: 3, controllers: 1 })
      .topic(TOPIC, { assignment: [[1]], configs: MIN_2 })
      .producer('web')
      .at('1s', produce('web', TOPIC, 'a'))
      .until('3s')
    expect(run.producer('web')).toMatchObject({ acked: 1, failed: 0 })
    expect(run.partition(P0).highWatermark).toBe(1)
  })
})

describe('When the leader is lost while records wait', () => {
  const run = threeBrokers()
    .producing('web', { topic: TOPIC, perSecond: 10, limit: 300 })
    .reading('reader', { topic: TOPIC })
    .at('5s', crashBroker(1))
    .at('20s', startBroker(1))
    .until('60s')

  it('an idempotent producer loses nothing and stores nothing twice', () => {
    expect(run.producer('web')).toMatchObject({ acked: 300, failed: 0 })
    expect(copy(run, 2).log.endOffset).toBe(300)
    expect(run.reader('reader').delivered).toBe(300)
    expect(run.breaches).toEqual([])
    const { leo, hw } = ends(run)
    expect([...leo, ...hw]).toEqual([300, 300, 300, 300, 300, 300])
  })

  it('it stands still as long as the session of the dead one lasts', () => {
    const acks = run.events('BatchAcked', { client: 'web' }).map(({ at }) => at)
    const gap = Math.max(...acks.slice(1).map((at, index) => at - (acks[index] ?? 0)))
    expect(gap).toBeGreaterThan(7_000_000)
    expect(gap).toBeLessThan(12_000_000)
  })
})
