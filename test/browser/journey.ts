import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { test as base, inject } from 'vitest'
import { launchFlags } from '../scripts/launchFlags.ts'
import { repository } from '../scripts/repository.ts'
import { watchForFaults } from './watchForFaults.ts'

interface Journey {
  /** Where the production build is served; append a `#fragment` to open a link. */
  readonly url: string
  readonly browser: Browser
  /** A fresh browser with this window, for a second person or another device; watched like `page`. */
  readonly openBrowser: (options?: BrowserContextOptions) => Promise<Page>
  /** A fresh page, 1440×900, not yet at any address. */
  readonly page: Page
  /**
   * What the pages did wrong so far: errors, refused scripts or styles, requests to other hosts. The
   * journey fails if any is left at its end; one that is meant to happen is taken out of the list.
   */
  readonly faults: string[]
}

/** The window that the design's pictures show. */
const usualWindow = { width: 1440, height: 900 }

/**
 * A journey through the built app in a real browser:
 * `journey('says what is wrong with a link', async ({ page, url }) => { … })`.
 * When one fails, pictures of its pages are left in `test-results/`.
 */
export const journey = base.extend<Journey>({
  url: inject('appUrl'),
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture needs from this pattern
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: inject('browserPath'),
        args: launchFlags,
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  faults: async ({}, use) => use([]),
  openBrowser: async ({ browser, url, faults, task }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext({
        viewport: usualWindow,
        reducedMotion: 'no-preference',
        ...options,
      })
      contexts.push(context)
      await watchForFaults(context, url, faults)
      return context.newPage()
    })
    const hasFailed = task.result?.state === 'fail'
    if (hasFailed || faults.length > 0) await photographAll(contexts, task.name)
    await Promise.all(contexts.map((context) => context.close()))
    if (faults.length > 0) throw new Error(`The page did wrong:\n  ${faults.join('\n  ')}`)
  },
  page: async ({ openBrowser }, use) => use(await openBrowser()),
})

async function photographAll(contexts: readonly BrowserContext[], name: string) {
  const stem = name.replace(/[^\w-]+/g, '-').slice(0, 80)
  const pages = contexts.flatMap((context) => context.pages())
  for (const [index, page] of pages.entries()) {
    await page.screenshot({ path: join(repository, 'test-results', `${stem}-${index + 1}.png`) })
  }
}
