// Runs the cases of a file against the model and counts what became of them.
import { caseId } from './caseFiles.ts'
import type { Mismatch } from './compareLeaves.ts'
import { compareCase } from './compareLeaves.ts'
import type { CaseFile, Harness } from './Harness.ts'
import { rulesFor } from './Harness.ts'
import { harnessFor } from './harnesses.ts'
import type { JsonObject } from './json.ts'

/** What became of one case. */
export type CaseOutcome =
  | { readonly kind: 'passed'; readonly leaves: number }
  | { readonly kind: 'failed'; readonly leaves: number; readonly mismatches: readonly Mismatch[] }
  | { readonly kind: 'threw'; readonly leaves: 0; readonly message: string }
  | { readonly kind: 'skipped'; readonly leaves: 0; readonly reason: string }

export interface FileOutcome {
  readonly path: string
  readonly cases: readonly { readonly id: string; readonly outcome: CaseOutcome }[]
}

/** Runs every case of a file; a kind that has no harness is skipped with that reason. */
export async function runFile(file: CaseFile): Promise<FileOutcome> {
  const harness = harnessFor(file.area)
  await harness?.prepare?.()
  const cases = file.cases.map((recorded, index) => ({
    id: caseId(file, index),
    outcome: harness ? runCase(harness, recorded, file) : noHarness(file),
  }))
  return { path: file.path, cases }
}

function noHarness(file: CaseFile): CaseOutcome {
  return { kind: 'skipped', leaves: 0, reason: `no harness yet: ${file.area}` }
}

/** Runs one case and compares every recorded value with the model's. */
export function runCase(harness: Harness, recorded: JsonObject, file: CaseFile): CaseOutcome {
  if (recorded.defect === true) {
    return { kind: 'skipped', leaves: 0, reason: 'shows a defect of the recorded release' }
  }
  const reason = harness.skips?.(recorded) ?? null
  if (reason !== null) return { kind: 'skipped', leaves: 0, reason }
  try {
    const produced = harness.run(recorded, file)
    const { leaves, mismatches } = compared(harness, recorded, produced)
    if (mismatches.length > 0) return { kind: 'failed', leaves, mismatches }
    // A case in which nothing was compared proves nothing, so it must not look like a success.
    if (leaves === 0) return { kind: 'threw', leaves: 0, message: NOTHING }
    return { kind: 'passed', leaves }
  } catch (error) {
    return {
      kind: 'threw',
      leaves: 0,
      message: error instanceof Error ? error.message : `${error}`,
    }
  }
}

function compared(harness: Harness, recorded: JsonObject, produced: JsonObject) {
  if (harness.compare) return harness.compare(recorded, produced)
  return compareCase(recorded, produced, rulesFor(harness, recorded, produced))
}

const NOTHING = 'nothing in the case was compared'
