// The figures that need a browser, as JSON lines: first load, late parts, two thousand marks, long tasks, scrubbing, the first minute.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type Browser, chromium } from 'playwright-core'
import { build } from 'vite'
import { printFigure, rounded } from '../../src/cli/bench/Figure.ts'
import { buildApp } from '../scripts/buildApp.ts'
import { compressFolder } from '../scripts/compressFolder.ts'
import { findBrowser } from '../scripts/findBrowser.ts'
import { firstLoad } from '../scripts/firstLoad.ts'
import { lateParts } from '../scripts/lateParts.ts'
import { launchFlags } from '../scripts/launchFlags.ts'
import { serve } from '../scripts/serve.ts'
import { measureFirstMinute } from './firstMinute.ts'
import { measureScrub } from './scrub.ts'

const FIRST_LOAD_KB = 200
const FONTS_KB = 64
const LEAST_RATE = 0.92
const LONGEST_TASK_MS = 50
const MARKS_MS = 4_000
const PLAYED_MS = 20_000
const PRESETS = ['The leader dies', 'First records', 'A file into a topic']

const folder = mkdtempSync(join(tmpdir(), 'kafkascope-bench-'))
const [app, marks] = [join(folder, 'app'), join(folder, 'marks')]
try {
  await buildApp(app)
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'marks'),
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: marks, emptyOutDir: true },
  })
  measureFirstLoad()
  printLateParts()
  const found = await findBrowser({ say: () => {} })
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...launchFlags],
  })
  await measureMarks(browser)
  await measureLongTasks(browser)
  const served = await serve({ folder: app, port: 0 })
  await measureScrub(browser, served.url)
  compressFolder(app)
  await measureFirstMinute(found.executablePath, served.url)
  await served.close()
  await browser.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** HTML, CSS and JavaScript of the first view, brotli; the fonts have a budget of their own. */
function measureFirstLoad(): void {
  const { pageBytes, fontBytes } = firstLoad(app)
  const kb = pageBytes / 1024
  const pass = kb <= FIRST_LOAD_KB && fontBytes / 1024 <= FONTS_KB
  printFigure({
    name: 'first-load',
    value: rounded(kb, 1),
    unit: 'KB',
    ratio: rounded(kb / FIRST_LOAD_KB, 3),
    goal: FIRST_LOAD_KB,
    pass,
  })
}

/** What comes after the first load, part by part: no goal, a list. */
function printLateParts(): void {
  const parts = lateParts(app).map(({ name, bytes }) => [name, rounded(bytes / 1024, 1)])
  console.log(JSON.stringify({ name: 'late-parts', unit: 'KB', parts: Object.fromEntries(parts) }))
}

async function measureMarks(browser: Browser): Promise<void> {
  const served = await serve({ folder: marks, port: 0 })
  const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } })
  await page.goto(served.url)
  await page.waitForFunction('window.measureMarks')
  const { empty, drawn } = await page.evaluate<{ empty: number; drawn: number }>(
    `window.measureMarks(${MARKS_MS})`,
  )
  const ratio = drawn / empty
  printFigure({
    name: 'marks-2000',
    value: rounded(drawn, 1),
    unit: 'frames/s',
    ratio: rounded(ratio, 3),
    goal: LEAST_RATE,
    pass: ratio >= LEAST_RATE,
  })
  await page.close()
  await served.close()
}

/** The longest task while each of them plays, the load itself left out. */
async function measureLongTasks(browser: Browser): Promise<void> {
  const served = await serve({ folder: app, port: 0 })
  let longest = 0
  for (const preset of PRESETS)
    longest = Math.max(longest, await playedTask(browser, served.url, preset))
  printFigure({
    name: 'long-tasks',
    value: rounded(longest, 1),
    unit: 'ms',
    ratio: rounded(longest / LONGEST_TASK_MS, 3),
    goal: LONGEST_TASK_MS,
    pass: longest <= LONGEST_TASK_MS,
  })
  await served.close()
}

async function playedTask(browser: Browser, url: string, preset: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
  await page.goto(url)
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  if (preset !== PRESETS[0]) {
    await page.getByRole('button', { name: /^Scenario: / }).click()
    await page.getByRole('dialog').getByRole('button', { name: preset, exact: true }).click()
  }
  const play = page.getByRole('button', { name: 'Play', exact: true })
  if (await play.isVisible()) await play.click()
  await page.waitForTimeout(2_000)
  await page.evaluate(() => {
    const seen = { longest: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration)
    }).observe({ type: 'longtask' })
  })
  await page.waitForTimeout(PLAYED_MS)
  const longest = await page.evaluate<number>('window.seen.longest')
  await page.close()
  return longest
}
