// The loop: take the earliest entry, let its handler decide, go on. Idle loops are skipped by whole cycles.
import type { EndpointId, Us } from '../kafka/terms.ts'
import { type GroupTimer, groupPart } from './GroupPart.ts'
import { type Entry, LOUD } from './kernel/Entry.ts'
import { pop, push, reorder } from './kernel/heap.ts'
import { MAX_EVENTS } from './limits.ts'
import type { Loop, Sim } from './Memory.ts'
import { record } from './record.ts'

/** Entries between two looks at the clock of the person who waits. */
const SLICE = 32

export interface RunUntil {
  readonly at: Us
  /** Stop as soon as this event is folded. */
  readonly n?: number
  /** True when the time slice is used up. */
  readonly isOver?: () => boolean
}

/** Runs up to an instant, its entries included. True when it got there; false when the slice or a limit ended first. */
export function run(sim: Sim, until: RunUntil): boolean {
  const { memory, state } = sim
  const last = until.n ?? MAX_EVENTS
  for (let count = 1; ; count++) {
    if (state.n >= last) return until.n !== undefined
    const top = memory.heap[0]
    if (!top || top.at > until.at) break
    // Nodes that talk to each other are never idle for a whole cycle.
    if (sim.folding && top.loop >= 0 && state.nodes.length === 1 && skipIdle(sim, until.at))
      continue
    handle(sim, pop(memory.heap) as Entry)
    if (count % SLICE === 0 && until.isOver?.()) return false
  }
  if (until.n === undefined && until.at > sim.now) sim.now = until.at
  return true
}

function handle(sim: Sim, entry: Entry): void {
  // What waited for a frozen process was due earlier.
  sim.now = Math.max(sim.now, entry.at)
  sim.cause = entry.cause
  sim.memory.processed++
  const frozen = sim.memory.frozen.size > 0 ? sim.memory.frozen.get(entry.who) : undefined
  if (frozen) {
    frozen.deferred.push(entry)
    return
  }
  const handler = sim.handlers[entry.type] ?? groupPart().timers[entry.type as GroupTimer]
  if (!handler) throw new Error(`Kafkascope bug: no handler for ${entry.type}`)
  sim.quiet = entry.loop !== LOUD
  sim.loop = entry.loop
  handler(sim, entry)
  sim.quiet = false
  sim.loop = LOUD
}

/** What comes due for this process waits from now on. */
export function freeze(sim: Sim, endpoint: EndpointId): void {
  sim.memory.frozen.set(endpoint, { deferred: [], lost: [] })
}

/**
 * What waited for a frozen process comes due when it thaws, in its order, before anything that comes due just then; and it
 * hears of the connections that broke meanwhile.
 */
export function thaw(sim: Sim, endpoint: EndpointId): void {
  const frozen = sim.memory.frozen.get(endpoint)
  if (!frozen) return
  sim.memory.frozen.delete(endpoint)
  for (const entry of frozen.deferred) push(sim.memory.heap, { ...entry, loop: LOUD })
  const { cause } = sim
  for (const { connection, failed, timedOut } of frozen.lost) {
    sim.cause = cause
    sim.ports.clientDisconnected(sim, endpoint, connection, failed, timedOut)
  }
}

/** A loop that is skipped lands one cycle before the horizon, so that its last messages are there to be seen. */
const CYCLES_TO_SHOW = 1

/** Moves every steady loop on by as many whole cycles as fit before anything else happens. False when none fits. */
function skipIdle(sim: Sim, until: Us): boolean {
  const { heap } = sim.memory
  let busyAt = Number.POSITIVE_INFINITY
  for (const entry of heap) if (!steadyLoop(sim, entry) && entry.at < busyAt) busyAt = entry.at
  const skips: Skip[] = []
  for (const [index, entry] of heap.entries()) {
    const loop = steadyLoop(sim, entry)
    if (!loop) continue
    const link = sim.memory.links.get(loop.connection)
    const beforeBusy = Math.ceil((busyAt - entry.at) / loop.period) - 1
    const beforeEnd = Math.floor((until - entry.at) / loop.period) - CYCLES_TO_SHOW
    const cycles = Math.min(beforeBusy, beforeEnd)
    if (cycles < 1) continue
    const byUs = cycles * loop.period
    heap[index] = { ...entry, at: entry.at + byUs }
    loop.lastAt += byUs
    if (link) shiftLink(link, byUs)
    skips.push({ kind: loop.kind, who: loop.who, loop: entry.loop, cycles, byUs })
  }
  if (skips.length === 0) return false
  reorder(heap)
  sim.quiet = true
  record(sim, { type: 'IdleFolded', skips })
  sim.quiet = false
  return true
}

/** The loop an entry turns, when its next cycles are sure to be like its last ones. Everything else counts as busy. */
function steadyLoop(sim: Sim, entry: Entry): Loop | undefined {
  const loop = sim.memory.loops[entry.loop]
  if (!loop || loop.stable < 1) return undefined
  const isSteady = loop.kind === 'poll' ? isPollSteady(sim, loop) : isNodeSteady(sim, entry)
  return isSteady ? loop : undefined
}

/** Nothing but chatter has happened since the last whole cycle began, and nobody waits behind its parked request. */
function isPollSteady(sim: Sim, loop: Loop): boolean {
  if (loop.n !== sim.state.n) return false
  return (sim.memory.links.get(loop.connection)?.waiting.length ?? 0) === 0
}

/** Heartbeats and NoOps go on whatever clients do, as long as the process that began them runs and is not fenced. */
function isNodeSteady(sim: Sim, entry: Entry): boolean {
  const node = sim.state.nodes.find((candidate) => candidate.endpoint === entry.who)
  if (node?.process !== 'Running' || node.incarnation !== entry.life || node.fenced) return false
  // The first heartbeat of a life that says it serves is news, however steady they were in the life before.
  return entry.type !== 'heartbeat' || sim.memory.nodes.get(node.id)?.heartbeatSaid === 'RUNNING'
}

interface Skip {
  readonly kind: Loop['kind']
  readonly who: string
  readonly loop: number
  readonly cycles: number
  readonly byUs: Us
}

function shiftLink(
  link: { lastToNode: Us; lastToClient: Us; inFlight: { sentAt: Us }[] },
  byUs: Us,
): void {
  link.lastToNode += byUs
  link.lastToClient += byUs
  for (const request of link.inFlight) request.sentAt += byUs
}
