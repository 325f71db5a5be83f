// The door the app and the command line use to hold a run as an object in time: run ahead, seek, step, look around.
import type { Us } from '../kafka/terms.ts'
import type { Scenario } from '../scenario/Scenario.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Level } from '../trace/levels.ts'
import type { Breach } from '../trace/promises/index.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'

/** A place in a run: an instant, and the number of the last event folded there. */
export interface Position {
  readonly at: Us
  /** Absent = all events up to and at that instant. */
  readonly n?: number
}

/** A moment that is held still: its state is never changed, and stays good. */
export interface Still {
  readonly at: Us
  readonly n: number
  readonly state: ClusterState
}

export interface History {
  readonly scenario: Scenario
  /** How far the run is known. */
  readonly reachedAt: Us
  /** Where the scenario ends, or where a limit stopped it. */
  readonly endsAt: Us
  /** Set when a limit ended the run early: a sentence's key and its number. */
  readonly limit: { readonly name: string; readonly value: number } | null
  /** Promises that broke so far, oldest first: what Kafka's user relies on, watched all the time. */
  readonly breaches: readonly Breach[]
  /** Milestones known so far, oldest first. Kept for ever. */
  readonly milestones: readonly TraceEvent[]
  /** Runs ahead until the instant, or until `isOver()` says the time slice is used up. True when reached. */
  advance(until: Us, isOver?: () => boolean): boolean
  /** The state at a position. The object is reused: it is only good until the next call. Runs ahead as needed. */
  stateAt(position: Position): ClusterState
  /** The state at any other moment, for a question in passing: what `stateAt` gave stays good. Reused like that one. */
  lookAt(position: Position): ClusterState
  /** Of the moments held still not more than `within` µs before or after an instant, the closest; asking costs nothing. */
  stillNear(at: Us, within: Us): Still | undefined
  /** Events with from ≤ at ≤ to, chatter included, in order. Regenerated when their window was dropped. */
  eventsBetween(from: Us, to: Us): readonly TraceEvent[]
  /** An event by its number, regenerated if need be; undefined when the run has not got so far. */
  eventNumbered(n: number): TraceEvent | undefined
  /** Where the next or previous event of at least this level leaves the state; undefined at the ends. */
  next(from: Position, level: Level): Position | undefined
  previous(from: Position, level: Level): Position | undefined
  /** Trace hash at a position: sixteen hex digits. */
  hashAt(position: Position): string
}
