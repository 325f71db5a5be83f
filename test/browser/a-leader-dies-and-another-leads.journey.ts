import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import { presetNamed } from '../../src/presets/index.ts'
import { encodeLink } from '../../src/scenario/link.ts'
import type { OpenSpec } from '../../src/scenario/Scenario.ts'
import { journey } from './journey.ts'
import { openPage } from './thePage.ts'

/** The address of a preset at a moment. */
function at(url: string, preset: string, moment: OpenSpec): string {
  const scenario = presetNamed(preset)?.scenario
  if (scenario === undefined) throw new Error(`no preset ${preset}`)
  const made = encodeLink({ ...scenario, open: { ...moment, paused: true } })
  if (!('fragment' in made)) throw new Error(`no link to ${preset}`)
  return `${url}#${made.fragment}`
}

journey('Nine seconds of silence are seen to be waited for', async ({ page, url }) => {
  const it = await openPage(page, at(url, 'leader-crash', { at: '10s' }))
  await page.getByRole('button', { name: /^Broker 1, stopped/ }).waitFor()
  const left = async () => {
    const text = await page.getByText(/^silent · fenced in/).textContent()
    return Number(/([\d.]+) s$/.exec(text ?? '')?.[1])
  }
  const before = await left()
  expect(before).toBeGreaterThan(0)
  await page.getByRole('slider', { name: 'Time' }).press('PageUp')
  await expect.poll(left).toBeLessThan(before)
  await it.step('Next milestone')
  await expect.poll(() => it.headline()).toBe('Broker 2 leads orders-0 from epoch 1.')
  await expect.poll(() => page.getByText(/^silent · fenced in/).count()).toBe(0)
  await page.getByRole('button', { name: /^orders-0 on Broker 2, leader · e1/ }).waitFor()
})

journey('Why another broker leads goes back to the crash', async ({ page, url }) => {
  await openPage(page, at(url, 'leader-crash', { at: '20s', selected: 'partition:orders-0' }))
  const inspector = page.getByRole('complementary')
  await inspector.getByRole('button', { name: /^Leader\s*broker 2/ }).click()
  await inspector.getByText('Why does broker 2 lead it?').waitFor()
  const links = await inspector.getByRole('list').last().textContent()
  expect(links).toBeTruthy()
  await inspector.getByText('The scene crashes broker 1.').waitFor()
  await inspector.getByText('broker.session.timeout.ms 9000').waitFor()
})

journey('Logs show where histories part before anything is cut', async ({ page, url }) => {
  await openPage(page, at(url, 'stale-leader', { at: '20s' }))
  await page.getByRole('tab', { name: 'Logs', exact: true }).click()
  await page.getByText('histories part at 30').waitFor()
  await page.getByText('broker 1 will cut 30–99').waitFor()
  await page.getByRole('button', { name: /^orders-0 on Broker 1, leader · e0/ }).press('Enter')
  const inspector = page.getByRole('complementary')
  await inspector.getByRole('heading', { name: 'Broker 1', exact: true }).waitFor()
  await inspector.getByText('Replica of orders-0').waitFor()
})

journey('A controller is crashed from the stage, and the vote is seen', async ({ page, url }) => {
  const it = await openPage(page, at(url, 'leader-crash', { at: '4s' }))
  await page.getByRole('button', { name: /^Controller 101, leader/ }).click()
  await it.button('Act').click()
  await page.getByRole('button', { name: 'Crash a broker' }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByLabel('Broker or controller').inputValue()).toBe('101')
  await dialog.getByRole('button', { name: 'Crash a broker' }).click()
  await page.getByRole('button', { name: /^Controller 101, stopped/ }).waitFor()
  await it.step('Next milestone')
  await expect
    .poll(() => page.getByRole('button', { name: /^Controller 10[23], leader, epoch 2/ }).count())
    .toBe(1)
})

for (const colorScheme of ['dark', 'light'] as const) {
  journey(
    `axe finds nothing in ${colorScheme} when leaders die, vote and part`,
    async ({ openBrowser, url }) => {
      for (const [preset, seconds, view] of [
        ['leader-crash', '12s', 'stage'],
        ['controller-failover', '7.8093s', 'stage'],
        ['stale-leader', '20s', 'stage'],
        ['stale-leader', '20s', 'logs'],
        ['unclean-election', '40s', 'stage'],
      ] as const) {
        const page = await openBrowser({ colorScheme })
        await page.goto(at(url, preset, { at: seconds, view, selected: 'partition:orders-0' }))
        await page.getByRole('complementary').waitFor()
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
        expect(found).toEqual([])
      }
    },
  )
}
