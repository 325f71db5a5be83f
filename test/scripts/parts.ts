// `npm run parts`: what the page loads, the first load and each late part, with their sizes in KB as brotli has them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from './buildApp.ts'
import { firstLoad } from './firstLoad.ts'
import { lateParts } from './lateParts.ts'

const folder = mkdtempSync(join(tmpdir(), 'kafkascope-parts-'))
try {
  await buildApp(folder)
  const { pageBytes, fontBytes } = firstLoad(folder)
  const late = lateParts(folder)
  const all = late.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const [name, bytes] of [
    ['first load', pageBytes],
    ['its fonts', fontBytes],
    ['late, in all', all],
  ] as const)
    print(name, bytes)
  console.log()
  for (const { name, bytes } of late) print(name, bytes)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print(name: string, bytes: number): void {
  console.log(`${name.padEnd(24)}${(bytes / 1024).toFixed(1).padStart(8)} KB`)
}
