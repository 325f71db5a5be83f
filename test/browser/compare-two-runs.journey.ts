import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage, thePage } from './thePage.ts'

journey('Two runs of one scene stand on one clock', async ({ page, url, openBrowser }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Compare this run' })
  await dialog.getByLabel('Setting', { exact: true }).fill('linger.ms')
  await dialog.getByLabel('Value in the other run').fill('500')
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click()

  const left = page.getByRole('region', { name: 'linger.ms=5', exact: true })
  const right = page.getByRole('region', { name: 'linger.ms=500', exact: true })
  await left.getByRole('button', { name: /^Broker 1/ }).waitFor()
  await right.getByRole('button', { name: /^Broker 1/ }).waitFor()
  await expect.poll(() => it.headline()).toContain('linger.ms=5 beside linger.ms=500')
  const wait = page.getByRole('listitem').filter({ hasText: 'Time to the answer' })
  await expect.poll(() => wait.textContent()).toContain('less')

  const before = await it.seconds()
  // A step may be shorter than the clock can show.
  for (let step = 0; step < 4; step++) await it.step('Step forward')
  await expect.poll(() => it.seconds()).toBeGreaterThan(before)
  await page.keyboard.press('End')
  await expect.poll(() => it.seconds(), { timeout: 20_000 }).toBe(30)

  await page.getByRole('tab', { name: 'Events' }).click()
  const told = () => page.getByRole('tabpanel').textContent()
  const early = await told()
  await page.getByRole('radio', { name: 'linger.ms=500' }).click()
  await page.getByText('This view shows one run: linger.ms=500.').waitFor()
  await expect.poll(told).not.toBe(early)
  await page.getByRole('tab', { name: 'Stage' }).click()

  await it.button('Share').click()
  const link = await page.getByRole('dialog').getByRole('textbox').first().inputValue()
  const other = await openBrowser()
  await other.goto(link)
  await other.getByRole('region', { name: 'linger.ms=500', exact: true }).waitFor()
  await expect.poll(() => thePage(other).seconds(), { timeout: 20_000 }).toBe(30)

  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await right.waitFor({ state: 'detached' })
  await expect.poll(() => it.seconds()).toBe(30)
})

journey('The scene of acks opens as a comparison, and says who loses', async ({ page, url }) => {
  const it = await openPage(page, url)
  await page.getByRole('button', { name: /^Scenario:/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'acks=1: whose success?' }).click()
  const left = page.getByRole('region', { name: 'acks=1', exact: true })
  await left.getByRole('button', { name: /^Broker 1/ }).waitFor()
  await it.button('Pause').click()
  await expect.poll(() => left.getByText('promises kept').count()).toBe(1)
  await page.keyboard.press('End')
  await left.getByText(/^promise broken: \d+ acknowledged records lost$/).waitFor()
  const right = page.getByRole('region', { name: 'acks=all', exact: true })
  await right.getByText('promises kept').waitFor()
  await it.button('Undo').click()
  await left.waitFor({ state: 'detached' })
})
