// All promises. Call `after` for every event once it is folded; what broke is kept in order.
import { promiseSentences } from '../../words/en/laws.ts'
import type { ClusterState } from '../ClusterState.ts'
import type { TraceEvent } from '../TraceEvent.ts'
import { ackedRecordLost } from './ackedRecordLost.ts'
import { duplicateStored } from './duplicateStored.ts'
import { type Breach, KEPT, type KeptPromise } from './KeptPromise.ts'
import { offsetSkipped } from './offsetSkipped.ts'
import { reordered } from './reordered.ts'

export const PROMISES: readonly KeptPromise[] = [
  ackedRecordLost,
  duplicateStored,
  reordered,
  offsetSkipped,
]

export interface PromiseWatch {
  /** Everything that broke so far, oldest first. */
  readonly breaches: readonly Breach[]
  /** What the event broke. */
  after(event: TraceEvent): readonly Breach[]
}

/** Begins to watch a run from the state it stands in. */
export function watchPromises(state: ClusterState): PromiseWatch {
  const looks = PROMISES.map((promise) => promise.watch(state))
  const breaches: Breach[] = []
  return {
    breaches,
    after: (event) => {
      let found: readonly Breach[] = KEPT
      for (const each of looks) {
        const look = each[event.type] as ((event: TraceEvent) => readonly Breach[]) | undefined
        const news = look?.(event) ?? KEPT
        if (news.length > 0) found = [...found, ...news]
      }
      breaches.push(...found)
      return found
    },
  }
}

/** What the promise says. */
export function promiseSentence(promise: KeptPromise): string {
  return promiseSentences[promise.name]
}

export type { Breach, KeptPromise } from './KeptPromise.ts'
