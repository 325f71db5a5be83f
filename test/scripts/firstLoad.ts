import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotli } from './compressFolder.ts'

export interface FirstLoad {
  /** HTML, CSS and JavaScript that the first view waits for, each file compressed with brotli 11. */
  readonly pageBytes: number
  /** Fonts that the first view's styles name for Latin text; they come compressed already. */
  readonly fontBytes: number
  /** The files counted, with their compressed sizes, largest first. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
}

/** The part with the picture, its file and its styles, and the small one that asks for it. */
const PICTURE = /^(askForPicture|picture)-[\w-]+\.(css|js)$/

/**
 * Measures what a first visit downloads from a built folder: index.html, what it names, and what those
 * scripts and styles import at once, and the picture. Other files that a script loads only later (dynamic imports) do not
 * count.
 */
export function firstLoad(builtFolder: string): FirstLoad {
  const pictures = readdirSync(join(builtFolder, 'assets')).filter((name) => PICTURE.test(name))
  const reached = new Set<string>(['index.html', ...pictures.map((name) => `assets/${name}`)])
  // A set visits what is added while it is walked.
  for (const path of reached) {
    for (const found of referencesIn(path, readFileSync(join(builtFolder, path), 'utf8'))) {
      if (/\.(css|js|mjs)$/.test(found)) reached.add(found)
    }
  }
  const files = [...reached]
    .map((path) => ({ path, bytes: compressedSize(join(builtFolder, path)) }))
    .toSorted((a, b) => b.bytes - a.bytes)
  return {
    pageBytes: files.reduce((sum, file) => sum + file.bytes, 0),
    fontBytes: fontBytes(builtFolder, [...reached]),
    files,
  }
}

function compressedSize(file: string): number {
  return brotli(readFileSync(file)).length
}

/** Files that one file needs at once, as paths in the built folder. */
function referencesIn(path: string, text: string): string[] {
  const patterns = path.endsWith('.html')
    ? [/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g]
    : path.endsWith('.css')
      ? [/@import\s+(?:url\()?["']?([^"')]+)/g]
      : [/\bfrom\s*["'](\.[^"']+)["']/g, /\bimport\s*["'](\.[^"']+)["']/g]
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => join(path, '..', match[1] ?? '').replaceAll('\\', '/'))
}

/** A face limited to other scripts (`unicode-range`) is fetched only when one of their letters is shown. */
function fontBytes(builtFolder: string, reached: readonly string[]): number {
  const faces = reached
    .filter((path) => path.endsWith('.css'))
    .flatMap((path) =>
      [...readFileSync(join(builtFolder, path), 'utf8').matchAll(/@font-face\s*\{[^}]*\}/g)].map(
        ([face]) => ({ path, face }),
      ),
    )
    .filter(({ face }) => coversLatin(face))
  const fonts = new Set(
    faces.flatMap(({ path, face }) => {
      const url = /url\(["']?([^"')]+\.woff2)/.exec(face)?.[1]
      return url === undefined ? [] : [join(path, '..', url)]
    }),
  )
  return [...fonts].reduce((sum, font) => sum + readFileSync(join(builtFolder, font)).length, 0)
}

function coversLatin(face: string): boolean {
  const ranges = /unicode-range:\s*([^;}]+)/i.exec(face)?.[1]
  if (ranges === undefined) return true
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    const letterA = 0x41
    return lowest(from) <= letterA && letterA <= highest(to)
  })
}

const lowest = (digits: string) => Number.parseInt(digits.replaceAll('?', '0'), 16)

const highest = (digits: string) => Number.parseInt(digits.replaceAll('?', 'f'), 16)
