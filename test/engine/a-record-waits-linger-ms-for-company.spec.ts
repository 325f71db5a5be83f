import { describe, expect, it } from 'vitest'
import { produce } from './acts.ts'
import { cluster } from './driver.ts'

/** Three records 2 ms apart, when connections and ids are there already. */
const three = (configs: Record<string, string>) =>
  cluster()
    .topic('orders', { partitions: 1 })
    .producer('web', configs)
    .at('500ms', produce('web', 'orders', 'the first ever'))
    .at('1s', produce('web', 'orders', 'a'))
    .at('1.002s', produce('web', 'orders', 'b'))
    .at('1.004s', produce('web', 'orders', 'c'))

describe('A record that opens a batch', () => {
  it('waits linger.ms (5 by default) for company, and then goes with who came', () => {
    const run = three({}).until('2s')
    const opened = run.last('RecordQueued', { opens: true })
    const waitedUs = run.last('BatchesSent').at - opened.at
    expect(waitedUs).toBeGreaterThanOrEqual(5_000)
    expect(waitedUs).toBeLessThan(5_100)
    expect(run.batches('orders-0').map(({ count }) => count)).toEqual([1, 3])
  })

  it('goes at once with linger.ms 0, so that each record goes alone', () => {
    const run = three({ 'linger.ms': '0' }).until('2s')
    expect(run.batches('orders-0').map(({ count }) => count)).toEqual([1, 1, 1, 1])
    for (const { opens } of run.events('RecordQueued')) expect(opens).toBe(true)
  })

  it('waits no longer than it takes to fill batch.size', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', {
        topic: 'orders',
        perSecond: 1_000,
        valueBytes: 200,
        limit: 40,
        configs: { 'linger.ms': '1000', 'batch.size': '1000' },
      })
      .until('3s')
    const batches = run.batches('orders-0')
    expect(batches.slice(0, -1).every(({ count }) => count === 4)).toBe(true)
    for (const { bytes } of batches) expect(bytes).toBeLessThanOrEqual(1_000)
    expect(run.partition('orders-0').log.endOffset).toBe(40)
    // Only the last batch, which nobody filled, had to wait.
    const last = run.last('BatchesSent')
    expect(last.at - run.last('RecordQueued', { opens: true }).at).toBeGreaterThanOrEqual(
      1_000_000 - 1,
    )
  })

  it('rides along when another partition of its broker is due', () => {
    const run = cluster()
      .topic('orders', { partitions: 2 })
      .producing('web', {
        topic: 'orders',
        records: [
          { value: 'early', partition: 0 },
          { value: 'late', partition: 1 },
        ],
        every: '40ms',
        configs: { 'linger.ms': '50' },
      })
      .until('2s')
    expect(run.first('BatchesSent').batches).toHaveLength(2)
  })
})
