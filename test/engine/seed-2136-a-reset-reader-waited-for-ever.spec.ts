import { describe, expect, it } from 'vitest'
import { freezeBroker, reset, thawBroker } from './acts.ts'
import { cluster } from './driver.ts'

describe('A reader whose connection is reset while its broker stands still', () => {
  it('hears of it, and reads on once the broker goes on', () => {
    const run = cluster()
      .topic('orders')
      .producing('web', { topic: 'orders', perSecond: 10 })
      .reading('billing', { topic: 'orders', from: 'beginning' })
      .at('2s', freezeBroker())
      .at('2300ms', reset('billing'))
      .at('4s', thawBroker())
      .until('12s')
    const handed = run.events('RecordsDelivered', { client: 'billing' })
    expect(handed.filter(({ at }) => at < 2_000_000).length).toBeGreaterThan(0)
    expect(handed.filter(({ at }) => at > 6_000_000).length).toBeGreaterThan(10)
  })
})
