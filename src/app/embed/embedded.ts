// `?embed`: the page as a frame in somebody else's. It waits until it is in sight, and keeps nothing: what a person has
// at work in this browser is not a frame's to change.
import { createShell } from '../createShell.ts'
import type { Keep } from '../keep/createKeeper.ts'
import { loadPresets } from '../open/presets.ts'
import type { Shell } from '../Shell.ts'

export { EmbedPart as Page } from './EmbedPart.tsx'

const keepsNothing: Keep = { get: async () => undefined, set: async () => {} }

/** Brings the shell up once any of the page is in sight. */
export async function begin(): Promise<Shell> {
  await inSight(document.documentElement)
  await loadPresets()
  const shell = await createShell(keepsNothing)
  setTimeout(() => void keepFrame(), KEPT_AFTER_MS)
  return shell
}

/** How long after the first picture the browser is asked to keep the page, in ms. */
const KEPT_AFTER_MS = 800

/** A frame once seen is there without a network, too; a newer version is the whole page's to tell. */
async function keepFrame(): Promise<void> {
  const offline = await import('../offline/stayOffline.ts').catch(() => undefined)
  await offline?.keepPage()
}

/** Resolves when the reader has scrolled to it, whatever page it stands in. */
function inSight(element: Element): Promise<void> {
  return new Promise((seen) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      seen()
    })
    observer.observe(element)
  })
}
