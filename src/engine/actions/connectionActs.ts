// Faults of the network between two ends: a delay, a silence, a reset; and the end of them.
import type { EndpointId, Us } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { Action } from '../../scenario/Scenario.ts'
import type { LinkFault } from '../../trace/ClusterState.ts'
import { closeLink, releaseHeld, watchLinks } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'

type Of<T extends Action['type']> = Extract<Action, { type: T }>

/** Changes the way from one end to another; what a silence held back goes on its way when it ends. */
export function changeWay(
  sim: Sim,
  from: EndpointId,
  to: EndpointId,
  change: Partial<LinkFault>,
): void {
  const known = sim.state.faults.get(`${from}→${to}`)
  const fault = { delayUs: known?.delayUs ?? 0, silent: known?.silent ?? false, ...change }
  if ((known?.delayUs ?? 0) === fault.delayUs && (known?.silent ?? false) === fault.silent) return
  const { cause } = sim
  sim.cause = record(sim, { type: 'ConnectionFaulted', from, to, ...fault })
  for (const connection of sim.state.connections) releaseHeld(sim, connection)
  for (const end of [from, to]) if (end !== '*') watchLinks(sim, end)
  sim.cause = cause
}

export function delayConnection(sim: Sim, { from, to, delay }: Of<'delayConnection'>): void {
  const delayUs: Us = durationUs(delay)
  changeWay(sim, from, to, { delayUs })
}

export function silenceConnection(sim: Sim, { from, to }: Of<'silenceConnection'>): void {
  changeWay(sim, from, to, { silent: true })
}

/** Ends every fault between the two, both ways. */
export function healConnection(sim: Sim, { from, to }: Of<'healConnection'>): void {
  changeWay(sim, from, to, { delayUs: 0, silent: false })
  changeWay(sim, to, from, { delayUs: 0, silent: false })
}

export function resetConnection(sim: Sim, { from, to }: Of<'resetConnection'>): void {
  for (const connection of [...sim.state.connections]) {
    const ends = [connection.client, connection.node]
    if (ends.includes(from) && ends.includes(to)) closeLink(sim, connection, 'reset')
  }
}
