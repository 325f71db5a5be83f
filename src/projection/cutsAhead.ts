// Records that a power cut has already doomed: they stand in the log as it was, and recovery will cut them.
import type { NodeId, PartitionName } from '../kafka/terms.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'

export interface CutAhead {
  readonly node: NodeId
  readonly partition: PartitionName
  /** The first offset that goes. */
  readonly to: number
}

/** The first offset that goes of one log; undefined when it keeps all. */
export function cutOf(
  cuts: readonly CutAhead[],
  node: NodeId,
  partition: PartitionName,
): number | undefined {
  return cuts.find((cut) => cut.node === node && cut.partition === partition)?.to
}

/**
 * The cuts that a past loss of power has decided and that still lie ahead, as far as the run is known. What another loss
 * of power will take is not decided yet, so nothing is said of it.
 * `milestones`: all that are known, in order.
 */
export function cutsAhead(state: ClusterState, milestones: readonly TraceEvent[]): CutAhead[] {
  const down = new Set(state.nodes.filter(({ broker }) => broker !== 'RUNNING').map(({ id }) => id))
  if (down.size === 0) return []
  const cuts: CutAhead[] = []
  for (const event of milestones) {
    if (event.n <= state.n) continue
    if (event.type === 'ProcessChanged' && event.how === 'power') down.delete(event.node)
    if (event.type !== 'LogTruncated' || !down.has(event.node)) continue
    cuts.push({ node: event.node, partition: event.partition, to: event.to })
  }
  return cuts
}
