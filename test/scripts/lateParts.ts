import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotli } from './compressFolder.ts'
import { firstLoad } from './firstLoad.ts'

export interface LatePart {
  /** The module it is made round, `GroupsArea`; `sw` is the worker that keeps the page. */
  readonly name: string
  /** Its script and its styles, each compressed with brotli 11. */
  readonly bytes: number
}

/** What a built folder loads after the first view, largest first. */
export function lateParts(builtFolder: string): readonly LatePart[] {
  const first = new Set(firstLoad(builtFolder).files.map(({ path }) => path))
  const parts = new Map<string, number>()
  for (const path of readdirSync(builtFolder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(css|js)$/.test(path) || first.has(path)) continue
    // Vite writes the hash of the content behind the name.
    const name = basename(path).replace(/(\.module)?(-[\w-]{8})?\.(css|js)$/, '')
    parts.set(name, (parts.get(name) ?? 0) + brotli(readFileSync(join(builtFolder, path))).length)
  }
  return [...parts]
    .map(([name, bytes]) => ({ name, bytes }))
    .toSorted((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
}
