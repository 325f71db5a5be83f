import { describe, expect, it } from 'vitest'
import { tellRun } from '../../src/app/run/tellRun.ts'
import type { Shell } from '../../src/app/Shell.ts'
import { createSession } from '../../src/app/session/createSession.ts'
import type { History } from '../../src/engine/History.ts'
import { fakeHistory } from './FakeHistory.ts'
import { smallScenario } from './smallScenario.ts'

/** A run that a limit ended, and how it is looked at again. */
function told(limit: History['limit']) {
  const store = createSession(smallScenario)
  const history: History = { ...fakeHistory({ events: [], endsAt: 120_000_000 }), limit }
  let listen = () => {}
  const moments = {
    subscribe: (listener: () => void) => {
      listen = listener
      return () => {}
    },
  }
  tellRun({ store, moments, runs: { current: () => history } } as unknown as Shell)
  return { notices: () => store.getState().notices, again: () => listen() }
}

describe('A run that a limit ends', () => {
  it('says where and by which number, and what can be done', () => {
    const [notice] = told({ name: 'events', value: 500_000 }).notices()
    expect(notice?.text).toBe('The run stops at 120.000 s: 500,000 events.')
    expect(notice?.detail).toContain('Fewer records per second would reach further.')
  })

  it('says so once', () => {
    const { notices, again } = told({ name: 'events', value: 500_000 })
    again()
    expect(notices()).toHaveLength(1)
  })

  it('says nothing of a run without one', () => {
    expect(told(null).notices()).toEqual([])
  })
})
