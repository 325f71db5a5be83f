import { describe, expect, it } from 'vitest'
import { createSession, isLocked, playedScenario } from '../../src/app/session/createSession.ts'
import type { Action, Scenario } from '../../src/scenario/Scenario.ts'
import { smallScenario } from './smallScenario.ts'

const crash: Action = { type: 'crashBroker', node: 1 }
const pause: Action = { type: 'pauseClient', client: 'web' }
const other: Scenario = { ...smallScenario, id: 'other', title: 'Another scene' }

function session(scenario = smallScenario) {
  const store = createSession(scenario)
  return {
    store,
    get: store.getState,
    acts: () => playedScenario(store.getState()).acts.map((act) => act.do),
  }
}

describe('A session', () => {
  it('opens where the scenario says', () => {
    const open = { at: '1.5s', event: 12, view: 'logs', selected: 'broker:1' } as const
    const { get } = session({ ...smallScenario, open })
    expect(get()).toMatchObject({
      cursor: { at: 1_500_000, n: 12 },
      view: 'logs',
      selected: 'broker:1',
      playing: false,
    })
  })

  it('takes an act back and does it again', () => {
    const { get, acts } = session()
    get().moveTo({ at: 1_000_000 })
    get().act(crash)
    expect(acts()).toEqual([crash])
    get().undo()
    expect(acts()).toEqual([])
    get().redo()
    expect(acts()).toEqual([crash])
  })

  it('keeps the cursor where it is when an act is performed', () => {
    const { get } = session()
    get().moveTo({ at: 1_000_000, n: 7 })
    get().act(crash)
    expect(get().cursor.at).toBe(1_000_000)
  })

  it('forks when the person goes back and acts, and undo brings the old future back', () => {
    const { get, acts } = session()
    get().moveTo({ at: 3_000_000 })
    get().act(crash)
    get().moveTo({ at: 1_000_000 })
    get().act(pause)
    expect(acts()).toEqual([pause])
    expect(get().scene.branches).toHaveLength(2)
    get().undo()
    expect(acts()).toEqual([crash])
    expect(get().scene.branches).toHaveLength(1)
  })

  it('returns to a branch, no further than where both still tell the same', () => {
    const { get, acts } = session()
    get().moveTo({ at: 3_000_000 })
    get().act(crash)
    get().moveTo({ at: 1_000_000 })
    get().act(pause)
    get().moveTo({ at: 5_000_000 })
    get().switchTo('b1')
    expect(acts()).toEqual([crash])
    expect(get().cursor).toEqual({ at: 1_000_000 })
  })

  it('brings back the scene that was open before another one', () => {
    const { get, acts } = session()
    get().moveTo({ at: 1_000_000 })
    get().act(crash)
    get().open(other)
    expect(playedScenario(get()).id).toBe('other')
    get().undo()
    expect(playedScenario(get()).id).toBe('small')
    expect(acts()).toEqual([crash])
    expect(get().cursor.at).toBe(1_000_000)
    get().redo()
    expect(playedScenario(get()).id).toBe('other')
  })

  it('forgets what was undone once something else is done', () => {
    const { get } = session()
    get().act(crash)
    get().undo()
    get().act(pause)
    expect(get().future).toEqual([])
  })

  it('does nothing when there is nothing to take back or to do again', () => {
    const { get } = session()
    const before = get()
    get().undo()
    get().redo()
    expect(get()).toEqual(before)
  })

  it('keeps one notice of a kind, the latest', () => {
    const { get } = session()
    get().notify({ kind: 'copied', text: 'one' })
    get().notify({ kind: 'copied', text: 'two' })
    expect(get().notices.map(({ text }) => text)).toEqual(['two'])
    get().dismiss(get().notices[0]?.id ?? 0)
    expect(get().notices).toEqual([])
  })

  it('knows which controls a link has locked', () => {
    const { get } = session({ ...smallScenario, open: { locked: ['Act'] } })
    expect([isLocked(get(), 'Act'), isLocked(get(), 'Open')]).toEqual([true, false])
  })
})
