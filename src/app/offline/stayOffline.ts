// The page without a network: the browser keeps it after the first visit. A newer version is told of and taken only when
// the person reloads. Another tab may have taken it: what this one has not fetched yet is gone then, so it says so too.
import { offlineWords } from '../../words/en/offline.ts'
import type { SessionStore } from '../session/createSession.ts'

/** What the browser gives a page for this; a spec brings its own. */
export interface Browser {
  readonly isOnline: () => boolean
  /** Undefined where a page cannot be kept, such as in a private window or on an address without encryption. */
  readonly workers: ServiceWorkerContainer | undefined
  /** Tells when the network comes or goes, and when the person looks at the page again. */
  readonly on: (event: 'online' | 'offline' | 'return', listen: () => void) => void
  readonly reload: () => void
}

const thisBrowser: Browser = {
  isOnline: () => navigator.onLine,
  workers: navigator.serviceWorker,
  on: (event, listen) => {
    if (event !== 'return') addEventListener(event, listen)
    else
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') listen()
      })
  },
  reload: () => location.reload(),
}

/** Has the page kept, and says when the network goes or a newer version is there. */
export async function stayOffline(store: SessionStore, browser = thisBrowser): Promise<void> {
  const kept = await keepPage(browser)
  const tell = () => tellNetwork(store, browser.isOnline(), kept?.active != null)
  tell()
  browser.on('online', tell)
  browser.on('offline', tell)
  if (kept === undefined) return
  watchForUpdate(kept, () => tellUpdate(store))
  browser.workers?.addEventListener('controllerchange', () => tellUpdate(store))
  browser.on('return', () => void kept.update().catch(() => undefined))
}

/** Has the page kept. Undefined where nothing is: the page works as before, and without a network it is not there. */
export async function keepPage({
  workers,
}: Browser = thisBrowser): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await workers?.register('./sw.js', { updateViaCache: 'none' })
  } catch {
    return undefined
  }
}

function tellNetwork(store: SessionStore, isOnline: boolean, isKept: boolean): void {
  const { notices, notify, dismiss } = store.getState()
  if (isOnline) {
    for (const { id, kind } of notices) if (kind === 'offline') dismiss(id)
    return
  }
  const detail = isKept ? offlineWords.offlineKept() : offlineWords.offlineNotKept()
  notify({ kind: 'offline', text: offlineWords.offline(), detail })
}

function tellUpdate(store: SessionStore): void {
  const detail = offlineWords.updateDetail()
  store.getState().notify({ kind: 'update', text: offlineWords.update(), detail })
}

/** The very first version takes no other's place, so there is nothing to tell. */
function watchForUpdate(kept: ServiceWorkerRegistration, tell: () => void): void {
  if (kept.waiting !== null && kept.active !== null) tell()
  kept.addEventListener('updatefound', () => {
    const coming = kept.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && kept.active !== null) tell()
    })
  })
}

/** Takes the newer version and reloads; without one it only reloads. */
export async function takeUpdate(browser = thisBrowser): Promise<void> {
  const waiting = (await browser.workers?.getRegistration())?.waiting
  if (!waiting) return browser.reload()
  browser.workers?.addEventListener('controllerchange', () => browser.reload(), { once: true })
  waiting.postMessage({ type: 'SKIP_WAITING' })
}
