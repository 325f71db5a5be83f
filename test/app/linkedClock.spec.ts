import { describe, expect, it } from 'vitest'
import { createPair } from '../../src/app/compare/createPair.ts'
import { createSide, linkHistories } from '../../src/app/compare/linkHistories.ts'
import { createHistory } from '../../src/engine/createHistory.ts'
import { US_PER_S } from '../../src/kafka/terms.ts'
import { acksOneLoses } from '../../src/presets/acksOneLoses.ts'
import { milestoneText } from '../../src/projection/milestones.ts'

const { scenario, claim } = acksOneLoses

function linked() {
  const left = createSide(createHistory(scenario))
  const right = createSide(createHistory(claim.opposite(scenario)))
  return { left, right, clock: linkHistories(left, right) }
}

/** Over after a few questions. */
function shortSlice(): () => boolean {
  let asked = 0
  return () => ++asked > 20
}

describe('One clock over two runs', () => {
  it('goes no further than both are known', () => {
    const { left, clock } = linked()
    left.history.advance(5 * US_PER_S)
    expect(clock.reachedAt).toBe(0)
    clock.advance(2 * US_PER_S)
    expect(clock.reachedAt).toBe(2 * US_PER_S)
  })

  it('lets the run that is behind catch up first, a slice at a time', () => {
    const { left, right, clock } = linked()
    left.history.advance(8 * US_PER_S)
    let slices = 0
    while (!clock.advance(8 * US_PER_S, shortSlice())) slices++
    expect(slices).toBeGreaterThan(1)
    expect(right.tally.until).toBe(8 * US_PER_S)
    expect(left.tally.until).toBe(8 * US_PER_S)
  })

  it('steps to whatever happens next in either, and back to the same instants', () => {
    const { left, right, clock } = linked()
    clock.advance(12 * US_PER_S)
    const instants: number[] = []
    let at = 6 * US_PER_S
    for (let step = 0; step < 6; step++) {
      const next = clock.next({ at }, 'message')
      const sides = [left, right].map(({ history }) => history.next({ at }, 'message')?.at ?? 0)
      expect(next).toEqual({ at: Math.min(...sides) })
      at = next?.at ?? 0
      instants.push(at)
    }
    const back = instants.slice(0, -1).reverse()
    for (const before of back) {
      const previous = clock.previous({ at }, 'message')
      expect(previous).toEqual({ at: before })
      at = before
    }
  }, 30_000)

  it('tells a milestone of both once, and leads to its instant', () => {
    const { clock } = linked()
    clock.advance(12 * US_PER_S)
    const crashes = clock.milestones.filter(
      (event) => milestoneText(event).label === 'broker 1 crashes',
    )
    expect(crashes.map(({ at }) => at)).toEqual([10 * US_PER_S])
    expect(clock.milestones.every(({ n }) => n < 0)).toBe(true)
  })

  it('shows what flies in both', () => {
    const { left, right, clock } = linked()
    const at = 6 * US_PER_S
    clock.advance(at)
    const count = [left, right].map(({ history }) => history.lookAt({ at }).messages.size)
    expect(clock.lookAt({ at }).messages.size).toBe((count[0] ?? 0) + (count[1] ?? 0))
  })
})

describe('The other run', () => {
  it('that fails leaves the page’s own run alone', () => {
    const left = createHistory(scenario)
    const pair = createPair({
      left,
      compare: { to: 'opposite' },
      makeHistory: () => {
        throw new Error('planted')
      },
      readFiles: () => new Map(),
    })
    expect(pair.right?.fault).toEqual(new Error('planted'))
    expect(pair.linked.advance(2 * US_PER_S)).toBe(true)
    expect(pair.linked.reachedAt).toBe(2 * US_PER_S)
  })

  it('that does not exist leaves the clock to the one there is', () => {
    const left = createHistory({ ...scenario, id: 'my-own' })
    const pair = createPair({
      left,
      compare: { to: 'opposite' },
      makeHistory: (other) => createHistory(other),
      readFiles: () => new Map(),
    })
    expect(pair.right).toBeNull()
    expect(pair.linked).toBe(left)
  })
})
