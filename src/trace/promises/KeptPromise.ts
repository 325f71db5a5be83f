// What Kafka's user relies on. Unlike a law it may break, and then for a reason: the event that caused it is named.
import type { PromiseName } from '../../words/en/laws.ts'
import type { BrokenPromise, ClusterState } from '../ClusterState.ts'
import type { EventOf, EventType } from '../TraceEvent.ts'

/** A promise that broke: where, which records, and what caused it. */
export interface Breach extends BrokenPromise {
  /** The records by identity, with the offset each had or has. */
  readonly records: readonly BreachedRecord[]
  /** Number of the event that caused it: a power cut, a retry, a reset. */
  readonly cause: number
}

export interface BreachedRecord {
  readonly source: number
  readonly number: number
  readonly offset: number
}

type Look<T extends EventType> = (event: EventOf<T>) => readonly Breach[]

/** Looks right after an event was folded. */
export type PromiseLooks = { readonly [T in EventType]?: Look<T> }

export interface KeptPromise {
  readonly name: PromiseName
  /** Begins to watch a run at the state it stands in; folding changes that state in place. */
  readonly watch: (state: ClusterState) => PromiseLooks
}

export const KEPT: readonly Breach[] = Object.freeze([])
