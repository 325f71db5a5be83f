import { describe, expect, it } from 'vitest'
import {
  addClient,
  crashClient,
  pauseClient,
  produce,
  removeClient,
  restartClient,
  resumeClient,
  slowClient,
} from './acts.ts'
import { cluster } from './driver.ts'

const sending = cluster()
  .topic('orders', { partitions: 1 })
  .producing('web', {
    topic: 'orders',
    perSecond: 50,
    limit: 200,
    configs: { 'linger.ms': '400' },
  })

describe('A producer that is closed', () => {
  it('sends at once what it has, lingering or not, and is gone then', () => {
    const run = sending.at('2s', removeClient('web')).until('6s')
    const web = run.producer('web')
    const closed = run.first('ClientChanged', { client: 'web', to: 'Closed' })
    expect(closed.at).toBeLessThan(2_050_000)
    expect(web).toMatchObject({ queue: [], failed: 0 })
    expect(web.acked).toBe(web.sent)
    expect(run.state.connections.filter(({ client }) => client === 'web')).toEqual([])
  })
})

describe('A producer that crashes', () => {
  const run = sending.at('2.3s', crashClient('web')).at('3s', restartClient('web')).until('9s')

  it('takes with it what it had not sent: those records never come', () => {
    const before = run.at('2.299s').producer('web')
    const waiting = before.queue.reduce((sum, { count }) => sum + count, 0)
    expect(waiting).toBeGreaterThan(0)
    const { sent, acked, failed } = run.producer('web')
    expect(sent).toBe(200)
    expect(failed).toBe(0)
    expect(acked).toBe(200 - waiting)
  })

  it('goes on with the next record, under a new producer id', () => {
    const ids = run.events('ProducerIdAssigned').map(({ producerId }) => producerId)
    expect(new Set(ids).size).toBe(2)
    const numbers = run.events('RecordQueued').map(({ number }) => number)
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, number) => number))
  })
})

describe('A client whose settings Kafka refuses', () => {
  it('throws from its constructor, in Kafka’s words, and does nothing', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', {
        topic: 'orders',
        perSecond: 10,
        configs: { acks: '1', 'enable.idempotence': 'true' },
      })
      .until('2s')
    expect(run.first('CallFailed').error).toBe(
      'ConfigException: Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.',
    )
    expect(run.producer('web').lifecycle).toBe('Refused')
    expect(run.events('ConnectionChanged', { client: 'web' })).toEqual([])
  })
})

describe('A paused client', () => {
  it('sends nothing until it goes on, and then what came due meanwhile', () => {
    const run = sending.at('2s', pauseClient('web')).at('3s', resumeClient('web')).until('9s')
    const [paused, resumed] = [run.at('2.001s').producer('web'), run.at('2.999s').producer('web')]
    expect(resumed.sent).toBe(paused.sent)
    expect(run.producer('web').acked).toBe(200)
  })

  it('reads nothing while it is paused', () => {
    const run = sending
      .reading('billing', { topic: 'orders', from: 'beginning' })
      .at('2s', pauseClient('billing'))
      .at('3.5s', resumeClient('billing'))
      .until('9s')
    expect(run.at('3.4s').reader('billing').delivered).toBe(
      run.at('2s').reader('billing').delivered,
    )
    expect(run.reader('billing').delivered).toBe(200)
  })
})

describe('A reader that is made slower', () => {
  it('takes the new time for each record from its next poll on', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 10 })
      .reading('billing', { topic: 'orders', from: 'beginning', processing: '1ms' })
      .at('2s', slowClient('billing', '300ms'))
      .until('12s')
    const times = new Set(run.events('RecordsDelivered').map(({ perRecordUs }) => perRecordUs))
    expect([...times]).toEqual([1_000, 300_000])
    expect(run.reader('billing').partitions[0]?.lag).toBeGreaterThan(10)
  })

  it('leaves work undone when it crashes in the middle of it', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', { 'linger.ms': '0' })
      .reading('billing', { topic: 'orders', from: 'beginning', processing: '200ms' })
      .at('1s', produce('web', 'orders', ...Array.from({ length: 10 }, (_, index) => `${index}`)))
      .at('2.1s', crashClient('billing'))
      .until('4s')
    const abandoned = run.first('WorkAbandoned')
    expect(abandoned).toMatchObject({ count: 10, done: 5 })
    expect(run.reader('billing').processed).toBe(5)
  })
})

describe('A client that is added', () => {
  it('starts then, and may take the id of one that was closed', () => {
    const run = sending
      .at('1s', removeClient('web'))
      .at(
        '3s',
        addClient({
          type: 'producer',
          id: 'web',
          workload: { type: 'rate', topic: 'orders', perSecond: 10 },
        }),
      )
      .until('5s')
    expect(run.producer('web')).toMatchObject({ lifecycle: 'Running', incarnation: 2 })
    expect(run.events('ClientStarted', { client: 'web' })).toHaveLength(2)
  })
})
