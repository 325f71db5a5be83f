import { describe, expect, it } from 'vitest'
import { hintNow, withDone } from '../../src/app/hints.ts'
import { fromSaved, toSaved } from '../../src/app/keep/saved.ts'
import { createDesk } from '../../src/app/session/createDesk.ts'
import { createSession } from '../../src/app/session/createSession.ts'
import { smallScenario } from './smallScenario.ts'

function page() {
  const store = createSession(smallScenario)
  const desk = createDesk({ width: 1440, height: 900 })
  store.getState().set({ touched: true })
  const get = store.getState
  return {
    get,
    desk,
    hint: (hasKeys = true) => hintNow(get(), desk.getState(), hasKeys),
    learn: () => get().set({ hints: withDone(get(), desk.getState()) }),
    close() {
      const { hints, set } = get()
      const now = hintNow(get(), desk.getState(), true)
      if (now !== null) set({ hints: { ...hints, known: [...hints.known, now] } })
    },
  }
}

describe('Hints', () => {
  it('come one by one, each when the one before was closed', () => {
    const { hint, close } = page()
    const seen = [1, 2, 3].map(() => {
      const now = hint()
      close()
      return now
    })
    expect([...seen, hint()]).toEqual(['step', 'why', 'palette', null])
  })

  it('never tell what the person does by themselves', () => {
    const { get, desk, hint, learn } = page()
    get().moveTo({ at: 100, n: 4 })
    learn()
    expect(hint()).toBe('why')
    desk.setState({ asked: 'highWatermark' })
    learn()
    expect(hint()).toBe('palette')
  })

  it('wait while anything else has the place, and while the run plays', () => {
    const { get, desk, hint } = page()
    desk.setState({ isNew: true })
    expect(hint()).toBeNull()
    desk.setState({ isNew: false, dialog: { name: 'open' } })
    expect(hint()).toBeNull()
    desk.setState({ dialog: null })
    get().set({ selected: 'broker:1' })
    expect(hint()).toBeNull()
    get().set({ selected: null, playing: true })
    expect(hint()).toBeNull()
  })

  it('wait until the person has begun', () => {
    const { get, hint } = page()
    get().set({ touched: false })
    expect(hint()).toBeNull()
  })

  it('do not speak of keys where there are none', () => {
    const { hint, close } = page()
    close()
    close()
    expect([hint(false), hint(true)]).toEqual([null, 'palette'])
  })

  it('are gone for good once the person says so, and older sessions begin with the first', () => {
    const { get, hint } = page()
    get().set({ hints: { off: true, known: [] } })
    expect(hint()).toBeNull()
    const saved = toSaved(get())
    expect(fromSaved(saved)).toMatchObject({ hints: { off: true } })
    const { hints: _, ...older } = saved
    expect(fromSaved(older)).toMatchObject({ hints: { off: false, known: [] } })
  })
})
