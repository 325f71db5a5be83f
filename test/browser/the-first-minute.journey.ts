import { expect } from 'vitest'
import { PRESETS } from '../../src/presets/index.ts'
import { actSchema } from '../../src/scenario/actSchema.ts'
import { journey } from './journey.ts'
import { firstRecords, openPage, untilAfter } from './thePage.ts'

journey('The page opens running', async ({ page, url }) => {
  const it = await openPage(page, url)
  const start = await it.seconds()
  await untilAfter(it, start)
  await expect.poll(() => it.button('Pause').isVisible()).toBe(true)
})

journey('Pause stands still, to the millisecond and to the pixel', async ({ page, url }) => {
  const it = await openPage(page, url)
  await it.button('Pause').click()
  await page.mouse.move(5, 5)
  // What comes behind the first picture has come when two pictures are the same.
  let picture = await page.screenshot()
  const isSame = async () => {
    await page.waitForTimeout(400)
    const before = picture
    picture = await page.screenshot()
    return picture.equals(before)
  }
  await expect.poll(isSame).toBe(true)
  const before = await it.seconds()
  await page.waitForTimeout(700)
  await expect.poll(() => it.seconds()).toBe(before)
  expect((await page.screenshot()).equals(picture)).toBe(true)
})

journey('Steps go forward and back to the same moment', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.step('Step forward')
  const first = { seconds: await it.seconds(), headline: await it.headline() }
  await it.step('Step forward')
  await expect.poll(() => it.headline()).not.toBe(first.headline)
  await it.step('Step back')
  expect({ seconds: await it.seconds(), headline: await it.headline() }).toEqual(first)
})

journey(
  'The opening scene waits with its crash until the person asks for it',
  async ({ page, url }) => {
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await page.keyboard.press('End')
    await expect.poll(() => it.seconds()).toBe(40)
    await page.getByRole('button', { name: /^Broker 1, running/ }).waitFor()
    await page.getByRole('slider', { name: 'Time' }).press('Home')
    await it.button('Crash broker 1').click()
    await expect.poll(() => it.headline()).toBe('You crash broker 1.')
    await it.button('Start broker 1').waitFor()
    await it.step('Next milestone')
    await it.step('Next milestone')
    await page.getByRole('button', { name: /^orders-0 on Broker [23], leader · e1/ }).waitFor()
  },
)

journey(
  'What is shared of the opening scene replays the same run',
  async ({ page, url, openBrowser }) => {
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await it.button('Crash broker 1').click()
    await it.step('Next milestone')
    const moment = { seconds: await it.seconds(), headline: await it.headline() }
    await it.button('Share').click()
    const field = page.getByRole('textbox', { name: 'Link' })
    await expect.poll(() => field.inputValue()).toContain('#')
    const other = await openPage(await openBrowser(), await field.inputValue())
    await expect.poll(() => other.headline()).toBe(moment.headline)
    await expect.poll(() => other.seconds()).toBe(moment.seconds)
    await expect.poll(() => other.page.getByText('This replay differs').count()).toBe(0)
  },
)

journey('A scene opens with its aim, its two acts and three more scenes', async ({ page, url }) => {
  const it = await openPage(page, url)
  const about = page.getByRole('region', { name: 'About this scene' })
  await about.getByText('A leader dies: nine seconds of silence').waitFor()
  await about.getByRole('button', { name: 'Try: Elect the preferred leader' }).waitFor()
  await about.getByRole('button', { name: 'Break: Crash broker 2 too' }).waitFor()
  const here = PRESETS.findIndex(({ scenario }) => scenario.id === 'leader-crash')
  const next = PRESETS.slice(here + 1, here + 4)
  for (const { scenario } of next)
    await expect
      .poll(() => about.getByRole('button', { name: scenario.title }).isVisible())
      .toBe(true)
  const third = next[2]
  if (!third) throw new Error('leader-crash has fewer than three scenes after it')
  await about.getByRole('button', { name: third.scenario.title }).click()
  await about.getByText(third.aim).waitFor()
  await about.getByRole('button', { name: 'Close what the scene is about' }).click()
  await about.waitFor({ state: 'detached' })
  await it.button('Undo').click()
  await expect.poll(() => page.title()).toBe('The leader dies · Kafkascope')
})

journey('The suggested act makes records that travel to the reader', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.button('Send 3 records for alice').click()
  await expect.poll(() => it.headline()).toContain('You have web-checkout send 3 records')
  await it.button('Play').click()
  await it.show('Events')
  // Which other records share the poll depends on the moment of the act; these are in it.
  await page.getByRole('textbox').or(page.getByRole('searchbox')).first().fill('one book')
  await page
    .getByText(/poll\(\) returns/)
    .first()
    .waitFor({ timeout: 20_000 })
})

journey('Asking why gives a chain of causes, numbered on the stage too', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await it.tape('orders-0').click()
  await page.getByRole('button', { name: /^High watermark/ }).click()
  const why = page.getByRole('heading', { name: /^Why is the high watermark/ })
  await why.waitFor()
  await expect.poll(() => page.getByRole('complementary').textContent()).toContain('web-checkout')
})

journey('Every act has a form that opens from the menu', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Act').click()
  const dialog = page.getByRole('dialog', { name: 'Act' })
  await dialog.waitFor()
  const names = await dialog.getByRole('listitem').getByRole('button').allTextContents()
  expect(names.length).toBe(actSchema.shape.do.def.options.length)
  expect(names[0]).toBe('Produce a record')
  await dialog.getByRole('button', { name: 'Create a topic' }).click()
  const form = page.getByRole('dialog', { name: 'Create a topic' })
  await form.getByLabel('Name').fill('orders')
  await expect.poll(() => form.textContent()).toContain('There is a topic of this name already.')
  await form.getByLabel('Name').fill('payments')
  await form.getByRole('button', { name: 'Create a topic' }).click()
  await it.button('Play').click()
  await it.tape('payments-0').waitFor({ timeout: 20_000 })
})
