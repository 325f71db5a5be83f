import { describe, expect, it } from 'vitest'
import { crashBroker, createTopic, produce, silence, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

/** Room for two batches of 1,000 bytes. */
const small = { 'buffer.memory': '2000', 'batch.size': '1000', 'linger.ms': '0' }

const filling = (configs: Record<string, string> = {}) =>
  cluster()
    .topic('orders', { partitions: 1 })
    .producing('web', {
      topic: 'orders',
      perSecond: 20,
      valueBytes: 800,
      limit: 100,
      configs: { ...small, ...configs },
    })

describe('When buffer.memory is full', () => {
  const run = filling().at('1s', crashBroker()).at('3s', startBroker()).until('20s')

  it('send() blocks until a batch is done and gives its memory back', () => {
    const blocked = run.first('SendBlocked', { why: 'memory' })
    expect(blocked.at).toBeGreaterThan(1_000_000)
    expect(run.at('2s').producer('web')).toMatchObject({
      bufferedBytes: 2_000,
      blocked: { why: 'memory' },
    })
    const freed = run.events('SendUnblocked').find(({ n }) => n > blocked.n)
    const acked = run.events('BatchAcked').find(({ n }) => n > blocked.n)
    expect(freed?.at).toBe(acked?.at)
  })

  it('the application falls behind, then catches up, and loses nothing', () => {
    expect(run.at('2.5s').producer('web').sent).toBeLessThan(25)
    expect(run.producer('web')).toMatchObject({
      sent: 100,
      acked: 100,
      failed: 0,
      bufferedBytes: 0,
    })
    expect(run.breaches.filter(({ promise }) => promise === 'reordered')).toEqual([])
  })

  it('a small record waits too, when its whole batch.size does not fit', () => {
    const tiny = cluster()
      .topic('orders', { partitions: 3 })
      .producer('web', { 'buffer.memory': '2500', 'batch.size': '1000', 'linger.ms': '10000' })
      .at(
        '1s',
        ...[0, 1, 2].map((partition) => produce('web', 'orders', { value: 'x', partition })),
      )
      .until('2s')
    expect(tiny.events('SendBlocked', { why: 'memory' })).toHaveLength(1)
    // While somebody waits for memory nothing lingers; the third then waits its own linger.ms.
    expect(tiny.producer('web').acked).toBe(2)
  })
})

describe('max.block.ms', () => {
  it('ends the wait for memory with BufferExhaustedException', () => {
    const run = filling({ 'max.block.ms': '500' }).at('1s', crashBroker()).until('3s')
    const blocked = run.first('SendBlocked', { why: 'memory' })
    const failed = run.first('SendFailed')
    expect(failed.at - blocked.at).toBe(500_000)
    expect(failed.error).toMatch(
      /^BufferExhaustedException: Failed to allocate 1000 bytes within the configured max blocking time 500 ms\. Total memory: 2000 bytes\. Available memory: 0 bytes\. Poolable size: 1000 bytes/,
    )
  })

  it('and who gave up waiting takes no memory when some comes back', () => {
    const run = filling({ 'max.block.ms': '500' })
      .at('1s', crashBroker())
      .at('3s', startBroker())
      .until('20s')
    expect(run.producer('web')).toMatchObject({ bufferedBytes: 0, blocked: null, queue: [] })
    expect(run.producer('web').acked + run.producer('web').failed).toBe(100)
    expect(run.producer('web').acked).toBeGreaterThan(60)
  })

  it('ends the wait for a topic nobody knows', () => {
    const run = cluster({ configs: { 'auto.create.topics.enable': 'false' } })
      .producing('web', {
        topic: 'nowhere',
        perSecond: 1,
        limit: 1,
        configs: { 'max.block.ms': '2000' },
      })
      .until('6s')
    expect(run.first('SendFailed').error).toBe(
      'TimeoutException: Topic nowhere not present in metadata after 2000 ms.',
    )
    expect(run.first('SendFailed').at - run.first('SendBlocked').at).toBe(2_000_000)
  })

  it('ends the wait for a partition the topic does not have', () => {
    const run = cluster()
      .topic('orders', { partitions: 2 })
      .producing('web', {
        topic: 'orders',
        records: ['x'],
        partition: 7,
        configs: { 'max.block.ms': '1500' },
      })
      .until('6s')
    expect(run.first('SendFailed').error).toBe(
      'TimeoutException: Partition 7 of topic orders with partition count 2 is not present in metadata after 1500 ms.',
    )
  })

  it('is long enough for a topic that somebody makes meanwhile', () => {
    const run = cluster({ configs: { 'auto.create.topics.enable': 'false' } })
      .producing('web', { topic: 'late', perSecond: 1, limit: 1 })
      .at('2s', createTopic('late', { partitions: 1 }))
      .until('6s')
    expect(run.events('SendFailed')).toEqual([])
    expect(run.partition('late-0').log.endOffset).toBe(1)
  })

  it('counts the waits of one send() together, metadata first, then memory', () => {
    const run = filling({ 'max.block.ms': '3000' }).at('1s', silence('web')).until('9s')
    for (const failed of run.events('SendFailed')) {
      const blocked = run.events('SendBlocked').findLast(({ n }) => n < failed.n)
      expect(failed.at - (blocked?.at ?? 0)).toBeLessThanOrEqual(3_000_000)
    }
    expect(run.events('SendFailed').length).toBeGreaterThan(0)
  })
})
