// Why nothing is heard of a node: the act or the cut that made it silent. Whoever gives it up names that as the cause.
import type { EndpointId, NodeId } from '../kafka/terms.ts'
import type { Sim } from './Memory.ts'

/** The event that silenced a node, or what is being decided now when nothing has. */
export function silenceCause(sim: Sim, id: NodeId | undefined): number {
  const node = sim.state.nodes.find((candidate) => candidate.id === id)
  if (!node) return sim.cause
  if (node.process !== 'Running') return node.processSetBy
  return cutOff(sim, node.endpoint) || sim.cause
}

/** The event of the newest fault that stands on a way to or from an end; 0 = none does. */
export function cutOff(sim: Sim, endpoint: EndpointId): number {
  let latest = 0
  for (const [way, { setBy }] of sim.state.faults)
    if (way.split('→').includes(endpoint) && setBy > latest) latest = setBy
  return latest
}
