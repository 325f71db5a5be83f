import { chromium } from 'playwright-core'
import type { BrowserSource } from './browserSources.ts'
import { browserSources } from './browserSources.ts'
import { launchFlags } from './launchFlags.ts'

export interface FoundBrowser {
  readonly executablePath: string
  readonly version: string
  /** Which source had it, in words. */
  readonly source: string
}

export interface FindBrowserOptions {
  readonly sources?: readonly BrowserSource[]
  /** Resolves to the version of a browser that really starts, and rejects for any other file. */
  readonly launchTest?: (executablePath: string) => Promise<string>
  readonly say?: (line: string) => void
}

/**
 * The first Chromium that starts and runs a script. A file is not a browser, so every candidate is
 * launched. Rejects, with what was tried and what to do, when there is none: browser tests are never
 * left out in silence.
 */
export async function findBrowser(options: FindBrowserOptions = {}): Promise<FoundBrowser> {
  const { sources = browserSources, launchTest = launchAndAsk, say = console.error } = options
  const failures: string[] = []
  for (const source of sources) {
    if (source.installs) say(`No browser so far; trying ${source.name} …`)
    const candidates = await source.candidates().catch((error: unknown) => {
      failures.push(`${source.name}: ${firstLine(error)}`)
      return []
    })
    for (const executablePath of candidates) {
      try {
        return { executablePath, version: await launchTest(executablePath), source: source.name }
      } catch (error) {
        failures.push(`${source.name}: ${executablePath} does not start: ${firstLine(error)}`)
        say(failures.at(-1) ?? '')
        if (source.isBinding)
          throw new Error(`${failures.at(-1)}\nUnset ${source.name} to let others be tried.`)
      }
    }
  }
  throw new Error(noBrowser(failures))
}

async function launchAndAsk(executablePath: string): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: launchFlags, timeout: 20_000 })
  try {
    const page = await browser.newPage()
    const sum = await page.evaluate('1 + 1')
    if (sum !== 2) throw new Error('it cannot run a script')
    return browser.version()
  } finally {
    await browser.close()
  }
}

/** The first line of an error, and for a command that failed also the first line it complained in. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return [text, complaint]
    .flatMap((part) => part.split('\n', 1))
    .join(' ')
    .trim()
}

function noBrowser(failures: readonly string[]): string {
  return [
    'No Chromium for the browser tests could be found or installed.',
    ...failures.map((failure) => `  tried ${failure}`),
    'Any one of these helps:',
    '  npx playwright-core install --with-deps chromium',
    '  apt-get install -y chromium',
    '  CHROME_PATH=/path/to/chrome npm test',
  ].join('\n')
}
