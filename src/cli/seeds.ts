// `npm run seeds -- N [--from S]`: N drawn scenarios under all laws, each up to 5,000 events.
import { parseArgs } from 'node:util'
import { encodeLink } from '../scenario/link.ts'
import { drawScenario } from './seeds/drawScenario.ts'
import { lastEvents } from './seeds/lastEvents.ts'
import { type Fault, runSeed } from './seeds/runSeed.ts'
import { createTally, tallyLines } from './seeds/tally.ts'

const USAGE = `usage: npm run seeds -- N [--from S]
  N         how many drawn scenarios, 1 to 1,000,000
  --from S  the first seed (default: 1)`

/** Fewer runs say nothing about how often things happen. */
const RUNS_FOR_FLOORS = 100

/** Runs the command; gives the exit code: 0 = every law held, 1 = one broke or too little happened, 2 = it was called wrongly. */
function main(args: readonly string[]): number {
  const options = readOptions(args)
  if (!options) {
    console.error(USAGE)
    return 2
  }
  const { count, from } = options
  const tally = createTally()
  for (let seed = from; seed < from + count; seed++) {
    const fault = runSeed(seed, drawScenario(seed), tally)
    if (fault) {
      tell(fault)
      return 1
    }
  }
  const lines = tallyLines(tally)
  for (const { text } of lines) console.log(text)
  const scarce = lines.filter(({ enough }) => !enough).length
  const counted = count >= RUNS_FOR_FLOORS
  console.log(
    `${count} runs from seed ${from}: every law held${counted && scarce > 0 ? `, ${scarce} kinds happened too seldom` : ''}`,
  )
  return counted && scarce > 0 ? 1 : 0
}

function readOptions(args: readonly string[]): { count: number; from: number } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { from: { type: 'string', default: '1' } },
    })
    const [count, from] = [Number(positionals[0]), Number(values.from)]
    const sound =
      positionals.length === 1 &&
      Number.isInteger(count) &&
      Number.isInteger(from) &&
      count >= 1 &&
      count <= 1_000_000 &&
      from >= 0 &&
      from + count <= 4_294_967_295
    return sound ? { count, from } : undefined
  } catch {
    return undefined
  }
}

/** Everything one needs to see the fault again. */
function tell({ seed, scenario, what, n }: Fault): void {
  const link = encodeLink(scenario)
  console.error(`seed ${seed}, event ${n}: ${what}`)
  console.error('fragment' in link ? `the scenario: #${link.fragment}` : JSON.stringify(scenario))
  console.error('the last 40 events:')
  for (const line of lastEvents(scenario, n)) console.error(line)
}

process.exitCode = main(process.argv.slice(2))
