// A run held as an object in time. One simulation runs ahead and leaves keyframes; another stands where the person looks.
import type { Us } from '../kafka/terms.ts'
import { durationUs } from '../scenario/duration.ts'
import type { Scenario } from '../scenario/Scenario.ts'
import { hashText16 } from '../trace/hashEvent.ts'
import type { FileRecords } from '../trace/records.ts'
import { LEVELS, type Level, type TraceEvent } from '../trace/TraceEvent.ts'
import type { History, Position } from './History.ts'
import type { Keyframe } from './Keyframe.ts'
import { addKeyframe, createKeyframes, frameBefore, type Keyframes } from './keyframes.ts'
import { MAX_EVENTS } from './limits.ts'
import { resume, type Simulation, simulate } from './simulate.ts'
import { watchRun } from './watchRun.ts'

export interface HistoryOptions {
  readonly files?: ReadonlyMap<string, FileRecords>
}

/** Events between two keyframes while the run is short; later ones lie further apart by the budget. */
const FRAME_EVERY_EVENTS = 1_500
/** And at the latest after so long, so that quiet stretches have some too. */
const FRAME_EVERY_US = 10_000_000
/** Stretches of trace kept regenerated. */
const MOST_STRETCHES = 12

const RANK: { readonly [L in Level]: number } = {
  chatter: 0,
  message: 1,
  decision: 2,
  milestone: 3,
}

/** The events of one stretch between two keyframes, in order. */
interface Stretch {
  readonly frame: Keyframe
  readonly events: readonly TraceEvent[]
  /** For each event the decision it belongs to: events of one decision have one number. */
  readonly decisions: readonly number[]
  /** Keyframes close together, so that single steps back are cheap; only of the stretch last regenerated. */
  fine: readonly Keyframe[]
  readonly endsAt: Us
}

/** Events between two fine keyframes. */
const FINE_EVERY_EVENTS = 120

interface Run {
  readonly scenario: Scenario
  readonly options: HistoryOptions
  readonly frames: Keyframes
  readonly ahead: Simulation
  cursor: Simulation
  readonly milestones: TraceEvent[]
  readonly stretches: Stretch[]
  readonly endsAt: Us
  limit: { name: string; value: number } | null
}

/** Begins a history at time 0: the prelude has run, nothing after it. */
export function createHistory(scenario: Scenario, options: HistoryOptions = {}): History {
  const milestones: TraceEvent[] = []
  const ahead = simulate(scenario, options)
  const watch = watchRun(ahead.state)
  ahead.listen((event) => {
    watch.after(event)
    if (event.n > 0 && event.at >= 0 && LEVELS[event.type] === 'milestone') milestones.push(event)
  })
  if (ahead.now < 0) ahead.run({ at: -1 })
  const frames = createKeyframes()
  addKeyframe(frames, ahead.keyframe())
  const first = frames.frames[0] as Keyframe
  const run: Run = {
    scenario,
    options,
    frames,
    ahead,
    cursor: resume(scenario, first, options),
    milestones,
    stretches: [],
    endsAt: durationUs(scenario.endsAfter),
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
    breaches: watch.breaches,
    get brokenLaw() {
      return watch.brokenLaw
    },
    milestones,
    advance: (until, isOver) => advance(run, until, isOver),
    stateAt: (position) => stateAt(run, position),
    eventsBetween: (from, to) => eventsBetween(run, from, to),
    eventNumbered: (n) => eventNumbered(run, n),
    next: (from, level) => next(run, from, level),
    previous: (from, level) => previous(run, from, level),
    hashAt: (position) => hashText16(stateAt(run, position)),
  }
}

/** Runs ahead in steps between keyframes. */
function advance(run: Run, until: Us, isOver?: () => boolean): boolean {
  const { ahead, frames } = run
  const target = Math.min(until, run.endsAt)
  while (ahead.now < target) {
    if (ahead.state.n >= MAX_EVENTS) {
      run.limit = { name: 'events', value: MAX_EVENTS }
      return true
    }
    const last = frames.frames[frames.frames.length - 1] as Keyframe
    const step = Math.min(target, last.at + FRAME_EVERY_US)
    const arrived = ahead.run({
      at: step,
      n: last.n + FRAME_EVERY_EVENTS,
      ...(isOver ? { isOver } : {}),
    })
    const due =
      ahead.state.n - last.n >= FRAME_EVERY_EVENTS || ahead.now - last.at >= FRAME_EVERY_US
    if (due) addKeyframe(frames, ahead.keyframe())
    if (!arrived && isOver?.()) return false
    // A step bounded by events leaves the clock at its last event; when nothing is left before the step's end, time goes on.
    if (ahead.state.n - last.n < FRAME_EVERY_EVENTS)
      ahead.run({ at: step, ...(isOver ? { isOver } : {}) })
    if (isOver?.()) return ahead.now >= target
  }
  return true
}

/** The state at a position: the cursor goes on when that is the shorter way, else starts from a keyframe. */
function stateAt(run: Run, position: Position) {
  advance(run, position.at)
  const { cursor } = run
  const isPast =
    position.at < cursor.now || (position.n !== undefined && position.n < cursor.state.n)
  const frame = closestFrame(run, position)
  if (isPast || frame.n > cursor.state.n) run.cursor = resume(run.scenario, frame, run.options)
  run.cursor.run(
    position.n === undefined ? { at: position.at } : { at: position.at, n: position.n },
  )
  return run.cursor.state
}

/** The last keyframe at or before a position, fine ones included. */
function closestFrame(run: Run, position: Position): Keyframe {
  const coarse = frameBefore(run.frames, position.at, position.n)
  const stretch = run.stretches.find((known) => known.frame === coarse)
  let closest = coarse
  for (const fine of stretch?.fine ?? []) {
    const before =
      position.n === undefined
        ? fine.at < position.at
        : fine.n <= position.n && fine.at <= position.at
    if (before && fine.n > closest.n) closest = fine
  }
  return closest
}

/** The stretch that begins with a keyframe, regenerated if its events were dropped. */
function stretchAt(run: Run, index: number): Stretch {
  const { frames } = run.frames
  const frame = frames[index] as Keyframe
  const following = frames[index + 1]
  const endsAt = following ? following.at : run.ahead.now
  const known = run.stretches.find(
    (stretch) => stretch.frame === frame && stretch.endsAt === endsAt,
  )
  if (known) return known
  const stretch = regenerate(run, frame, following, endsAt)
  for (let old = run.stretches.length - 1; old >= 0; old--) {
    if (run.stretches[old]?.frame === frame) run.stretches.splice(old, 1)
  }
  for (const other of run.stretches.slice(0, -1)) other.fine = []
  run.stretches.push(stretch)
  if (run.stretches.length > MOST_STRETCHES) run.stretches.shift()
  return stretch
}

function regenerate(
  run: Run,
  frame: Keyframe,
  following: Keyframe | undefined,
  endsAt: Us,
): Stretch {
  const events: TraceEvent[] = []
  const decisions: number[] = []
  const fine: Keyframe[] = []
  const simulation = resume(run.scenario, frame, run.options)
  const { memory } = simulation.sim
  simulation.listen((event) => {
    events.push(event)
    decisions.push(memory.processed)
  })
  const last = following ? following.n : run.ahead.state.n
  while (simulation.state.n < last) {
    simulation.run({ at: endsAt, n: Math.min(last, simulation.state.n + FINE_EVERY_EVENTS) })
    if (simulation.state.n < last) fine.push(simulation.keyframe())
  }
  if (!following) simulation.run({ at: endsAt })
  return { frame, events, decisions, fine, endsAt }
}

function indexOf(run: Run, at: Us, n?: number): number {
  return run.frames.frames.indexOf(frameBefore(run.frames, at, n))
}

function eventsBetween(run: Run, from: Us, to: Us): readonly TraceEvent[] {
  advance(run, to)
  const found: TraceEvent[] = []
  for (let index = Math.max(0, indexOf(run, from - 1)); index < run.frames.frames.length; index++) {
    if ((run.frames.frames[index] as Keyframe).at > to) break
    for (const event of stretchAt(run, index).events)
      if (event.at >= from && event.at <= to) found.push(event)
  }
  return found
}

function eventNumbered(run: Run, n: number): TraceEvent | undefined {
  if (n < 1 || n > run.ahead.state.n) return undefined
  const milestone = run.milestones.find((event) => event.n === n)
  if (milestone) return milestone
  const index = run.frames.frames.findLastIndex((frame) => frame.n < n)
  if (index < 0) return undefined
  return stretchAt(run, index).events.find((event) => event.n === n)
}

/** Events recorded in one decision have one instant: a step goes to the last of them. */
function next(run: Run, from: Position, level: Level): Position | undefined {
  const start = from.n ?? stateAt(run, from).n
  for (let horizon = from.at; ; horizon = run.ahead.now) {
    for (
      let index = Math.max(0, indexOf(run, from.at, start));
      index < run.frames.frames.length;
      index++
    ) {
      const { events } = stretchAt(run, index)
      const found = events.findIndex(
        (event) => event.n > start && RANK[LEVELS[event.type]] >= RANK[level],
      )
      if (found >= 0) return afterDecision(run, index, found)
    }
    if (run.ahead.now >= run.endsAt || run.limit) return undefined
    advance(run, horizon + FRAME_EVERY_US)
  }
}

/** The position behind the decision an event belongs to: the engine takes decisions as a whole. */
function afterDecision(run: Run, index: number, found: number): Position {
  const { events, decisions } = stretchAt(run, index)
  let last = found
  let n = events[found]?.n ?? 0
  while (last + 1 < events.length && decisions[last + 1] === decisions[found]) {
    last++
    n = Math.max(n, events[last]?.n ?? 0)
  }
  return { at: events[found]?.at ?? 0, n }
}

function previous(run: Run, from: Position, level: Level): Position | undefined {
  const start = from.n ?? stateAt(run, from).n
  for (let index = indexOf(run, from.at, start); index >= 0; index--) {
    const { events } = stretchAt(run, index)
    for (let each = events.length - 1; each >= 0; each--) {
      const event = events[each] as TraceEvent
      if (event.n === 0 || event.n >= start || event.at < 0) continue
      if (RANK[LEVELS[event.type]] < RANK[level]) continue
      const position = afterDecision(run, index, each)
      if ((position.n ?? 0) < start) return position
    }
  }
  return undefined
}
