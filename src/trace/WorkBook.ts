// What became of a partition's records in the hands of a group: finished once, finished again, or dropped, by offset.
import type { EndpointId } from '../kafka/terms.ts'
import type { OffsetRange } from './ClusterState.ts'

export interface WorkBook {
  /** Some poll() has handed them out. */
  handed: OffsetRange[]
  /** Handed out once more, each time they were. */
  handedAgain: WorkMark[]
  /** Some member has finished its work on them. */
  finished: OffsetRange[]
  finishedBy: Map<EndpointId, OffsetRange[]>
  /** Finished once more, each time they were, after they had been handed out again. */
  again: WorkMark[]
  /** A member had them in hand and never finished; nobody has since. */
  dropped: WorkMark[]
  /** Why each member reads on from where it does: it sought the place, or whoever read before let go. */
  began: Map<EndpointId, number>
  /** Who read it last has let it go: the event; 0 = nobody has since a place in it was set. */
  leftBy: number
}

export interface WorkMark extends OffsetRange {
  readonly client: EndpointId
  /** What brought it about: why somebody began at a place before them, or what ended the work on them. */
  readonly event: number
}
