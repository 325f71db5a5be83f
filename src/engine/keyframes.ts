// Keyframes of one run, nearly equally far apart and kept within a budget of bytes: once it is spent, each new one takes
// the place of an old one, every other from the beginning on. Those close together round the place one looks at are made
// there: see stretches.ts.
import type { Us } from '../kafka/terms.ts'
import type { Keyframe } from './Keyframe.ts'
import { dataBytes } from './kernel/dataBytes.ts'

/** Budget for all keyframes of the active branch. */
const BUDGET_BYTES = 64 * 1024 * 1024

/** Events between two keyframes while the run is short. */
export const FRAME_EVERY_EVENTS = 1_500

export interface Keyframes {
  /** Oldest first; never empty once the run has begun. */
  readonly frames: Keyframe[]
  readonly sizes: Map<Keyframe, number>
  bytes: number
  /** Events between two of them. */
  spacing: number
  /** Index of the frame that goes next. */
  thinAt: number
}

export function createKeyframes(first: Keyframe): Keyframes {
  const keyframes: Keyframes = {
    frames: [],
    sizes: new Map(),
    bytes: 0,
    spacing: FRAME_EVERY_EVENTS,
    thinAt: 1,
  }
  addKeyframe(keyframes, first)
  return keyframes
}

export function latestFrame({ frames }: Keyframes): Keyframe {
  return frames[frames.length - 1] as Keyframe
}

/** Chatter is work of the queue that has no numbers: a stretch of nothing else gets frames too. */
export function isFrameDue(keyframes: Keyframes, n: number, processed: number): boolean {
  const last = latestFrame(keyframes)
  const { spacing } = keyframes
  return n - last.n >= spacing || processed - last.memory.processed >= 2 * spacing
}

/** Adds a frame behind the last one, made from it, and thins out when the budget is spent. */
export function addKeyframe(keyframes: Keyframes, frame: Keyframe): void {
  const before = keyframes.frames.at(-1)
  keyframes.frames.push(frame)
  weigh(keyframes, frame, before)
  while (keyframes.bytes > BUDGET_BYTES && keyframes.frames.length > 3) thin(keyframes)
}

/** Counts what a frame does not share with the one before it. */
function weigh(keyframes: Keyframes, frame: Keyframe, before: Keyframe | undefined): void {
  const bytes =
    dataBytes(frame.state, before?.state) +
    dataBytes({ ...frame.memory, heap: null }, before?.memory) +
    ENTRY_BYTES * frame.memory.heap.length
  keyframes.bytes += bytes - (keyframes.sizes.get(frame) ?? 0)
  keyframes.sizes.set(frame, bytes)
}

/** An entry of the queue and its place in it: none lives so long that two frames of a thinned run share it. */
const ENTRY_BYTES = 112

/** Takes out the next frame in turn. After a turn through all of them later frames lie twice as far apart; the first and the last stay. */
function thin(keyframes: Keyframes): void {
  const { frames, sizes } = keyframes
  if (keyframes.thinAt >= frames.length - 1) {
    keyframes.thinAt = 1
    keyframes.spacing *= 2
  }
  const at = keyframes.thinAt
  for (const frame of frames.splice(at, 1)) {
    keyframes.bytes -= sizes.get(frame) ?? 0
    sizes.delete(frame)
  }
  // What the one behind shared with it is now its own.
  weigh(keyframes, frames[at] as Keyframe, frames[at - 1])
  keyframes.thinAt += 1
}

/** Index of the last of some frames at or before a position; 0 when all lie behind it. */
export function indexBefore(frames: readonly Keyframe[], at: Us, n: number | undefined): number {
  let low = 0
  let high = frames.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const frame = frames[middle] as Keyframe
    if (frame.at <= at && (n === undefined || frame.n <= n)) low = middle
    else high = middle - 1
  }
  return low
}
