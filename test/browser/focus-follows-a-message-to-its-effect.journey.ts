import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage } from './thePage.ts'

/** The accessible name of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

journey(
  'Keys follow a message from Events to the log it changed, and back',
  async ({ page, url }) => {
    const it = await openPage(page, firstRecords(url))
    await it.button('Pause').click()
    await it.show('Events')
    await page.getByRole('radio', { name: 'Messages' }).click()
    await page
      .getByRole('button', { name: /sends Produce to broker 1/ })
      .first()
      .click()
    const sentAt = await it.seconds()

    await page.keyboard.press('e')
    await expect.poll(() => focused(page)).toMatch(/^orders-\d on Broker 1/)
    await expect.poll(() => it.headline()).toMatch(/^Broker 1 appends/)
    await expect.poll(() => it.seconds()).toBeGreaterThanOrEqual(sentAt)
    // What has changed is read out: the caption is a live region that speaks.
    const live = page.getByRole('heading', { level: 1 }).locator('xpath=..')
    await expect.poll(() => live.getAttribute('aria-live')).toBe('polite')

    await page.keyboard.press('Shift+E')
    await expect.poll(() => focused(page)).toMatch(/^Produce request from/)
    await expect.poll(() => it.headline()).toMatch(/sends Produce to broker 1/)
    await expect.poll(() => it.seconds()).toBe(sentAt)
  },
)

journey('The inspector of a message has both ways as buttons', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  const flight = page.getByRole('button', { name: /^Produce request from/ }).first()
  for (let step = 0; step < 40 && !(await flight.isVisible()); step++) await it.step('Step forward')
  await flight.click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByRole('button', { name: 'To its effect' }).click()
  await expect.poll(() => focused(page)).toMatch(/^orders-\d on Broker 1/)
  await expect.poll(() => it.headline()).toMatch(/^Broker 1 appends/)

  // The way goes on from there, and back again.
  await inspector.getByRole('button', { name: 'To its cause' }).click()
  await expect.poll(() => focused(page)).toMatch(/^Produce request from/)
  await expect
    .poll(() => inspector.getByRole('heading', { level: 2 }).textContent())
    .toMatch(/^Produce/)
})

journey('It says so when there is nothing to go to', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+E')
  await page.getByText('Nothing before it: it came with the scene.').waitFor()
})
