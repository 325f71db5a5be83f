import { describe, expect, it } from 'vitest'
import { createPlayback } from '../../src/app/playback/createPlayback.ts'
import type { Stopwatch } from '../../src/app/playback/Stopwatch.ts'
import { createSession } from '../../src/app/session/createSession.ts'
import type { FakeRun } from './FakeHistory.ts'
import { fakeHistory, messageArrived, messageSent, topicCreated } from './FakeHistory.ts'
import { smallScenario } from './smallScenario.ts'

/** A page whose time passes when the spec says so. */
function handStopwatch() {
  let nowMs = 0
  const frames: ((nowMs: number) => void)[] = []
  const turns: (() => void)[] = []
  const remove = <T>(list: T[], item: T) => {
    if (list.includes(item)) list.splice(list.indexOf(item), 1)
  }
  const stopwatch: Stopwatch = {
    now: () => nowMs,
    onFrame(run) {
      frames.push(run)
      return () => remove(frames, run)
    },
    onTurn(run) {
      turns.push(run)
      return () => remove(turns, run)
    },
  }
  return {
    stopwatch,
    frames,
    pass(ms: number, frameMs = 16) {
      for (let passed = 0; passed < ms; passed += frameMs) {
        nowMs += frameMs
        for (const run of frames.splice(0)) run(nowMs)
        for (const run of turns.splice(0)) run()
      }
    },
  }
}

const events = [
  topicCreated(1, 0),
  messageSent(2, 1_000_000, 1_002_000),
  messageArrived(3, 1_002_000, 2),
  topicCreated(4, 5_000_000),
]

function player(run: Partial<FakeRun> = {}, reduced = false) {
  const history = fakeHistory({ events, endsAt: 10_000_000, ...run })
  const store = createSession(smallScenario)
  const time = handStopwatch()
  const faults: unknown[] = []
  const playback = createPlayback({
    store,
    history: () => history,
    stopwatch: time.stopwatch,
    prefersReducedMotion: () => reduced,
    isBroken: () => false,
    onFault: (fault) => faults.push(fault),
  })
  return { history, store, time, playback, faults, cursor: () => store.getState().cursor }
}

describe('Playback', () => {
  it('asks for no frame while it is paused', () => {
    const { playback, time, cursor } = player()
    playback.play()
    time.pass(200)
    playback.pause()
    const at = cursor()
    time.pass(1_000)
    expect(time.frames).toHaveLength(0)
    expect(cursor()).toEqual(at)
  })

  it('plays in real time when the plain speed is 1', () => {
    const { playback, store, time, cursor } = player()
    store.getState().set({ pace: { kind: 'plain', slowness: 1 } })
    playback.play()
    time.pass(1_600)
    expect(cursor().at).toBe(1_600_000)
  })

  it('loses nothing of a speed slower than a microsecond a frame', () => {
    const { playback, store, time, cursor } = player()
    store.getState().set({ pace: { kind: 'plain', slowness: 100_000 } })
    playback.play()
    time.pass(16_000)
    expect(cursor().at).toBe(160)
  })

  it('shows a flight slowly and the idle second before it fast', () => {
    const { playback, store, time } = player()
    const whenMs = { left: 0, arrived: 0 }
    playback.play()
    for (let ms = 0; ms < 6_000; ms += 16) {
      time.pass(16)
      const { at } = store.getState().cursor
      if (at >= 1_000_000 && whenMs.left === 0) whenMs.left = ms
      if (at >= 1_002_000 && whenMs.arrived === 0) whenMs.arrived = ms
    }
    expect(whenMs.left).toBeLessThan(2_000)
    expect(whenMs.arrived - whenMs.left).toBeGreaterThan(350)
  })

  it('stops at the end and begins again from the start', () => {
    const { playback, store, time, cursor } = player()
    store.getState().set({ pace: { kind: 'plain', slowness: 0.1 } })
    playback.play()
    time.pass(1_200)
    expect(cursor().at).toBe(10_000_000)
    expect(store.getState().playing).toBe(false)
    playback.play()
    expect(cursor().at).toBe(0)
  })

  it('plays a loop over and over, and never beyond its end', () => {
    const { playback, store, time, cursor } = player()
    const loop = { from: 2_000_000, to: 3_000_000 }
    store.getState().set({ pace: { kind: 'plain', slowness: 1 }, loop })
    playback.seek(2_500_000)
    playback.play()
    const places: number[] = []
    for (let frame = 0; frame < 200; frame++) {
      time.pass(16)
      places.push(cursor().at)
    }
    expect(Math.max(...places)).toBeLessThan(loop.to)
    expect(places.filter((at) => at === loop.from).length).toBe(3)
    expect(store.getState().playing).toBe(true)
  })

  it('plays on where one stands beyond the loop, and from its start at its very end', () => {
    const { playback, store, time, cursor } = player()
    store.getState().set({
      pace: { kind: 'plain', slowness: 1 },
      loop: { from: 2_000_000, to: 3_000_000 },
    })
    playback.seek(4_000_000)
    playback.play()
    time.pass(160)
    expect(cursor().at).toBe(4_160_000)
    playback.pause()
    playback.seek(3_000_000)
    playback.play()
    expect(cursor().at).toBe(2_000_000)
  })

  it('steps round a loop under reduced motion', () => {
    const { playback, store, time, cursor } = player({}, true)
    store.getState().set({ loop: { from: 500_000, to: 1_001_000 } })
    playback.play()
    const places: number[] = []
    for (let ms = 0; ms < 8_000; ms += 16) {
      time.pass(16)
      if (cursor().at !== places.at(-1)) places.push(cursor().at)
    }
    expect(places.slice(-4).every((at) => at === 500_000 || at === 1_000_000)).toBe(true)
    expect(places.length).toBeGreaterThan(3)
  })

  it('waits for a run that is not yet known', () => {
    const { playback, store, time, cursor } = player({ reachedAt: 0, sliceUs: 10_000 })
    store.getState().set({ pace: { kind: 'plain', slowness: 0.01 } })
    playback.play()
    time.pass(160)
    expect(cursor().at).toBeGreaterThan(0)
    expect(cursor().at).toBeLessThanOrEqual(110_000)
  })

  it('runs ahead of the cursor while it is paused', () => {
    const { playback, time, history } = player({ reachedAt: 0, sliceUs: 1_000_000 })
    playback.changed()
    time.pass(1_000)
    expect(history.reachedAt).toBe(10_000_000)
  })

  it('shows a step for between 320 and 900 ms and then stands on the event', () => {
    const { playback, time, cursor } = player()
    playback.step('forward', 'message')
    time.pass(300)
    expect(cursor().at).toBeLessThan(1_000_000)
    time.pass(620)
    expect(cursor()).toEqual({ at: 1_000_000, n: 2 })
  })

  it('finishes a step at once when it is asked for another', () => {
    const { playback, time, cursor } = player()
    playback.step('forward', 'message')
    time.pass(32)
    playback.step('forward', 'message')
    expect(cursor()).toEqual({ at: 1_000_000, n: 2 })
  })

  it('steps back the way it came', () => {
    const { playback, store, time, cursor } = player()
    store.getState().moveTo({ at: 1_002_000, n: 3 })
    playback.step('back', 'message')
    time.pass(1_000)
    expect(cursor()).toEqual({ at: 1_000_000, n: 2 })
  })

  it('steps at once under reduced motion', () => {
    const { playback, cursor } = player({}, true)
    playback.step('forward', 'message')
    expect(cursor()).toEqual({ at: 1_000_000, n: 2 })
  })

  it('plays a step each second and a half under reduced motion', () => {
    const { playback, time, cursor } = player({}, true)
    playback.play()
    time.pass(32)
    expect(cursor()).toEqual({ at: 1_000_000, n: 2 })
    time.pass(1_400)
    expect(cursor()).toEqual({ at: 1_000_000, n: 2 })
    time.pass(200)
    expect(cursor()).toEqual({ at: 1_002_000, n: 3 })
  })

  it('goes to the next milestone, even where the run is not yet known', () => {
    const { playback, time, cursor } = player({ reachedAt: 0, sliceUs: 100_000 })
    playback.step('forward', 'milestone')
    time.pass(2_000)
    expect(cursor()).toEqual({ at: 5_000_000, n: 4 })
  })

  it('goes back to the milestone before', () => {
    const { playback, store, cursor } = player()
    store.getState().moveTo({ at: 4_000_000 })
    playback.step('back', 'milestone')
    expect(cursor()).toEqual({ at: 0, n: 1 })
  })

  it('stays within the run when it seeks', () => {
    const { playback, cursor } = player()
    playback.seek(99_000_000)
    expect(cursor().at).toBe(10_000_000)
    playback.seek(-5)
    expect(cursor().at).toBe(0)
  })

  it('goes on playing from where it was sent to', () => {
    const { playback, store, time, cursor } = player()
    store.getState().set({ pace: { kind: 'plain', slowness: 1 } })
    playback.play()
    playback.seek(7_000_000)
    time.pass(160)
    expect(store.getState().playing).toBe(true)
    expect(cursor().at).toBe(7_160_000)
  })

  it('leaves the cursor where it is while a new run catches up with it', () => {
    const { playback, store, time, cursor, history } = player({ reachedAt: 0, sliceUs: 500_000 })
    store.getState().moveTo({ at: 4_000_000, n: 3 })
    playback.changed()
    time.pass(48)
    expect(store.getState().stepping).toBe(true)
    expect(cursor()).toEqual({ at: 4_000_000, n: 3 })
    time.pass(500)
    expect(history.reachedAt).toBeGreaterThanOrEqual(4_000_000)
    expect(store.getState().stepping).toBe(false)
    expect(cursor()).toEqual({ at: 4_000_000, n: 3 })
  })

  it('stops and tells when the run itself fails', () => {
    const { playback, history, store, time, faults } = player()
    store.getState().set({ pace: { kind: 'plain', slowness: 1 } })
    playback.play()
    Object.defineProperty(history, 'endsAt', {
      get: () => {
        throw new Error('broken')
      },
    })
    time.pass(64)
    expect(faults).toEqual([new Error('broken')])
    expect(store.getState().playing).toBe(false)
    expect(time.frames).toHaveLength(0)
  })
})
