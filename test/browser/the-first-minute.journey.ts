import { expect } from 'vitest'
import { actSchema } from '../../src/scenario/actSchema.ts'
import { journey } from './journey.ts'
import { openPage, untilAfter } from './thePage.ts'

journey('The page opens running, within two seconds', async ({ page, url }) => {
  const before = Date.now()
  const it = await openPage(page, url)
  expect(Date.now() - before).toBeLessThan(2_000)
  const start = await it.seconds()
  await untilAfter(it, start)
  expect(await it.button('Pause').isVisible()).toBe(true)
})

journey('Pause stands still, to the millisecond and to the pixel', async ({ page, url }) => {
  const it = await openPage(page, url)
  await it.button('Pause').click()
  await page.mouse.move(5, 5)
  await page.waitForTimeout(400)
  const before = await it.seconds()
  const picture = await page.screenshot()
  await page.waitForTimeout(700)
  expect(await it.seconds()).toBe(before)
  expect((await page.screenshot()).equals(picture)).toBe(true)
})

journey('Steps go forward and back to the same moment', async ({ page, url }) => {
  const it = await openPage(page, url)
  await it.button('Pause').click()
  await it.step('Step forward')
  const first = { seconds: await it.seconds(), headline: await it.headline() }
  await it.step('Step forward')
  expect(await it.headline()).not.toBe(first.headline)
  await it.step('Step back')
  expect({ seconds: await it.seconds(), headline: await it.headline() }).toEqual(first)
})

journey('The suggested act makes records that travel to the reader', async ({ page, url }) => {
  const it = await openPage(page, url)
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
  const it = await openPage(page, url)
  await it.button('Pause').click()
  await it.tape('orders-0').click()
  await page.getByRole('button', { name: /^High watermark/ }).click()
  const why = page.getByRole('heading', { name: /^Why is the high watermark/ })
  await why.waitFor()
  expect(await page.getByRole('complementary').textContent()).toContain('web-checkout')
})

journey('Every act has a form that opens from the menu', async ({ page, url }) => {
  const it = await openPage(page, url)
  await it.button('Act').click()
  const dialog = page.getByRole('dialog', { name: 'Act' })
  await dialog.waitFor()
  const names = await dialog.getByRole('listitem').getByRole('button').allTextContents()
  expect(names.length).toBe(actSchema.shape.do.def.options.length)
  expect(names[0]).toBe('Produce a record')
  await dialog.getByRole('button', { name: 'Create a topic' }).click()
  const form = page.getByRole('dialog', { name: 'Create a topic' })
  await form.getByLabel('Name').fill('orders')
  expect(await form.textContent()).toContain('There is a topic of this name already.')
  await form.getByLabel('Name').fill('payments')
  await form.getByRole('button', { name: 'Create a topic' }).click()
  await it.button('Play').click()
  await it.tape('payments-0').waitFor({ timeout: 20_000 })
})
