// npm run screenshots [scene …]: pictures of every scene in every size and theme, into screenshots/, and
// the README's picture into public/screenshot.png.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { buildApp } from './buildApp.ts'
import { findBrowser } from './findBrowser.ts'
import { launchFlags } from './launchFlags.ts'
import { repository } from './repository.ts'
import type { Scene } from './scenes.ts'
import { scenes } from './scenes.ts'
import { serve } from './serve.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]

const themes = ['dark', 'light'] as const

interface Shot {
  readonly scene: Scene
  readonly size: (typeof sizes)[number]
  readonly theme: (typeof themes)[number]
}

const folder = join(repository, 'screenshots')

const fileOf = ({ scene, size, theme }: Shot) =>
  join(folder, `${scene.name}-${size.width}x${size.height}-${theme}.png`)

function chosenScenes(names: readonly string[]): readonly Scene[] {
  const unknown = names.filter((name) => !scenes.some((scene) => scene.name === name))
  if (unknown.length === 0)
    return scenes.filter((scene) => names.length === 0 || names.includes(scene.name))
  const allowed = scenes.map((scene) => scene.name).join(', ')
  throw new Error(`No scene is called ${unknown.join(', ')}. The scenes are: ${allowed}.`)
}

async function take(browser: Browser, url: string, shot: Shot) {
  const context = await browser.newContext({ viewport: shot.size, colorScheme: shot.theme })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(url + shot.scene.hash, { waitUntil: 'networkidle' })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await shot.scene.prepare?.(page)
    await page.screenshot({ path: fileOf(shot) })
  } finally {
    await context.close()
  }
}

/** Takes every picture it can, two at a time, and returns what went wrong with the others. */
async function takeAll(browser: Browser, url: string, shots: readonly Shot[]): Promise<string[]> {
  const failures: string[] = []
  const waiting = [...shots]
  const takeNext = async (): Promise<void> => {
    const shot = waiting.shift()
    if (shot === undefined) return
    await take(browser, url, shot).catch((error: unknown) => {
      failures.push(`${fileOf(shot)}: ${error instanceof Error ? error.message : error}`)
    })
    await takeNext()
  }
  await Promise.all([takeNext(), takeNext()])
  return failures
}

async function run(names: readonly string[]) {
  const shots = chosenScenes(names).flatMap((scene) =>
    sizes.flatMap((size) => themes.map((theme): Shot => ({ scene, size, theme }))),
  )
  const built = join(repository, '.cache', `screenshots-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const [found] = await Promise.all([findBrowser(), buildApp(built)])
  const [served, browser] = await Promise.all([
    serve({ folder: built, port: 0 }),
    chromium.launch({ executablePath: found.executablePath, args: launchFlags }),
  ])
  const failures = await takeAll(browser, served.url, shots)
  await Promise.all([browser.close(), served.close()])
  rmSync(built, { recursive: true })
  console.log(`${shots.length - failures.length} of ${shots.length} pictures in ${folder}`)
  if (failures.length > 0) throw new Error(failures.join('\n'))
  const forReadme = shots.find(({ scene }) => scene === scenes[0])
  if (forReadme !== undefined)
    copyFileSync(fileOf(forReadme), join(repository, 'public', 'screenshot.png'))
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
