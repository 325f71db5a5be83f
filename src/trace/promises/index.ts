// All promises. Call `after` for every event once it is folded; what broke is kept in order.
import { promiseSentences } from '../../words/en/laws.ts'
import type { ClusterState } from '../ClusterState.ts'
import type { EventType, TraceEvent } from '../TraceEvent.ts'
import { ackedRecordLost } from './ackedRecordLost.ts'
import { duplicateStored } from './duplicateStored.ts'
import { type Breach, KEPT, type KeptPromise } from './KeptPromise.ts'
import { offsetSkipped } from './offsetSkipped.ts'
import { recordReadAgain } from './recordReadAgain.ts'
import { reordered } from './reordered.ts'

export const PROMISES: readonly KeptPromise[] = [
  ackedRecordLost,
  duplicateStored,
  reordered,
  offsetSkipped,
  recordReadAgain,
]

export interface PromiseWatch {
  /** Everything that broke so far, oldest first. */
  readonly breaches: readonly Breach[]
  /** What the event broke. */
  after(event: TraceEvent): readonly Breach[]
}

type Look = (event: TraceEvent) => readonly Breach[]

/** Begins to watch a run from the state it stands in. */
export function watchPromises(state: ClusterState): PromiseWatch {
  const looks = looksByType(state)
  const breaches: Breach[] = []
  return {
    breaches,
    after: (event) => {
      let found: readonly Breach[] = KEPT
      for (const look of looks.get(event.type) ?? NOBODY) {
        const news = look(event)
        if (news.length > 0) found = [...found, ...news]
      }
      if (found.length > 0) breaches.push(...found)
      return found
    },
  }
}

const NOBODY: readonly Look[] = []

/** Who looks at which events, in the order of the promises. */
function looksByType(state: ClusterState): ReadonlyMap<EventType, readonly Look[]> {
  const looks = new Map<EventType, Look[]>()
  for (const promise of PROMISES) {
    for (const [type, look] of Object.entries(promise.watch(state)))
      looks.set(type as EventType, [...(looks.get(type as EventType) ?? []), look as Look])
  }
  return looks
}

/** What the promise says. */
export function promiseSentence(promise: KeptPromise): string {
  return promiseSentences[promise.name]
}

export type { Breach, KeptPromise } from './KeptPromise.ts'
