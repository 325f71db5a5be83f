import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openPage } from './thePage.ts'

const phones = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]

/** How far the page reaches beyond the window, in px. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const viewport of phones) {
  journey(
    `At ${viewport.width} px everything has the same name and nothing is cut`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ viewport, hasTouch: true, isMobile: true })
      const it = await openPage(page, url)
      await it.button('Pause').click()
      expect(await overflow(page)).toBe(0)
      for (const name of [
        'Play',
        'Step forward',
        'Step back',
        'Next milestone',
        'Previous milestone',
        'Act',
      ]) {
        const box = await it.button(name).boundingBox()
        expect(box?.height ?? 0).toBeGreaterThanOrEqual(44)
        expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= viewport.width).toBe(
          true,
        )
      }
      await page.getByRole('button', { name: 'More' }).click()
      for (const name of ['Undo', 'Redo', 'Share', 'Open', 'Save', 'Start over']) {
        expect(await it.button(name).isVisible()).toBe(true)
      }
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Views and display' }).click()
      await page.getByRole('tab', { name: 'Logs' }).click()
      await page.getByRole('tabpanel', { name: 'Logs' }).waitFor()
      expect(await overflow(page)).toBe(0)
      await page.getByRole('tab', { name: 'Events' }).click()
      await page.getByRole('tabpanel', { name: 'Events' }).waitFor()
      expect(await overflow(page)).toBe(0)
    },
  )
}

journey('On a phone a tap opens the sheet, and Act stands in it', async ({ openBrowser, url }) => {
  const page = await openBrowser({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const it = await openPage(page, url)
  await it.tape('orders-0').tap()
  expect(await it.button('Play').isVisible()).toBe(true)
  await page.getByRole('complementary').waitFor()
  await it.button('Act').tap()
  await page.getByRole('button', { name: 'Produce a record' }).tap()
  const form = page.getByRole('dialog', { name: 'Produce a record' })
  await form.getByLabel('Key').fill('alice')
  expect(await overflow(page)).toBe(0)
  await form.getByRole('button', { name: 'Produce a record' }).tap()
  await expect.poll(() => it.headline()).toContain('You have web-checkout send 1 record')
})
