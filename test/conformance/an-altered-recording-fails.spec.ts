import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { caseFilePaths, readCaseFile } from '../../src/cli/conformance/caseFiles.ts'
import { comparedPaths } from '../../src/cli/conformance/compareLeaves.ts'
import type { CaseFile, Harness } from '../../src/cli/conformance/Harness.ts'
import { rulesFor } from '../../src/cli/conformance/Harness.ts'
import { harnessFor } from '../../src/cli/conformance/harnesses.ts'
import type { Json, JsonObject } from '../../src/cli/conformance/json.ts'
import { isList, pathText } from '../../src/cli/conformance/json.ts'
import { runCase } from '../../src/cli/conformance/runCases.ts'
import { withAlteration } from './withAlteration.ts'

const folder = fileURLToPath(new URL('cases', import.meta.url))
const ALTERATIONS = 300

/** Numbers in [0, below), the same in every run. */
function seededNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}

/** Another value of the same kind. */
function altered(value: Json | undefined): Json {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}x`
  if (typeof value === 'boolean') return !value
  if (isList(value)) return [...value, 0]
  return value === null ? 0 : null
}

interface Runnable {
  readonly file: CaseFile
  readonly harness: Harness
}

async function runnableFiles(): Promise<Runnable[]> {
  const files = caseFilePaths(folder).map((path) => readCaseFile(folder, path))
  const runnable = files.flatMap((file) => {
    const harness = harnessFor(file.area)
    // What is compared in a way of its own is altered in a spec of its own.
    return harness && !harness.compare ? [{ file, harness }] : []
  })
  for (const { harness } of runnable) await harness.prepare?.()
  return runnable
}

type Paths = ReturnType<typeof comparedPaths>

/** What is compared of each case that was drawn. */
const known = new Map<JsonObject, Paths>()

function pathsOf(file: CaseFile, harness: Harness, recorded: JsonObject): Paths {
  return comparedPaths(recorded, rulesFor(harness, recorded, harness.run(recorded, file)))
}

/** A drawn case that is run and has values to compare: some only say what was done. */
function caseWithLeaves(file: CaseFile, harness: Harness, draw: (below: number) => number) {
  for (;;) {
    const index = draw(file.cases.length)
    const recorded = file.cases[index]!
    if (harness.skips?.(recorded)) continue
    const paths = known.get(recorded) ?? pathsOf(file, harness, recorded)
    known.set(recorded, paths)
    if (paths.length > 0) return { index, recorded, paths }
  }
}

describe('a recording with one value altered', () => {
  it(`fails, whichever of ${ALTERATIONS} values it is`, async () => {
    const files = await runnableFiles()
    expect(files.length).toBeGreaterThanOrEqual(9)
    const draw = seededNumbers(20_261_121)
    const survivors: string[] = []
    const touched = new Set<string>()
    for (let n = 0; n < ALTERATIONS; n++) {
      // Files in turn, so that a short one is not lost between the long ones.
      const { file, harness } = files[n % files.length]!
      const { index, recorded, paths } = caseWithLeaves(file, harness, draw)
      const path = paths[draw(paths.length)]!
      const outcome = runCase(harness, withAlteration(recorded, path, altered), file)
      touched.add(`${file.path}#${index} ${pathText(path)}`)
      if (outcome.kind !== 'failed' && outcome.kind !== 'threw') {
        survivors.push(`${file.path}#${index} ${pathText(path)}: ${outcome.kind}`)
      }
    }
    expect(survivors).toEqual([])
    expect(touched.size).toBeGreaterThan(ALTERATIONS * 0.9)
  })
})
