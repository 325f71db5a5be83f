import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openPage } from './thePage.ts'

journey('A hint stands alone, is done by doing, and goes for good', async ({ page, url }) => {
  const it = await openPage(page, url)
  await it.button('Pause').click()
  const hint = page.getByRole('region', { name: 'Hint' })
  await expect.poll(() => hint.count()).toBe(0)
  await it.button('Close what the scene is about').click()
  await hint.getByText('steps to the next message').waitFor()
  await it.step('Step forward')
  await hint.getByText('says why').waitFor()
  await expect.poll(() => hint.count()).toBe(1)
  await hint.getByRole('button', { name: 'No more hints' }).click()
  await hint.waitFor({ state: 'detached' })
  await page.waitForTimeout(600)
  await page.reload()
  await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
  await it.step('Step forward')
  await expect.poll(() => hint.count()).toBe(0)
})
