import { describe, expect, it } from 'vitest'
import { crashBroker, heal, produce, silence, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

const impatient = { 'request.timeout.ms': '1000', 'delivery.timeout.ms': '2000', 'linger.ms': '0' }

describe('After delivery.timeout.ms', () => {
  it('a batch that still waits for a connection fails, in Kafka’s words', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', impatient)
      .at('1s', produce('web', 'orders', 'a'))
      .at('2s', crashBroker())
      .at('2.5s', produce('web', 'orders', 'b'))
      .until('8s')
    const failed = run.first('BatchFailed')
    expect(failed.at).toBeGreaterThanOrEqual(4_500_000)
    expect(failed.at).toBeLessThan(4_501_000)
    expect(failed.error).toBe(
      'TimeoutException: Expiring 1 record(s) for orders-0:2000 ms has passed since batch creation. The request has not been sent, or no server response has been received yet.',
    )
    expect(run.producer('web')).toMatchObject({ acked: 1, failed: 1 })
  })

  it('a batch in flight fails too, and what became of it stays unknown: here it was stored', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', {
        ...impatient,
        'request.timeout.ms': '1900',
        retries: '0',
        'enable.idempotence': 'false',
      })
      .at('1s', produce('web', 'orders', 'a'))
      .at('2s', silence('web', 'back'))
      .at('2.1s', produce('web', 'orders', 'b'))
      .until('8s')
    expect(run.producer('web')).toMatchObject({ acked: 1, failed: 1 })
    expect(run.values('orders-0')).toEqual(['a', 'b'])
  })

  it('retries end, however many are allowed', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', impatient)
      .at('1s', produce('web', 'orders', 'a'))
      .at('2s', silence('web'))
      .at('2.1s', produce('web', 'orders', 'b'))
      .at('20s', heal('web'))
      .until('30s')
    expect(run.events('BatchRetried').length).toBeGreaterThan(0)
    expect(run.first('BatchFailed').at).toBeLessThan(4_200_000)
    expect(run.values('orders-0')).toEqual(['a'])
  })

  it('nothing fails when the broker is back in time', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', { ...impatient, 'delivery.timeout.ms': '8000' })
      .at('1s', produce('web', 'orders', 'a'))
      .at('2s', crashBroker())
      .at('2.1s', produce('web', 'orders', 'b'))
      .at('4s', startBroker())
      .until('12s')
    expect(run.producer('web')).toMatchObject({ acked: 2, failed: 0 })
  })
})
