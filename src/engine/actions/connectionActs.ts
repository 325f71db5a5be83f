// Faults of the network between a client and a node: a delay, a silence, a reset; and the end of them.
import type { EndpointId, Us } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { Action } from '../../scenario/Scenario.ts'
import type { LinkFault } from '../../trace/ClusterState.ts'
import { closeLink, nodeAt, releaseHeld, watchLinks } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'

type Of<T extends Action['type']> = Extract<Action, { type: T }>
type Way = 'toNode' | 'toClient'

/** Which connection two names mean, and which way: from client to node, or back. */
function between(
  sim: Sim,
  from: EndpointId,
  to: EndpointId,
): { client: EndpointId; node: EndpointId; way: Way } {
  return nodeAt(sim, from)
    ? { client: to, node: from, way: 'toClient' }
    : { client: from, node: to, way: 'toNode' }
}

function faultOf(sim: Sim, client: EndpointId, node: EndpointId): LinkFault {
  const known = sim.state.faults.get(`${client}→${node}`)
  return known
    ? { delayUs: { ...known.delayUs }, silent: { ...known.silent } }
    : { delayUs: { toNode: 0, toClient: 0 }, silent: { toNode: false, toClient: false } }
}

function change(
  sim: Sim,
  from: EndpointId,
  to: EndpointId,
  alter: (fault: LinkFault, way: Way) => void,
): void {
  const { client, node, way } = between(sim, from, to)
  const fault = faultOf(sim, client, node)
  alter(fault, way)
  sim.cause = record(sim, {
    type: 'ConnectionFaulted',
    connection: 0,
    client,
    node,
    delayToNodeUs: fault.delayUs.toNode,
    delayToClientUs: fault.delayUs.toClient,
    silentToNode: fault.silent.toNode,
    silentToClient: fault.silent.toClient,
  })
  watchLinks(sim, node)
}

export function delayConnection(sim: Sim, { from, to, delay }: Of<'delayConnection'>): void {
  const us: Us = durationUs(delay)
  change(sim, from, to, (fault, way) => {
    fault.delayUs[way] = us
  })
}

export function silenceConnection(sim: Sim, { from, to }: Of<'silenceConnection'>): void {
  change(sim, from, to, (fault, way) => {
    fault.silent[way] = true
  })
}

/** Ends every fault between the two, both ways; what a silence held back goes on its way. */
export function healConnection(sim: Sim, { from, to }: Of<'healConnection'>): void {
  change(sim, from, to, (fault) => {
    fault.delayUs = { toNode: 0, toClient: 0 }
    fault.silent = { toNode: false, toClient: false }
  })
  const { client, node } = between(sim, from, to)
  for (const connection of sim.state.connections) {
    if (connection.client === client && connection.node === node) releaseHeld(sim, connection)
  }
}

export function resetConnection(sim: Sim, { from, to }: Of<'resetConnection'>): void {
  const { client, node } = between(sim, from, to)
  for (const connection of [...sim.state.connections]) {
    if (connection.client === client && connection.node === node)
      closeLink(sim, connection, 'reset')
  }
}
