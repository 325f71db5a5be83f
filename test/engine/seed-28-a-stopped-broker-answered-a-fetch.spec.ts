import { describe, expect, it } from 'vitest'
import { powerOff } from './acts.ts'
import { cluster } from './driver.ts'

describe('A fetch that is parked when the power goes', () => {
  it('is never answered: the reader waits until request.timeout.ms', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .reading('billing', { topic: 'orders', from: 'beginning' })
      .at('1.1s', powerOff())
      .until('40s')
    const late = run
      .events('MessageSent')
      .filter(({ at, message }) => at > 1_100_000 && message.from === 'broker-1')
    expect(late).toEqual([])
    const closed = run.first('ConnectionChanged', { client: 'billing', why: 'request timed out' })
    expect(closed.at).toBeGreaterThan(30_000_000)
  })
})
