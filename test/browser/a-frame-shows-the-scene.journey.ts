import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage, thePage } from './thePage.ts'

/** The HTML that Share gives for the scene as it is. */
async function htmlOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('radio', { name: 'Embed' }).click()
  const field = page.getByRole('textbox', { name: 'HTML to paste into a page' })
  await expect.poll(() => field.inputValue()).toContain('?embed#')
  return field.inputValue()
}

/** Somebody's article, with the frame far below its beginning. */
async function article(page: Page, url: string, frame: string) {
  const body = `<!doctype html><p>An article.</p><div style="height: 4000px"></div>${frame}`
  await page.route(`${url}article`, (route) => route.fulfill({ body, contentType: 'text/html' }))
  await page.goto(`${url}article`)
  return page.frameLocator('iframe')
}

journey(
  'A frame waits until it is in sight, plays, steps, and opens the same moment',
  async ({ page, url, openBrowser }) => {
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await it.step('Next milestone')
    const moment = await it.seconds()
    const html = await htmlOf(page)
    expect(html).toMatch(/title="Kafkascope: [^"]+" width="960" height="600"/)

    const reader = await openBrowser()
    const frame = await article(reader, url, html.replace('loading="lazy"', ''))
    await reader.waitForTimeout(1_500)
    await expect.poll(() => frame.getByRole('button', { name: 'Play' }).count()).toBe(0)
    // Out of sight it has not even asked to be kept.
    const workers = await reader.evaluate(() => navigator.serviceWorker.getRegistrations())
    expect(workers).toEqual([])
    await reader.locator('iframe').scrollIntoViewIfNeeded()
    await frame.getByRole('button', { name: /^Broker 1/ }).waitFor()
    const clock = frame.getByRole('slider', { name: 'Time' })
    await expect.poll(() => secondsOf(clock)).toBeCloseTo(moment, 2)
    await expect.poll(() => frame.getByRole('tab').count()).toBe(0)
    await expect.poll(() => frame.getByRole('button', { name: 'Act', exact: true }).count()).toBe(0)

    await frame.getByRole('button', { name: 'Play' }).click()
    await expect.poll(() => secondsOf(clock), { timeout: 20_000 }).toBeGreaterThan(moment + 0.002)
    await frame.getByRole('button', { name: 'Pause' }).click()
    await frame.getByRole('button', { name: 'Step forward' }).click()
    await reader.waitForTimeout(1_000)
    const stepped = await secondsOf(clock)
    const opening = reader.waitForEvent('popup')
    await frame.getByRole('link', { name: 'Open in Kafkascope' }).click()
    const whole = await openPageIn(await opening)
    await expect.poll(() => whole.seconds()).toBeCloseTo(stepped, 2)
  },
)

/** What the slider says, as the clock floors it. */
async function secondsOf(clock: Locator): Promise<number> {
  return Number.parseFloat((await clock.getAttribute('aria-valuetext')) ?? '')
}

async function openPageIn(popup: Page) {
  await popup.getByRole('button', { name: /^Broker 1/ }).waitFor()
  return thePage(popup)
}

journey('A frame leaves the work of this browser alone', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.button('Send 3 records for alice').click()
  await expect.poll(() => it.headline()).toContain('You have web-checkout send 3 records')
  await it.page.keyboard.press('End')
  await expect.poll(() => it.seconds()).toBe(30)
  // It is kept a little after each change.
  await page.waitForTimeout(2_000)
  await page.goto(`${url}?embed`)
  await page.getByRole('link', { name: 'Open in Kafkascope' }).waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.waitForTimeout(800)
  const again = await openPage(page, url)
  await expect.poll(() => again.seconds()).toBe(30)
  await expect.poll(() => again.button('Undo').getAttribute('aria-disabled')).toBeNull()
})

journey('A bad link in a frame says what is wrong', async ({ page, url }) => {
  await page.goto(`${url}?embed#v1.nonsense`)
  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.getByRole('button').count()).toBe(0)
  const address = await page.getByRole('link', { name: 'Open in Kafkascope' }).getAttribute('href')
  expect(address).toBe(`${url}#v1.nonsense`)
})

for (const viewport of [
  { width: 640, height: 480 },
  { width: 320, height: 420 },
]) {
  journey(`A frame of ${viewport.width} px cuts nothing`, async ({ openBrowser, url }) => {
    const page = await openBrowser({ viewport })
    await page.goto(`${url}?embed`)
    await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
    for (const control of await page.getByRole('button', { name: /^(Step|Pause)/ }).all()) {
      const box = await control.boundingBox()
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= viewport.width).toBe(true)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height)
    }
    const link = await page.getByRole('link', { name: 'Open in Kafkascope' }).boundingBox()
    expect((link?.x ?? 0) + (link?.width ?? 0)).toBeLessThanOrEqual(viewport.width)
  })
}
