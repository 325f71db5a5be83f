import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openPage, sceneAt, thePage } from './thePage.ts'

journey(
  'A clicker tells the crash to a room, and a reload keeps the room',
  async ({ page, url }) => {
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await it.button('Present').click()
    await it.button('Next').waitFor()
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('light')
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
    await expect.poll(() => it.headline()).toBe('What happens?')
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
    await expect.poll(() => thePage(page).button('Play').isVisible()).toBe(true)
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

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]) {
  journey(
    `A room of ${viewport.width} px sees messages travel and who votes, in letters of 18 px and more`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ viewport })
      const it = await openPage(page, sceneAt(url, 'leader-crash'))
      await it.button('Present').click()
      const main = page.getByRole('main')
      await main.getByRole('region', { name: 'Clients and quorum' }).waitFor()
      await main.getByRole('img', { name: /^KRaft quorum/ }).waitFor()
      await expect.poll(() => main.getByRole('region', { name: /^Broker / }).count()).toBe(3)
      const scale = viewport.width / 1280
      const sizesNow = () =>
        main.evaluate((root) =>
          [...root.querySelectorAll(':not(title)')]
            .filter((one) =>
              [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
            )
            .map((one) => {
              const own = Number.parseFloat(getComputedStyle(one).fontSize)
              const matrix = one instanceof SVGGraphicsElement ? one.getScreenCTM() : null
              const box = one.closest('[class*="base"]')
              const room =
                box === null
                  ? 1
                  : box.getBoundingClientRect().width / (box as HTMLElement).offsetWidth
              return { text: one.textContent, size: own * (matrix?.a ?? room) }
            }),
        )
      // The room is laid out once it has been measured.
      await expect.poll(async () => (await sizesNow()).length).toBeGreaterThan(20)
      // A letter inside a mark may be smaller: hue and tape repeat it.
      const small = async () =>
        (await sizesNow()).filter(
          ({ text, size }) => size < 17.5 * scale && (text ?? '').length > 1,
        )
      await expect.poll(small).toEqual([])
      const below = () =>
        page.evaluate(() => {
          const sections = [...document.querySelectorAll('main > section')]
          const dock = document.querySelector('footer')?.getBoundingClientRect().top ?? 0
          return sections.filter((one) => one.getBoundingClientRect().bottom > dock).length
        })
      await expect.poll(below).toBe(0)

      // While it plays, something is on its way: the canvas over the lanes is not empty.
      const drawn = () =>
        main.locator('canvas').evaluate((canvas) => {
          const it = canvas as HTMLCanvasElement
          const data = it.getContext('2d')?.getImageData(0, 0, it.width, it.height).data ?? []
          return data.some((value, index) => index % 4 === 3 && value > 0)
        })
      await expect.poll(drawn, { timeout: 10_000, interval: 50 }).toBe(true)
    },
  )
}
