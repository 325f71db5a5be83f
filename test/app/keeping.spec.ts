import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createKeeper,
  findSaved,
  KEEP_AFTER_MS,
  type Keep,
  LOST_KEY,
  SESSION_KEY,
} from '../../src/app/keep/createKeeper.ts'
import { createSession, playedScenario } from '../../src/app/session/createSession.ts'
import { smallScenario } from './smallScenario.ts'

/** As IndexedDB keeps it: a structured clone. */
function box(): Keep & { readonly content: Map<string, unknown> } {
  const content = new Map<string, unknown>()
  return {
    content,
    get: async (key) => content.get(key),
    set: async (key, value) => {
      content.set(key, structuredClone(value))
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('Keeping a session', () => {
  it('brings back scene, branches, cursor, view, theme and undo', async () => {
    const keep = box()
    const store = createSession(smallScenario)
    createKeeper({ store, keep, onRefused: () => {} })
    store.getState().moveTo({ at: 3_000_000 })
    store.getState().act({ type: 'crashBroker', node: 1 })
    store.getState().moveTo({ at: 1_000_000, n: 5 })
    store.getState().act({ type: 'pauseClient', client: 'web' })
    store.getState().set({ view: 'logs', theme: 'light', playing: true })
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS)

    const { saved } = await findSaved(keep)
    if (typeof saved !== 'object') throw new Error('nothing was kept')
    const again = createSession(smallScenario, saved)
    expect(again.getState().scene).toEqual(store.getState().scene)
    expect(again.getState()).toMatchObject({ view: 'logs', theme: 'light', playing: false })
    expect(again.getState().cursor).toEqual({ at: 1_000_000 })
    again.getState().undo()
    const acts = playedScenario(again.getState()).acts.map((act) => act.do.type)
    expect(acts).toEqual(['crashBroker'])
  })

  it('writes once for many changes', async () => {
    const keep = box()
    const set = vi.spyOn(keep, 'set')
    const store = createSession(smallScenario)
    createKeeper({ store, keep, onRefused: () => {} })
    for (let at = 1; at <= 20; at++) store.getState().moveTo({ at })
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS)
    expect(set).toHaveBeenCalledTimes(1)
  })

  it('writes at once when the page goes away', () => {
    const keep = box()
    const store = createSession(smallScenario)
    const keeper = createKeeper({ store, keep, onRefused: () => {} })
    store.getState().moveTo({ at: 7 })
    keeper.writeNow()
    expect(keep.content.get(SESSION_KEY)).toMatchObject({ cursor: { at: 7 } })
  })

  it('puts aside what it cannot open, and says so', async () => {
    const keep = box()
    keep.content.set(SESSION_KEY, { version: 0, scene: 'of long ago' })
    const { saved, canKeep } = await findSaved(keep)
    expect([saved, canKeep]).toEqual(['an older form', true])
    expect(keep.content.get(LOST_KEY)).toEqual({ version: 0, scene: 'of long ago' })
  })

  it('says when the browser keeps nothing', async () => {
    const refusing: Keep = {
      get: () => Promise.reject(new Error('private window')),
      set: () => Promise.reject(new Error('private window')),
    }
    expect(await findSaved(refusing)).toEqual({ saved: undefined, canKeep: false })
    let refused = 0
    const store = createSession(smallScenario)
    createKeeper({ store, keep: refusing, onRefused: () => refused++ })
    store.getState().moveTo({ at: 7 })
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS)
    expect(refused).toBe(1)
  })

  it('does not wait for ever for a browser that does not answer', async () => {
    const silent: Keep = { get: () => new Promise(() => {}), set: async () => {} }
    const found = findSaved(silent)
    await vi.advanceTimersByTimeAsync(5_000)
    expect((await found).canKeep).toBe(false)
  })
})
