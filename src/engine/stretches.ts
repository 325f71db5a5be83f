// The neighbourhood of the place one looks at, made again from the keyframe before it and dropped when one looks elsewhere:
// frames closer together than the run's own, and between two of them the events, told anew.
import type { Us } from '../kafka/terms.ts'
import type { Scenario } from '../scenario/Scenario.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import type { Keyframe } from './Keyframe.ts'
import { FRAME_EVERY_EVENTS, indexBefore, type Keyframes } from './keyframes.ts'
import { resume, type SimulateOptions, type Simulation } from './simulate.ts'

/** Stretches of trace, and gaps between two of the run's own keyframes, kept at a time. */
const MOST_STRETCHES = 12
const MOST_GAPS = 4

/** Events between two of the frames that single steps back start from. */
const FINE_EVERY_EVENTS = 100

/** Where stretches of one run are made and kept. */
export interface Stretches {
  readonly scenario: Scenario
  readonly options: SimulateOptions
  readonly keyframes: Keyframes
  /** How far the run is known. */
  readonly head: () => { readonly at: Us; readonly n: number }
  readonly gaps: Gap[]
  readonly stretches: Stretch[]
  fine: { readonly of: Keyframe; readonly frames: Keyframe[] } | null
}

/** What lies between a keyframe of the run and the next: frames to begin stretches at, as far as they were needed. */
interface Gap {
  readonly frames: Keyframe[]
}

/** The events between two frames, in order. */
export interface Stretch {
  readonly frame: Keyframe
  readonly endsAt: Us
  readonly endsN: number
  readonly events: readonly TraceEvent[]
  /** For each event the decision it belongs to: events of one decision have one number. */
  readonly decisions: readonly number[]
}

/** A stretch's place: the keyframe of the run before it, and its number from there. */
export interface Place {
  readonly frame: number
  readonly stretch: number
}

export function createStretches(
  given: Pick<Stretches, 'scenario' | 'options' | 'keyframes' | 'head'>,
): Stretches {
  return { ...given, gaps: [], stretches: [], fine: null }
}

/** A simulation at a position or a little before it, begun at the closest frame there is; frames are left on the way. */
export function simulationBefore(run: Stretches, at: Us, n: number | undefined): Simulation {
  const index = indexBefore(run.keyframes.frames, at, n)
  // One who only passes by is not held up by frames that nobody may need: they are left at the second visit.
  if (n === undefined && !knownGap(run, index))
    return begin(run, gapAt(run, index).frames[0] as Keyframe)
  const simulation = extendGap(run, index, at, n)
  if (simulation) return simulation
  const { frames } = gapAt(run, index)
  const frame = frames[indexBefore(frames, at, n)] as Keyframe
  return n === undefined ? begin(run, frame) : stepBefore(run, frame, at, n)
}

function begin(run: Stretches, frame: Keyframe): Simulation {
  return resume(run.scenario, frame, run.options)
}

/** Steps come in rows: the first one back leaves frames close together, so that the others are short. */
function stepBefore(run: Stretches, frame: Keyframe, at: Us, n: number): Simulation {
  if (run.fine?.of !== frame) run.fine = { of: frame, frames: [frame] }
  const { frames } = run.fine
  let last = frames[indexBefore(frames, at, n)] as Keyframe
  const simulation = begin(run, last)
  while (last === frames.at(-1) && last.n + FINE_EVERY_EVENTS <= n) {
    simulation.run({ at, n: last.n + FINE_EVERY_EVENTS })
    if (simulation.state.n > n) return begin(run, last)
    if (simulation.state.n <= last.n) break
    last = simulation.keyframe(last)
    frames.push(last)
  }
  return simulation
}

/** The gap behind a keyframe of the run; it is begun when it is not kept, and now the one used last. */
function gapAt(run: Stretches, index: number): Gap {
  const known = knownGap(run, index)
  const gap = known ?? { frames: [run.keyframes.frames[index] as Keyframe] }
  if (known) run.gaps.splice(run.gaps.indexOf(known), 1)
  run.gaps.push(gap)
  if (run.gaps.length > MOST_GAPS) run.gaps.shift()
  return gap
}

function knownGap(run: Stretches, index: number): Gap | undefined {
  const frame = run.keyframes.frames[index]
  return run.gaps.find((gap) => gap.frames[0] === frame)
}

/** The closest frame there is at or before a position. */
export function closestFrame(run: Stretches, at: Us, n: number | undefined): Keyframe {
  const index = indexBefore(run.keyframes.frames, at, n)
  const frames = knownGap(run, index)?.frames ?? [run.keyframes.frames[index] as Keyframe]
  return frames[indexBefore(frames, at, n)] as Keyframe
}

/** Makes the frames of a gap up to a position; gives the simulation that got there, if there were any to make. */
function extendGap(
  run: Stretches,
  index: number,
  at: Us,
  n: number | undefined,
): Simulation | undefined {
  const { frames } = gapAt(run, index)
  const end = endOfGap(run, index).n
  let last = frames[frames.length - 1] as Keyframe
  if (last.at > at || (n !== undefined && last.n > n)) return undefined
  const upTo = Math.min(end - 1, n ?? end)
  if (last.n + FRAME_EVERY_EVENTS > upTo) return undefined
  const simulation = begin(run, last)
  while (last.n + FRAME_EVERY_EVENTS <= upTo) {
    const next = last.n + FRAME_EVERY_EVENTS
    simulation.run({ at, n: next })
    if (simulation.state.n < next) return simulation
    // The last decision may have gone beyond the position: then one begins at the frame before it.
    if (n !== undefined && simulation.state.n > n) return begin(run, last)
    last = simulation.keyframe(last)
    frames.push(last)
  }
  return simulation
}

function endOfGap(run: Stretches, index: number): { readonly at: Us; readonly n: number } {
  return run.keyframes.frames[index + 1] ?? run.head()
}

/** The place of the stretch that a position lies in. */
export function placeOf(run: Stretches, at: Us, n: number | undefined): Place {
  const frame = indexBefore(run.keyframes.frames, at, n)
  extendGap(run, frame, at, n)
  return { frame, stretch: indexBefore(gapAt(run, frame).frames, at, n) }
}

/** The stretch at a place as far as it is known; undefined = it was dropped, or never told. */
export function knownAt(run: Stretches, place: Place): Stretch | undefined {
  const frame = gapAt(run, place.frame).frames[place.stretch]
  return run.stretches.find((stretch) => stretch.frame === frame)
}

/** The stretch at a place, told anew if it was dropped or goes on further by now. */
export function stretchAt(run: Stretches, place: Place): Stretch {
  const gap = gapAt(run, place.frame)
  const frame = gap.frames[place.stretch] as Keyframe
  const end = gap.frames[place.stretch + 1] ?? endOfGap(run, place.frame)
  const known = run.stretches.findIndex((stretch) => stretch.frame === frame)
  const stretch = run.stretches[known]
  if (stretch && stretch.endsN === end.n && stretch.endsAt === end.at) return stretch
  if (known >= 0) run.stretches.splice(known, 1)
  const told = tell(run, gap, place)
  run.stretches.push(told)
  if (run.stretches.length > MOST_STRETCHES) run.stretches.shift()
  return told
}

function tell(run: Stretches, gap: Gap, place: Place): Stretch {
  const frame = gap.frames[place.stretch] as Keyframe
  const end = endOfGap(run, place.frame)
  const events: TraceEvent[] = []
  const decisions: number[] = []
  const simulation = begin(run, frame)
  const { memory } = simulation.sim
  simulation.listen((event) => {
    events.push(event)
    decisions.push(memory.processed)
  })
  const upTo = frame.n + FRAME_EVERY_EVENTS
  simulation.run({ at: end.at, n: Math.min(upTo, end.n) })
  if (simulation.state.n < end.n) {
    if (!gap.frames[place.stretch + 1]) gap.frames.push(simulation.keyframe(frame))
    return { frame, endsAt: simulation.now, endsN: simulation.state.n, events, decisions }
  }
  // What is left before the end is chatter, unless the next keyframe was taken in the middle of an instant.
  if (isWhole(run.keyframes.frames[place.frame + 1])) simulation.run({ at: end.at })
  return { frame, endsAt: end.at, endsN: end.n, events, decisions }
}

/** Whether a keyframe holds all of its instant; the head of the run does. */
function isWhole(frame: Keyframe | undefined): boolean {
  return (frame?.memory.heap[0]?.at ?? Number.POSITIVE_INFINITY) > (frame?.at ?? 0)
}

/** The place behind; undefined at the head of the run. */
export function placeAfter(run: Stretches, place: Place): Place | undefined {
  stretchAt(run, place)
  if (gapAt(run, place.frame).frames[place.stretch + 1])
    return { ...place, stretch: place.stretch + 1 }
  if (place.frame + 1 >= run.keyframes.frames.length) return undefined
  return { frame: place.frame + 1, stretch: 0 }
}

/** The place before; undefined at the beginning of the run. */
export function placeBefore(run: Stretches, place: Place): Place | undefined {
  if (place.stretch > 0) return { ...place, stretch: place.stretch - 1 }
  if (place.frame === 0) return undefined
  const end = endOfGap(run, place.frame - 1)
  return placeOf(run, end.at, end.n - 1)
}
