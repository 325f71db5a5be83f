import { describe, expect, it, vi } from 'vitest'
import { fromSaved, toSaved } from '../../src/app/keep/saved.ts'
import { presenterKeys } from '../../src/app/keys/presenterKeys.ts'
import type { Shell } from '../../src/app/Shell.ts'
import { createDesk } from '../../src/app/session/createDesk.ts'
import { createSession } from '../../src/app/session/createSession.ts'
import { smallScenario } from './smallScenario.ts'

function room(locked: readonly string[] = []) {
  const store = createSession({ ...smallScenario, open: { locked } })
  store.getState().set({ presenting: true })
  const desk = createDesk({ width: 1280, height: 720 })
  const step = vi.fn()
  const shell = { store, desk, playback: { step } } as unknown as Shell
  const keys = presenterKeys(shell)
  const press = (...pressed: readonly string[]) => {
    for (const key of pressed) keys[key]?.()
  }
  return { press, step, desk, state: () => desk.getState().room, session: () => store.getState() }
}

describe('In a room', () => {
  it('a clicker goes from milestone to milestone', () => {
    const { press, step } = room()
    press('PageDown', 'PageUp')
    expect(step.mock.calls).toEqual([
      ['forward', 'milestone'],
      ['back', 'milestone'],
    ])
  })

  it('a clicker moves nothing where a link locked time', () => {
    const { press, step } = room(['Time'])
    press('PageDown')
    expect(step).not.toHaveBeenCalled()
  })

  it('. makes the screen black and brings it back; Escape brings it back too, and leaves only then', () => {
    const { press, state, session } = room()
    press('.')
    expect(state().black).toBe(true)
    press('Escape')
    expect([state().black, session().presenting]).toEqual([false, true])
    press('Escape')
    expect(session().presenting).toBe(false)
  })

  it('H covers the answer and uncovers it', () => {
    const { press, state } = room()
    press('h')
    expect(state().hidden).toBe(true)
    press('h')
    expect(state().hidden).toBe(false)
  })

  it('a number lights one lane, the same number all; S does so without one', () => {
    const { press, state } = room()
    press('2')
    expect(state().spot).toBe(1)
    press('3')
    expect(state().spot).toBe(2)
    press('3')
    expect(state().spot).toBeNull()
    press('s')
    expect(state().spot).toBe(0)
  })

  it('stays what it is after a reload, and sessions of before know no room', () => {
    const { session } = room()
    const saved = toSaved(session())
    expect(fromSaved(saved)).toMatchObject({ presenting: true })
    const { presenting: _, ...older } = saved
    expect(fromSaved(older)).toMatchObject({ presenting: false })
  })
})
