import { describe, expect, it } from 'vitest'
import type { Keyframe } from '../../src/engine/Keyframe.ts'
import {
  addKeyframe,
  createKeyframes,
  FRAME_EVERY_EVENTS,
  indexBefore,
  isFrameDue,
  type Keyframes,
  latestFrame,
} from '../../src/engine/keyframes.ts'
import { resume, type Simulation, simulate } from '../../src/engine/simulate.ts'
import {
  closestFrame,
  createStretches,
  type Place,
  placeAfter,
  placeBefore,
  placeOf,
  type Stretches,
  simulationBefore,
  stretchAt,
} from '../../src/engine/stretches.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { hashDraw } from '../../src/trace/hashDraw.ts'
import { hashText16 } from '../../src/trace/hashEvent.ts'
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'
import { crashBroker, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

const END = 12_000_000

const scene = cluster({ seed: 3 })
  .topic('orders', { partitions: 3 })
  .producing('web', { topic: 'orders', perSecond: 150, arrivals: 'poisson' })
  .reading('billing', { topic: 'orders', from: 'beginning', processing: '1ms' })
  .at('5s', crashBroker())
  .at('7s', startBroker())
  .scenario('20s')

const drawn = (n: number, below: number) =>
  Math.floor((hashDraw(9, 'positions', n) / 4_294_967_296) * below)

function hashAtEnd(run: Simulation): string {
  run.run({ at: END })
  return hashText16(run.state)
}

describe('Keyframes in a row', () => {
  it('share what did not change, and each goes on to the same end', () => {
    const run = simulate(scene)
    const frames: Keyframe[] = []
    for (let n = 0; n < 20; n++) {
      run.run({ at: (n * END) / 20 })
      frames.push(run.keyframe(frames.at(-1)))
    }
    const straight = hashAtEnd(simulate(scene))
    const shared = frames.filter((frame, n) => {
      const before = frames[n - 1]
      return before && frame.state.hosts === before.state.hosts && frame !== before
    })
    expect(shared.length).toBeGreaterThan(15)
    for (const frame of frames) expect(hashAtEnd(resume(scene, frame))).toBe(straight)
  })

  it('are not touched by the runs that go on from them', () => {
    const run = simulate(scene)
    run.run({ at: 1_000_000 })
    const first = run.keyframe()
    run.run({ at: 2_000_000 })
    const second = run.keyframe(first)
    const before = [first, second].map((frame) => JSON.stringify(frame.state.clients))
    hashAtEnd(resume(scene, first))
    hashAtEnd(run)
    expect([first, second].map((frame) => JSON.stringify(frame.state.clients))).toEqual(before)
  })
})

describe('The next keyframe', () => {
  const keyframes = createKeyframes(simulate(scene).keyframe())
  const { n, memory } = latestFrame(keyframes)

  it('is due after so many events, or after twice as much chatter', () => {
    expect(isFrameDue(keyframes, n + FRAME_EVERY_EVENTS - 1, memory.processed)).toBe(false)
    expect(isFrameDue(keyframes, n + FRAME_EVERY_EVENTS, memory.processed)).toBe(true)
    expect(isFrameDue(keyframes, n, memory.processed + 2 * FRAME_EVERY_EVENTS - 1)).toBe(false)
    expect(isFrameDue(keyframes, n, memory.processed + 2 * FRAME_EVERY_EVENTS)).toBe(true)
  })

  it('holds what clients know of the cluster once, when they know the same', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => `reader-${index}`).reduce(
      (built, id) => built.reading(id, { topic: 'orders' }),
      cluster({ seed: 4 }).topic('orders', { partitions: 200 }),
    )
    const run = simulate(crowd.scenario('4s'))
    run.run({ at: 3_000_000 })
    const knownBy = ({ memory }: Keyframe) =>
      new Set([...memory.readers.values()].map(({ network }) => network.known))
    const frame = run.keyframe()
    expect(frame.memory.readers.size).toBe(20)
    expect(knownBy(frame).size).toBe(1)
    expect([...knownBy(frame)][0]).toHaveLength(200)
    const again = resume(crowd.scenario('4s'), frame).keyframe()
    expect([...knownBy(again)][0]).toBe([...knownBy(frame)][0])
  })
})

/** A frame that takes about so many bytes and shares nothing. */
function heavyFrame(n: number, bytes: number): Keyframe {
  const ballast = Array.from({ length: bytes / 10 }, () => n)
  return {
    at: n * 1_000,
    n,
    state: { ballast },
    memory: { heap: [], processed: 0 },
  } as unknown as Keyframe
}

describe('The budget of keyframes', () => {
  const MB = 1024 * 1024

  function fill(count: number): Keyframes {
    const keyframes = createKeyframes(heavyFrame(0, MB))
    for (let added = 1; added < count; added++)
      addKeyframe(keyframes, heavyFrame(latestFrame(keyframes).n + keyframes.spacing, MB))
    return keyframes
  }

  it('is never passed, and nearly all of it is used', () => {
    for (const count of [20, 40, 70, 200]) {
      const { bytes, frames } = fill(count)
      expect(bytes).toBeLessThanOrEqual(64 * MB)
      expect(frames.length).toBeGreaterThanOrEqual(Math.min(count, 42))
    }
  })

  it('leaves frames over the whole run, no two further apart than twice the spacing', () => {
    const { frames, spacing } = fill(200)
    const gaps = frames.slice(1).map((frame, index) => frame.n - (frames[index]?.n ?? 0))
    expect(frames[0]?.n).toBe(0)
    expect(spacing).toBeGreaterThan(FRAME_EVERY_EVENTS)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * spacing)
  })

  it('finds the last frame before a place', () => {
    const { frames } = fill(20)
    expect(indexBefore(frames, 5 * 1_500 * 1_000 + 1, undefined)).toBe(5)
    expect(indexBefore(frames, Number.MAX_SAFE_INTEGER, 5 * 1_500 - 1)).toBe(4)
    expect(indexBefore(frames, -1, undefined)).toBe(0)
  })
})

describe('Round the place one looks at', () => {
  /** A run that left one keyframe at its beginning: all else has to be made where it is looked at. */
  function lonely(scenario: Scenario): { readonly run: Stretches; readonly events: TraceEvent[] } {
    const events: TraceEvent[] = []
    const ahead = simulate(scenario)
    ahead.run({ at: -1 })
    const keyframes = createKeyframes(ahead.keyframe())
    ahead.listen((event) => events.push(event))
    ahead.run({ at: END })
    const head = () => ({ at: ahead.now, n: ahead.state.n })
    return { run: createStretches({ scenario, options: {}, keyframes, head }), events }
  }

  const numbers = (events: readonly TraceEvent[]) => events.filter(({ n }) => n > 0).map((e) => e.n)

  it('the stretches tell every event once, forward and back', () => {
    const { run, events } = lonely(scene)
    const forward: TraceEvent[] = []
    let last: Place = placeOf(run, 0, undefined)
    for (let place: Place | undefined = last; place; place = placeAfter(run, place)) {
      forward.push(...stretchAt(run, place).events)
      last = place
    }
    expect(last.stretch).toBeGreaterThan(5)
    expect(numbers(forward)).toEqual(numbers(events))
    const back: TraceEvent[] = []
    for (let place: Place | undefined = last; place; place = placeBefore(run, place))
      back.unshift(...stretchAt(run, place).events)
    expect(numbers(back)).toEqual(numbers(events))
  })

  it('any place is reached from the closest frame, whatever was looked at before', () => {
    const { run } = lonely(scene)
    for (let n = 0; n < 40; n++) {
      const at = drawn(n, END)
      const simulation = simulationBefore(run, at, undefined)
      simulation.run({ at })
      const straight = simulate(scene)
      straight.run({ at })
      expect(hashText16(simulation.state)).toBe(hashText16(straight.state))
    }
  })

  it('a row of steps back starts from frames close by', () => {
    const { run, events } = lonely(scene)
    const places = numbers(events).slice(-900).toReversed()
    const far: number[] = []
    for (const n of places) {
      const simulation = simulationBefore(run, END, n)
      expect(simulation.state.n).toBeLessThanOrEqual(n)
      far.push(n - simulation.state.n)
    }
    expect(closestFrame(run, END, places[0]).n).toBeGreaterThan((places[0] ?? 0) - 1_600)
    expect(far.filter((events) => events > 130).length).toBeLessThan(3)
  })
})
