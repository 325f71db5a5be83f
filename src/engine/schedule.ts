// Putting things into the queue.
import type { EndpointId, Us } from '../kafka/terms.ts'
import type { NodeState } from '../trace/ClusterState.ts'
import { LOUD, MURMUR } from './kernel/Entry.ts'
import { push } from './kernel/heap.ts'
import type { Loop, Sim } from './Memory.ts'

export interface Planned {
  readonly at: Us
  readonly type: string
  readonly who: EndpointId
  readonly id?: number
  readonly life?: number
  readonly cause?: number
}

/** Plans an entry. Within an idle loop it stays part of the loop and takes no sequence number of the run. */
export function schedule(sim: Sim, planned: Planned): void {
  const { memory } = sim
  push(memory.heap, {
    at: planned.at,
    seq: sim.quiet && sim.loop >= 0 ? sim.loop - 1_000_000 : ++memory.seq,
    type: planned.type,
    who: planned.who,
    id: planned.id ?? 0,
    life: planned.life ?? 0,
    cause: planned.cause ?? sim.cause,
    loop: sim.quiet ? sim.loop : LOUD,
  })
}

/** Plans something a process does itself: `id` says what it is about, and it is void once the process has ended. */
export function scheduleFor(sim: Sim, node: NodeState, at: Us, type: string, id = 0): void {
  schedule(sim, { at, type, who: node.endpoint, id, life: node.incarnation })
}

/** The index of an idle loop, made when it is first asked for. */
export function loopIndex(
  sim: Sim,
  kind: Loop['kind'],
  who: EndpointId,
  connection: number,
): number {
  const { loops } = sim.memory
  const known = loops.findIndex(
    (loop) => loop.kind === kind && loop.who === who && loop.connection === connection,
  )
  if (known >= 0) return known
  loops.push({
    kind,
    who,
    connection,
    lastAt: Number.NEGATIVE_INFINITY,
    period: 0,
    stable: 0,
    n: -1,
  })
  return loops.length - 1
}

/** Notes that a cycle begins now: how long the last one took, and, for a poll, whether anything else happened in it. */
export function turnLoop(sim: Sim, index: number): void {
  const loop = sim.memory.loops[index] as Loop
  const period = sim.now - loop.lastAt
  const isSteady = period === loop.period && (loop.kind !== 'poll' || sim.state.n === loop.n)
  loop.stable = isSteady ? loop.stable + 1 : 0
  loop.period = period
  loop.lastAt = sim.now
  loop.n = sim.state.n
}

/** Runs a piece of work as chatter, or as something worth a number, whatever is going on around it. */
export function aloud(sim: Sim, isLoud: boolean, work: () => void): void {
  const before = { quiet: sim.quiet, loop: sim.loop }
  sim.quiet = !isLoud
  if (isLoud) sim.loop = LOUD
  else if (sim.loop < 0) sim.loop = MURMUR
  work()
  sim.quiet = before.quiet
  sim.loop = before.loop
}

/** Runs a piece of work as part of an idle loop: chatter, outside the run's numbering. */
export function quietly(sim: Sim, index: number, work: () => void): void {
  const before = { quiet: sim.quiet, loop: sim.loop }
  sim.quiet = true
  sim.loop = index
  work()
  sim.quiet = before.quiet
  sim.loop = before.loop
}
