// A law: what must hold after every event of every run. A broken one is our own bug, never Kafka's and never the person's.
import type { LawName } from '../../words/en/laws.ts'
import type { ClusterState } from '../ClusterState.ts'
import type { EventOf, EventType, TraceEvent } from '../TraceEvent.ts'

/** Says in a sentence, with the offending values, how the law was broken; undefined = it holds. */
export type Finding = string | undefined

/** Looks right after an event of its type was folded. */
export type Look<T extends EventType> = (event: EventOf<T>) => Finding

export type Looks = { readonly [T in EventType]?: Look<T> }

/** One law's watch over one run: what it has to remember, and where it looks. */
export interface Watch {
  /** Looks after events of certain types. */
  readonly on?: Looks
  /** Looks after every event, chatter included. */
  readonly after?: (event: TraceEvent) => Finding
  /** Looks once more, thoroughly, when the run is over. */
  readonly atEnd?: () => Finding
}

export interface Law {
  /** A name for tests and reports: small letters and dashes. */
  readonly name: LawName
  /** Begins to watch a run at the state it stands in; the state is changed in place by folding. */
  readonly watch: (state: ClusterState) => Watch
}
