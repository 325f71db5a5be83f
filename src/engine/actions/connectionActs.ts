// Faults of the network: a delay, a silence, a reset between two ends; slow nodes, islands and cuts; and the end of them all.
// Everything is a fault of one way, from one end to another: no packet of it arrives, or each arrives so much later.
import type { EndpointId, Us } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { Action } from '../../scenario/Scenario.ts'
import type { LinkFault } from '../../trace/ClusterState.ts'
import { closeLink, releaseHeld, watchLinks } from '../kernel/brokenLinks.ts'
import { ANYONE } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'

type Of<T extends Action['type']> = Extract<Action, { type: T }>

/** Changes the way from one end to another; what a silence held back is sent again some time after it ends. */
function changeWay(sim: Sim, from: EndpointId, to: EndpointId, change: Partial<LinkFault>): void {
  const { delayUs, silent } = sim.state.faults.get(`${from}→${to}`) ?? NONE
  const known: LinkFault = { delayUs, silent }
  const fault = { ...known, ...change }
  if (known.delayUs === fault.delayUs && known.silent === fault.silent) return
  const { cause } = sim
  sim.cause = record(sim, { type: 'ConnectionFaulted', from, to, ...fault })
  if (known.silent && !fault.silent)
    for (const connection of sim.state.connections) releaseHeld(sim, connection, from, to)
  for (const end of [from, to]) if (end !== ANYONE) watchLinks(sim, end)
  sim.cause = cause
}

const NONE: LinkFault = { delayUs: 0, silent: false }

export function delayConnection(sim: Sim, { from, to, delay }: Of<'delayConnection'>): void {
  const delayUs: Us = durationUs(delay)
  changeWay(sim, from, to, { delayUs })
}

export function silenceConnection(sim: Sim, { from, to }: Of<'silenceConnection'>): void {
  changeWay(sim, from, to, { silent: true })
}

/** Ends every fault between the two, both ways. */
export function healConnection(sim: Sim, { from, to }: Of<'healConnection'>): void {
  changeWay(sim, from, to, NONE)
  changeWay(sim, to, from, NONE)
}

export function resetConnection(sim: Sim, { from, to }: Of<'resetConnection'>): void {
  for (const connection of [...sim.state.connections]) {
    const ends = [connection.client, connection.node]
    if (ends.includes(from) && ends.includes(to)) closeLink(sim, connection, 'reset')
  }
}

/** Every packet from or to the node waits; 0 ends it. */
export function slowNode(sim: Sim, { node: id, delay }: Of<'slowNode'>): void {
  const node = sim.state.nodes.find((candidate) => candidate.id === id)
  if (!node) return
  const delayUs = durationUs(delay)
  changeWay(sim, node.endpoint, ANYONE, { delayUs })
  changeWay(sim, ANYONE, node.endpoint, { delayUs })
}

/** Between ends of different islands nothing arrives; earlier silences stay. */
export function splitNetwork(sim: Sim, { islands }: Of<'splitNetwork'>): void {
  for (const island of islands)
    for (const other of islands) if (other !== island) cutAll(sim, island, other)
}

export function cutLink(sim: Sim, { from, to, bothWays }: Of<'cutLink'>): void {
  cutAll(sim, from, to)
  if (bothWays) cutAll(sim, to, from)
}

function cutAll(sim: Sim, senders: readonly EndpointId[], receivers: readonly EndpointId[]): void {
  for (const from of senders)
    for (const to of receivers) if (from !== to) changeWay(sim, from, to, { silent: true })
}

/** Ends every silence and every delay, whoever made it. */
export function healNetwork(sim: Sim): void {
  for (const way of [...sim.state.faults.keys()]) {
    const [from = ANYONE, to = ANYONE] = way.split('→')
    changeWay(sim, from, to, NONE)
  }
}
