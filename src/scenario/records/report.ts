// Gathers what was noticed while reading: one entry per kind, with the first few lines.
import { recordReport } from '../../words/en/scenario.ts'
import type { ReportEntry, ReportKind } from './RecordsFile.ts'

const SHOWN_LINES = 5

const CHANGES: ReadonlySet<ReportKind> = new Set([
  'byteOrderMark',
  'blankSkipped',
  'badUtf8',
  'tooLong',
  'tooMany',
])

interface Noticed {
  count: number
  readonly lines: number[]
}

export type Report = Map<ReportKind, Noticed>

/** Notes that something happened at a line (from 1), or to the whole file (0). */
export function notice(report: Report, kind: ReportKind, line: number, count = 1): void {
  const noticed = report.get(kind) ?? { count: 0, lines: [] }
  noticed.count += count
  if (line > 0 && noticed.lines.length < SHOWN_LINES) noticed.lines.push(line)
  report.set(kind, noticed)
}

const sentenceOf = (kind: ReportKind): ((lines: readonly number[], count: number) => string) =>
  recordReport[kind]

/** The entries in the order they were first met. */
export function entriesOf(report: Report): ReportEntry[] {
  return Array.from(report, ([kind, { count, lines }]) => ({
    kind,
    level: CHANGES.has(kind) ? 'change' : 'note',
    count,
    lines,
    sentence: sentenceOf(kind)(lines, count),
  }))
}
