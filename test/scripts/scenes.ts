import type { Page } from 'playwright-core'
import type { ViewName } from '../../src/app/session/Session.ts'
import { PRESETS } from '../../src/presets/index.ts'
import { encodeLink } from '../../src/scenario/link.ts'

/** One picture to look at: where to go, and what to do there before it is taken. */
export interface Scene {
  /** The picture's file name, without its size and theme. */
  readonly name: string
  /** Of the address, from the `?` or `#` on; empty for the plain page. */
  readonly hash: string
  /** Small steps before the picture: pause, open a tab, select a tape. Called after the page has loaded. */
  readonly prepare?: (page: Page) => Promise<void>
}

/** Waits the story forward and holds it, so that a picture shows records on their way. */
async function playThenPause(page: Page, milliseconds: number) {
  await page.waitForTimeout(milliseconds)
  const pause = page.getByRole('button', { name: 'Pause', exact: true })
  if (await pause.isVisible()) await pause.click()
}

/** The run has been played up to the moment, and is held there. */
async function settled(page: Page) {
  await page.getByRole('button', { name: /^(Play|Pause)$/ }).waitFor()
  await playThenPause(page, 1500)
}

/** All scenes, each with its picture. */
async function openGallery(page: Page) {
  await playThenPause(page, 1500)
  const scene = page.getByRole('button', { name: /^Scenario: / })
  if (await scene.isVisible()) await scene.click()
  else {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Scenarios', exact: true }).click()
  }
  await page.waitForTimeout(6_000)
}

/** The link to a moment of a preset. */
function moment(id: string, at: string, view: ViewName = 'stage'): string {
  const preset = PRESETS.find(({ scenario }) => scenario.id === id)
  const presets = Object.fromEntries(PRESETS.map(({ scenario }) => [scenario.id, scenario]))
  const link = preset && encodeLink(preset.scenario, { at, view }, presets)
  if (!link || !('fragment' in link)) throw new Error(`no link to ${id} at ${at}`)
  return `#${link.fragment}`
}

/** The dialog Share, with one of its ways open. */
async function sharing(page: Page, way: string) {
  await settled(page)
  const more = page.getByRole('button', { name: 'More', exact: true })
  if (await more.isVisible()) await more.click()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('radio', { name: way, exact: true }).click()
  await page.waitForTimeout(800)
}

/** The README shows the first. Add a row per state worth looking at; every size and theme follows by itself. */
export const scenes: readonly Scene[] = [
  { name: 'leader-crash', hash: moment('leader-crash', '16.8s'), prepare: settled },
  { name: 'two-tails', hash: moment('stale-leader', '24s'), prepare: settled },
  { name: 'two-tails-logs', hash: moment('stale-leader', '24s', 'logs'), prepare: settled },
  { name: 'controller-failover', hash: moment('controller-failover', '7.7s'), prepare: settled },
  { name: 'island', hash: moment('islanded-leader', '22s'), prepare: settled },
  { name: 'group', hash: moment('group-grows', '16s'), prepare: settled },
  { name: 'group-story', hash: moment('group-grows', '24s', 'groups'), prepare: settled },
  { name: 'two-groups', hash: moment('two-groups', '16s'), prepare: settled },
  { name: 'two-groups-story', hash: moment('two-groups', '16s', 'groups'), prepare: settled },
  { name: 'poll-timeout', hash: moment('thrown-out', '24s', 'groups'), prepare: settled },
  { name: 'hot-key', hash: moment('hot-key', '20s'), prepare: settled },
  { name: 'eager', hash: moment('eager-or-cooperative', '20s', 'groups'), prepare: settled },
  { name: 'rolling', hash: moment('rolling-restart', '30s'), prepare: settled },
  { name: 'commit', hash: moment('commit-before-or-after', '21s'), prepare: settled },
  { name: 'compare', hash: moment('acks-one-loses', '24s'), prepare: settled },
  {
    name: 'opening',
    hash: '',
    prepare: (page) => playThenPause(page, 4000),
  },
  {
    name: 'hint',
    hash: '',
    prepare: async (page) => {
      await playThenPause(page, 4000)
      // The smallest window has room for neither: there the first caption says what the scene is about.
      const close = page.getByRole('button', { name: 'Close what the scene is about' })
      if (!(await close.isVisible())) return
      await close.click()
      await page.getByRole('region', { name: 'Hint' }).waitFor()
    },
  },
  { name: 'gallery', hash: '', prepare: openGallery },
  {
    name: 'gallery-search',
    hash: '',
    prepare: async (page) => {
      await openGallery(page)
      await page.getByRole('searchbox').fill('min.insync')
    },
  },
  {
    name: 'gallery-own',
    hash: '',
    prepare: async (page) => {
      await openGallery(page)
      await page.getByRole('button', { name: 'Keep this scene' }).click()
      await page.getByText('is kept in this browser').waitFor()
    },
  },
  {
    name: 'palette',
    hash: moment('leader-crash', '12s'),
    prepare: async (page) => {
      await settled(page)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('broker')
    },
  },
  {
    name: 'presenter',
    hash: moment('leader-crash', '12s'),
    prepare: async (page) => {
      await settled(page)
      await page.keyboard.press('p')
      await page.getByRole('button', { name: 'Next', exact: true }).waitFor()
    },
  },
  {
    name: 'stage',
    hash: moment('first-records', '2.6s'),
    prepare: (page) => playThenPause(page, 4000),
  },
  { name: 'logs', hash: moment('leader-crash', '16.8s', 'logs'), prepare: settled },
  { name: 'events', hash: moment('leader-crash', '16.8s', 'events'), prepare: settled },
  ...(['Link', 'Code', 'Picture', 'Embed', 'File'] as const).map((way) => ({
    name: `share-${way.toLowerCase()}`,
    hash: moment('leader-crash', '16.8s'),
    prepare: (page: Page) => sharing(page, way),
  })),
  { name: 'frame', hash: `?embed${moment('leader-crash', '16.8s')}`, prepare: settled },
  {
    name: 'offline',
    hash: '',
    prepare: async (page) => {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await playThenPause(page, 1000)
      await page.context().setOffline(true)
      await page.getByText('You are offline.').waitFor()
    },
  },
  {
    name: 'bad-link',
    hash: '#not-a-link',
  },
]
