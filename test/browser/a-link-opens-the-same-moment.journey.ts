import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage, type thePage } from './thePage.ts'

/** The link of the Share dialog. */
async function linkOf(it: ReturnType<typeof thePage>): Promise<string> {
  await it.button('Share').click()
  const field = it.page.getByRole('textbox', { name: 'Link' })
  await expect.poll(() => field.inputValue()).toContain('#')
  const link = await field.inputValue()
  return link
}

journey(
  'A shared link opens the same moment in a fresh browser',
  async ({ page, url, openBrowser }) => {
    const it = await openPage(page, firstRecords(url))
    await it.button('Pause').click()
    await it.tape('orders-1').click()
    await it.button('Send 3 records for alice').click()
    await it.step('Step forward')
    const moment = { seconds: await it.seconds(), headline: await it.headline() }
    const link = await linkOf(it)
    expect(link.length).toBeLessThan(1_400)

    const other = await openPage(await openBrowser(), link)
    await expect.poll(() => other.headline()).toBe(moment.headline)
    await expect.poll(() => other.seconds()).toBe(moment.seconds)
    await expect.poll(() => other.button('Play').isVisible()).toBe(true)
    await expect
      .poll(() => other.page.getByRole('complementary').textContent())
      .toContain('orders-1')
    await expect.poll(() => other.page.getByText('This replay differs').count()).toBe(0)
  },
)

journey(
  'A teacher’s link locks controls, chooses views and asks a question',
  async ({ page, url, openBrowser }) => {
    const it = await openPage(page, firstRecords(url))
    await it.button('Share').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: 'Act', exact: true }).check()
    await dialog.getByRole('checkbox', { name: 'Time' }).check()
    await dialog.getByRole('checkbox', { name: 'Events' }).uncheck()
    await dialog.getByLabel('Question').fill('Which partition gets the next record of alice?')
    const field = dialog.getByRole('textbox', { name: 'Link' })
    await expect.poll(() => field.inputValue()).toContain('#')
    const link = await field.inputValue()

    const other = await openPage(await openBrowser(), link)
    await other.page.getByText('Which partition gets the next record of alice?').waitFor()
    await expect
      .poll(() => other.page.getByRole('tab').allTextContents())
      .toEqual(['Stage', 'Logs'])
    for (const name of ['Act', 'Play', 'Step forward']) {
      await expect.poll(() => other.button(name).getAttribute('aria-disabled')).toBe('true')
    }
    // Paused, and no key goes round a lock: not to a step, an effect or a view that is not offered.
    const before = await other.seconds()
    await other.page.keyboard.press('3')
    await other.page.keyboard.press('e')
    await expect
      .poll(() => other.page.getByRole('tabpanel').getAttribute('aria-labelledby'))
      .toBe('tab-stage')
    await other.page.keyboard.press('ArrowRight')
    await other.page.waitForTimeout(600)
    await expect.poll(() => other.seconds()).toBe(before)
    expect(
      await other.page.getByRole('slider', { name: 'Time' }).getAttribute('aria-disabled'),
    ).toBe('true')
  },
)

journey(
  'A link with a person’s file asks for the file and is complete with it',
  async ({ page, url, openBrowser }) => {
    const it = await openPage(page, firstRecords(url))
    await it.dropFile('notes.txt', 'one\ntwo\n')
    await page.getByRole('button', { name: 'Play it' }).click()
    await it.tape('lines-0').waitFor()
    const link = await linkOf(it)
    const other = await openPage(await openBrowser(), link)
    await other.page.getByText('This scenario needs a file of yours: notes.txt.').waitFor()
    await other.dropFile('whatever.txt', 'one\ntwo\n')
    await other.page.getByText('notes.txt is in place.').waitFor()
    await other.page.keyboard.press('End')
    await other.page.getByRole('button', { name: /^lines-0 offset 1, no key, value two/ }).waitFor()
  },
)

journey('A changed address opens the new link', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await page.getByRole('slider', { name: 'Time' }).press('End')
  const link = await linkOf(it)
  await page.keyboard.press('Escape')
  await page.getByRole('slider', { name: 'Time' }).press('Home')
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    link.slice(link.indexOf('#')),
  )
  await expect.poll(() => it.seconds()).toBe(30)
})
