// Watches a run while it goes ahead: the cheap laws, which must hold, and the promises, which may break with a cause.
import type { ClusterState } from '../trace/ClusterState.ts'
import { type BrokenLaw, CHEAP_LAWS, checkLaws } from '../trace/laws/index.ts'
import { type Breach, watchPromises } from '../trace/promises/index.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'

export interface RunWatch {
  readonly breaches: readonly Breach[]
  /** The first law that did not hold; the run goes on, since a person's work must not be lost to our bug. */
  readonly brokenLaw: BrokenLaw | null
  after(event: TraceEvent): void
}

export function watchRun(state: ClusterState): RunWatch {
  const laws = checkLaws(state, CHEAP_LAWS)
  const promises = watchPromises(state)
  let brokenLaw: BrokenLaw | null = null
  return {
    breaches: promises.breaches,
    get brokenLaw() {
      return brokenLaw
    },
    after: (event) => {
      brokenLaw ??= laws.after(event) ?? null
      promises.after(event)
    },
  }
}
