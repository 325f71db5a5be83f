// Keyframes of one run, kept within a budget of bytes and thinned with distance from where the person looks.
import type { Us } from '../kafka/terms.ts'
import type { Keyframe } from './Keyframe.ts'

/** Budget for all keyframes of the active branch, by the estimate below. */
const BUDGET_BYTES = 32 * 1024 * 1024

export interface Keyframes {
  readonly frames: Keyframe[]
  bytes: number
  readonly sizes: Map<Keyframe, number>
}

export function createKeyframes(): Keyframes {
  return { frames: [], bytes: 0, sizes: new Map() }
}

/** Adds a frame behind the last one, and thins out when the budget is spent. */
export function addKeyframe(keyframes: Keyframes, frame: Keyframe): void {
  const bytes = estimateBytes(frame)
  keyframes.frames.push(frame)
  keyframes.sizes.set(frame, bytes)
  keyframes.bytes += bytes
  while (keyframes.bytes > BUDGET_BYTES && keyframes.frames.length > 2) thin(keyframes, frame.at)
}

/** Removes the frame whose loss costs least: the narrowest gap around it for its distance from now. */
function thin(keyframes: Keyframes, now: Us): void {
  const { frames } = keyframes
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let index = 1; index < frames.length - 1; index++) {
    const gap = (frames[index + 1] as Keyframe).n - (frames[index - 1] as Keyframe).n
    const weight = gap / (1 + (now - (frames[index] as Keyframe).at) / 60_000_000)
    if (weight < least) {
      least = weight
      best = index
    }
  }
  const [removed] = frames.splice(best, 1)
  if (!removed) return
  keyframes.bytes -= keyframes.sizes.get(removed) ?? 0
  keyframes.sizes.delete(removed)
}

/** The last frame at or before a position; the first one when all lie behind it. */
export function frameBefore(keyframes: Keyframes, at: Us, n: number | undefined): Keyframe {
  const { frames } = keyframes
  let low = 0
  let high = frames.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const frame = frames[middle] as Keyframe
    const before = n === undefined ? frame.at <= at : frame.n <= n && frame.at <= at
    if (before) low = middle
    else high = middle - 1
  }
  return frames[low] as Keyframe
}

/** Rough bytes of a frame: what it does not share with others. */
function estimateBytes({ state, memory }: Keyframe): number {
  let bytes = 4_000 + state.messages.size * 250 + memory.heap.length * 120
  for (const node of state.nodes)
    for (const replica of node.replicas) bytes += 400 + replica.log.chunks.length * 8
  for (const client of state.clients) {
    bytes += 800
    if (client.type === 'producer') bytes += client.queue.length * 300
    else if (client.type === 'reader')
      for (const each of client.partitions) bytes += 200 + each.delivered.length * 40
  }
  for (const producer of memory.producers.values()) bytes += 2_000 + producer.times.size * 900
  return bytes
}
