import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import type { Position } from '../../src/engine/History.ts'
import { PRESETS } from '../../src/presets/index.ts'
import { nameFlights } from '../../src/projection/flights.ts'
import { stageNamesOf } from '../../src/projection/names.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import { projectStage } from '../../src/projection/stage.ts'
import { formatDuration } from '../../src/scenario/duration.ts'
import { encodeLink } from '../../src/scenario/link.ts'
import { journey } from './journey.ts'
import { openPage, sceneAt, standAtStart, thePage } from './thePage.ts'

const [preset] = PRESETS
if (preset === undefined) throw new Error('there is no preset')
const { scenario } = preset

const violationsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
}

for (const colorScheme of ['dark', 'light'] as const) {
  journey(
    `axe finds nothing in ${colorScheme}: views, inspector, dialogs`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ colorScheme })
      const it = await openPage(page, sceneAt(url, 'first-records', { at: '1.2s', paused: true }))
      await it.button('Play').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await it.tape('orders-0').click()
      await page.getByRole('button', { name: /^High watermark/ }).click()
      expect(await violationsOf(page)).toEqual([])
      for (const view of ['Logs', 'Events'] as const) {
        await it.show(view)
        expect(await violationsOf(page)).toEqual([])
      }
      for (const open of ['Open', 'Share', 'Act']) {
        await it.button(open).click()
        await page.getByRole('dialog').waitFor()
        expect(await violationsOf(page)).toEqual([])
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      expect(await violationsOf(page)).toEqual([])
    },
  )

  journey(
    `axe finds nothing in ${colorScheme}: every way to share, a frame, a page without a network`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ colorScheme })
      const it = await openPage(page, url)
      await standAtStart(it)
      await it.button('Share').click()
      for (const way of ['Code', 'Picture', 'Embed', 'File']) {
        await page.getByRole('radio', { name: way, exact: true }).click()
        if (way === 'Picture') await page.getByRole('img', { name: /as it is/ }).waitFor()
        expect([way, await violationsOf(page)]).toEqual([way, []])
      }
      await page.keyboard.press('Escape')
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await page.context().setOffline(true)
      await page.getByText('You are offline.').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.context().setOffline(false)
      await page.goto(`${url}?embed`)
      await it.button('Pause').click()
      expect(await violationsOf(page)).toEqual([])
    },
  )

  journey(
    `axe finds nothing in ${colorScheme}: phone, a form, a preview, a bad link`,
    async ({ openBrowser, url }) => {
      const phone = await openBrowser({ colorScheme, viewport: { width: 390, height: 844 } })
      const opening = await openPage(await openBrowser({ colorScheme }), url)
      await standAtStart(opening)
      expect(await violationsOf(opening.page)).toEqual([])
      const it = await openPage(phone, url)
      await standAtStart(it)
      expect(await violationsOf(phone)).toEqual([])
      await it.button('Act').click()
      await phone.getByRole('button', { name: 'Change broker settings' }).click()
      await phone.getByLabel('Config').fill('log.retention.ms')
      expect(await violationsOf(phone)).toEqual([])

      const page = await openBrowser({ colorScheme })
      const wide = await openPage(page, url)
      await wide.dropFile('orders.csv', 'id,user\n1,ann\n\n2,bob\n')
      await page.getByRole('dialog').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.goto(`${url}#v1.nonsense`)
      await page.reload()
      await page.getByRole('alert').waitFor()
      expect(await violationsOf(page)).toEqual([])
    },
  )
}

/** Names of the buttons of the open view, as the browser gives them to screen readers. */
async function heardNames(page: Page): Promise<string[]> {
  const tree = await page.getByRole('tabpanel').ariaSnapshot()
  // A line with a colon or a hash stands in quotes.
  return tree.split('\n').flatMap((line) => {
    const plain = line
      .trim()
      .replace(/^- '((?:[^']|'')*)'/, (_, inner: string) => `- ${inner.replaceAll("''", "'")}`)
    const name = /^- button "((?:[^"\\]|\\.)*)"/.exec(plain)?.[1]
    return name === undefined ? [] : [name.replace(/\\(.)/g, '$1')]
  })
}

journey('What is heard equals what is shown, at 20 moments', async ({ page, url }) => {
  const history = createHistory(scenario)
  history.advance(history.endsAt)
  const sent = history
    .eventsBetween(3_000_000, history.endsAt)
    .flatMap((event) =>
      event.type === 'MessageSent' && !event.message.chatter ? [event.message] : [],
    )
  let flights = 0
  for (let index = 0; index < 20; index++) {
    // Every second moment stands in the middle of a flight; the others anywhere.
    const message = sent[index * 23]
    const isFlight = index % 2 === 1 && message !== undefined && message.arrivesAt > 0
    const at = isFlight
      ? Math.round((message.sentAt + message.arrivesAt) / 2)
      : 137_000 + index * 911_003
    const place: Position = index % 4 === 2 ? (history.next({ at }, 'message') ?? { at }) : { at }
    const moment = {
      at: formatDuration(place.at),
      ...(place.n === undefined ? {} : { event: place.n }),
    }
    const link = encodeLink({ ...scenario, open: { paused: true } }, moment)
    if (!('fragment' in link)) throw new Error('no link')
    await page.goto('about:blank')
    await page.goto(`${url}#${link.fragment}`)
    await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
    await expect.poll(() => thePage(page).seconds()).toBe(Math.round(place.at / 1_000) / 1_000)
    const size = await page
      .locator('[data-form]')
      .evaluate((frame) => ({ width: frame.clientWidth, height: frame.clientHeight }))
    const state = history.stateAt(place)
    const read = readerOf(state, new Map())
    const common = { state, at: place.at, read, selection: null }
    const stage = projectStage({ ...common, size, colourBy: 'key', pitch: null, why: null })
    const named = nameFlights({ ...common, stage, chatter: false, still: false })
    flights += named.length
    const expected = stageNamesOf(stage, named)
    // The clock is drawn before the stage: its names follow within the next picture.
    const heard = async () => (await heardNames(page)).filter((name) => expected.includes(name))
    await expect.poll(async () => (await heard()).sort()).toEqual([...expected].sort())
  }
  expect(flights).toBeGreaterThan(3)
})

journey('The live region is silent until the person does something', async ({ page, url }) => {
  const it = await openPage(page, url)
  const region = page.locator('[aria-live]', { has: page.getByRole('heading', { level: 1 }) })
  await expect.poll(() => region.getAttribute('aria-live')).toBe('off')
  await it.button('Pause').click()
  await expect.poll(() => region.getAttribute('aria-live')).toBe('polite')
  await it.button('Play').click()
  await expect.poll(() => region.getAttribute('aria-live')).toBe('off')
})
