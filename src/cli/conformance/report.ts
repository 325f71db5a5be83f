// What the conformance run prints.
import type { Mismatch } from './compareLeaves.ts'
import type { CaseOutcome, FileOutcome } from './runCases.ts'

const SHOWN_CASES = 5
const SHOWN_MISMATCHES = 3

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly leaves: number
}

/** One line per file, and below it why cases failed or were skipped. */
export function reportLines(file: FileOutcome): string[] {
  const { passed, failed, skipped, leaves } = counts(file)
  const head = `${file.path}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${leaves} leaves compared`
  return [head, ...skipLines(file), ...failureLines(file)]
}

function counts(file: FileOutcome): Counts {
  const of = (...kinds: CaseOutcome['kind'][]) =>
    file.cases.filter(({ outcome }) => kinds.includes(outcome.kind)).length
  const leaves = file.cases.reduce((sum, { outcome }) => sum + outcome.leaves, 0)
  return { passed: of('passed'), failed: of('failed', 'threw'), skipped: of('skipped'), leaves }
}

function skipLines(file: FileOutcome): string[] {
  const byReason = new Map<string, number>()
  for (const { outcome } of file.cases) {
    if (outcome.kind !== 'skipped') continue
    byReason.set(outcome.reason, (byReason.get(outcome.reason) ?? 0) + 1)
  }
  return [...byReason].map(([reason, count]) => `  ${count} skipped: ${reason}`)
}

function failureLines(file: FileOutcome): string[] {
  const failures = file.cases.flatMap(({ id, outcome }) => {
    if (outcome.kind === 'threw') return [[`  ${id}: ${outcome.message}`]]
    if (outcome.kind === 'failed') return [mismatchLines(id, outcome.mismatches)]
    return []
  })
  const hidden = failures.length - SHOWN_CASES
  const lines = failures.slice(0, SHOWN_CASES).flat()
  return hidden > 0 ? [...lines, `  … and ${hidden} more failed cases`] : lines
}

function mismatchLines(id: string, mismatches: readonly Mismatch[]): string[] {
  const hidden = mismatches.length - SHOWN_MISMATCHES
  const lines = mismatches.slice(0, SHOWN_MISMATCHES).map((mismatch) => {
    const { path, recorded, produced, because } = mismatch
    const why = because && because !== 'differs' ? ` (${because})` : ''
    return `  ${id}: ${path}: recorded ${shown(recorded)}, here ${shown(produced)}${why}`
  })
  return hidden > 0 ? [...lines, `  ${id}: … and ${hidden} more differences`] : lines
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

/** The last line; a run in which nothing passed is no success either. */
export function totalsLine(files: readonly FileOutcome[]): { line: string; isSuccess: boolean } {
  const all = files.map(counts)
  const sum = (of: (c: Counts) => number) => all.reduce((total, c) => total + of(c), 0)
  const [passed, failed] = [sum((c) => c.passed), sum((c) => c.failed)]
  const line = `${passed} passed, ${failed} failed, ${sum((c) => c.skipped)} skipped`
  return { line, isSuccess: failed === 0 && passed > 0 }
}
