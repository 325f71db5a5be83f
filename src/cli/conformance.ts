// `npm run conformance -- [--cases DIR] [--only GLOB]`: the model against recordings of a real Kafka.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { caseFilePaths, globMatches, readCaseFile } from './conformance/caseFiles.ts'
import { reportLines, totalsLine } from './conformance/report.ts'
import type { FileOutcome } from './conformance/runCases.ts'
import { runFile } from './conformance/runCases.ts'

const DEFAULT_CASES = fileURLToPath(new URL('../../test/conformance/cases', import.meta.url))

const USAGE = `usage: npm run conformance -- [--cases DIR] [--only GLOB]
  --cases DIR   a folder of recorded case files (default: test/conformance/cases)
  --only GLOB   only the files whose whole path under it, without .json, matches: vectors/placement, clients/*`

/** Runs the command; gives the exit code: 0 = all that was run agrees, 1 = not, 2 = it was called wrongly. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    console.error(`${options}\n${USAGE}`)
    return 2
  }
  const { cases, only } = options
  try {
    const paths = caseFilePaths(cases).filter((path) => !only || globMatches(only, path))
    if (paths.length === 0) {
      console.error(
        only ? `no case file under ${cases} matches ${only}` : `no case files in ${cases}`,
      )
      return 1
    }
    return await runAll(cases, paths)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}

function readOptions(
  args: readonly string[],
): { cases: string; only: string | undefined } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { cases: { type: 'string' }, only: { type: 'string' } },
    })
    return { cases: values.cases ?? DEFAULT_CASES, only: values.only }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function runAll(folder: string, paths: readonly string[]): Promise<number> {
  const outcomes: FileOutcome[] = []
  for (const path of paths) {
    const outcome = await runPath(folder, path)
    for (const line of reportLines(outcome)) console.log(line)
    outcomes.push(outcome)
  }
  const { line, isSuccess } = totalsLine(outcomes)
  console.log(line)
  return isSuccess ? 0 : 1
}

/** A file that cannot be read counts as one failed case, so that the others still run. */
async function runPath(folder: string, path: string): Promise<FileOutcome> {
  try {
    return await runFile(readCaseFile(folder, path))
  } catch (error) {
    const message = `not a case file: ${error instanceof Error ? error.message : String(error)}`
    return { path, cases: [{ id: path, outcome: { kind: 'threw', leaves: 0, message } }] }
  }
}

process.exitCode = await main(process.argv.slice(2))
