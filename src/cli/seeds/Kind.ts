// A kind of thing that drawn runs should bring about.
import type { ClusterState } from '../../trace/ClusterState.ts'
import type { EventType, TraceEvent } from '../../trace/TraceEvent.ts'

export interface Kind {
  readonly kind: string
  /** How often at least, per 1,000 runs. */
  readonly floor: number
  /** The types of events that may count; absent = all. */
  readonly on?: readonly EventType[]
  /** For how many of the kind an event counts. */
  readonly fits: (event: TraceEvent, state: ClusterState) => number
}

export const when = (fits: boolean): number => (fits ? 1 : 0)
