import { describe, expect, it } from 'vitest'
import { crashBroker, startBroker } from './acts.ts'
import { threeBrokers } from './replication/three.ts'

// The last member of the ISR comes back after the others: they fetch from it as soon as they hear that it leads.
const run = threeBrokers()
  .at('1s', crashBroker(2), crashBroker(3))
  .at('15s', crashBroker(1))
  .at('30s', startBroker(2), startBroker(3))
  .at('35s', startBroker(1))
  .until('40s')

describe('A broker that is unfenced, and leads', () => {
  const unfenced =
    run
      .events('BrokerStateChanged')
      .find(({ at, node, to }) => node === 1 && to === 'RUNNING' && at > 35_000_000)?.at ?? 0
  const soon = (at: number) => at > unfenced && at < unfenced + 1_000_000
  const reached = run
    .events('ConnectionChanged')
    .filter(({ at, node, to }) => soon(at) && node === 'broker-1' && to === 'ready')
  const proposed = run.events('IsrProposed').filter(({ at, node }) => soon(at) && node === 1)

  it('is reached at once', () => {
    expect(reached).toHaveLength(2)
    expect(reached.every(({ at }) => at < unfenced + 20_000)).toBe(true)
  })

  it('takes up their fetches 40 to 100 ms later, and then proposes them for the ISR', () => {
    expect(proposed.length).toBeGreaterThan(0)
    expect(proposed[0]?.at).toBeGreaterThan(unfenced + 40_000)
    expect(proposed[0]?.at).toBeLessThan(unfenced + 110_000)
  })
})
