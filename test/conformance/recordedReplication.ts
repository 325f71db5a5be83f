// The recordings of several brokers, and what of them cannot be run yet.
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { readCaseFile } from '../../src/cli/conformance/caseFiles.ts'
import { reportLines } from '../../src/cli/conformance/report.ts'
import { runFile } from '../../src/cli/conformance/runCases.ts'

export const CASES = fileURLToPath(new URL('cases', import.meta.url))

/** A file's cases take eleven runs each. */
export const PATIENCE_MS = 300_000

export interface Required {
  /** How many cases the file must hold. */
  readonly cases: number
  /** Cases that are skipped, each with its reason. */
  readonly skipped: Readonly<Record<string, string>>
}

/** Runs a file: every case agrees with the model, but for those named, which are skipped for the reason named. */
export async function expectAgreement(path: string, { cases, skipped }: Required): Promise<void> {
  const outcome = await runFile(readCaseFile(CASES, path))
  expect(outcome.cases).toHaveLength(cases)
  const others = outcome.cases.filter(({ outcome: { kind } }) => kind !== 'passed')
  const reasons = others.map(({ id, outcome: each }) => [
    id,
    each.kind === 'skipped' ? each.reason : each.kind,
  ])
  expect(Object.fromEntries(reasons), reportLines(outcome).join('\n')).toEqual(skipped)
  const passed = outcome.cases.filter(({ outcome: { kind } }) => kind === 'passed')
  expect(Math.min(...passed.map(({ outcome: each }) => each.leaves))).toBeGreaterThan(20)
}
