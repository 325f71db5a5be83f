import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { PRESETS } from '../../src/presets/index.ts'
import { packLink } from '../../src/scenario/linkCodec.ts'
import { journey } from './journey.ts'
import { firstRecords, openPage, thePage } from './thePage.ts'

const [preset] = PRESETS
if (preset === undefined) throw new Error('there is no preset')

/** A link whose second act comes before its first. */
const disordered = packLink(
  JSON.stringify({
    model: 1,
    scenario: {
      ...preset.scenario,
      acts: [
        { when: { at: '8s' }, do: { type: 'crashBroker', node: 1 } },
        { when: { at: '6s' }, do: { type: 'startBroker', node: 1 } },
      ],
    },
  }),
)

journey('A broken link is a page of its own with ways on', async ({ page, url }) => {
  await page.goto(`${url}#v1.thisisnolink`)
  const alert = page.getByRole('alert')
  await alert.waitFor()
  await expect
    .poll(() => alert.textContent())
    .toContain('Nothing was opened, and nothing was left out in silence')
  await page.getByRole('button', { name: 'Open “The leader dies”' }).click()
  await thePage(page).tape('orders-0').waitFor()
  expect(new URL(page.url()).hash).toBe('')
})

journey('The offending line is shown, and the sound part can be opened', async ({ page, url }) => {
  await page.goto(`${url}#${disordered}`)
  const alert = page.getByRole('alert')
  await alert.waitFor()
  await expect.poll(() => alert.locator('mark').textContent()).toContain('6s')
  await page.getByRole('button', { name: 'Open with the first action' }).click()
  await thePage(page).tape('orders-0').waitFor()
})

journey('It can be edited as text until it is sound', async ({ page, url }) => {
  await page.goto(`${url}#${disordered}`)
  await page.getByRole('button', { name: 'Edit as text' }).click()
  const text = page.getByRole('textbox', { name: 'Scenario' })
  const before = await text.inputValue()
  const dialog = page.getByRole('dialog')
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Open it' }).getAttribute('aria-disabled'))
    .toBe('true')
  await text.fill(before.replace('"6s"', '"9s"'))
  await dialog.getByText('Nothing is wrong with it.').waitFor()
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await thePage(page).tape('orders-0').waitFor()
})

journey('A bad link leaves the work as it was', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.button('Send 3 records for alice').click()
  const before = await it.seconds()
  await page.evaluate(() => {
    location.hash = '#v1.nonsense'
  })
  await page.getByRole('button', { name: 'Back to my scene' }).click()
  await expect.poll(() => it.seconds()).toBe(before)
  await expect.poll(() => it.button('Send 3 records for alice').count()).toBe(0)
})

journey('A link of a newer Kafkascope says so', async ({ page, url }) => {
  await page.goto(`${url}#v9.abcdefgh`)
  await page.getByText(/^This link was made by a newer Kafkascope/).waitFor()
  await page.getByRole('button', { name: 'Reload the page' }).waitFor()
  // A chat forgets it: the link is kept for the version that can open it.
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the link as a file' }).click()
  expect(readFileSync(await (await saved).path(), 'utf8')).toContain('v9.abcdefgh')
})

journey(
  'A link whose trace differs is opened, and the page says that it differs',
  async ({ page, url }) => {
    const scenario = {
      ...preset.scenario,
      open: { at: '4s', paused: true, hash: '0000000000000000' },
    }
    await page.goto(`${url}#${packLink(JSON.stringify({ model: 1, scenario }))}`)
    await page.getByText('This replay differs from the one that was shared.').waitFor()
  },
)
