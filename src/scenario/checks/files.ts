// Files that travel with a scenario: content that is what its size and SHA-256 say. And how the page opens.
import * as words from '../../words/en/scenario.ts'
import { fromBase64 } from '../base64.ts'
import { LIMITS, limitSentence } from '../limits.ts'
import type { FileSpec } from '../Scenario.ts'
import { sha256Hex } from '../sha256.ts'
import { type Check, report } from './Check.ts'

/** Checks the content of every file that carries it, and their size together. */
export function checkFiles(check: Check): void {
  const files = Object.entries(check.scenario.files ?? {})
  const total = files.reduce((sum, [, file]) => sum + file.size, 0)
  if (total > LIMITS.fileBytes) {
    report(check, ['files'], words.totalContent(total), limitSentence('fileBytes'))
    return
  }
  for (const [name, file] of files) checkContent(check, name, file)
}

function checkContent(check: Check, name: string, file: FileSpec): void {
  if (file.content === undefined) return
  const path = ['files', name]
  const bytes = fromBase64(file.content)
  if (!bytes) {
    report(check, [...path, 'content'], words.badContent(name), words.allowed.base64())
  } else if (bytes.length !== file.size) {
    const sentence = words.contentSize(name, file.size, bytes.length)
    report(check, [...path, 'size'], sentence, words.contentSizeFits(bytes.length))
  } else {
    const found = sha256Hex(bytes)
    if (found !== file.sha256) report(check, [...path, 'sha256'], words.contentHash(name), found)
  }
}

/** The view it opens with has to be among those on offer. */
export function checkOpen(check: Check): void {
  const open = check.scenario.open
  if (!open?.view || !open.views || open.views.includes(open.view)) return
  report(check, ['open', 'view'], words.viewNotOffered(open.view), words.oneOfThese(open.views))
}
