// Figures of the engine alone: a minute of load, seeking and stepping in ten minutes of it, eight idle days.
import { createHistory } from '../../engine/createHistory.ts'
import type { Position } from '../../engine/History.ts'
import { simulate } from '../../engine/simulate.ts'
import { US_PER_S } from '../../kafka/terms.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import { hashText16 } from '../../trace/hashEvent.ts'
import { metadataLogOf } from '../../trace/metadata/MetadataLog.ts'
import { calibrate } from './calibrate.ts'
import { percentile, printFigure, rounded } from './Figure.ts'
import { referenceLoad } from './referenceLoad.ts'

const MINUTE_US = 60 * US_PER_S
const MOST_CALIBRATION = 8_000_000
const SEEK_MS = 16
const STEP_MS = 4
const IDLE_MS = 2_000
const SEEKS = 200
const STEPS = 500

export function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Sixty simulated seconds, with trace and causes, against the calibration; each run must end with the same hash. */
export function engineMinute(): void {
  minuteOf('engine-60s', referenceLoad('1h'), MOST_CALIBRATION)
}

export function minuteOf(name: string, load: Scenario, mostCalibration: number): void {
  const perEvent = calibrate()
  const hashes = new Set<string>()
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 4; round++) {
    const run = simulate(load)
    best = Math.min(
      best,
      timed(() => run.run({ at: MINUTE_US })),
    )
    hashes.add(hashText16(run.state))
  }
  const events = best / perEvent
  printFigure({
    name,
    value: rounded(best, 0),
    unit: 'ms',
    ratio: rounded(events / 1_000_000),
    goal: mostCalibration / 1_000_000,
    pass: events <= mostCalibration && hashes.size === 1,
  })
}

/** Whole numbers in [0, below), the same in every run. */
export function drawer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

export function seekAndStep(): void {
  const history = createHistory(referenceLoad('1h'))
  const end = 10 * MINUTE_US
  history.advance(end)
  const draw = drawer(7)
  const seeks: number[] = []
  for (let index = 0; index < SEEKS; index++) {
    const at = draw(end)
    seeks.push(timed(() => history.stateAt({ at })))
  }
  const seek = percentile(seeks, 95)
  printFigure({
    name: 'seek-10min',
    value: rounded(seek),
    unit: 'ms',
    ratio: rounded(seek / SEEK_MS),
    goal: SEEK_MS,
    pass: seek <= SEEK_MS,
  })
  let position: Position | undefined = { at: end / 2 }
  const steps: number[] = []
  for (let index = 0; index <= STEPS && position; index++) {
    const from: Position = position
    steps.push(
      timed(() => {
        position = history.previous(from, 'message')
        if (position) history.stateAt(position)
      }),
    )
  }
  // The first after a jump is a seek.
  const step = percentile(steps.slice(1), 95)
  printFigure({
    name: 'step-back',
    value: rounded(step),
    unit: 'ms',
    ratio: rounded(step / STEP_MS),
    goal: STEP_MS,
    pass: step <= STEP_MS && steps.length === STEPS + 1,
  })
}

/** Eight days in which nobody has anything to say; and ten minutes of it with folding off, for the same end. */
export function idleDays(): void {
  const idle = referenceLoad('9d', 10)
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 2; round++) {
    const run = simulate(idle)
    best = Math.min(
      best,
      timed(() => run.run({ at: 8 * 86_400 * US_PER_S })),
    )
  }
  const [folded, unfolded] = [true, false].map((folding) => {
    const run = simulate(idle, { folding })
    run.run({ at: 10 * MINUTE_US })
    return `${hashText16(run.state)} ${JSON.stringify(metadataLogOf(run.state).endOffset)} ${JSON.stringify(run.state.counters)}`
  })
  printFigure({
    name: 'idle-8d',
    value: rounded(best, 0),
    unit: 'ms',
    ratio: rounded(best / IDLE_MS),
    goal: IDLE_MS,
    pass: best <= IDLE_MS && folded === unfolded,
  })
}
