import { describe, expect, it } from 'vitest'
import { addToTally, createTally, tallyAt } from '../../../src/projection/compare/tally.ts'
import type { TraceEvent } from '../../../src/trace/TraceEvent.ts'

const queued = (at: number, batch: number) =>
  ({ type: 'RecordQueued', at, n: 1, client: 'web', batch, opens: true }) as TraceEvent
const acked = (at: number, batch: number) =>
  ({ type: 'BatchAcked', at, n: 1, client: 'web', batch }) as TraceEvent
const taken = (at: number) => ({ type: 'LeadershipTaken', at, n: 1 }) as TraceEvent

function tally(...events: TraceEvent[]) {
  const made = createTally()
  addToTally(made, events, 1_000)
  return made
}

const run = tally(queued(10, 1), acked(20, 1), queued(30, 2), queued(90, 3), acked(100, 2))

describe('A tally at an instant', () => {
  it('knows nothing before the first answer', () => {
    expect(tallyAt(run, 19, true)).toMatchObject({ longestGapUs: null, meanWaitUs: null })
  })

  it('takes the mean from a batch’s first record to its answer', () => {
    expect(tallyAt(run, 20, false).meanWaitUs).toBe(10)
    expect(tallyAt(run, 100, false).meanWaitUs).toBe(40)
  })

  it('takes the longest time between two answers', () => {
    expect(tallyAt(run, 100, false).longestGapUs).toBe(80)
  })

  it('counts a gap that still lasts only while somebody waits', () => {
    expect(tallyAt(run, 300, true).longestGapUs).toBe(200)
    expect(tallyAt(run, 300, false).longestGapUs).toBe(80)
  })

  it('goes back with the clock', () => {
    expect(tallyAt(run, 300, true).longestGapUs).toBe(200)
    expect(tallyAt(run, 50, true).longestGapUs).toBe(30)
  })

  it('leaves out what happened before time 0', () => {
    expect(tallyAt(tally(taken(-5), taken(7)), 10, false).elections).toBe(1)
  })
})
