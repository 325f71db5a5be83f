import { describe, expect, it } from 'vitest'
import { crashBroker, createTopic, deleteTopic, powerOff, produce, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

const written = cluster()
  .topic('orders', { partitions: 1 })
  .producing('web', { topic: 'orders', perSecond: 20, limit: 40 })

describe('What a power cut took', () => {
  it('stays lost when the power fails again before the log was recovered', () => {
    // The broker is up for half a second only, much later than the page cache would have been written back.
    const run = written
      .at('4s', powerOff())
      .at('60s', startBroker())
      .at('60.5s', powerOff())
      .at('62s', startBroker())
      .until('70s')
    expect(run.first('LogTruncated').to).toBe(0)
    expect(run.ledger('orders-0').lost).toHaveLength(40)
  })

  it('stays lost when the process is killed before the log was recovered', () => {
    const run = written
      .at('4s', powerOff())
      .at('6s', startBroker())
      .at('6.3s', crashBroker())
      .at('8s', startBroker())
      .until('14s')
    expect(run.first('LogTruncated').to).toBe(0)
  })

  it('is not taken for written back when other records stand at its offsets', () => {
    const run = written
      .at('4s', powerOff())
      .at('30s', startBroker())
      .at(
        '35s',
        produce('web', 'orders', ...Array.from({ length: 40 }, (_, index) => `new ${index}`)),
      )
      .at('45s', powerOff())
      .at('46s', startBroker())
      .until('55s')
    expect(run.events('LogTruncated').map(({ to }) => to)).toEqual([0, 0])
  })

  it('is not told by the marks of an older topic of the same name', () => {
    const run = written
      .at('35s', deleteTopic('orders'))
      .at('36s', createTopic('orders', { partitions: 1 }))
      .at('37s', produce('web', 'orders', 'young'))
      .at('40s', powerOff())
      .at('41s', startBroker())
      .until('50s')
    expect(run.last('LogTruncated').to).toBe(0)
  })
})
