import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { repository } from '../scripts/repository.ts'

/** Paths of all files under a top-level folder, relative to it, with `/` between the parts. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(join(repository, folder).length + 1).replaceAll(sep, '/'))
    .toSorted((a, b) => (a < b ? -1 : 1))
}

/** The TypeScript files under a top-level folder with their text. Type declarations for others are left out. */
export function sourcesUnder(folder: string): Map<string, string> {
  const paths = filesUnder(folder).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  return new Map(paths.map((path) => [path, readFileSync(join(repository, folder, path), 'utf8')]))
}
