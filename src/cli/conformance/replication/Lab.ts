// A simulated cluster under a recorder: time, the looks' memory, and what goes on in the background of the steps.
import '../../../engine/group/index.ts'
import { perform } from '../../../engine/actions/perform.ts'
import { type Simulation, simulate } from '../../../engine/simulate.ts'
import type { Us } from '../../../kafka/terms.ts'
import { parseInstant } from '../../../scenario/instant.ts'
import type { Action, Scenario } from '../../../scenario/Scenario.ts'
import type { NodeState } from '../../../trace/ClusterState.ts'
import type { MetadataImage } from '../../../trace/MetadataImage.ts'
import type { TraceEvent } from '../../../trace/TraceEvent.ts'

/** Something that goes on by itself while steps are performed. */
export interface Agent {
  /** Called again and again, every millisecond of simulated time. */
  turn(): void
}

export interface Lab {
  readonly simulation: Simulation
  /** Answers to requests of the recorder's own, by the request's id. */
  readonly answers: Map<number, { readonly body: unknown; readonly arrivesAt: Us }>
  readonly agents: Set<Agent>
  readonly listeners: Set<(event: TraceEvent) => void>
  /** Topics whose partitions are looked at. */
  readonly topics: string[]
  /** What one step notes for a later one: brokers, topic ids, a producer id. */
  readonly notes: Map<string, unknown>
  /** Brokers asked first; empty = any. */
  asked: readonly number[]
  /** Instant of the last acting step. */
  disturbedAt: Us
  /** Starts of timelines, cuts, heals and slowings. */
  readonly marks: { readonly name: string; readonly at: Us }[]
  /** Wall clock from which relative timestamps count, ms since 1970. */
  readonly baseMs: number
  /** Java clients that were started, by their ids. */
  readonly javaClients: Set<string>
  readonly metadata: MetadataReader
  /** How many clients of its own the recorder has made. */
  clients: number
}

/** How far the recorder has read the metadata log, and the partition epochs it counted. */
interface MetadataReader {
  next: number
  readonly partitionEpochs: Map<string, number>
}

const SLICE_US: Us = 1_000
const LOOK_EVERY_US: Us = 500

/** Makes the cluster of a scenario, ready for its first step. */
export function openLab(scenario: Scenario): Lab {
  const simulation = simulate(scenario)
  const lab: Lab = {
    simulation,
    answers: new Map(),
    agents: new Set(),
    listeners: new Set(),
    topics: [],
    notes: new Map(),
    asked: [],
    disturbedAt: 0,
    marks: [],
    baseMs: parseInstant(scenario.startsAt) ?? 0,
    javaClients: new Set(),
    metadata: { next: 0, partitionEpochs: new Map() },
    clients: 0,
  }
  simulation.listen((event) => hear(lab, event))
  runTo(lab, 0)
  return lab
}

function hear(lab: Lab, event: TraceEvent): void {
  if (event.type === 'MessageSent' && event.message.kind === 'response') {
    const { request, body, arrivesAt, to } = event.message
    if (to.startsWith(RECORDER)) lab.answers.set(request, { body, arrivesAt })
  }
  for (const listener of lab.listeners) listener(event)
}

/** How ids of the recorder's own ends begin. */
export const RECORDER = 'recorder'

function runTo(lab: Lab, at: Us): void {
  const { simulation } = lab
  while (simulation.now < at) {
    const isThere = simulation.run({ at })
    if (!isThere) throw new Error(`the engine gave up at ${simulation.now} µs`)
  }
}

/** Lets simulated time pass; what goes on in the background has its turns. */
export function pass(lab: Lab, us: Us): void {
  const end = lab.simulation.now + us
  while (lab.simulation.now < end) {
    const at = lab.agents.size > 0 ? Math.min(end, lab.simulation.now + SLICE_US) : end
    runTo(lab, at)
    for (const agent of lab.agents) agent.turn()
  }
}

/** Lets time pass until something holds, at most so long; gives whether it does. */
export function passUntil(lab: Lab, holds: () => boolean, mostUs: Us): boolean {
  const end = lab.simulation.now + mostUs
  while (!holds()) {
    if (lab.simulation.now >= end) return false
    pass(lab, Math.min(LOOK_EVERY_US, end - lab.simulation.now))
  }
  return true
}

/** Performs an act now, as a person would. */
export function act(lab: Lab, action: Action): void {
  lab.simulation.sim.cause = 0
  perform(lab.simulation.sim, action)
}

export function nodeOf(lab: Lab, id: number): NodeState {
  const node = lab.simulation.state.nodes.find((candidate) => candidate.id === id)
  if (!node) throw new Error(`no node ${id}`)
  return node
}

/** Brokers whose processes run, those that are asked first at the head. */
export function live(lab: Lab): NodeState[] {
  const nodes = lab.simulation.state.nodes.filter(
    (node) => node.isBroker && node.process === 'Running',
  )
  const rank = (node: NodeState) => (lab.asked.includes(node.id) ? 0 : 1)
  return nodes.sort((a, b) => rank(a) - rank(b) || a.id - b.id)
}

/** Whether a broker's port for clients is open: not before it was unfenced. */
export function serves(node: NodeState): boolean {
  if (node.process === 'Stopped') return false
  return node.broker === 'RUNNING' || node.broker === 'PENDING_CONTROLLED_SHUTDOWN'
}

/** The first broker that answers; undefined = none. */
export function answering(lab: Lab): NodeState | undefined {
  return live(lab).find(serves)
}

/** Metadata as the first broker that answers has it. */
export function metadataNow(lab: Lab): MetadataImage | undefined {
  return answering(lab)?.image
}

/** The leader of a partition in that metadata; null = none, or no such partition. */
export function leaderOf(lab: Lab, topic: string, partition: number): number | null {
  const found = metadataNow(lab)?.topics.find((each) => each.name === topic)
  const leader = found?.partitions[partition]?.leader ?? -1
  return leader < 0 ? null : leader
}

/** Notes that an acting step begins: times count from here. */
export function disturb(lab: Lab): void {
  lab.disturbedAt = lab.simulation.now
}

export function mark(lab: Lab, name: string): void {
  disturb(lab)
  lab.marks.push({ name, at: lab.disturbedAt })
}

/** Whole milliseconds of a stretch of simulated time. */
export function toMs(us: Us): number {
  return Math.round(us / 1_000)
}
