// Why nothing is heard of a node: the act or the cut that made it silent. Whoever gives it up names that as the cause.
import type { NodeState } from '../trace/ClusterState.ts'
import type { Sim } from './Memory.ts'

/** The event that silenced a node, or what is being decided now when nothing has. */
export function silenceCause(sim: Sim, node: NodeState | undefined): number {
  if (!node) return sim.cause
  if (node.process !== 'Running') return node.processSetBy
  let latest = 0
  for (const [way, { setBy }] of sim.state.faults)
    if (way.split('→').includes(node.endpoint) && setBy > latest) latest = setBy
  return latest || sim.cause
}
