// A run held as an object in time. One simulation runs ahead and leaves keyframes; another stands where the person looks.
import type { Us } from '../kafka/terms.ts'
import { durationUs } from '../scenario/duration.ts'
import type { Scenario } from '../scenario/Scenario.ts'
import { hashText16 } from '../trace/hashEvent.ts'
import { type Level, levelOf } from '../trace/levels.ts'
import { watchPromises } from '../trace/promises/index.ts'
import type { FileRecords } from '../trace/records.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import type { History, Position, Still } from './History.ts'
import {
  addKeyframe,
  createKeyframes,
  isFrameDue,
  type Keyframes,
  latestFrame,
} from './keyframes.ts'
import { MAX_EVENTS } from './limits.ts'
import { resume, type Simulation, simulate } from './simulate.ts'
import {
  closestFrame,
  createStretches,
  knownAt,
  type Place,
  placeAfter,
  placeBefore,
  placeOf,
  type Stretch,
  type Stretches,
  simulationBefore,
  stretchAt,
} from './stretches.ts'

export interface HistoryOptions {
  readonly files?: ReadonlyMap<string, FileRecords>
}

/** How far the run goes ahead at a time; where hardly anything comes due it takes longer strides. */
const STRIDE_US = 1_000_000
const FEW_ENTRIES = 500

/** How far the run goes ahead at first to find what comes next, and at most: it is no further away in most scenes. */
const LOOK_US = 50_000
const MOST_LOOK_US = 10 * STRIDE_US

/** Where a scene opens, frames are left around, so that its first picture need not wait for a look back at its beginning. */
const HELD_BEFORE_US = 100_000
const HELD_AFTER_US = 200_000

const RANK: { readonly [L in Level]: number } = {
  chatter: 0,
  message: 1,
  decision: 2,
  milestone: 3,
}

interface Run {
  readonly keyframes: Keyframes
  readonly ahead: Simulation
  cursor: Simulation
  /** Answers questions about other moments, so that the cursor's state stays where the person looks. */
  probe: Simulation
  readonly milestones: TraceEvent[]
  readonly stretches: Stretches
  readonly endsAt: Us
  /** Instants still to come at which a frame is left. */
  readonly holds: Us[]
  limit: { name: string; value: number } | null
}

/** Begins a history at time 0: the prelude has run, nothing after it. */
export function createHistory(scenario: Scenario, options: HistoryOptions = {}): History {
  const milestones: TraceEvent[] = []
  const ahead = simulate(scenario, options)
  const promises = watchPromises(ahead.state)
  ahead.listen((event) => {
    promises.after(event)
    if (event.n > 0 && event.at >= 0 && levelOf(event) === 'milestone') milestones.push(event)
  })
  if (ahead.now < 0) ahead.run({ at: -1 })
  const first = ahead.keyframe()
  const keyframes = createKeyframes(first)
  const head = () => ({ at: ahead.now, n: ahead.state.n })
  const run: Run = {
    keyframes,
    ahead,
    cursor: resume(scenario, first, options),
    probe: resume(scenario, first, options),
    milestones,
    stretches: createStretches({ scenario, options, keyframes, head }),
    endsAt: durationUs(scenario.endsAfter),
    holds: holdsOf(scenario),
    limit: null,
  }
  return {
    scenario,
    get reachedAt() {
      return Math.max(0, ahead.now)
    },
    endsAt: run.endsAt,
    get limit() {
      return run.limit
    },
    breaches: promises.breaches,
    milestones,
    advance: (until, isOver) => advance(run, until, isOver),
    stateAt: (position) => stateAt(run, position, 'cursor'),
    lookAt: (position) => stateAt(run, position, 'probe'),
    stillNear: (at, within) => stillNear(run, at, within),
    eventsBetween: (from, to) => eventsBetween(run, from, to),
    eventNumbered: (n) => eventNumbered(run, n),
    next: (from, level) => next(run, from, level),
    previous: (from, level) => previous(run, from, level),
    hashAt: (position) => hashText16(stateAt(run, position, 'probe')),
  }
}

function holdsOf({ open }: Scenario): Us[] {
  if (open?.at === undefined) return []
  const opensAt = durationUs(open.at)
  return [opensAt - HELD_BEFORE_US, opensAt + HELD_AFTER_US].filter((at) => at > 0)
}

/** Runs ahead, and leaves keyframes. */
function advance(run: Run, until: Us, isOver?: () => boolean): boolean {
  const { ahead, keyframes, holds } = run
  const target = Math.min(until, run.endsAt)
  const slice = isOver ? { isOver } : {}
  const { memory } = ahead.sim
  let stride = STRIDE_US
  while (ahead.now < target) {
    if (ahead.state.n >= MAX_EVENTS) {
      run.limit = { name: 'events', value: MAX_EVENTS }
      return true
    }
    const before = memory.processed
    const hold = holds[0] ?? Number.POSITIVE_INFINITY
    const to = Math.min(target, ahead.now + stride, hold)
    const upTo = latestFrame(keyframes).n + keyframes.spacing
    ahead.run({ at: to, n: upTo, ...slice })
    // A run up to an event leaves the clock at its last event: when nothing is left before the stride's end, time goes on.
    if (ahead.state.n < upTo && !isOver?.()) ahead.run({ at: to, ...slice })
    if (ahead.now >= hold) holds.shift()
    if (ahead.now >= hold || isFrameDue(keyframes, ahead.state.n, memory.processed))
      addKeyframe(keyframes, ahead.keyframe(latestFrame(keyframes)))
    if (isOver?.()) return ahead.now >= target
    stride = memory.processed - before < FEW_ENTRIES ? stride * 2 : STRIDE_US
  }
  return true
}

/** The state at a position: the simulation goes on when that is the shorter way, else starts from a keyframe. */
function stateAt(run: Run, { at, n }: Position, which: 'cursor' | 'probe') {
  advance(run, at)
  const { now, state } = run[which]
  const isPast = at < now || (n !== undefined && n < state.n)
  if (isPast || closestFrame(run.stretches, at, n).n > state.n)
    run[which] = simulationBefore(run.stretches, at, n)
  run[which].run(n === undefined ? { at } : { at, n })
  return run[which].state
}

function stillNear({ keyframes }: Run, at: Us, within: Us): Still | undefined {
  let found: Still | undefined
  let away = within
  for (const frame of keyframes.frames) {
    const distance = Math.abs(frame.at - at)
    if (distance > away) continue
    found = frame
    away = distance
  }
  return found
}

function eventsBetween(run: Run, from: Us, to: Us): readonly TraceEvent[] {
  advance(run, to)
  const found: TraceEvent[] = []
  let place: Place | undefined = placeOf(run.stretches, from - 1, undefined)
  while (place) {
    const { frame, events, endsAt } = stretchFor(run, place, (known) => known.endsAt > to)
    if (frame.at > to) break
    for (const event of events) if (event.at >= from && event.at <= to) found.push(event)
    if (endsAt > to) break
    place = placeAfter(run.stretches, place)
  }
  return found
}

function eventNumbered(run: Run, n: number): TraceEvent | undefined {
  if (n < 1 || n > run.ahead.state.n) return undefined
  const milestone = run.milestones.find((event) => event.n === n)
  if (milestone) return milestone
  if (n <= (run.keyframes.frames[0]?.n ?? 0)) return undefined
  return findNumbered(run, n)?.event
}

/** The stretch at a place: at the head of the run it grows on and on, and as much of it as is known may be enough. */
function stretchFor(run: Run, place: Place, isEnough: (known: Stretch) => boolean): Stretch {
  const known = knownAt(run.stretches, place)
  return known && isEnough(known) ? known : stretchAt(run.stretches, place)
}

interface Found {
  readonly stretch: Stretch
  readonly index: number
  readonly event: TraceEvent
}

function findNumbered(run: Run, n: number): Found | undefined {
  const place = placeOf(run.stretches, run.ahead.now, n - 1)
  const stretch = stretchFor(run, place, (known) => known.endsN >= n)
  const index = stretch.events.findIndex((event) => event.n === n)
  const event = stretch.events[index]
  return event && { stretch, index, event }
}

/** Events recorded in one decision have one instant: a step goes to the last of them. */
function next(run: Run, from: Position, level: Level): Position | undefined {
  const start = from.n ?? stateAt(run, from, 'probe').n
  for (let stride = LOOK_US; ; stride = Math.min(2 * stride, MOST_LOOK_US)) {
    const found = level === 'milestone' ? nextMilestone(run, start) : nextEvent(run, start, level)
    if (found) return found
    if (run.ahead.now >= run.endsAt || run.limit) return undefined
    advance(run, Math.max(from.at, run.ahead.now) + stride)
  }
}

function nextMilestone(run: Run, start: number): Position | undefined {
  const milestone = run.milestones.find((event) => event.n > start)
  const found = milestone && findNumbered(run, milestone.n)
  return found && afterDecision(found.stretch, found.index)
}

function nextEvent(run: Run, start: number, level: Level): Position | undefined {
  let place: Place | undefined = placeOf(run.stretches, run.ahead.now, start)
  while (place) {
    const placeIn = ({ events }: Stretch) =>
      events.findIndex((event) => event.n > start && hasLevel(event, level))
    const stretch = stretchFor(run, place, (known) => placeIn(known) >= 0)
    const index = placeIn(stretch)
    if (index >= 0) return afterDecision(stretch, index)
    place = placeAfter(run.stretches, place)
  }
  return undefined
}

function hasLevel(event: TraceEvent, level: Level): boolean {
  return RANK[levelOf(event)] >= RANK[level]
}

/** The position behind the decision an event belongs to: the engine takes decisions as a whole. */
function afterDecision({ events, decisions }: Stretch, found: number): Position {
  let last = found
  let n = events[found]?.n ?? 0
  while (last + 1 < events.length && decisions[last + 1] === decisions[found]) {
    last++
    n = Math.max(n, events[last]?.n ?? 0)
  }
  return { at: events[found]?.at ?? 0, n }
}

function previous(run: Run, from: Position, level: Level): Position | undefined {
  const start = from.n ?? stateAt(run, from, 'probe').n
  return level === 'milestone' ? previousMilestone(run, start) : previousEvent(run, start, level)
}

function previousMilestone(run: Run, start: number): Position | undefined {
  for (let index = run.milestones.length - 1; index >= 0; index--) {
    const { n } = run.milestones[index] as TraceEvent
    const found = n < start ? findNumbered(run, n) : undefined
    const position = found && afterDecision(found.stretch, found.index)
    if (position && (position.n ?? 0) < start) return position
  }
  return undefined
}

function previousEvent(run: Run, start: number, level: Level): Position | undefined {
  let place: Place | undefined = placeOf(run.stretches, run.ahead.now, start - 1)
  while (place) {
    const stretch = stretchFor(run, place, (known) => known.endsN >= start)
    const { events } = stretch
    for (let index = events.length - 1; index >= 0; index--) {
      const event = events[index] as TraceEvent
      if (event.n === 0 || event.n >= start || event.at < 0 || !hasLevel(event, level)) continue
      const position = afterDecision(stretch, index)
      if ((position.n ?? 0) < start) return position
    }
    place = placeBefore(run.stretches, place)
  }
  return undefined
}
