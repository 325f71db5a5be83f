import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { serve } from '../scripts/serve.ts'
import { journey } from './journey.ts'
import { firstRecords, openPage, untilAfter } from './thePage.ts'

/** The browser has the whole page. */
const untilKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })

journey(
  'After the first visit it opens, plays and shares without a network',
  async ({ page, url }) => {
    const first = await openPage(page, firstRecords(url))
    await untilKept(page)
    await first.button('Pause').click()
    await first.button('Send 3 records for alice').click()
    const act = await first.headline()
    await page.waitForTimeout(800)

    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    const it = await openPage(page, url)
    await expect.poll(() => it.headline()).toBe(act)
    await page.getByText('also after a reload').waitFor()
    const before = await it.seconds()
    await it.button('Play').click()
    await untilAfter(it, before + 0.002)
    await it.show('Logs')
    await page.getByRole('tabpanel', { name: 'Logs' }).waitFor()
    await it.button('Share').click()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Link' }).inputValue())
      .toContain('#v1.')
    await page.keyboard.press('Escape')

    await page.context().setOffline(false)
    await page.getByText('You are offline.').waitFor({ state: 'detached' })
  },
)

journey('A frame is there without a network, in a page that is kept', async ({ page, url }) => {
  await openPage(page, firstRecords(url))
  await untilKept(page)
  await page.context().setOffline(true)
  await openPage(page, url)
  // What is kept for a frame came with the policy that lets it be one, and the page itself with the other.
  const policies = await page.evaluate(async () => {
    const answers = await Promise.all(['./', './?embed'].map((address) => fetch(address)))
    return answers.map((answer) => answer.headers.get('content-security-policy') ?? '')
  })
  expect(policies.map((policy) => policy.includes("frame-ancestors 'none'"))).toEqual([true, false])
  await page.goto(`${url}?embed${firstRecords('')}`)
  await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
  await page.getByRole('link', { name: 'Open in Kafkascope' }).waitFor()
})

journey('A frame that was seen once is there again without a network', async ({ page, url }) => {
  await page.goto(`${url}?embed${firstRecords('')}`)
  await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
  await untilKept(page)
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
  const clock = page.getByRole('slider', { name: 'Time' })
  const before = await clock.getAttribute('aria-valuetext')
  await expect.poll(() => clock.getAttribute('aria-valuetext')).not.toBe(before)
})

journey('It can be installed: a name, icons, a start', async ({ page, url }) => {
  await page.goto(url)
  const address = await page.locator('link[rel="manifest"]').getAttribute('href')
  const manifest = await page.evaluate(async (href) => (await fetch(href ?? '')).json(), address)
  expect(manifest).toMatchObject({ name: 'Kafkascope', display: 'standalone', start_url: './' })
  for (const { src } of manifest.icons as readonly { src: string }[]) {
    const answer = await page.request.get(new URL(src, url).href)
    expect([src, answer.status()]).toEqual([src, 200])
  }
})

journey(
  'A newer version is offered, waits for the person, and keeps the work',
  async ({ browser }) => {
    const folder = mkdtempSync(join(tmpdir(), 'kept-'))
    cpSync(inject('builtFolder'), folder, { recursive: true })
    const served = await serve({ folder, port: 0 })
    const context = await browser.newContext()
    try {
      const page = await context.newPage()
      const it = await openPage(page, firstRecords(served.url))
      await untilKept(page)
      await it.button('Pause').click()
      await it.button('Send 3 records for alice').click()
      const act = await it.headline()
      await page.waitForTimeout(800)

      appendFileSync(join(folder, 'sw.js'), '\n// A newer one.\n')
      await openPage(page, served.url)
      await page.getByText('A newer Kafkascope is there.').waitFor()
      await page.waitForTimeout(1_000)
      await expect.poll(() => it.headline()).toBe(act)
      const reloaded = page.waitForEvent('load')
      await it.button('Reload now').click()
      await reloaded
      await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
      await expect.poll(() => it.headline()).toBe(act)
      await page.waitForTimeout(1_500)
      await expect.poll(() => page.getByText('A newer Kafkascope is there.').count()).toBe(0)
    } finally {
      await context.close()
      await served.close()
      rmSync(folder, { recursive: true })
    }
  },
)
