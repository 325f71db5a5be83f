import { describe, expect, it } from 'vitest'
import { crashBroker, freezeBroker, thawBroker } from '../acts.ts'
import { cluster } from '../driver.ts'

const three = cluster({ brokers: 3, controllers: 3, activeController: 101 }).topic('orders', {
  assignment: [[1, 2, 3]],
})

describe('A follower that stands still while its leader writes and dies', () => {
  const run = three
    .producing('web', { topic: 'orders', perSecond: 50, configs: { acks: '1' } })
    .at('2s', freezeBroker(2))
    .at('4s', crashBroker(1))
    .at('4.1s', thawBroker(2))
    .until('5s')

  it('appends the answer that had got to its machine, and then hears that the connection is closed', () => {
    const copied = run.events('RecordsCopied', { node: 2 }).filter(({ at }) => at >= 4_100_000)
    expect(copied.length).toBe(1)
    const closed = run
      .events('ConnectionChanged', { client: 'broker-2', node: 'broker-1', channel: 'fetcher' })
      .filter(({ to, at }) => to === 'closed' && at >= 4_000_000)
    expect(closed.map(({ why }) => why)).toEqual(['closed by the other end'])
    expect(closed[0]?.n ?? 0).toBeGreaterThan(copied[0]?.n ?? Number.POSITIVE_INFINITY)
  })
})
