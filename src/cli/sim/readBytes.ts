// Files of the person who calls: their bytes, or why there are none.
import { readFileSync } from 'node:fs'
import { type Problem, valueText } from '../../scenario/Problem.ts'
import { callWords as words } from '../../words/en/cli.ts'

export type Read =
  | { readonly bytes: Uint8Array }
  | { readonly problem: Problem; readonly code: string }

/** The bytes of a file; `path` is what the problem calls the place, such as `--records`. */
export function readBytes(file: string, path: string): Read {
  try {
    return { bytes: new Uint8Array(readFileSync(file)) }
  } catch (error) {
    const code = codeOf(error)
    const sentence = words.unreadable(file, words.whyUnreadable[code] ?? code)
    return {
      code,
      problem: { path, value: valueText(file), allowed: words.readableFits(), sentence },
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
