import { describe, expect, it } from 'vitest'
import { createMoments } from '../../src/app/run/createMoments.ts'
import { createSession } from '../../src/app/session/createSession.ts'
import { smallScenario } from './smallScenario.ts'

function moments() {
  let nowMs = 1_000
  let dragged = false
  let pending: { readonly run: () => void; readonly atMs: number } | undefined
  const frames: (() => void)[] = []
  const store = createSession(smallScenario)
  const made = createMoments({
    store,
    isDragged: () => dragged,
    now: () => nowMs,
    later: (run, ms) => {
      pending = { run, atMs: nowMs + ms }
      return () => {
        pending = undefined
      }
    },
    onFrame: (run) => {
      frames.push(run)
    },
  })
  const pass = (ms: number) => {
    nowMs += ms
    for (const frame of frames.splice(0)) frame()
    if (pending === undefined || pending.atMs > nowMs) return
    const { run } = pending
    pending = undefined
    run()
  }
  const drag = (isHeld: boolean) => {
    dragged = isHeld
  }
  return { store, made, pass, drag, move: (at: number) => store.getState().moveTo({ at }) }
}

describe('Moments of the page', () => {
  it('come at once while nothing moves', () => {
    const { made, move } = moments()
    move(1)
    move(2)
    expect(made.serial()).toBe(2)
  })

  it('come at most fifteen times a second while it plays, and never leave the last one out', () => {
    const { store, made, move, pass } = moments()
    store.getState().set({ playing: true })
    for (let frame = 1; frame <= 60; frame++) {
      move(frame)
      pass(16)
    }
    expect(made.serial()).toBeGreaterThanOrEqual(12)
    expect(made.serial()).toBeLessThanOrEqual(16)
    const before = made.serial()
    move(1_000)
    pass(200)
    expect(made.serial()).toBe(before + 1)
  })

  it('come ten times a second while a hand drags, and each says where the hand was before', () => {
    const { made, move, pass, drag } = moments()
    drag(true)
    move(1)
    expect([made.serial(), made.draggedFrom()]).toEqual([1, 0])
    for (let frame = 2; frame <= 60; frame++) {
      pass(16)
      move(frame)
    }
    expect(made.serial()).toBeGreaterThanOrEqual(8)
    expect(made.serial()).toBeLessThanOrEqual(11)
    expect(made.draggedFrom()).toBeGreaterThan(40)
  })

  it('come less often where a drawing holds the frames of a drag up', () => {
    const { made, move, pass, drag } = moments()
    drag(true)
    for (let frame = 1; frame <= 40; frame++) {
      move(frame)
      pass(50)
    }
    expect(made.serial()).toBeGreaterThanOrEqual(2)
    expect(made.serial()).toBeLessThanOrEqual(4)
  })

  it('count a single frame that a drawing holds up, wherever between two frames it began', () => {
    for (const untilFirst of [1, 8, 15]) {
      const { made, move, pass, drag } = moments()
      drag(true)
      move(1)
      // One frame is left out: the first comes a frame late.
      pass(untilFirst + 17)
      pass(17)
      for (let frame = 2; frame <= 12; frame++) {
        move(frame)
        pass(17)
      }
      expect(made.serial()).toBe(1)
      pass(60)
      expect(made.serial()).toBe(2)
    }
  })

  it('come once more for the very instant where the hand rests, and then no more', () => {
    const { made, move, pass, drag } = moments()
    drag(true)
    move(7)
    pass(100)
    expect([made.serial(), made.draggedFrom()]).toEqual([2, undefined])
    pass(1_000)
    expect(made.serial()).toBe(2)
  })

  it('come at once where the hand lets go', () => {
    const { made, move, drag } = moments()
    drag(true)
    move(1)
    drag(false)
    move(2)
    expect([made.serial(), made.draggedFrom()]).toEqual([2, undefined])
  })

  it('come at once when it stops', () => {
    const { store, made, move, pass } = moments()
    store.getState().set({ playing: true })
    move(1)
    pass(1)
    move(2)
    const before = made.serial()
    store.getState().set({ playing: false })
    expect(made.serial()).toBe(before + 1)
  })

  it('come at once when something is done', () => {
    const { store, made } = moments()
    store.getState().act({ type: 'crashBroker', node: 1 })
    expect(made.serial()).toBe(1)
  })

  it('are told to whoever listens, until they stop', () => {
    const { made, move } = moments()
    let heard = 0
    const stop = made.subscribe(() => {
      heard += 1
    })
    move(1)
    stop()
    move(2)
    expect(heard).toBe(1)
  })
})
