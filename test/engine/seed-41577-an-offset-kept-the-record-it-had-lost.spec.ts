import { describe, expect, it } from 'vitest'
import type { Act, RecordSpec } from '../../src/scenario/Scenario.ts'
import { recordAt } from '../../src/trace/log/Log.ts'
import { powerOff, produce, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

/** Two sources that send at one instant share a batch, whose records are told one by one. */
const both: Act['do'][] = [produce('web', 'orders', 'a', 'b'), produce('web', 'orders', 'c')]
const alone: RecordSpec[] = [{ value: 'd' }, { value: 'e' }]

describe('An offset that was given to another record after a power cut', () => {
  it('shows that record, not the one that is lost', () => {
    // The first record was on disk long before the power went; the others stood behind it in the page cache.
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', { 'linger.ms': '0' })
      .at('1s', produce('web', 'orders', 'old'))
      .at('40s', ...both)
      .at('41s', powerOff())
      .at('42s', startBroker())
      .at('50s', produce('web', 'orders', ...alone))
      .until('55s')
    expect(run.at('40.9s').values('orders-0')).toEqual(['old', 'a', 'c', 'b'])
    expect(run.at('40.9s').batches('orders-0')).toHaveLength(2)
    expect(run.first('LogTruncated').to).toBe(1)
    expect(run.values('orders-0')).toEqual(['old', 'd', 'e'])
    expect(recordAt(run.partition('orders-0').log, 1)).toMatchObject({ source: 3, number: 0 })
  })
})
