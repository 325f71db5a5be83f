// What reading a person's file gives: records, what was noticed on the way, and where each record stands.
import type { Problem } from '../Problem.ts'

export type RecordFormat = 'text' | 'csv' | 'ndjson'

export interface ReadOptions {
  readonly as: RecordFormat
  /** CSV: a column's name (without a header its number from 1). NDJSON: a path such as `user.id`. Text has no keys. */
  readonly key?: string
  /** CSV: whether the first record names the columns; absent = true. */
  readonly header?: boolean
  /** Stop after so many records; absent = all, up to the limit. */
  readonly first?: number
}

export interface FileRecords {
  /** null = no key. */
  readonly keys: readonly (string | null)[]
  /** The text of each record as in the file, without the end of its line. Bytes that are not UTF-8 show as U+FFFD. */
  readonly values: readonly string[]
  /** Bytes of each value as in the file: what a broker stores. */
  readonly valueBytes: Int32Array
  /** The line each record begins at, from 1. */
  readonly lines: Int32Array
}

export type ReportKind =
  | 'byteOrderMark'
  | 'lineEnds'
  | 'emptyLine'
  | 'blankSkipped'
  | 'badUtf8'
  | 'nul'
  | 'tooLong'
  | 'tooMany'
  | 'openQuote'
  | 'strayQuote'
  | 'columnCount'
  | 'notJson'
  | 'noKey'
  | 'nothing'

export interface ReportEntry {
  readonly kind: ReportKind
  /** `change`: a record is missing or not as in the file. `note`: good to know. */
  readonly level: 'note' | 'change'
  /** How often. */
  readonly count: number
  /** The first few lines it happened at, from 1; empty when it concerns the whole file. */
  readonly lines: readonly number[]
  readonly sentence: string
}

export interface RecordsFile {
  readonly records: FileRecords
  /** CSV: the columns' names. NDJSON: paths of the first objects that could be keys. */
  readonly columns?: readonly string[]
  /** What was noticed, in the order it was first met. Nothing is changed or left out without an entry. */
  readonly report: readonly ReportEntry[]
  /** Records in the file, with those left out; with `first`, those seen until then. */
  readonly total: number
  /** Why nothing was read; empty when it was. */
  readonly problems: readonly Problem[]
}
