import { describe, expect, it } from 'vitest'
import { crashBroker, freezeBroker, startBroker, thawBroker } from './acts.ts'
import { cluster } from './driver.ts'

describe('A broker that freezes while it boots', () => {
  it('listens to nobody before it runs, and serves nothing before that', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 20 })
      .at('2s', crashBroker())
      .at('3s', startBroker())
      .at('3.5s', freezeBroker())
      .at('6s', thawBroker())
      .until('15s')
    const running = run.last('BrokerStateChanged', { to: 'RUNNING' })
    const ready = run
      .events('ConnectionChanged', { to: 'ready' })
      .filter(({ at }) => at > 3_000_000)
    expect(ready[0]?.at).toBeGreaterThan(running.at)
    expect(run.partition('orders-0').log.endOffset).toBeGreaterThan(200)
  })
})
