import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage } from './thePage.ts'

journey(
  'Acting in the past forks, one can return, and undo takes it back',
  async ({ page, url }) => {
    const it = await openPage(page, firstRecords(url))
    await it.button('Pause').click()
    await it.button('Send 3 records for alice').click()
    const actedAt = await it.seconds()
    await page.getByRole('slider', { name: 'Time' }).press('PageUp')
    await page.getByRole('slider', { name: 'Time' }).press('PageUp')
    await expect.poll(() => it.seconds()).toBeGreaterThan(actedAt + 1)
    await page.getByRole('slider', { name: 'Time' }).press('Home')
    await expect.poll(() => it.seconds()).toBe(0)

    await it.button('Act').click()
    await page.getByRole('button', { name: 'Crash a broker' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Crash a broker' }).click()
    await expect.poll(() => it.seconds()).toBe(0)
    await page.getByRole('button', { name: /^Broker 1, stopped/ }).waitFor()
    const others = page.getByRole('list', { name: 'Branches' }).getByRole('button')
    await expect.poll(() => others.count()).toBe(1)

    await others.click()
    await page.getByRole('button', { name: /^Broker 1, running/ }).waitFor()
    await others.click()
    await page.getByRole('button', { name: /^Broker 1, stopped/ }).waitFor()

    await it.button('Undo').click()
    await page.getByRole('button', { name: /^Broker 1, running/ }).waitFor()
    await expect.poll(() => others.count()).toBe(0)
    await it.button('Redo').click()
    await page.getByRole('button', { name: /^Broker 1, stopped/ }).waitFor()
  },
)

journey('Start over clears to the scene, and undo brings the work back', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.button('Send 3 records for alice').click()
  await it.button('Start over').click()
  await it.button('Pause').click()
  await it.button('Send 3 records for alice').waitFor()
  await it.button('Undo').click()
  await expect.poll(() => it.button('Send 3 records for alice').count()).toBe(0)
})

journey(
  'Every branch can be reached from the timeline, and B goes round them',
  async ({ page, url }) => {
    const it = await openPage(page, firstRecords(url))
    await it.button('Pause').click()
    await page.keyboard.press('End')
    for (let fork = 0; fork < 4; fork++) {
      // Each act lies before the one before it, so each begins a branch.
      await page.getByRole('slider', { name: 'Time' }).press('PageDown')
      await page.keyboard.press('f')
    }
    await expect
      .poll(() => page.getByRole('list', { name: 'Branches' }).getByRole('button').count())
      .toBe(2)
    const all = page.getByRole('button', { name: 'All 5 branches' })
    await expect.poll(() => all.textContent()).toBe('2 more')
    await all.click()
    await page.getByRole('button', { name: 'as it was opened', exact: true }).click()
    const notices = page.getByRole('region', { name: 'Notices' })
    await expect.poll(() => notices.textContent()).toContain('“as it was opened”')

    // Focus is back on the button that opened the list: a letter still goes to the page.
    const shown = async () => {
      await all.click()
      const place = await page
        .locator('button[aria-current="true"]')
        .evaluate((row) => [...(row.parentElement?.children ?? [])].indexOf(row))
      await page.keyboard.press('Escape')
      return place
    }
    const visited: number[] = []
    for (let press = 0; press < 5; press++) {
      visited.push(await shown())
      await page.keyboard.press('b')
    }
    expect(visited).toEqual([0, 1, 2, 3, 4])
    await expect.poll(() => shown()).toBe(0)
  },
)
