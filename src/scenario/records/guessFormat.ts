// What a file most likely is, by its name and then by how it begins. Only a guess: the person may say otherwise.
import { decodeUtf8 } from '../utf8.ts'
import { csvRows } from './csvRows.ts'
import { isJson } from './jsonKey.ts'
import type { RecordFormat } from './RecordsFile.ts'

const BY_ENDING: Readonly<Record<string, RecordFormat>> = {
  csv: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  txt: 'text',
  log: 'text',
  md: 'text',
}

const LOOKED_AT = 64 * 1024

/** The format of a file; `firstBytes` may be the whole file or its beginning. */
export function guessFormat(name: string, firstBytes: Uint8Array): RecordFormat {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined
  if (known) return known
  const bytes = firstBytes.subarray(0, LOOKED_AT)
  const firstLine =
    decodeUtf8(bytes)
      .text.replace(/^\ufeff/, '')
      .trimStart()
      .split(/\r\n|\r|\n/, 1)[0] ?? ''
  if (/^[{[]/.test(firstLine) && isJson(firstLine)) return 'ndjson'
  return looksLikeTable(bytes) ? 'csv' : 'text'
}

/** At least two rows, all of the same number of fields, more than one; the last row may be cut. */
function looksLikeTable(bytes: Uint8Array): boolean {
  const counts: number[] = []
  for (const row of csvRows(bytes, 0)) {
    if (row.end === 'none' && counts.length >= 2) break
    counts.push(row.fields?.length ?? 0)
    if (counts.length >= 10) break
  }
  const [first = 0] = counts
  return counts.length >= 2 && first > 1 && counts.every((count) => count === first)
}
