import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import type { History, Position } from '../../src/engine/History.ts'
import { simulate } from '../../src/engine/simulate.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { hashDraw } from '../../src/trace/hashDraw.ts'
import { hashText16 } from '../../src/trace/hashEvent.ts'
import type { Level } from '../../src/trace/levels.ts'
import { crashBroker, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

const scene = cluster({ seed: 11 })
  .topic('orders', { partitions: 3 })
  .producing('web', { topic: 'orders', perSecond: 60, arrivals: 'poisson' })
  .reading('billing', { topic: 'orders', from: 'beginning', processing: '5ms' })
  .at('7s', crashBroker())
  .at('9s', startBroker())
  .scenario('30s')

/** The same place reached by running straight there. */
function straight(scenario: Scenario, { at, n }: Position): string {
  const run = simulate(scenario)
  run.run(n === undefined ? { at } : { at, n })
  return hashText16(run.state)
}

const drawn = (n: number, below: number) =>
  Math.floor((hashDraw(5, 'positions', n) / 4_294_967_296) * below)

describe('Seeking', () => {
  it('to any instant, in any order, shows what a straight run shows', () => {
    const history = createHistory(scene)
    for (let n = 0; n < 40; n++) {
      const at = drawn(n, 30_000_000)
      const state = history.stateAt({ at })
      expect(hashText16(state)).toBe(straight(scene, { at }))
      expect(state.at).toBeLessThanOrEqual(at)
    }
  })

  it('holds moments still that are the run’s own, whatever is looked at after them', () => {
    const history = createHistory(scene)
    history.advance(30_000_000)
    for (const at of [3_000_000, 15_000_000, 28_000_000]) {
      const still = history.stillNear(at, 15_000_000)
      if (!still) throw new Error('No moment is held.')
      history.stateAt({ at: still.at + 1_000_000 })
      expect(hashText16(still.state)).toBe(straight(scene, still))
      // It was the closest.
      expect(history.stillNear(at, Math.abs(still.at - at) - 1)).toBeUndefined()
    }
  })

  it('leaves no trace: the end is the same after any wandering', () => {
    const wandering = createHistory(scene)
    for (let n = 0; n < 12; n++) wandering.stateAt({ at: drawn(n, 30_000_000) })
    expect(wandering.hashAt({ at: 30_000_000 })).toBe(straight(scene, { at: 30_000_000 }))
  })

  it('finds the events of a stretch in order, whenever it is asked', () => {
    const history = createHistory(scene)
    history.advance(30_000_000)
    const late = history.eventsBetween(20_000_000, 21_000_000)
    const early = history.eventsBetween(2_000_000, 3_000_000)
    const again = history.eventsBetween(20_000_000, 21_000_000)
    expect(early.length).toBeGreaterThan(100)
    expect(again.map(({ n, at, type }) => [n, at, type])).toEqual(
      late.map(({ n, at, type }) => [n, at, type]),
    )
    for (const [index, event] of early.entries())
      expect(event.at).toBeGreaterThanOrEqual(early[index - 1]?.at ?? 2_000_000)
    const some = early.find(({ n }) => n > 0)
    expect(history.eventNumbered(some?.n ?? 0)).toEqual(some)
  })

  it('keeps milestones for ever', () => {
    const history = createHistory(scene)
    history.advance(30_000_000)
    const types = history.milestones.map(({ type }) => type)
    expect(types.filter((type) => type === 'ProcessChanged')).toHaveLength(2)
    expect(types.filter((type) => type === 'ActPerformed')).toHaveLength(2)
  })
})

describe('Stepping', () => {
  for (const level of ['message', 'decision', 'milestone'] as const)
    it(`forward and back by ${level} are inverse, from start to end`, () => {
      const history = createHistory(scene)
      const there = walk(history, level, 6_500_000, 150)
      expect(there.length).toBeGreaterThan(level === 'milestone' ? 1 : 100)
      for (let index = there.length - 1; index > 0; index--)
        expect(history.previous(there[index] as Position, level)).toEqual(there[index - 1])
    })

  it('never skips an event of its level, and never stands still', () => {
    const history = createHistory(scene)
    const places = walk(history, 'decision', 1_000_000, 80)
    for (const [index, place] of places.entries()) {
      const before = places[index - 1]
      if (before) expect(place.n).toBeGreaterThan(before.n ?? 0)
    }
    const last = places.at(-1)
    const decisions = history
      .eventsBetween(places[0]?.at ?? 0, last?.at ?? 0)
      .filter(
        ({ n, type }) =>
          n > (places[0]?.n ?? 0) && n <= (last?.n ?? 0) && type === 'RecordsAppended',
      )
    for (const { n, at } of decisions)
      expect(places.some((place) => place.at === at && (place.n ?? 0) >= n)).toBe(true)
  })

  it('shows the state of a straight run at every step, back as well', () => {
    const history = createHistory(scene)
    const places = walk(history, 'message', 8_000_000, 25)
    for (const place of places.toReversed())
      expect(hashText16(history.stateAt(place))).toBe(straight(scene, place))
  })

  it('looks about as far ahead as the next event lies, so that the first step of a scene does not run seconds of it', () => {
    const history = createHistory(scene)
    let place: Position = { at: 1_000_000 }
    for (let steps = 0; steps < 20; steps++) {
      const next = history.next(place, 'message')
      if (!next) throw new Error('The scene has no more messages.')
      expect(history.reachedAt - place.at).toBeLessThan(50_000 + 3 * (next.at - place.at))
      place = next
    }
  })

  it('ends where the run ends, and where it began', () => {
    const history = createHistory(scene)
    expect(history.next({ at: 30_000_000 }, 'milestone')).toBeUndefined()
    const first = history.next({ at: 0, n: history.stateAt({ at: 0 }).n }, 'message')
    expect(first).toBeDefined()
    let back: Position | undefined = { at: 200_000 }
    for (let steps = 0; back && steps < 500; steps++) back = history.previous(back, 'message')
    expect(back).toBeUndefined()
  })
})

function walk(history: History, level: Level, from: number, steps: number): Position[] {
  const places: Position[] = []
  let place: Position | undefined = history.next({ at: from }, level)
  while (place && places.length < steps) {
    places.push(place)
    place = history.next(place, level)
  }
  return places
}
