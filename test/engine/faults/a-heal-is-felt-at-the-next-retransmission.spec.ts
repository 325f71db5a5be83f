import { describe, expect, it } from 'vitest'
import { nextRetransmission } from '../../../src/engine/kernel/retransmission.ts'
import { freezeBroker, produce, thawBroker } from '../acts.ts'
import { cluster } from '../driver.ts'
import { healWay, silenceWay } from './faults.ts'

const SECOND = 1_000_000
const there = silenceWay('web', 'broker-1')
const back = silenceWay('broker-1', 'web')
const heal = healWay('web', 'broker-1')

const sending = cluster().topic('orders', { partitions: 1 }).producer('web', { 'linger.ms': '0' })
const warm = sending.at('1s', produce('web', 'orders', 'a'))

describe('TCP', () => {
  it.each([
    [0, 0.2],
    [0.2, 0.6],
    [0.5, 0.6],
    [1, 1.4],
    [2.9, 3],
    [3, 6.2],
    [14, 25.4],
    [102.2, 204.6],
    [205, 324.6],
    [325, 444.6],
  ])('tries again: %d s after it first sent, the next time is at %d s', (after, next) => {
    expect(nextRetransmission(7, 7 + Math.round(after * SECOND)) - 7).toBe(
      Math.round(next * SECOND),
    )
  })
})

describe('What a silence held back', () => {
  const run = warm
    .at('2s', there)
    .at('2.5s', produce('web', 'orders', 'b'))
    .at('2.6s', produce('web', 'orders', 'c'))
    .at('4s', heal)
    .at('4.5s', produce('web', 'orders', 'd'))
    .until('10s')
  const sent = run.events('BatchesSent')[1]?.at ?? 0

  it('arrives with the first retransmission after the heal', () => {
    const arrival = run.events('RecordsAppended')[1]?.at ?? 0
    expect(arrival).toBeGreaterThan(sent + 3 * SECOND)
    expect(arrival).toBeLessThan(sent + 3 * SECOND + 2_000)
  })

  it('arrives in order, and what was sent after the heal waits behind it', () => {
    expect(run.values('orders-0')).toEqual(['a', 'b', 'c', 'd'])
    expect(run.events('RecordsAppended').at(-1)?.at).toBeLessThan(sent + 3 * SECOND + 4_000)
    expect(run.events('BatchRetried')).toEqual([])
  })

  it('is held back again when it falls silent before that', () => {
    const again = warm
      .at('2s', there)
      .at('2.5s', produce('web', 'orders', 'b'))
      .at('4s', heal)
      .at('5s', there)
      .at('6s', heal)
      .until('12s')
    const first = again.events('BatchesSent')[1]?.at ?? 0
    expect(again.values('orders-0')).toEqual(['a', 'b'])
    // 3 s after it was first sent still lies in the second silence only when that lasts: it ended at 6 s.
    expect(again.events('RecordsAppended')[1]?.at).toBeGreaterThan(first + 3 * SECOND)
    const longer = warm
      .at('2s', there)
      .at('2.5s', produce('web', 'orders', 'b'))
      .at('4s', heal)
      .at('5s', there)
      .at('7s', heal)
      .until('12s')
    expect(longer.events('RecordsAppended')[1]?.at).toBeGreaterThan(first + 6.2 * SECOND)
  })

  it('may be the answer: the record is there long before its producer knows', () => {
    const answer = warm
      .at('2s', back)
      .at('2.5s', produce('web', 'orders', 'b'))
      .at('4s', heal)
      .until('8s')
    const appended = answer.events('RecordsAppended')[1]?.at ?? 0
    const acked = answer.last('BatchAcked').at
    expect(appended).toBeLessThan(2.51 * SECOND)
    expect(acked - appended).toBeGreaterThan(3 * SECOND)
    expect(acked - appended).toBeLessThan(3.01 * SECOND)
  })

  it('is sent again by the machine, also while its process is frozen', () => {
    const frozen = warm
      .at('2s', back)
      .at('2.5s', produce('web', 'orders', 'b'))
      .at('2.6s', freezeBroker())
      .at('4s', heal)
      .at('9s', thawBroker())
      .until('10s')
    const acked = frozen.events('BatchAcked')[1]
    expect(acked?.at).toBeGreaterThan(5.5 * SECOND)
    expect(acked?.at).toBeLessThan(5.6 * SECOND)
  })
})

describe('A connection that is asked for in a silence', () => {
  it.each([
    ['3s', 1],
    ['4s', 3],
    ['7s', 7],
  ])('and heals at %s is there with the SYN %d s after the first', (time, after) => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .at('1s', back)
      .producing('web', { topic: 'orders', records: ['a'], startsAfter: '2.5s' })
      .at(time, heal)
      .until('15s')
    const asked = run.first('ConnectionChanged', { client: 'web', to: 'connecting' })
    const ready = run.first('ConnectionChanged', { client: 'web', to: 'ready' })
    expect(ready.connection).toBe(asked.connection)
    expect(ready.at - asked.at).toBe(after * SECOND)
  })
})
