// One drawn run under all laws, and for some the same run again another way: twice, from a keyframe, without folding.
import '../../engine/group/index.ts'
import type { Keyframe } from '../../engine/Keyframe.ts'
import { resume, type Simulation, simulate } from '../../engine/simulate.ts'
import { decodeScenario } from '../../scenario/decodeScenario.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import { hashText16 } from '../../trace/hashEvent.ts'
import { checkLaws, LAWS, lawSentence } from '../../trace/laws/index.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'
import { rollDice } from './Dice.ts'
import { disagreements } from './disagreements.ts'
import { countEvent, countMore, type Tally } from './tally.ts'

/** Events of one drawn run at most. */
const MOST_EVENTS = 5_000

/** Events between two looks at whether the state shows what the processes hold. */
const BOOKS_EVERY = 200

export interface Fault {
  readonly seed: number
  readonly scenario: Scenario
  /** What broke, in words. */
  readonly what: string
  /** Number of the event it broke at. */
  readonly n: number
}

/** Runs a scenario under all laws; a fault when one broke or the engine stopped itself. */
export function runUnderLaws(
  scenario: Scenario,
  seed: number,
  onEvent: (event: TraceEvent, state: ClusterState) => void = () => {},
  onHalf: (run: Simulation) => void = () => {},
  halfAt = Number.POSITIVE_INFINITY,
): { readonly run: Simulation; readonly fault: Fault | undefined } {
  const run = simulate(scenario)
  const watch = checkLaws(run.state, LAWS)
  let fault: Fault | undefined
  const broken = (what: string): Fault => ({ seed, scenario, what, n: run.state.n })
  run.listen((event) => {
    if (fault) return
    onEvent(event, run.state)
    const found = watch.after(event)
    if (found) fault = broken(`${found.law.name}: ${lawSentence(found.law)}\n  ${found.finding}`)
  })
  const end = endOf(scenario)
  const compareBooks = () => {
    const differing = fault ? [] : disagreements(run.sim)
    if (differing.length > 0) fault = broken(`the books differ\n  ${differing.join('\n  ')}`)
  }
  try {
    if (halfAt < MOST_EVENTS) {
      run.run({ ...end, n: halfAt })
      onHalf(run)
    }
    for (let n = BOOKS_EVERY; n < MOST_EVENTS && !fault; n += BOOKS_EVERY) {
      run.run({ ...end, n })
      compareBooks()
    }
    run.run(end)
    compareBooks()
  } catch (thrown) {
    fault ??= broken(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
  }
  const last = fault ? undefined : watch.atEnd()
  if (last) fault = broken(`${last.law.name}: ${lawSentence(last.law)}\n  ${last.finding}`)
  return { run, fault }
}

/** Runs one seed in every way its number asks for. */
export function runSeed(seed: number, scenario: Scenario, tally: Tally): Fault | undefined {
  const checked = decodeScenario(scenario)
  if (!('scenario' in checked))
    return {
      seed,
      scenario,
      what: checked.problems.map((each) => `${each.path}: ${each.sentence}`).join('\n'),
      n: 0,
    }
  let frame: Keyframe | undefined
  const halfAt = rollDice(seed, 'keyframe').between(50, MOST_EVENTS - 1)
  const { run, fault } = runUnderLaws(
    scenario,
    seed,
    (event, state) => countEvent(tally, event, state),
    (half) => {
      frame = half.keyframe()
    },
    seed % 3 === 0 ? halfAt : undefined,
  )
  tally.runs++
  return fault ?? compareWays(seed, scenario, run, frame, tally)
}

/** Another way to get the same run: how it is called, and how it begins. */
interface Way {
  readonly how: string
  readonly begin: () => Simulation
}

function compareWays(
  seed: number,
  scenario: Scenario,
  run: Simulation,
  frame: Keyframe | undefined,
  tally: Tally,
): Fault | undefined {
  const way = wayOf(seed, scenario, frame)
  const other = way.begin()
  other.run(endOf(scenario))
  countMore(tally, `runs compared ${way.how}`)
  if (hashText16(other.state) === hashText16(run.state)) return undefined
  const n = firstDifference(simulate(scenario), way.begin(), scenario)
  return { seed, scenario, what: `the run ${way.how} goes another way`, n }
}

function wayOf(seed: number, scenario: Scenario, frame: Keyframe | undefined): Way {
  if (frame) return { how: 'resumed from a keyframe', begin: () => resume(scenario, frame) }
  return seed % 3 === 1
    ? { how: 'run twice', begin: () => simulate(scenario) }
    : { how: 'without folding', begin: () => simulate(scenario, { folding: false }) }
}

function endOf(scenario: Scenario): { readonly at: number; readonly n: number } {
  return { at: durationUs(scenario.endsAfter), n: MOST_EVENTS }
}

/** Number of the first event after which two runs have different hashes. */
function firstDifference(run: Simulation, other: Simulation, scenario: Scenario): number {
  const hashes: string[] = []
  let first = Math.min(run.state.n, other.state.n)
  run.listen(() => {
    hashes[run.state.n] = hashText16(run.state)
  })
  run.run(endOf(scenario))
  let differs = false
  other.listen(({ n }) => {
    if (n === 0 || differs || hashes[n] === hashText16(other.state)) return
    differs = true
    first = n
  })
  other.run(endOf(scenario))
  return first
}
