import type { Locator, Page } from 'playwright-core'
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
        await expect.poll(() => it.button(name).isVisible()).toBe(true)
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

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Where a thing is on the page, in px from its top. */
async function spanOf(it: Locator): Promise<{ top: number; bottom: number }> {
  const box = await it.boundingBox()
  if (box === null) throw new Error('it is not drawn')
  return { top: box.y, bottom: box.y + box.height }
}

journey('On a phone a tap opens the sheet, and Act stands in it', async ({ openBrowser, url }) => {
  const page = await openBrowser(phone)
  const it = await openPage(page, url)
  await it.tape('orders-0').tap()
  await expect.poll(() => it.button('Play').isVisible()).toBe(true)
  await page.getByRole('complementary').waitFor()
  await it.button('Act').tap()
  await page.getByRole('button', { name: 'Produce a record' }).tap()
  const form = page.getByRole('dialog', { name: 'Produce a record' })
  await form.getByLabel('Key').fill('alice')
  expect(await overflow(page)).toBe(0)
  await form.getByRole('button', { name: 'Produce a record' }).tap()
  await expect.poll(() => it.headline()).toContain('You have web-checkout send 1 record')
})

journey(
  'On a phone the sheet never covers what it explains, and goes as it came',
  async ({ openBrowser, url }) => {
    const page = await openBrowser(phone)
    const it = await openPage(page, url)
    await it.button('Pause').click()
    const act = await spanOf(it.button('Act'))
    const lane = page.getByRole('button', { name: /^orders-0 on Broker 3/ })
    await lane.tap()
    const sheet = page.getByRole('complementary')
    await sheet.waitFor()
    const isClear = async (things: readonly Locator[]) => {
      const { top } = await spanOf(sheet)
      for (const thing of things) expect((await spanOf(thing)).bottom).toBeLessThanOrEqual(top)
    }
    // It stands where the acts stood: nothing else has moved.
    const away = async () => Math.abs((await spanOf(it.button('Act'))).top - act.top)
    await expect.poll(away).toBeLessThanOrEqual(8)
    await isClear([page.getByRole('heading', { level: 1 })])

    // A swipe brings it half up; the leader of what was tapped has moved into what is left.
    const { top } = await spanOf(sheet)
    await page.mouse.move(120, top + 24)
    await page.mouse.down()
    await page.mouse.move(120, top - 40, { steps: 4 })
    await page.mouse.up()
    await it.button('Show all of the sheet').waitFor()
    await expect.poll(async () => (await spanOf(it.tape('orders-0'))).top).toBeGreaterThan(48)
    await isClear([it.tape('orders-0')])
    expect(await overflow(page)).toBe(0)

    // A value is asked: the answer comes up in the sheet, its numbers stand on the stage above.
    await sheet
      .getByRole('button', { name: /^(High watermark|Offset)/ })
      .first()
      .tap()
    const question = sheet.getByRole('heading', { level: 3 }).filter({ hasText: '?' })
    await question.waitFor()
    const dock = await spanOf(page.getByRole('contentinfo'))
    await expect.poll(async () => (await spanOf(question)).bottom).toBeLessThan(dock.top)
    await isClear([it.tape('orders-0')])

    // Keys: the grip lowers it, Escape lets go.
    await it.button('Show all of the sheet').focus()
    await page.keyboard.press('ArrowDown')
    await it.button('Show more of the sheet').waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await expect.poll(() => spanOf(it.button('Act'))).toEqual(act)
  },
)
