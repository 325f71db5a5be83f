// Figures of several brokers: a minute of replicated load, every scene against its own clock, a hundred brokers, a hundred groups.
import '../../engine/group/index.ts'
import { simulate } from '../../engine/simulate.ts'
import { US_PER_S } from '../../kafka/terms.ts'
import { PRESETS } from '../../presets/index.ts'
import { durationUs } from '../../scenario/duration.ts'
import { minuteOf, timed } from './engineFigures.ts'
import { printFigure, rounded } from './Figure.ts'
import { hundredGroups } from './groupLoad.ts'
import { hundredBrokers, replicatedLoad } from './replicatedLoad.ts'

const MOST_CALIBRATION = 24_000_000
const TIMES_REAL = 300
const START_MS = 3_000
const IDLE_TIMES_REAL = 5
const LOADED_TIMES_REAL = 1
const GROUPS_TIMES_REAL = 10

/** Sixty simulated seconds of the reference load on three brokers, RF 3, acks=all, two times three readers. */
export function replicatedMinute(): void {
  minuteOf('replicated-60s', replicatedLoad('1h'), MOST_CALIBRATION)
}

/**
 * The slowest scene: simulated time by the time it took, the best of three runs. In the first the engine's own code is
 * still being compiled, which takes longer than most scenes.
 */
export function slowestScene(): void {
  let slowest = { times: Number.POSITIVE_INFINITY, id: '' }
  for (const { scenario } of PRESETS) {
    const endUs = durationUs(scenario.endsAfter)
    const runs = [1, 2, 3].map(() => timed(() => simulate(scenario).run({ at: endUs })))
    const times = endUs / 1000 / Math.min(...runs)
    if (times < slowest.times) slowest = { times, id: scenario.id }
  }
  printFigure({
    name: 'slowest-scene',
    value: rounded(slowest.times, 0),
    unit: `x real time (${slowest.id})`,
    ratio: rounded(slowest.times / TIMES_REAL),
    goal: TIMES_REAL,
    pass: slowest.times >= TIMES_REAL,
  })
}

/** A hundred brokers with two thousand partitions of three copies: their start, their idling, and a thousand records a second. */
export function manyBrokers(): void {
  const idle = simulate(hundredBrokers(0))
  const start = timed(() => idle.run({ at: 0 }))
  printFigure({
    name: 'hundred-start',
    value: rounded(start, 0),
    unit: 'ms',
    ratio: rounded(start / START_MS),
    goal: START_MS,
    pass: start <= START_MS,
  })
  const seconds = 20
  const rest = timed(() => idle.run({ at: seconds * US_PER_S }))
  const idleTimes = (seconds * 1000) / rest
  printFigure({
    name: 'hundred-idle',
    value: rounded(idleTimes, 1),
    unit: 'x real time',
    ratio: rounded(idleTimes / IDLE_TIMES_REAL),
    goal: IDLE_TIMES_REAL,
    pass: idleTimes >= IDLE_TIMES_REAL,
  })
  const loaded = simulate(hundredBrokers(1_000))
  loaded.run({ at: 0 })
  const took = timed(() => loaded.run({ at: 10 * US_PER_S }))
  const loadedTimes = 10_000 / took
  printFigure({
    name: 'hundred-loaded',
    value: rounded(loadedTimes, 1),
    unit: 'x real time',
    ratio: rounded(loadedTimes / LOADED_TIMES_REAL),
    goal: LOADED_TIMES_REAL,
    pass: loadedTimes >= LOADED_TIMES_REAL,
  })
}

/**
 * A hundred groups of ten members at work, of which one loses a member every two seconds and has it back after ten:
 * simulated time by the time it took, the best of four runs.
 */
export function manyGroups(): void {
  const seconds = 20
  const runs = [1, 2, 3, 4].map(() => {
    const groups = simulate(hundredGroups())
    groups.run({ at: 10 * US_PER_S })
    return timed(() => groups.run({ at: (10 + seconds) * US_PER_S }))
  })
  const times = (seconds * 1000) / Math.min(...runs)
  printFigure({
    name: 'groups-100x10',
    value: rounded(times, 1),
    unit: 'x real time',
    ratio: rounded(times / GROUPS_TIMES_REAL),
    goal: GROUPS_TIMES_REAL,
    pass: times >= GROUPS_TIMES_REAL,
  })
}
