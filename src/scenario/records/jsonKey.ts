// A record's key out of a line of JSON, by a path such as `user.id` or `items.0.sku`.
import { scanJson } from '../jsonScan.ts'

export type JsonKey =
  | { readonly is: 'key'; readonly key: string }
  | { readonly is: 'absent' }
  | { readonly is: 'notJson' }

/**
 * The value at a path as a key: a text as it is, a number or a truth value as the file writes it (never rounded), an object
 * or list as its JSON text; null and nothing give no key. Of a key that stands twice the last counts, as in `JSON.parse`.
 */
export function jsonKey(text: string, path: string): JsonKey {
  const wanted = path.split('.')
  let found: string | undefined
  const fault = scanJson(text, {
    value: (at, start, end) => {
      if (at.length !== wanted.length) return
      if (wanted.every((part, i) => part === String(at[i]))) found = text.slice(start, end)
    },
  })
  if (fault) return { is: 'notJson' }
  if (found === undefined || found === 'null') return { is: 'absent' }
  return { is: 'key', key: found.startsWith('"') ? (JSON.parse(found) as string) : found }
}

/** Whether a line is JSON at all. */
export function isJson(text: string): boolean {
  return scanJson(text) === undefined
}

const MAX_PATHS = 50

/** Paths of the plain values in lines of JSON, in the order met, at most 50: what could be a key. */
export function keyPaths(lines: readonly string[]): string[] {
  const paths = new Set<string>()
  for (const line of lines) {
    scanJson(line, {
      value: (at, start) => {
        const plain = line[start] !== '{' && line[start] !== '['
        if (plain && at.length > 0 && at.every((part) => typeof part === 'string'))
          paths.add(at.join('.'))
      },
    })
  }
  return [...paths].slice(0, MAX_PATHS)
}
