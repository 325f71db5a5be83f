import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openGallery, openPage } from './thePage.ts'

/** Opens the gallery by the scene's name in the bar. */
const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}

journey('A scene is found by a word and opened, with its aim beside it', async ({ page, url }) => {
  await openPage(page, url)
  const gallery = await openGallery(page)
  await gallery.getByRole('searchbox').fill('epoch cuts')
  await expect.poll(() => gallery.getByRole('listitem').count()).toBe(1)
  await gallery.getByRole('button', { name: 'Two tails' }).click()
  await expect.poll(() => page.title()).toBe('Two tails · Kafkascope')
  await page
    .getByRole('region', { name: 'About this scene' })
    .getByText('The old leader goes on writing')
    .waitFor()
})

journey('Every scene has a picture of its own run', async ({ page, url }) => {
  await openPage(page, url)
  const gallery = await openGallery(page)
  const pictures = gallery.getByRole('listitem').locator('svg:has(text)')
  const count = await gallery.getByRole('listitem').count()
  expect(count).toBeGreaterThan(10)
  await expect.poll(() => pictures.count(), { timeout: 40_000 }).toBe(count)
})

journey(
  'A kept scene outlives a reload; it is renamed, deleted and brought back',
  async ({ page, url }) => {
    const it = await openPage(page, url)
    await it.button('Crash broker 1').click()
    const gallery = await openGallery(page)
    await gallery.getByRole('button', { name: 'Keep this scene' }).click()
    await gallery.getByRole('button', { name: 'Rename The leader dies' }).click()
    await gallery.getByRole('textbox', { name: 'Name' }).fill('Monday’s incident')
    await page.keyboard.press('Enter')
    await gallery.getByRole('button', { name: 'Rename Monday’s incident' }).waitFor()
    await gallery.getByText('Kept by you, with 1 act of yours.').waitFor()
    await page.reload()
    const again = await openGallery(page)
    await again.getByRole('button', { name: 'Yours 1' }).click()
    await again.getByRole('button', { name: 'Delete Monday’s incident' }).click()
    await again.getByText('You have kept no scene yet.').waitFor()
    await again.getByRole('button', { name: 'Undo' }).click()
    await again.getByRole('button', { name: 'Monday’s incident', exact: true }).click()
    await page.getByText('Opened “Monday’s incident”').waitFor()
    await page.getByRole('button', { name: /^Broker 1, stopped/ }).waitFor()
  },
)

journey('A browser that keeps nothing says so, and the file is left', async ({ page, url }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined })
  })
  await openPage(page, url)
  const gallery = await openGallery(page)
  await gallery.getByRole('button', { name: 'Keep this scene' }).click()
  await gallery.getByText('This browser keeps nothing for the page.').waitFor()
})

for (const colorScheme of ['dark', 'light'] as const) {
  journey(
    `axe finds nothing in the ${colorScheme} gallery, wide or narrow`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ colorScheme })
      await openPage(page, url)
      const gallery = await openGallery(page)
      await gallery.getByRole('button', { name: 'Keep this scene' }).click()
      await gallery.getByText('is kept in this browser').waitFor()
      expect(await faultsOf(page)).toEqual([])
      const phone = await openBrowser({ colorScheme, viewport: { width: 390, height: 844 } })
      await openPage(phone, url)
      await phone.getByRole('button', { name: 'More', exact: true }).click()
      await phone.getByRole('button', { name: 'Scenarios', exact: true }).click()
      await phone.getByRole('dialog').waitFor()
      expect(await faultsOf(phone)).toEqual([])
      const tooWide = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(tooWide).toBeLessThanOrEqual(0)
    },
  )
}
