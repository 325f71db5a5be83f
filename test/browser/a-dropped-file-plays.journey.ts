import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage } from './thePage.ts'

const orders = 'id,user,note\r\n1,ann,"two\nlines"\r\n2,bob,plain\r\n\r\n3,ann,last\r\n'

journey('A dropped CSV file shows its first records and becomes records', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.dropFile('orders.csv', orders)
  const dialog = page.getByRole('dialog', { name: 'Play orders.csv' })
  await dialog.waitFor()
  await expect.poll(() => dialog.textContent()).toContain('3 records')
  await expect.poll(() => dialog.textContent()).toContain('blank')
  await dialog.getByLabel('Key', { exact: true }).selectOption('user')
  const keys = await dialog.getByRole('row').locator('td:nth-child(2)').allTextContents()
  expect(keys).toEqual(['ann', 'bob', 'ann'])
  await dialog.getByRole('button', { name: 'Play it' }).click()
  await it.tape('lines-0').waitFor()
  await page.keyboard.press('End')
  await page.getByRole('button', { name: /^lines-0 on Broker 1.* offsets 0 to 2,/ }).waitFor()
  await page.getByRole('button', { name: /^lines-0 offset 0, key ann/ }).waitFor()
  await expect.poll(() => page.getByRole('banner').textContent()).toContain('A file into a topic')
})

journey('The format can be switched before it plays', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.dropFile('notes.txt', '{"user":{"id":1}}\n{"user":{"id":2}}\n')
  const dialog = page.getByRole('dialog', { name: 'Play notes.txt' })
  await dialog.getByRole('radio', { name: 'NDJSON' }).click()
  await dialog.getByLabel('Key, by path').selectOption('user.id')
  const keys = await dialog.getByRole('row').locator('td:nth-child(2)').allTextContents()
  expect(keys).toEqual(['1', '2'])
})

journey(
  'A file that is too big, or no text, says so and changes nothing',
  async ({ page, url }) => {
    const it = await openPage(page, firstRecords(url))
    await it.dropFile('wide.txt', new Uint8Array([0xff, 0xfe, 0x41, 0x00]))
    const dialog = page.getByRole('dialog', { name: 'Play wide.txt' })
    await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('UTF-16')
    expect(
      await dialog.getByRole('button', { name: 'Play it' }).getAttribute('aria-disabled'),
    ).toBe('true')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('banner').textContent()).toContain('First records')
  },
)

journey('Undo after a dropped file brings back the scene before it', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.dropFile('notes.txt', 'one\ntwo\n')
  await page.getByRole('button', { name: 'Play it' }).click()
  await it.tape('lines-0').waitFor()
  await it.button('Undo').click()
  await it.tape('orders-0').waitFor()
  await it.button('Redo').click()
  await it.tape('lines-0').waitFor()
})

journey(
  'A saved scenario opens when it is dropped, with the file it holds',
  async ({ page, url, openBrowser }) => {
    const it = await openPage(page, firstRecords(url))
    await it.dropFile('notes.txt', 'one\ntwo\n')
    await page.getByRole('button', { name: 'Play it' }).click()
    await it.tape('lines-0').waitFor()
    await page.keyboard.press('End')
    await page.getByRole('button', { name: /^lines-0 offset 1/ }).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), it.button('Save').click()])
    expect(download.suggestedFilename()).toBe('file-into-topic.kafkascope.json')
    const saved = await download.createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of saved) chunks.push(chunk as Buffer)

    const other = await openPage(await openBrowser(), url)
    await other.dropFile('saved.kafkascope.json', Buffer.concat(chunks))
    await other.page.getByRole('button', { name: /^lines-0 offset 0, no key, value one/ }).waitFor()
  },
)
