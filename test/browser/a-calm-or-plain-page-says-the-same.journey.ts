import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openGallery, openPage } from './thePage.ts'

const violationsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}

/** Things that move by themselves now: transitions and animations of the page. */
const moving = (page: Page) => page.evaluate(() => document.getAnimations().length)

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  journey(
    `Under reduced motion nothing flies or slides, and each message is still seen, at ${viewport.width} px`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ reducedMotion: 'reduce', viewport })
      const it = await openPage(page, firstRecords(url))
      const flights = page.getByRole('button', { name: /^(Produce|Fetch) (request|response) from/ })
      let told = 0
      for (let step = 0; step < 40 && told < 3; step++) {
        const before = await it.seconds()
        await it.button('Step forward').click()
        expect(await moving(page)).toBe(0)
        const sentence = await it.headline()
        // A step on a message that is just being sent shows it, though it leaves a little later.
        if (/ sends (Produce|Fetch) /.test(sentence)) {
          await expect.poll(() => flights.count()).toBeGreaterThan(0)
          told++
        }
        await expect.poll(() => it.seconds()).toBeGreaterThanOrEqual(before)
      }
      expect(told).toBe(3)

      await it.button('Play').click()
      const places = new Set<number>()
      for (let look = 0; look < 30; look++) {
        await page.waitForTimeout(100)
        places.add(await it.seconds())
        expect(await moving(page)).toBe(0)
      }
      // A step each 1.5 s: within three seconds two or three places, not a film.
      expect(places.size).toBeLessThanOrEqual(4)
    },
  )
}

/** Colours of a thing as they are drawn. */
const drawnAs = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((node) => {
      const { color, backgroundColor, fill, stroke, outlineStyle } = getComputedStyle(node)
      return { color, backgroundColor, fill, stroke, outlineStyle }
    })

for (const colorScheme of ['dark', 'light'] as const) {
  journey(
    `Under forced ${colorScheme} colours edges and letters stand out, whichever theme is chosen`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ forcedColors: 'active', colorScheme })
      const it = await openPage(page, firstRecords(url))
      await page.waitForTimeout(3_500)
      await it.button('Pause').click()
      const tape = '[aria-label^="orders-0 on Broker 1"]'
      const seen = async () => ({
        cell: await drawnAs(page, `${tape} g > g > rect`),
        letter: await drawnAs(page, `${tape} g > g > text`),
        badge: await drawnAs(page, `${tape} > span`),
        text: await drawnAs(page, 'h1'),
      })
      const first = await seen()
      expect(first.cell.stroke).not.toBe(first.cell.fill)
      expect(first.letter.fill).not.toBe(first.cell.fill)
      expect(first.badge.color).not.toBe(first.badge.backgroundColor)
      expect(first.cell.stroke).toBe(first.text.color)

      for (let theme = 0; theme < 3; theme++) {
        await it.button('Theme').click()
        expect(await seen()).toEqual(first)
      }

      await it.tape('orders-0').click()
      expect((await drawnAs(page, tape)).outlineStyle).toBe('solid')
      expect(await violationsOf(page)).toEqual([])
      await it.show('Logs')
      expect((await drawnAs(page, '[aria-checked="true"]')).outlineStyle).toBe('solid')
      expect(await violationsOf(page)).toEqual([])
      await it.show('Events')
      expect(await violationsOf(page)).toEqual([])
    },
  )
}

journey(
  'Under reduced motion sheet and presenter come at once, and hold still',
  async ({ openBrowser, url }) => {
    const page = await openBrowser({
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 844 },
    })
    const it = await openPage(page, firstRecords(url))
    await it.tape('orders-0').press('Enter')
    await page.getByRole('complementary').waitFor()
    expect(await moving(page)).toBe(0)
    await it.button('Show more of the sheet').click()
    expect(await moving(page)).toBe(0)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.keyboard.press('p')
    await it.button('Next').waitFor()
    await page.keyboard.press('Space')
    for (let look = 0; look < 10; look++) {
      await page.waitForTimeout(100)
      expect(await moving(page)).toBe(0)
    }
  },
)

for (const colorScheme of ['dark', 'light'] as const) {
  journey(
    `Under forced ${colorScheme} colours the sheet, the room and the gallery stand out, too`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({
        forcedColors: 'active',
        colorScheme,
        viewport: { width: 390, height: 844 },
      })
      const it = await openPage(page, firstRecords(url))
      await page.waitForTimeout(3_500)
      await it.button('Pause').click()
      await it.tape('orders-0').press('Enter')
      await page.getByRole('complementary').waitFor()
      await it.button('Show more of the sheet').click()
      const grip = await it
        .button('Show all of the sheet')
        .evaluate((one) => getComputedStyle(one, '::after').backgroundColor)
      const panel = await page
        .getByRole('complementary')
        .locator('xpath=../..')
        .evaluate((one) => getComputedStyle(one).backgroundColor)
      expect(grip).not.toBe(panel)
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')

      await page.setViewportSize({ width: 1280, height: 720 })
      const gallery = await openGallery(page)
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await gallery.waitFor({ state: 'detached' })
      await page.keyboard.press('p')
      await page.getByRole('region', { name: 'Clients and quorum' }).waitFor()
      const voter = await drawnAs(page, '[role="img"][aria-label^="KRaft quorum"] svg path')
      expect(voter.stroke).not.toBe((await drawnAs(page, 'main')).backgroundColor)
      expect(await violationsOf(page)).toEqual([])
    },
  )
}
