import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage } from './thePage.ts'

journey(
  'A stretch is looped by keys, seen on the timeline, and let go of',
  async ({ page, url }) => {
    const it = await openPage(page, firstRecords(url))
    await it.button('Pause').click()
    const time = page.getByRole('slider', { name: 'Time' })
    await time.press('PageDown')
    await time.press('Home')
    await time.press('PageUp')
    const from = await it.seconds()
    await page.keyboard.press('Shift+{')
    await time.press('ArrowRight')
    const to = await it.seconds()
    await page.keyboard.press('Shift+}')
    const end = (name: string) => page.getByRole('slider', { name: `Loop ${name}` })
    const secondsOf = async (name: string) =>
      Number(await end(name).getAttribute('aria-valuenow')) / 1_000
    await expect.poll(() => secondsOf('start')).toBe(from)
    await expect.poll(() => secondsOf('end')).toBe(to)
    await expect.poll(() => it.button('Loop').getAttribute('aria-pressed')).toBe('true')

    await it.button('Play').click()
    let turns = 0
    let last = await it.seconds()
    for (let look = 0; look < 120 && turns < 2; look++) {
      await page.waitForTimeout(80)
      const now = await it.seconds()
      expect(now).toBeGreaterThanOrEqual(from)
      expect(now).toBeLessThanOrEqual(to)
      if (now < last) turns++
      last = now
    }
    expect(turns).toBe(2)

    await it.button('Pause').click()
    await it.button('Loop').click()
    await expect.poll(() => end('start').count()).toBe(0)
    await expect.poll(() => it.button('Loop').getAttribute('aria-pressed')).toBe('false')
  },
)

journey('An end of the loop is dragged; the stretch itself still seeks', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.button('Loop').click()
  const start = page.getByRole('slider', { name: 'Loop start' })
  const before = Number(await start.getAttribute('aria-valuenow'))
  const box = await start.boundingBox()
  if (box === null) throw new Error('the bracket is not drawn')
  await page.mouse.move(box.x + 20, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + 220, box.y + 10, { steps: 4 })
  await page.mouse.up()
  const after = Number(await start.getAttribute('aria-valuenow'))
  expect(after).toBeGreaterThan(before + 1_000)
  await page.mouse.click(box.x + 400, box.y + 12)
  await expect.poll(() => it.seconds()).toBeGreaterThan(after / 1_000)
})

journey('On a phone the loop stands in a menu', async ({ openBrowser, url }) => {
  const page = await openBrowser({ viewport: { width: 390, height: 844 } })
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.button('Views and display').click()
  await page.getByRole('button', { name: 'Loop', exact: true }).click()
  await page.getByRole('slider', { name: 'Loop end' }).waitFor()
})
