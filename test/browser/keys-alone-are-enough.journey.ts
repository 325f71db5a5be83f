import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage } from './thePage.ts'

/** The name of what has the focus. */
const focused = (page: import('playwright-core').Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
  })

journey('Keys alone play, step, act, ask why and share', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await page.keyboard.press('k')
  await expect.poll(() => it.button('Play').isVisible()).toBe(true)
  const before = await it.seconds()
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(1_000)
  const stepped = await it.seconds()
  expect(stepped).toBeGreaterThanOrEqual(before)
  await page.keyboard.press('End')
  await expect.poll(() => it.seconds()).toBe(30)
  await page.keyboard.press('[')
  await expect.poll(() => it.seconds()).toBeLessThan(30)
  await page.keyboard.press('Home')
  await expect.poll(() => it.seconds()).toBe(0)

  await page.keyboard.press('a')
  const menu = page.getByRole('dialog', { name: 'Act' })
  await menu.waitFor()
  await expect.poll(() => focused(page)).toContain('Produce a record')
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  await page.keyboard.press('f')
  await expect.poll(() => it.headline()).toContain('You have web-checkout send 3 records')
  await page.keyboard.press('Control+z')
  await it.button('Send 3 records for alice').waitFor()

  await page.keyboard.press('2')
  await page.getByRole('tabpanel', { name: 'Logs' }).waitFor()
  await page.keyboard.press('1')
  await page.keyboard.press('End')
  await it.tape('orders-0').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('w')
  await page.getByRole('heading', { name: /^Why / }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
})

journey(
  'A key pressed before its part has come is done once it is there',
  async ({ page, url }) => {
    let bring = () => {}
    await page.route(/shortcuts-[\w-]+\.js$/, async (route) => {
      await new Promise<void>((go) => {
        bring = go
      })
      await route.continue()
    })
    const it = await openPage(page, firstRecords(url))
    await page.keyboard.press('k')
    await page.waitForTimeout(500)
    expect(await it.button('Pause').isVisible()).toBe(true)
    bring()
    await it.button('Play').waitFor()
  },
)

journey('Space on a button presses the button and does not play', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.button('Open').focus()
  await page.keyboard.press('Space')
  await page.getByRole('dialog', { name: 'Open a scenario' }).waitFor()
  await expect.poll(() => it.button('Play').count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Open')
})

journey('Letters typed into a field are text', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.show('Events')
  const search = page.getByRole('searchbox').or(page.getByRole('textbox')).first()
  await search.fill('')
  await search.pressSequentially('k12a')
  await expect.poll(() => search.inputValue()).toBe('k12a')
  await expect.poll(() => it.button('Play').isVisible()).toBe(true)
  await page.getByRole('tabpanel', { name: 'Events' }).waitFor()
})

journey('Single-key shortcuts can be switched off', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await page.keyboard.press('?')
  await page.getByRole('radio', { name: 'Off' }).click()
  await page.keyboard.press('Escape')
  await page.locator('body').click({ position: { x: 700, y: 600 } })
  await page.keyboard.press('2')
  await page.keyboard.press('k')
  await expect
    .poll(() => page.getByRole('tab', { name: 'Stage' }).getAttribute('aria-selected'))
    .toBe('true')
  await expect.poll(() => it.button('Play').isVisible()).toBe(true)
})

journey('Tab reaches every control of the bar, the stage and the dock', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await page.mouse.click(700, 620)
  const reached = new Set<string>()
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    reached.add(await focused(page))
  }
  const names = ['Undo', 'Redo', 'Open', 'Save', 'Start over', 'Share', 'Act', 'Play', 'Time']
  for (const name of names) {
    expect([...reached].filter((text) => text.startsWith(name))).not.toEqual([])
  }
  expect([...reached].filter((text) => text.startsWith('Broker 1'))).not.toEqual([])
  expect([...reached].filter((text) => text.startsWith('orders-2'))).not.toEqual([])
})

journey(
  'Under reduced motion the page starts paused and steps cut',
  async ({ openBrowser, url }) => {
    const page = await openBrowser({ reducedMotion: 'reduce' })
    const it = await openPage(page, firstRecords(url))
    await page.waitForTimeout(600)
    await expect.poll(() => it.button('Play').isVisible()).toBe(true)
    const before = await it.headline()
    await it.button('Step forward').click()
    await expect.poll(() => it.headline(), { timeout: 400 }).not.toBe(before)
  },
)
