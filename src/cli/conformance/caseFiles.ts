// Finding and reading recorded case files.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { CaseFile } from './Harness.ts'
import type { JsonObject } from './json.ts'
import { isList, isObject } from './json.ts'

/** Paths of all case files under a folder, `/` between parts and without `.json`, in order. */
export function caseFilePaths(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`no such folder: ${folder}`)
  }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  return paths.map((path) => path.split(sep).join('/').slice(0, -'.json'.length)).sort(byUnits)
}

function byUnits(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Whether a glob matches a whole path: `*` within one part, `**` across parts, `?` one character. */
export function globMatches(glob: string, path: string): boolean {
  const pattern = glob.replaceAll(/\*\*|[*?]|[^*?]+/g, (part) => {
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    return part.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${pattern}$`).test(path)
}

/** Reads a case file; throws with a sentence when it is none. */
export function readCaseFile(folder: string, path: string): CaseFile {
  const text = readFileSync(join(folder, `${path}.json`), 'utf8')
  const parsed: unknown = JSON.parse(text)
  return caseFile(path, parsed)
}

/** A parsed file as a case file; throws with a sentence when it is none. */
function caseFile(path: string, parsed: unknown): CaseFile {
  const root = parsed as JsonObject
  if (!isObject(root) || !isList(root.cases)) throw new Error('it has no list of cases')
  const { cases, ...header } = root
  const area = typeof header.area === 'string' ? header.area : path
  const recorded = cases.map((entry, i): JsonObject => {
    if (!isObject(entry)) throw new Error(`case ${i} is not an object`)
    return entry
  })
  return { path, area, header, cases: recorded }
}

/** A case's id, or its place in the file. */
export function caseId(file: CaseFile, index: number): string {
  const id = file.cases[index]?.id
  return typeof id === 'string' ? id : `${file.path}#${index}`
}
