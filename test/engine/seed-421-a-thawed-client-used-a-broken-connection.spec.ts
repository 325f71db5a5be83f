import { describe, expect, it } from 'vitest'
import { crashBroker } from './acts.ts'
import { cluster } from './driver.ts'

describe('A client that stood still while several of its connections broke', () => {
  it('sends nothing on those it has yet to hear of', () => {
    const run = cluster({ brokers: 3, controllers: 1 })
      .topic('orders', { partitions: 3 })
      .producing('web', {
        topic: 'orders',
        perSecond: 30,
        keys: { type: 'range', prefix: 'k', count: 9 },
      })
      .at('2s', { type: 'freezeClient', client: 'web' })
      .at('2500ms', crashBroker(1), crashBroker(2), crashBroker(3))
      .at('3s', { type: 'thawClient', client: 'web' })
      .until('5s')
    const broken = run.events('ConnectionChanged', { client: 'web', to: 'closed' })
    expect(broken.filter(({ at }) => at <= 3_000_000).length).toBeGreaterThan(1)
    expect(run.producer('web').lifecycle).toBe('Running')
  })
})
