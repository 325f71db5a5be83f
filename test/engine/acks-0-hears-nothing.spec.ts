import { describe, expect, it } from 'vitest'
import { crashBroker, delay, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

const acks = (value: string) =>
  cluster()
    .topic('orders', { partitions: 1 })
    .producing('web', {
      topic: 'orders',
      perSecond: 100,
      configs: { acks: value, 'enable.idempotence': 'false' },
    })

describe('A producer with acks=0', () => {
  it('gets no answer, learns no offset, and counts its records as sent when they are on the wire', () => {
    const run = acks('0').until('2s')
    const responses = run
      .events('MessageSent')
      .filter(({ message }) => message.api === 'Produce' && message.kind === 'response')
    expect(responses).toEqual([])
    expect(run.events('BatchAcked').length).toBeGreaterThan(50)
    for (const { baseOffset } of run.events('BatchAcked')) expect(baseOffset).toBe(-1)
    expect(run.ledger('orders-0').acked).toEqual([])
    expect(run.producer('web').inFlight).toBe(0)
  })

  it('believes records sent that a crash swallowed on the way', () => {
    const run = acks('0')
      .at('1s', delay('web', '60ms'))
      .at('2s', crashBroker())
      .at('4s', startBroker())
      .until('12s')
    const web = run.producer('web')
    expect(web.failed).toBe(0)
    expect(run.partition('orders-0').log.endOffset).toBeLessThan(web.acked)
  })

  it('is told by a closed connection alone that a batch was refused', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'max.message.bytes': '100' } })
      .producing('web', {
        topic: 'orders',
        perSecond: 5,
        valueBytes: 300,
        limit: 1,
        configs: { acks: '0', 'enable.idempotence': 'false' },
      })
      .until('3s')
    expect(run.first('AppendRefused').error).toBe('MESSAGE_TOO_LARGE')
    expect(run.last('ConnectionChanged', { client: 'web', to: 'closed' }).why).toContain('acks=0')
    expect(run.producer('web')).toMatchObject({ acked: 1, failed: 0 })
  })
})

describe('A producer with acks=1 or acks=all', () => {
  for (const value of ['1', 'all'])
    it(`learns the offset of every record (acks=${value})`, () => {
      const run = acks(value).until('2s')
      const { log } = run.partition('orders-0')
      expect(run.ledger('orders-0').acked).toEqual([{ from: 0, to: run.producer('web').acked }])
      expect(log.endOffset).toBeGreaterThanOrEqual(run.producer('web').acked)
    })
})
