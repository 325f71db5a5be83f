// Scrubbing through a rebalance of a thousand partitions over a hundred members, as a part of the frames an empty page has.
import type { Browser, Page } from 'playwright-core'
import { printFigure, rounded } from '../../src/cli/bench/Figure.ts'
import { referenceLoad } from '../../src/cli/bench/referenceLoad.ts'
import { hosts } from '../../src/cli/bench/replicatedLoad.ts'
import { encodeLink } from '../../src/scenario/link.ts'
import type { ReaderSpec, Scenario } from '../../src/scenario/Scenario.ts'

const LEAST_RATE = 0.9
const SCRUBBED_MS = 4_000
const MEMBERS = 100

const member = (index: number): ReaderSpec => ({
  type: 'reader',
  id: `member-${index}`,
  group: 'readers',
  subscribe: ['load'],
})

/** All of a hundred members join; later one leaves and comes back. */
function rebalanceOfAThousand(): Scenario {
  const client = 'member-50'
  return {
    ...referenceLoad('30s'),
    id: 'rebalance-1000',
    clusters: {
      main: {
        release: '4.3',
        hosts: hosts(3),
        activeController: 1001,
        topics: [{ name: 'load', partitions: 1_000, replicationFactor: 3 }],
      },
    },
    clients: Array.from({ length: MEMBERS }, (_, index) => member(index)),
    script: [
      { when: { at: '12s' }, do: { type: 'removeClient', client } },
      { when: { at: '16s' }, do: { type: 'restartClient', client } },
    ],
  }
}

/** Frames a second: of a page that does nothing, and while the time line is dragged to and fro with a view open. */
export async function measureScrub(browser: Browser, url: string): Promise<void> {
  const link = encodeLink(rebalanceOfAThousand())
  if (!('fragment' in link)) throw new Error('The scene of the scrub has no link.')
  for (const view of ['Stage', 'Groups'] as const) {
    const empty = await emptyRate(browser)
    const page = await openAtEnd(browser, `${url}#${link.fragment}`)
    await page.getByRole('tab', { name: view, exact: true }).click()
    await page.waitForTimeout(2_000)
    const scrubbed = await scrubbedRate(page)
    await page.close()
    const ratio = scrubbed / empty
    printFigure({
      name: `rebalance-scrub-${view.toLowerCase()}`,
      value: rounded(scrubbed, 1),
      unit: 'frames/s',
      ratio: rounded(ratio, 3),
      goal: LEAST_RATE,
      pass: ratio >= LEAST_RATE,
    })
  }
}

async function emptyRate(browser: Browser): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
  const rate = await page.evaluate<number>(framesPerSecond('() => {}'))
  await page.close()
  return rate
}

/** Opens the scene and waits until all of its run is known. */
async function openAtEnd(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
  await page.goto(url)
  const clock = page.getByRole('slider', { name: 'Time' })
  await clock.waitFor({ timeout: 120_000 })
  await clock.press('End')
  const isThere = () => document.querySelector('[role="slider"][aria-valuenow="30000"]') !== null
  await page.waitForFunction(isThere, undefined, { timeout: 120_000 })
  return page
}

/** A hand that drags the time line from the beginning to the end and back, once in two seconds. */
async function scrubbedRate(page: Page): Promise<number> {
  const box = await page.getByRole('slider', { name: 'Time' }).boundingBox()
  if (!box) throw new Error('There is no time line.')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + 5, y)
  await page.mouse.down()
  const drag = `(ms) => {
    const share = Math.abs(((ms / 1000) % 2) - 1)
    const target = document.querySelector('[role="slider"][aria-valuenow]')
    const at = { clientX: ${box.x} + share * ${box.width}, clientY: ${y}, bubbles: true, pointerId: 1, buttons: 1 }
    target.dispatchEvent(new PointerEvent('pointermove', at))
  }`
  const rate = await page.evaluate<number>(framesPerSecond(drag))
  await page.mouse.up()
  return rate
}

/** An expression that counts frames a second while \`each\` is called in every one of them. */
const framesPerSecond = (each: string) => `new Promise((done) => {
  const each = ${each}
  let frames = 0
  const start = performance.now()
  const next = (now) => {
    if (now - start >= ${SCRUBBED_MS}) return done((frames * 1000) / (now - start))
    each(now - start)
    frames++
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
})`
