import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openPage } from './thePage.ts'

journey(
  'Acting in the past forks, one can return, and undo takes it back',
  async ({ page, url }) => {
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await it.button('Send 3 records for alice').click()
    const actedAt = await it.seconds()
    await page.getByRole('slider', { name: 'Time' }).press('PageUp')
    await page.getByRole('slider', { name: 'Time' }).press('PageUp')
    expect(await it.seconds()).toBeGreaterThan(actedAt + 1)
    await page.getByRole('slider', { name: 'Time' }).press('Home')
    expect(await it.seconds()).toBe(0)

    await it.button('Act').click()
    await page.getByRole('button', { name: 'Crash a broker' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Crash a broker' }).click()
    expect(await it.seconds()).toBe(0)
    await page.getByRole('button', { name: /^Broker 1, stopped/ }).waitFor()
    const others = page.getByRole('list', { name: 'Branches' }).getByRole('button')
    expect(await others.count()).toBe(1)

    await others.click()
    await page.getByRole('button', { name: /^Broker 1, running/ }).waitFor()
    await others.click()
    await page.getByRole('button', { name: /^Broker 1, stopped/ }).waitFor()

    await it.button('Undo').click()
    await page.getByRole('button', { name: /^Broker 1, running/ }).waitFor()
    expect(await others.count()).toBe(0)
    await it.button('Redo').click()
    await page.getByRole('button', { name: /^Broker 1, stopped/ }).waitFor()
  },
)

journey('Start over clears to the scene, and undo brings the work back', async ({ page, url }) => {
  const it = await openPage(page, url)
  await it.button('Pause').click()
  await it.button('Send 3 records for alice').click()
  await it.button('Start over').click()
  await it.button('Pause').click()
  await it.button('Send 3 records for alice').waitFor()
  await it.button('Undo').click()
  expect(await it.button('Send 3 records for alice').count()).toBe(0)
})
