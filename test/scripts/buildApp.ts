import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repository } from './repository.ts'

/**
 * Makes the production build in a folder. It runs in a process of its own, because Vite takes over
 * NODE_ENV, and a test runner's value would put React's development build into the bundle.
 * Rejects with the build's own output when it fails.
 */
export function buildApp(folder: string): Promise<void> {
  const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js')
  const { VITEST: _, ...environment } = process.env
  const build = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], {
    cwd: repository,
    env: { ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
  }
  build.stdout.on('data', keep)
  build.stderr.on('data', keep)
  return new Promise((done, fail) => {
    build.on('error', fail)
    build.on('close', (code) => {
      if (code === 0) done()
      else fail(new Error(`vite build failed:\n${output}`))
    })
  })
}
