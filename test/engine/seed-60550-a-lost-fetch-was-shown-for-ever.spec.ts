import { describe, expect, it } from 'vitest'
import { crashBroker, powerOff } from './acts.ts'
import { cluster } from './driver.ts'

const reading = cluster()
  .topic('orders', { partitions: 1 })
  .reading('billing', {
    topic: 'orders',
    from: 'beginning',
    configs: { 'request.timeout.ms': '5000' },
  })

describe('A fetch whose broker is gone', () => {
  it('is waited for until its connection is closed, and no longer', () => {
    const crashed = reading.at('2.1s', crashBroker())
    expect(crashed.until('2.09s').reader('billing').fetches).toHaveLength(1)
    expect(crashed.until('3s').reader('billing').fetches).toEqual([])
  })

  it('is waited for after a power cut too, though nobody is there to answer', () => {
    const run = reading.at('2.1s', powerOff()).until('12s')
    const closed = run.first('ConnectionChanged', { client: 'billing', why: 'request timed out' })
    expect(closed.at).toBeGreaterThan(6_000_000)
    expect(run.at('6s').reader('billing').fetches).toHaveLength(1)
    expect(run.reader('billing').fetches).toEqual([])
  })
})
