import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openPage, thePage } from './thePage.ts'

const logsChunk = /\/assets\/LogsArea-[^/]*\.js$/

journey('An empty log says which offset comes first, and offers the act', async ({ page, url }) => {
  const it = await openPage(page, firstRecords(url))
  await it.button('Pause').click()
  await page.keyboard.press('Home')
  await it.show('Logs')
  const logs = page.getByRole('tabpanel', { name: 'Logs' })
  await logs.getByText('orders-0 has no records yet. The first one will get offset 0.').waitFor()
  await logs.getByRole('button', { name: 'Produce a record' }).first().click()
  await page.getByRole('dialog', { name: 'Produce a record' }).waitFor()
})

journey(
  'A search without a hit says how much it hides, and lets go of it',
  async ({ page, url }) => {
    const it = await openPage(page, firstRecords(url))
    await it.button('Pause').click()
    await it.show('Events')
    await page.getByRole('searchbox').fill('orders-9')
    await page.getByText('No sentence here mentions “orders-9”.').waitFor()
    await page.getByText(/sentences hidden by the filter/).waitFor()
    await it.button('Clear the filter').click()
    await page.getByRole('list').getByRole('button').first().waitFor()
  },
)

journey(
  'A view that is long in coming shows its empty beds, and says so',
  async ({ page, url }) => {
    await page.route(logsChunk, async (route) => {
      await new Promise((go) => setTimeout(go, 2_500))
      await route.continue()
    })
    const it = await openPage(page, firstRecords(url))
    await it.show('Logs')
    const beds = page.getByRole('tabpanel', { name: 'Logs' }).getByRole('status')
    await beds.waitFor()
    expect(await beds.evaluate((one) => getComputedStyle(one).animationIterationCount)).toBe('1')
    await page.getByRole('region', { name: 'orders-0' }).waitFor()
    await expect.poll(() => beds.count()).toBe(0)
  },
)

journey(
  'A view that the network does not bring says so; the rest goes on, and it comes when asked again',
  async ({ page, url, faults }) => {
    await page.route(logsChunk, (route) => route.abort())
    const it = await openPage(page, firstRecords(url))
    await it.show('Logs')
    const alert = page.getByRole('alert')
    await alert.getByText('Logs is not loaded yet.').waitFor()
    await alert.getByRole('button', { name: 'Save the scenario as a file' }).waitFor()
    await it.show('Events')
    await page.getByRole('tabpanel', { name: 'Events' }).getByRole('searchbox').waitFor()
    await page.unroute(logsChunk)
    await it.show('Logs')
    if (await alert.isVisible()) await alert.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('region', { name: 'orders-0' }).waitFor()
    // That the chunk did not come is logged, by the browser and by React: that is all that was wrong.
    const isOfIt = (fault: string) => /^logged an error: (Failed to load|\w+\n\s+at )/.test(fault)
    expect(faults.filter((fault) => !isOfIt(fault))).toEqual([])
    faults.length = 0
    await expect.poll(() => thePage(page).button('Undo').isVisible()).toBe(true)
  },
)

journey(
  'A picture that the network does not bring is asked for anew, and the page says so until then',
  async ({ page, url, faults }) => {
    const picture = /\/assets\/picture-[^/]*\.js$/
    await page.route(picture, (route) => route.abort())
    await page.goto(url)
    await page.getByRole('alert').getByText('The page is not loaded yet.').waitFor()
    await page.unroute(picture)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
    expect(faults.filter((fault) => !fault.startsWith('logged an error: Failed to load'))).toEqual(
      [],
    )
    faults.length = 0
  },
)
