// Folding: the only way the state changes. One small fold for each event type; a type without one does not compile.
import type { ClusterState } from '../ClusterState.ts'
import type { EventOf, EventType, TraceEvent } from '../TraceEvent.ts'
import { clientFolds } from './clients.ts'
import { clusterFolds } from './cluster.ts'
import { diskFolds } from './disks.ts'
import type { GroupFolds } from './groups.ts'
import { logFolds } from './logs.ts'
import { messageFolds } from './messages.ts'
import { producerFolds } from './producers.ts'
import { readerFolds } from './readers.ts'

export type Fold<T extends EventType> = (state: ClusterState, event: EventOf<T>) => void
export type Folds = { readonly [T in EventType]: Fold<T> }

/** All but those of groups, which a page loads only for scenes with some. */
const FOLDS: Partial<Folds> = {
  ...clusterFolds,
  ...diskFolds,
  ...messageFolds,
  ...logFolds,
  ...clientFolds,
  ...producerFolds,
  ...readerFolds,
}

/** Books of groups beside the state's own: kept before an event is folded, from what was so until then. */
let books: Partial<Folds> = {}

/** The folds of groups are there from now on, and their books. */
export function provideFolds(folds: GroupFolds, groupBooks: Partial<Folds>): void {
  Object.assign(FOLDS, folds)
  books = groupBooks
}

type AnyFold = (state: ClusterState, event: TraceEvent) => void

/** Folds one event into the present state, in place. */
export function apply(state: ClusterState, event: TraceEvent): void {
  ;(books[event.type] as AnyFold | undefined)?.(state, event)
  ;(FOLDS[event.type] as AnyFold)(state, event)
}
