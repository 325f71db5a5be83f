import { describe, expect, it } from 'vitest'
import { simulate } from '../../src/engine/simulate.ts'
import { hashText16 } from '../../src/trace/hashEvent.ts'
import { freezeBroker, pauseClient, produce, thawBroker } from './acts.ts'
import { cluster } from './driver.ts'

const idle = cluster()
  .topic('orders', { partitions: 1 })
  .producer('web', { 'linger.ms': '0' })
  .reading('billing', { topic: 'orders', from: 'beginning' })

/** Hash and records handed out, with folding and without. */
function both(scene: typeof idle) {
  const scenario = scene.scenario('30s')
  return [true, false].map((folding) => {
    const run = simulate(scenario, { folding })
    run.run({ at: 30_000_000 })
    const reader = run.state.clients.find(({ id }) => id === 'billing')
    return [hashText16(run.state), reader?.type === 'reader' ? reader.delivered : -1]
  })
}

describe('A poll that is on its way when a record is written', () => {
  // The polls of an idle reader leave every 500.7 ms or so: the writes sweep over a whole cycle.
  for (let step = 0; step < 24; step++)
    it(`brings the record back (${step})`, () => {
      const at = `${10_000_000 + step * 21_000 + step}us`
      const [folded, plain] = both(
        idle.at('1s', produce('web', 'orders', 'a')).at(at, produce('web', 'orders', 'b')),
      )
      expect(folded).toEqual(plain)
      expect(folded?.[1]).toBe(2)
    })
})

describe('Polls of a reader that paused, and of a broker that froze', () => {
  it('are not folded as if they went on', () => {
    const [folded, plain] = both(idle.at('10s', pauseClient('billing')))
    expect(folded).toEqual(plain)
    const [frozen, unfolded] = both(idle.at('10s', freezeBroker()).at('20s', thawBroker()))
    expect(frozen).toEqual(unfolded)
  })
})
