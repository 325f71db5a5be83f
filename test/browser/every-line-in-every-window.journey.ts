import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openGallery, openPage, thePage } from './thePage.ts'

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
] as const

/** How far a thing, or all of the page, reaches beyond the window, in px. */
async function beyond(page: Page, it?: Locator): Promise<number> {
  const size = page.viewportSize() ?? { width: 0, height: 0 }
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  const box = it && (await it.boundingBox())
  if (it && !box) return Number.POSITIVE_INFINITY
  const [right, bottom] = box ? [box.x + box.width, box.y + box.height] : [0, 0]
  return Math.max(wide, -(box?.x ?? 0), -(box?.y ?? 0), right - size.width, bottom - size.height)
}

/** Waits until all of it is in the window. */
const fits = (page: Page, it?: Locator) =>
  expect.poll(() => beyond(page, it)).toBeLessThanOrEqual(0.5)

for (const viewport of WINDOWS)
  for (const colorScheme of ['dark', 'light'] as const)
    journey(
      `The first minute at ${viewport.width} × ${viewport.height} in ${colorScheme}`,
      async ({ openBrowser, url }) => {
        const page = await openBrowser({ viewport, colorScheme })
        const it = await openPage(page, url)
        await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(colorScheme)

        // It runs; one sentence, one act, one way to step.
        await it.button('Pause').click()
        await fits(page, page.getByRole('heading', { level: 1 }))
        for (const name of ['Crash broker 1', 'Step forward']) await fits(page, it.button(name))
        // A hint lies over nothing, and goes for good.
        await it.button('Close what the scene is about').click()
        const hint = page.getByRole('region', { name: 'Hint' })
        await fits(page, hint)
        await hint.getByRole('button', { name: 'No more hints' }).click()
        await it.step('Step forward')
        await it.button('Crash broker 1').click()
        await expect.poll(() => it.headline()).toBe('You crash broker 1.')

        // What is selected is explained beside it, and why.
        await page.getByRole('button', { name: /^orders-0 on Broker 2/ }).click()
        const inspector = page.getByRole('complementary', { name: 'Inspector' })
        await fits(page, inspector)
        await page.keyboard.press('w')
        await inspector.getByRole('heading', { level: 3 }).filter({ hasText: '?' }).waitFor()
        await page.keyboard.press('Escape')

        // Every action by its name, every key on a sheet.
        await page.keyboard.press('Control+k')
        await fits(page, page.getByRole('dialog'))
        await page.keyboard.type('produce a record')
        await page.keyboard.press('Enter')
        const form = page.getByRole('dialog', { name: 'Produce a record' })
        await form.getByLabel('Key').fill('alice')
        await fits(page, form)
        await form.getByRole('button', { name: 'Produce a record' }).click()
        await expect.poll(() => it.headline()).toContain('You have web-checkout send 1 record')
        await page.keyboard.press('?')
        await fits(page, page.getByRole('dialog', { name: 'Keyboard shortcuts' }))
        await page.keyboard.press('Escape')

        // Shared by link, code and picture.
        await page.keyboard.press('Control+k')
        await page.keyboard.type('share')
        await page.keyboard.press('Enter')
        const share = page.getByRole('dialog', { name: 'Share this moment' })
        await expect
          .poll(() => share.getByRole('textbox', { name: 'Link' }).inputValue())
          .toContain('#')
        await fits(page, share)
        await share.getByRole('radio', { name: 'Code', exact: true }).click()
        await fits(page, share.getByRole('img', { name: /^QR code of / }))
        await share.getByRole('radio', { name: 'Picture', exact: true }).click()
        await share.getByRole('img', { name: /as it is on the page/ }).waitFor()
        await page.keyboard.press('Escape')

        // Shown to a room, by clicker.
        await page.keyboard.press('p')
        await it.button('Next').waitFor()
        await page.keyboard.press('PageDown')
        await fits(page, it.button('Next'))
        await page.keyboard.press('Escape')
        await page.getByRole('heading', { level: 1 }).waitFor()

        // Another scene, with its aim and its two acts.
        const gallery = await openGallery(page)
        await fits(page, gallery)
        await gallery.getByRole('searchbox').fill('customer')
        await gallery
          .getByRole('button', { name: 'One customer, two thirds of all orders', exact: true })
          .click()
        const about = page.getByRole('region', { name: 'About this scene' })
        await about.getByRole('button', { name: /^Try: / }).waitFor()
        await about.getByRole('button', { name: /^Break: / }).waitFor()
        await fits(page, about)
        await page.keyboard.press('3')
        await page.getByRole('tabpanel', { name: 'Groups' }).waitFor()
        await fits(page)

        // Kept over a reload; a link that cannot be read says so.
        await page.waitForTimeout(600)
        await page.reload()
        await page.getByRole('tabpanel', { name: 'Groups' }).waitFor()
        await page.goto(`${url}#v1.thisisnolink`)
        await page.reload()
        await fits(page, page.getByRole('alert'))
        expect(thePage(page).page.url()).toContain('#v1.')
      },
    )
