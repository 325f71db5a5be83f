// `npm run sim -- <preset | scenario.json | link> …`: a run on the command line, told as text, JSON, a summary or its hash.
import { MAX_EVENTS } from '../engine/limits.ts'
import { fileRecords, fileWorkloads, readScenarioFiles } from '../engine/readScenarioFiles.ts'
import { PRESETS } from '../presets/index.ts'
import { clockText } from '../projection/clock.ts'
import { decodeScenario } from '../scenario/decodeScenario.ts'
import { type Problem, pathText, valueText } from '../scenario/Problem.ts'
import type { RecordsFile } from '../scenario/records/RecordsFile.ts'
import type { Scenario } from '../scenario/Scenario.ts'
import { hashText16 } from '../trace/hashEvent.ts'
import type { BrokenLaw } from '../trace/laws/index.ts'
import {
  callWords,
  faultWords,
  noteWords,
  problemLines,
  simHelp,
  textWords,
} from '../words/en/cli.ts'
import { lastEvents } from './seeds/lastEvents.ts'
import { addRecords } from './sim/addRecords.ts'
import { createOutput, type Output } from './sim/createOutput.ts'
import { eventJson } from './sim/eventJson.ts'
import { openInput, presetIds } from './sim/openInput.ts'
import { type Played, playScenario } from './sim/playScenario.ts'
import { readOptions, type SimOptions } from './sim/readOptions.ts'
import { summaryLines } from './sim/summaryLines.ts'
import { createTeller } from './sim/tellRun.ts'

const LAST_EVENTS = 40

/** Runs the command; gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const output = createOutput(process.stdout)
  const call = readOptions(args, presetIds)
  if (call.do === 'nothing') return refuse(call.problems)
  if (call.do === 'help') output.line(simHelp)
  if (call.do === 'list') for (const line of presetLines()) output.line(line)
  const code = call.do === 'run' ? await open(call.options, output) : 0
  await output.flush()
  return code
}

function refuse(problems: readonly Problem[]): number {
  for (const problem of problems) console.error(problemLines(problem).join('\n'))
  return 2
}

function presetLines(): string[] {
  const width = Math.max(...presetIds.map((id) => id.length))
  return PRESETS.map(
    ({ scenario, aim }) => `${scenario.id.padEnd(width)}  ${scenario.title}. ${aim}`,
  )
}

/** Opens the input and what goes with it; runs it when everything is sound. */
async function open(options: SimOptions, output: Output): Promise<number> {
  const opened = openInput(options.input)
  if ('problems' in opened) return refuse(opened.problems)
  const seeded =
    options.seed === undefined ? opened.scenario : { ...opened.scenario, seed: options.seed }
  const added = addRecords(seeded, options)
  if ('problems' in added) return refuse(added.problems)
  const decoded = decodeScenario(added.scenario)
  if (!('scenario' in decoded)) return refuse(decoded.problems)
  const { scenario } = decoded
  const files = readScenarioFiles(scenario)
  const problems = fileProblems(scenario, files)
  if (problems.length > 0) return refuse(problems)
  const reports = [...files].flatMap(([name, { report }]) =>
    report.map(({ sentence }) => noteWords.ofFile(name, sentence)),
  )
  for (const note of [...opened.notes, ...added.notes, ...reports]) console.error(note)
  return await play(scenario, files, options, added.client, output)
}

/** A file that is not here, or cannot be read as its workload says. */
function fileProblems(scenario: Scenario, files: ReadonlyMap<string, RecordsFile>): Problem[] {
  return fileWorkloads(scenario).flatMap(({ file }) => {
    const read = files.get(file)
    if (read)
      return read.problems.map((problem) => ({ ...problem, path: pathText(['files', file]) }))
    const { size = 0, sha256 = '' } = scenario.files?.[file] ?? {}
    return [
      {
        path: pathText(['files', file, 'content']),
        value: valueText(undefined),
        allowed: callWords.fileMissingFits(sha256),
        sentence: callWords.fileMissing(file, size),
      },
    ]
  })
}

async function play(
  scenario: Scenario,
  read: ReadonlyMap<string, RecordsFile>,
  options: SimOptions,
  client: string | undefined,
  output: Output,
): Promise<number> {
  const files = new Map([...read].map(([name, file]) => [name, fileRecords(file)]))
  const { print } = options
  const teller = createTeller(scenario, files)
  const played = await playScenario({
    scenario,
    files,
    ...(options.until === undefined ? {} : { until: options.until }),
    ...(client === undefined ? {} : { client }),
    begin: (run) => {
      if (print === 'text') for (const line of teller.begin(run)) output.line(line)
    },
    onEvent: (event, run) => {
      if (print === 'jsonl' && event.n > 0) output.line(eventJson(event))
      if (print !== 'text') return
      teller.learn(event, run)
      const line = teller.tell(event)
      if (line !== undefined) output.line(line)
    },
    isFull: () => output.isFull,
    rest: async () => {
      await output.flush()
      return !output.isClosed
    },
  })
  printEnd(scenario, played, options, output)
  if (!output.isClosed) noteEnd(played)
  return played.broken ? tellBroken(scenario, played.broken, files) : 0
}

function printEnd(scenario: Scenario, played: Played, { print }: SimOptions, output: Output): void {
  if (print === 'hash') output.line(hashText16(played.run.state))
  if (print === 'text') {
    output.line('')
    output.line(textWords.end(clockText(played.run.now)))
    output.line('')
  }
  if (print === 'text' || print === 'summary')
    for (const line of summaryLines(scenario, played)) output.line(line)
}

function noteEnd({ run, isProcessed, isAtLimit }: Played): void {
  const time = clockText(run.now)
  if (isAtLimit) console.error(noteWords.limit(MAX_EVENTS, time))
  if (!isProcessed) console.error(noteWords.notAllProcessed(time))
}

function tellBroken(
  scenario: Scenario,
  broken: BrokenLaw,
  files: Parameters<typeof createTeller>[1],
): number {
  console.error(faultWords.law(broken.law.name, broken.n, clockText(broken.at)))
  console.error(broken.finding)
  const lines = lastEvents(scenario, broken.n, LAST_EVENTS, { files })
  console.error(faultWords.lastEvents(lines.length))
  for (const line of lines) console.error(line)
  return 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(faultWords.engine(error instanceof Error ? error.message : String(error)))
  process.exitCode = 3
}
