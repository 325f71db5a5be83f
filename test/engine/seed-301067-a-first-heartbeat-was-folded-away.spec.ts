import { describe, expect, it } from 'vitest'
import { simulate } from '../../src/engine/simulate.ts'
import { hashText16 } from '../../src/trace/hashEvent.ts'
import { powerOff, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

describe('A broker that comes back, whose heartbeats had been steady before', () => {
  it('says that it serves at the same instant, folded or not', () => {
    const scenario = cluster().at('30.3s', powerOff()).at('39.1s', startBroker()).scenario('90s')
    const hashes = [true, false].map((folding) => {
      const run = simulate(scenario, { folding })
      run.run({ at: 90_000_000 })
      return hashText16(run.state)
    })
    expect(hashes[0]).toBe(hashes[1])
  })
})
