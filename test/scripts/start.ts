// npm start: build the app as it is published, and serve it to this machine.
import { join } from 'node:path'
import { buildApp } from './buildApp.ts'
import { repository } from './repository.ts'
import { serve } from './serve.ts'

const usualPort = 4173

/** PORT, if it is set, is what the person wants: taken or wrong, it is an error and not a hint. */
function wantedPort(): { port: number; orNextFree: boolean } {
  const text = process.env.PORT
  if (text === undefined || text === '') return { port: usualPort, orNextFree: true }
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is "${text}"; it must be a whole number from 0 to 65535.`)
  }
  return { port, orNextFree: false }
}

async function start() {
  const wanted = wantedPort()
  const folder = join(repository, 'dist')
  console.log('Building Kafkascope …')
  await buildApp(folder)
  const { url } = await serve({ folder, ...wanted })
  console.log(`Kafkascope runs at ${url}`)
  console.log('Stop it with Ctrl+C.')
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
