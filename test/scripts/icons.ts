// npm run icons: the icons an installed Kafkascope has, drawn from public/favicon.svg into public/icons/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from './findBrowser.ts'
import { launchFlags } from './launchFlags.ts'
import { repository } from './repository.ts'

/** px. A maskable icon may be cut to a circle of 80 %, so its mark is smaller on a ground that fills the square. */
const icons = [
  { name: 'icon-192', size: 192, mark: 0.84 },
  { name: 'icon-512', size: 512, mark: 0.84 },
  { name: 'maskable-512', size: 512, mark: 0.6 },
] as const

const ground = '#0d0f11'
const folder = join(repository, 'public', 'icons')

/** The mark on its ground, always the dark one: an icon knows no theme. */
function iconOf(logo: string, mark: number): string {
  const edge = ((1 - mark) / 2) * 100
  const inner = logo.replace(/@media[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}/, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${ground}"/><svg x="${edge}" y="${edge}" width="${mark * 100}" height="${mark * 100}" ${inner.slice(inner.indexOf('<svg') + 4)}</svg>\n`
}

async function run() {
  const logo = readFileSync(join(repository, 'public', 'favicon.svg'), 'utf8')
  mkdirSync(folder, { recursive: true })
  const found = await findBrowser()
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: launchFlags,
  })
  for (const { name, size, mark } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const icon = iconOf(logo, mark)
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${icon}`)
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await page.close()
  }
  writeFileSync(join(folder, 'maskable.svg'), iconOf(logo, 0.6))
  await browser.close()
  console.log(`${icons.length + 1} icons in ${folder}`)
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
