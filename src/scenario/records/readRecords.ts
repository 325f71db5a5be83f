// A person's file → records, with a report of everything that is not as it may seem. Pure: the same bytes, the same answer.
// A value is the record's line (CSV: its lines) as in the file; the bytes a broker would store are the file's own.
import * as words from '../../words/en/scenario.ts'
import { guess } from '../guess.ts'
import { LIMITS, limitSentence } from '../limits.ts'
import { type Problem, valueText } from '../Problem.ts'
import { decodeUtf8 } from '../utf8.ts'
import { csvRows, fieldText } from './csvRows.ts'
import { isJson, jsonKey, keyPaths } from './jsonKey.ts'
import type { ReadOptions, RecordsFile } from './RecordsFile.ts'
import { entriesOf, notice, type Report } from './report.ts'
import { lineRows, type Row } from './rows.ts'

interface Reading {
  readonly bytes: Uint8Array
  readonly options: ReadOptions
  readonly report: Report
  readonly keys: (string | null)[]
  readonly values: string[]
  readonly valueBytes: number[]
  readonly lines: number[]
  columns: string[] | undefined
  keyColumn: number
  total: number
}

/** Reads all records of a file of at most 5 MB. Never throws: what cannot be read at all is in `problems`. */
export function readRecords(bytes: Uint8Array, options: ReadOptions): RecordsFile {
  const reading = start(bytes, options)
  const refused = wholeFileProblem(bytes)
  if (refused) return finish(reading, [refused])
  const from = afterByteOrderMark(reading)
  const rows = options.as === 'csv' ? csvRows(bytes, from) : lineRows(bytes, from)
  const problem = readRows(reading, rows)
  if (!problem && reading.total === 0) notice(reading.report, 'nothing', 0)
  return finish(reading, problem ? [problem] : [])
}

/** The first records of a file and what could be their keys: what a preview shows. */
export function preview(bytes: Uint8Array, options: ReadOptions, first = 20): RecordsFile {
  return readRecords(bytes, { ...options, first })
}

function start(bytes: Uint8Array, options: ReadOptions): Reading {
  return {
    bytes,
    options,
    report: new Map(),
    keys: [],
    values: [],
    valueBytes: [],
    lines: [],
    columns: undefined,
    keyColumn: -1,
    total: 0,
  }
}

function finish(reading: Reading, problems: readonly Problem[]): RecordsFile {
  const { keys, values, total, options } = reading
  const columns =
    reading.columns ?? (options.as === 'ndjson' ? keyPaths(values.slice(0, 20)) : undefined)
  return {
    records: {
      keys,
      values,
      valueBytes: Int32Array.from(reading.valueBytes),
      lines: Int32Array.from(reading.lines),
    },
    ...(columns === undefined ? {} : { columns }),
    report: entriesOf(reading.report),
    total,
    problems,
  }
}

function wholeFileProblem(bytes: Uint8Array): Problem | undefined {
  if (bytes.length > LIMITS.fileBytes) {
    const sentence = words.fileTooBig(bytes.length)
    return fileProblem(
      valueText(bytes.length),
      limitSentence('fileBytes'),
      sentence,
      words.fileTooBigHint(LIMITS.fileBytes),
    )
  }
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isUtf16
    ? fileProblem('UTF-16', words.utf8Fits(), words.utf16File(), words.utf16Hint())
    : undefined
}

function fileProblem(value: string, allowed: string, sentence: string, hint: string): Problem {
  return { path: words.fileRoot(), value, allowed, sentence, hint }
}

function afterByteOrderMark({ bytes, report }: Reading): number {
  const has = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (has) notice(report, 'byteOrderMark', 0)
  return has ? 3 : 0
}

function readRows(reading: Reading, rows: Iterable<Row>): Problem | undefined {
  const { options } = reading
  const wanted = Math.min(options.first ?? LIMITS.fileRecords, LIMITS.fileRecords)
  let header = options.as === 'csv'
  const ends = new Set<Row['end']>()
  for (const row of rows) {
    if (options.first !== undefined && reading.values.length >= wanted) break
    if (row.end !== 'none') ends.add(row.end)
    if (isBlank(row) && options.as !== 'text') notice(reading.report, 'blankSkipped', row.line)
    else if (header) {
      header = false
      const problem = readHeader(reading, row)
      if (problem) return problem
      if (options.header === false) addRow(reading, row, wanted)
    } else addRow(reading, row, wanted)
  }
  if (ends.size > 1) notice(reading.report, 'lineEnds', 0)
  return header && options.key !== undefined && options.as === 'csv'
    ? noColumn(options.key, [])
    : undefined
}

function isBlank(row: Row): boolean {
  return row.from === row.to
}

/** The first row of a CSV file: names the columns, or is counted when there are no names. */
function readHeader(reading: Reading, row: Row): Problem | undefined {
  const { bytes, options } = reading
  const fields = row.fields ?? []
  const named = options.header !== false
  const columns = fields.map((field, i) => (named ? fieldText(bytes, field) : String(i + 1)))
  reading.columns = columns
  noticeFault(reading, row)
  if (options.key === undefined) return undefined
  reading.keyColumn = columns.indexOf(options.key)
  return reading.keyColumn < 0 ? noColumn(options.key, columns) : undefined
}

function noColumn(key: string, columns: readonly string[]): Problem {
  const near = guess(key, columns)
  const problem = {
    path: words.keyPath(),
    value: valueText(key),
    allowed: words.oneOfThese(columns),
    sentence: words.noColumn(key),
  }
  return near === undefined ? problem : { ...problem, hint: words.didYouMean(near) }
}

function noticeFault(reading: Reading, row: Row): void {
  if (row.fault !== undefined) notice(reading.report, row.fault, row.line)
}

/** One record, unless it is too long or one too many: then it is counted and reported. */
function addRow(reading: Reading, row: Row, wanted: number): void {
  const { report, options } = reading
  reading.total += 1
  const size = row.to - row.from
  if (size > LIMITS.lineBytes) notice(report, 'tooLong', row.line)
  else if (reading.values.length >= wanted) notice(report, 'tooMany', row.line)
  else {
    const value = rowText(reading, row)
    reading.keys.push(rowKey(reading, row, value))
    reading.values.push(value)
    reading.valueBytes.push(size)
    reading.lines.push(row.line)
    if (size === 0) notice(report, 'emptyLine', row.line)
    if (options.as === 'csv') noticeColumns(reading, row)
  }
}

function rowText({ bytes, report }: Reading, row: Row): string {
  const { text, replaced } = decodeUtf8(bytes, row.from, row.to)
  if (replaced > 0) notice(report, 'badUtf8', row.line)
  if (text.includes('\0')) notice(report, 'nul', row.line)
  return text
}

function noticeColumns(reading: Reading, row: Row): void {
  const isHeader = reading.options.header === false && reading.total === 1
  if (!isHeader) noticeFault(reading, row)
  if (row.fields?.length !== reading.columns?.length)
    notice(reading.report, 'columnCount', row.line)
}

function rowKey(reading: Reading, row: Row, value: string): string | null {
  const { as, key } = reading.options
  if (as === 'csv' && reading.keyColumn >= 0) {
    const field = row.fields?.[reading.keyColumn]
    if (field) return fieldText(reading.bytes, field)
    notice(reading.report, 'noKey', row.line)
  }
  return as === 'ndjson' ? ndjsonKey(reading, row, value, key) : null
}

function ndjsonKey(
  { report }: Reading,
  row: Row,
  value: string,
  path: string | undefined,
): string | null {
  if (path === undefined) {
    if (!isJson(value)) notice(report, 'notJson', row.line)
    return null
  }
  const found = jsonKey(value, path)
  if (found.is === 'key') return found.key
  notice(report, found.is === 'notJson' ? 'notJson' : 'noKey', row.line)
  return null
}
