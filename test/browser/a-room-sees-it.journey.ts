import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openPage, thePage } from './thePage.ts'

journey(
  'A clicker tells the crash to a room, and a reload keeps the room',
  async ({ page, url }) => {
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await it.button('Present').click()
    await it.button('Next').waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light')
    const size = await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
      const scale = heading.getBoundingClientRect().height / heading.clientHeight
      return Number.parseFloat(getComputedStyle(heading).fontSize) * scale
    })
    expect(size).toBeGreaterThanOrEqual(40)
    await it.button('Crash broker 1').click()
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await expect
      .poll(() => it.headline(), { timeout: 20_000 })
      .toMatch(/leads orders-0 from epoch 1/)
    await page.keyboard.press('h')
    expect(await it.headline()).toBe('What happens?')
    await page.keyboard.press('h')
    await page.keyboard.press('.')
    await page.getByText('The screen is black.').waitFor()
    await page.keyboard.press('.')
    await page.waitForTimeout(600)
    await page.reload()
    await it.button('Next').waitFor()
    await page.keyboard.press('PageUp')
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Stage' }).waitFor()
    expect(await thePage(page).button('Play').isVisible()).toBe(true)
  },
)

for (const [viewport, colorScheme] of [
  [{ width: 1280, height: 720 }, 'light'],
  [{ width: 1920, height: 1080 }, 'dark'],
  [{ width: 390, height: 844 }, 'light'],
] as const) {
  journey(`axe finds nothing in a room of ${viewport.width} px`, async ({ openBrowser, url }) => {
    const page = await openBrowser({ viewport, colorScheme })
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await page.keyboard.press('p')
    await it.button('Next').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(tooWide).toBeLessThanOrEqual(0)
  })
}
