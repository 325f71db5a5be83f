import { describe, expect, it } from 'vitest'
import { delay, freezeBroker, heal, produce, reset, silence, thawBroker } from './acts.ts'
import { cluster } from './driver.ts'

const twoRecords = (configs: Record<string, string> = {}) =>
  cluster()
    .topic('orders', { partitions: 1 })
    .producer('web', { 'linger.ms': '0', ...configs })
    .at('1s', produce('web', 'orders', 'a'))

describe('A silent connection', () => {
  const run = twoRecords({ 'request.timeout.ms': '2000' })
    .at('2s', silence('web'))
    .at('2.5s', produce('web', 'orders', 'b'))
    .at('6s', heal('web'))
    .until('20s')

  it('is closed after request.timeout.ms, and what was in flight on it is tried again', () => {
    const closed = run.first('ConnectionChanged', {
      client: 'web',
      to: 'closed',
      why: 'request timed out',
    })
    const sent = run.events('BatchesSent')[1]
    expect(closed.at - (sent?.at ?? 0)).toBe(2_000_000)
    expect(run.first('BatchRetried').error).toBe('REQUEST_TIMED_OUT')
  })

  it('loses no single message: all of them, with the connection', () => {
    const lost = run.events('MessageLost').filter(({ why }) => why !== 'sent again')
    expect(lost.length).toBeGreaterThan(0)
    for (const { cause } of lost)
      expect(run.all.find(({ n }) => n === cause)?.type).toBe('ConnectionChanged')
    expect(run.values('orders-0')).toEqual(['a', 'b'])
  })

  it('that heals in time gives everything on, in order', () => {
    const early = twoRecords()
      .at('2s', silence('web'))
      .at('2.5s', produce('web', 'orders', 'b'))
      .at('2.6s', produce('web', 'orders', 'c'))
      .at('4s', heal('web'))
      .until('8s')
    expect(early.values('orders-0')).toEqual(['a', 'b', 'c'])
    expect(early.events('BatchRetried')).toEqual([])
    expect(early.batches('orders-0')[1]?.event).toBeGreaterThan(early.last('ConnectionFaulted').n)
  })
})

describe('A connection that is reset', () => {
  it('fails its requests at once; they are tried again after retry.backoff.ms on a new one', () => {
    const run = twoRecords()
      .at('2s', delay('web', '300ms'))
      .at('2.5s', produce('web', 'orders', 'b'))
      .at('2.6s', reset('web'))
      .at('2.6s', heal('web'))
      .until('8s')
    const retried = run.first('BatchRetried')
    expect(retried).toMatchObject({ at: 2_600_000, error: 'NETWORK_EXCEPTION' })
    const wait = retried.backoffUntil - retried.at
    expect(wait).toBeGreaterThanOrEqual(80_000)
    expect(wait).toBeLessThanOrEqual(120_000)
    expect(run.values('orders-0')).toEqual(['a', 'b'])
    expect(run.producer('web')).toMatchObject({ acked: 2, failed: 0 })
  })

  it('may store a record twice without idempotence, when only the answer was lost', () => {
    const run = twoRecords({ acks: '1', 'enable.idempotence': 'false' })
      .at('2s', delay('web', '300ms', 'back'))
      .at('2.5s', produce('web', 'orders', 'b'))
      .at('2.6s', reset('web'))
      .until('8s')
    expect(run.values('orders-0')).toEqual(['a', 'b', 'b'])
    const [breach] = run.breaches
    expect(breach).toMatchObject({
      promise: 'duplicate stored',
      partition: 'orders-0',
      from: 2,
      to: 3,
    })
    expect(run.all.find(({ n }) => n === breach?.cause)?.type).toBe('BatchRetried')
  })
})

describe('A delayed connection', () => {
  it('is slower by the delay, in the direction it was put in', () => {
    const ack = (way: 'there' | 'back', time: string) => {
      const run = twoRecords()
        .at('2s', delay('web', time, way))
        .at('2.5s', produce('web', 'orders', 'b'))
        .until('8s')
      return { ack: run.last('BatchAcked').at, append: run.last('RecordsAppended').at }
    }
    const plain = ack('there', '0s')
    expect(ack('there', '200ms')).toEqual({
      ack: plain.ack + 200_000,
      append: plain.append + 200_000,
    })
    expect(ack('back', '200ms')).toEqual({ ack: plain.ack + 200_000, append: plain.append })
  })
})

describe('A frozen broker', () => {
  it('answers nothing while its connections stay open, and everything once it thaws', () => {
    const run = twoRecords()
      .at('2s', freezeBroker())
      .at('2.5s', produce('web', 'orders', 'b'))
      .at('5s', thawBroker())
      .until('12s')
    expect(run.at('4.9s').state.connections.map(({ state }) => state)).toContain('ready')
    expect(run.at('4.9s').partition('orders-0').log.endOffset).toBe(1)
    expect(run.batches('orders-0')[1]?.event).toBeGreaterThan(
      run.first('ProcessChanged', { how: 'thaw' }).n,
    )
    expect(run.producer('web')).toMatchObject({ acked: 2, failed: 0 })
    expect(run.events('BatchRetried')).toEqual([])
  })

  it('that slept longer than its session is fenced, and comes back by itself', () => {
    const run = twoRecords().at('2s', freezeBroker()).at('15s', thawBroker()).until('25s')
    const records = run.events('MetadataAppended').filter(({ at }) => at >= 15_000_000)
    expect(records.map(({ record }) => record)).toContainEqual(
      expect.objectContaining({ type: 'BrokerRegistrationChange', fenced: true }),
    )
    expect(run.broker()).toMatchObject({ fenced: false, broker: 'RUNNING' })
    expect(run.partition('orders-0').leads).toBe(true)
  })
})
