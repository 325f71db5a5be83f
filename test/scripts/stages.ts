import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Counts } from './counts.ts'
import { countsOfConformance, countsOfVitest } from './counts.ts'
import { repository } from './repository.ts'
import { runCommand } from './runCommand.ts'

export interface Stage {
  readonly name: string
  readonly run: () => Promise<Counts>
}

/** How many drawn scenarios a test run plays under all laws. */
const drawnScenarios = 300

/** Everything `npm test` does, in order: what fails fastest comes first. */
export const stages: readonly Stage[] = [
  { name: 'types', run: () => pass('tsc', ['-b']) },
  { name: 'lint', run: () => pass('biome', ['ci', '--error-on-warnings']) },
  { name: 'dead-code', run: () => pass('knip', ['--config', 'test/knip.json']) },
  { name: 'engine', run: () => vitest('engine', 'alone') },
  { name: 'dom', run: () => vitest('dom') },
  { name: 'conformance', run: conformance },
  { name: 'seeds', run: () => door('seeds', [String(drawnScenarios)]) },
  { name: 'browser', run: () => vitest('browser') },
]

/** A command that counts as one: passed when it ends well. */
async function pass(name: string, commandArguments: readonly string[]): Promise<Counts> {
  const { code } = await runCommand(name, commandArguments)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function door(name: string, doorArguments: readonly string[]): Promise<Counts> {
  const file = doorFile(name)
  return file === undefined ? { passed: 0, failed: 1 } : pass('tsx', [file, ...doorArguments])
}

async function conformance(): Promise<Counts> {
  const file = doorFile('conformance')
  if (file === undefined) return { passed: 0, failed: 1 }
  return countsOfConformance(await runCommand('tsx', [file], { keepOutput: true }))
}

function doorFile(name: string): string | undefined {
  const file = join('src', 'cli', `${name}.ts`)
  if (existsSync(join(repository, file))) return file
  console.error(`${file} is missing.`)
  return undefined
}

/** Runs projects of the specs together; the first names their report. */
async function vitest(project: string, ...others: readonly string[]): Promise<Counts> {
  const folder = join(repository, '.cache', 'vitest')
  const report = join(folder, `${project}.json`)
  mkdirSync(folder, { recursive: true })
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const projects = [project, ...others].flatMap((name) => ['--project', name])
  const { code } = await runCommand('vitest', ['run', ...projects, ...reporters])
  const text = existsSync(report) ? readFileSync(report, 'utf8') : undefined
  return countsOfVitest(code, text)
}
