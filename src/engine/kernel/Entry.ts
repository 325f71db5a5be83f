// One thing that will happen: an entry of the queue, as plain data that never changes, so that keyframes can share it.
import type { Us } from '../../kafka/terms.ts'

export interface Entry {
  readonly at: Us
  /** Order among entries of one instant. Those of idle loops use their loop's own negative number. */
  readonly seq: number
  /** Which handler takes it. */
  readonly type: string
  /** Whose it is: an endpoint, or ''. */
  readonly who: string
  /** What it is about: a message, an act, a batch; 0 = nothing. */
  readonly id: number
  /** Incarnation of the owner it was made for; a later one ignores it. */
  readonly life: number
  /** The event that made it. */
  readonly cause: number
  /** Index of the idle loop it belongs to, or one of the two below. */
  readonly loop: number
}

/** Not chatter: what it records gets a number. */
export const LOUD = -1

/** Chatter that turns no loop of its own: heartbeats and empty fetches among nodes. */
export const MURMUR = -2
