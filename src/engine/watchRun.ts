// Watches a run while it goes ahead: laws, which must hold, and the promises, which may break with a cause.
// Which laws is the caller's choice: a page watches none, since it could do nothing about our bug; tests and commands watch all.
import type { ClusterState } from '../trace/ClusterState.ts'
import { type BrokenLaw, checkLaws } from '../trace/laws/checkLaws.ts'
import type { Law } from '../trace/laws/Law.ts'
import { type Breach, watchPromises } from '../trace/promises/index.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'

export interface RunWatch {
  readonly breaches: readonly Breach[]
  /** The first law that did not hold; the run goes on, since a person's work must not be lost to our bug. */
  readonly brokenLaw: BrokenLaw | null
  after(event: TraceEvent): void
}

export function watchRun(state: ClusterState, watched: readonly Law[] = []): RunWatch {
  const laws = checkLaws(state, watched)
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
