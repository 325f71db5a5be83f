import { describe, expect, it } from 'vitest'
import { type Browser, stayOffline, takeUpdate } from '../../src/app/offline/stayOffline.ts'
import { createSession } from '../../src/app/session/createSession.ts'
import { smallScenario } from './smallScenario.ts'

/** A browser whose network and worker do as the spec says. */
function fakeBrowser({ canKeep = true, isKept = false } = {}) {
  const listeners = new Map<string, () => void>()
  const registration = new EventTarget() as EventTarget & {
    active: unknown
    waiting: unknown
    installing: unknown
    update: () => Promise<void>
  }
  let updates = 0
  let reloads = 0
  const messages: unknown[] = []
  Object.assign(registration, {
    active: isKept ? {} : null,
    waiting: null,
    installing: null,
    update: async () => updates++,
  })
  const workers = Object.assign(new EventTarget(), {
    register: async () => {
      if (!canKeep) throw new Error('refused')
      return registration
    },
    getRegistration: async () => registration,
  })
  const state = { isOnline: true }
  const browser: Browser = {
    isOnline: () => state.isOnline,
    workers: workers as unknown as ServiceWorkerContainer,
    on: (event, listen) => listeners.set(event, listen),
    reload: () => {
      reloads++
    },
  }
  return {
    browser,
    goes: (event: 'online' | 'offline' | 'return') => {
      state.isOnline = event !== 'offline'
      listeners.get(event)?.()
    },
    /** A version comes in; the worker is installed and waits. */
    installs() {
      const coming = Object.assign(new EventTarget(), {
        state: 'installed',
        postMessage: (message: unknown) => messages.push(message),
      })
      registration.installing = coming
      registration.dispatchEvent(new Event('updatefound'))
      registration.waiting = coming
      coming.dispatchEvent(new Event('statechange'))
    },
    takesOver: () => workers.dispatchEvent(new Event('controllerchange')),
    counts: () => ({ updates, reloads, messages }),
  }
}

const begun = async (how?: Parameters<typeof fakeBrowser>[0]) => {
  const fake = fakeBrowser(how)
  const store = createSession(smallScenario)
  await stayOffline(store, fake.browser)
  return { ...fake, notices: () => store.getState().notices.map(({ kind }) => kind), store }
}

describe('Without a network', () => {
  it('the page says so, and that nothing is lost once it is kept', async () => {
    const { goes, store } = await begun({ isKept: true })
    goes('offline')
    const [notice] = store.getState().notices
    expect(notice?.text).toBe('You are offline.')
    expect(notice?.detail).toContain('also after a reload')
  })

  it('it says what a reload would need while it is not kept', async () => {
    const { goes, store } = await begun()
    goes('offline')
    expect(store.getState().notices[0]?.detail).toContain('a reload would need the network')
  })

  it('the notice goes with the trouble', async () => {
    const { goes, notices } = await begun()
    goes('offline')
    goes('online')
    expect(notices()).toEqual([])
  })

  it('a browser that keeps no pages changes nothing', async () => {
    const { goes, notices } = await begun({ canKeep: false })
    goes('offline')
    expect(notices()).toEqual(['offline'])
  })
})

describe('A newer version', () => {
  it('is told of, and never taken by itself', async () => {
    const { installs, notices, counts } = await begun({ isKept: true })
    installs()
    expect(notices()).toEqual(['update'])
    expect(counts()).toMatchObject({ reloads: 0, messages: [] })
  })

  it('is nothing to tell on the very first visit', async () => {
    const { installs, notices } = await begun({ isKept: false })
    installs()
    expect(notices()).toEqual([])
  })

  it('is asked for when the person comes back to the page', async () => {
    const { goes, counts } = await begun()
    goes('return')
    expect(counts().updates).toBe(1)
  })

  it('is taken when the person reloads, and the page comes back only with it', async () => {
    const { browser, installs, takesOver, counts } = await begun({ isKept: true })
    installs()
    await takeUpdate(browser)
    expect(counts()).toMatchObject({ reloads: 0, messages: [{ type: 'SKIP_WAITING' }] })
    takesOver()
    expect(counts().reloads).toBe(1)
  })

  it('that another tab has taken is told of, and there after a reload', async () => {
    const { browser, takesOver, notices, counts } = await begun({ isKept: true })
    takesOver()
    expect(notices()).toEqual(['update'])
    await takeUpdate(browser)
    expect(counts()).toMatchObject({ reloads: 1, messages: [] })
  })
})
