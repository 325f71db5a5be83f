// The first minute: how long a first visit waits, on a slow phone's network and processor, until a scene runs.
import type { Browser } from 'playwright-core'
import { printFigure, rounded } from '../../src/cli/bench/Figure.ts'

const FIRST_RUNNING_MS = 2_000
const ROUNDS = 3
/** Slow 4G as Lighthouse has it: 1.6 Mbps down, 750 kbps up, 150 ms there and back. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const TIMES_SLOWER = 4

/** ms from the visit on, as the page itself saw them. */
interface Seen {
  /** Its files have come. */
  readonly loaded: number
  /** The stage shows a scene. */
  readonly shown: number
  /** And its clock moves. */
  readonly running: number
}

/** What the page says begins with it: to ask the page would be work for its processor. */
const SEEN = 'seen '

/** Notes when the stage shows brokers, and when the clock has moved since. */
const NOTE = `
  const seen = {}
  let first = null
  const look = () => {
    const clock = document.querySelector('footer')?.textContent.match(/[0-9.]+ s/)?.[0]
    const shown = document.querySelector('[aria-label^="Broker 1"]') !== null
    if (shown && clock != null) {
      seen.shown ??= performance.now()
      first ??= clock
      if (clock !== first) {
        const files = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < seen.shown)
        seen.loaded = Math.max(...files.filter(({ responseEnd }) => responseEnd <= seen.shown).map(({ responseEnd }) => responseEnd))
        seen.running = performance.now()
        console.info('${SEEN}' + JSON.stringify(seen))
        return
      }
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
`

/** The best of a few visits, each of a person who was never here. */
export async function measureFirstMinute(browser: Browser, url: string): Promise<void> {
  const visits: Seen[] = []
  for (let round = 0; round < ROUNDS; round++) visits.push(await visit(browser, url))
  const best = visits.toSorted((a, b) => a.running - b.running)[0] as Seen
  printFigure({
    name: 'first-running',
    value: rounded(best.running, 0),
    unit: `ms (shown after ${rounded(best.shown, 0)}, its files there after ${rounded(best.loaded, 0)})`,
    ratio: rounded(best.running / FIRST_RUNNING_MS),
    goal: FIRST_RUNNING_MS,
    pass: best.running <= FIRST_RUNNING_MS,
  })
}

async function visit(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', SLOW_4G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER })
  await page.addInitScript(NOTE)
  const said = page.waitForEvent('console', {
    predicate: (message) => message.text().startsWith(SEEN),
    timeout: 60_000,
  })
  await page.goto(url, { waitUntil: 'commit' })
  const seen = JSON.parse((await said).text().slice(SEEN.length)) as Seen
  await context.close()
  return seen
}
