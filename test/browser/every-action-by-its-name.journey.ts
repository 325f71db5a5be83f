import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openPage } from './thePage.ts'

journey('Keys alone find an act, fill in its form and find the way on', async ({ page, url }) => {
  const it = await openPage(page, url)
  await it.button('Pause').click()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Action' })
  await field.waitFor()
  await page.keyboard.type('broker settings')
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Change broker settings' })
  await form.waitFor()
  await form.getByLabel('Config').fill('log.flush.interval.messages')
  await form.getByRole('textbox', { name: 'log.flush.interval.messages' }).fill('zero')
  await form.getByText(/Invalid value zero for configuration/).waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('suggested')
  await page.keyboard.press('Enter')
  await expect.poll(() => it.headline()).toBe('You crash broker 1.')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('select broker 2')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByRole('heading', { name: 'Broker 2' }).waitFor()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('open two tails')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.title()).toBe('Two tails · Kafkascope')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('logs')
  await page.keyboard.press('Enter')
  await page.getByRole('tabpanel', { name: 'Logs' }).waitFor()
})

for (const [width, colorScheme] of [
  [1440, 'dark'],
  [390, 'light'],
] as const) {
  journey(`axe finds nothing in the palette at ${width} px`, async ({ openBrowser, url }) => {
    const page = await openBrowser({ viewport: { width, height: 844 }, colorScheme })
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await page.keyboard.press('Control+k')
    await page.getByRole('listbox').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
  })
}
