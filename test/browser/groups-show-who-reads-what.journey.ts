import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import { presetNamed } from '../../src/presets/index.ts'
import { encodeLink } from '../../src/scenario/link.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { COOPERATIVE, orders, threeOf } from '../projection/groupWindows.ts'
import { journey } from './journey.ts'
import { openPage } from './thePage.ts'

/** A link to a moment, where the scene stands still. */
function linkTo(scenario: Scenario, at: string, view: 'stage' | 'groups'): string {
  const made = encodeLink({ ...scenario, open: { paused: true } }, { at, view })
  if (!('fragment' in made)) throw new Error('no link')
  return `#${made.fragment}`
}

journey(
  'Groups shows who reads what, goes to a moment, and says why nobody reads a partition',
  async ({ page, url }) => {
    await page.goto(url + linkTo(threeOf(COOPERATIVE), '22s', 'groups'))
    const owners = page.getByRole('list', { name: 'Who reads what' })
    const nobody = owners.getByRole('button', { name: /^orders-4: nobody/ })
    await nobody.waitFor()
    await page.getByRole('button', { name: /^PreparingRebalance, second round/ }).click()
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await inspector.getByRole('heading', { name: 'billing' }).waitFor()
    await inspector.getByRole('button', { name: /Unowned partitions/ }).click()
    await inspector.getByText('Why does nobody read 4, 5?').waitFor()
    await nobody.click()
    const time = page.getByRole('slider', { name: 'Time' })
    await expect.poll(async () => Number(await time.getAttribute('aria-valuenow'))).toBe(21_107)
    await owners.getByRole('button', { name: /^orders-4: c3/ }).waitFor()
  },
)

journey(
  'Groups lists what was finished twice, and leads from a record to the poll() that came too late',
  async ({ page, url }) => {
    const scene = presetNamed('thrown-out')?.scenario
    if (!scene) throw new Error('no such scene')
    await page.goto(url + linkTo(scene, '39s', 'groups'))
    const records = page.getByRole('table', { name: 'Records, by member' })
    await records.getByRole('row', { name: /^c2 / }).waitFor()
    await records.getByRole('button', { name: /^orders-0 50–56: finished twice/ }).click()
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await inspector.getByRole('heading', { name: 'Offset 50' }).waitFor()
    await inspector.getByRole('button', { name: /billing.*finished twice/ }).click()
    await inspector.getByText('Why was the work on it done twice?').waitFor()
    await inspector.getByText('max.poll.interval.ms 6000').waitFor()
  },
)

journey(
  'The tab Groups is there where somebody subscribes, and only there',
  async ({ page, url }) => {
    await openPage(page, url)
    await expect
      .poll(() => page.getByRole('tab').allTextContents())
      .toEqual(['Stage', 'Logs', 'Events'])
    const other = await page.context().newPage()
    await other.goto(
      url + linkTo(orders(2).member('c1', COOPERATIVE).scenario('9s'), '3s', 'stage'),
    )
    await other.getByRole('tab', { name: 'Groups' }).click()
    await other.getByRole('heading', { name: 'Who reads what' }).waitFor()
  },
)

for (const colorScheme of ['dark', 'light'] as const) {
  journey(
    `Groups is read and heard without fault in ${colorScheme}, on a phone too`,
    async ({ openBrowser, url }) => {
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        const page = await openBrowser({ colorScheme, viewport })
        await page.goto(url + linkTo(threeOf(COOPERATIVE), '22s', 'groups'))
        await page.getByRole('button', { name: /^orders-4: nobody/ }).waitFor()
        const { violations } = await new AxeBuilder({ page }).include('[role="tabpanel"]').analyze()
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`)),
        ).toEqual([])
        const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        expect(isWider).toBe(false)
      }
    },
  )
}
