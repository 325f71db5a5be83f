import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildApp } from '../scripts/buildApp.ts'
import { findBrowser } from '../scripts/findBrowser.ts'
import { repository } from '../scripts/repository.ts'
import { serve } from '../scripts/serve.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly appUrl: string
    readonly browserPath: string
    readonly builtFolder: string
  }
}

/** Once for all journeys: the app built as it is published, served as `npm start` serves it, and a browser. */
export async function setup(project: TestProject) {
  const folder = join(repository, '.cache', `journeys-${process.pid}`)
  const [browser] = await Promise.all([findBrowser(), buildApp(folder)])
  console.log(`Chromium ${browser.version} from ${browser.source}: ${browser.executablePath}`)
  const served = await serve({ folder, port: 0 })
  project.provide('appUrl', served.url)
  project.provide('browserPath', browser.executablePath)
  project.provide('builtFolder', folder)
  return async () => {
    await served.close()
    rmSync(folder, { recursive: true })
  }
}
