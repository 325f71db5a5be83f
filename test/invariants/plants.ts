// Planted faults: for each law one forged event or one spoilt value that breaks it, and nothing else before it.
import { type Simulation, simulate } from '../../src/engine/simulate.ts'
import { apply } from '../../src/trace/apply/apply.ts'
import type { ClusterState, NodeState, ReplicaState } from '../../src/trace/ClusterState.ts'
import { type BrokenLaw, checkLaws, LAWS } from '../../src/trace/laws/index.ts'
import type { Message } from '../../src/trace/Message.ts'
import type { EventOf, TraceEvent } from '../../src/trace/TraceEvent.ts'
import { type ClusterDriver, cluster } from '../engine/driver.ts'

/** An event without its number, instant and cause: those follow from where it is planted. */
export type Forged = TraceEvent extends infer E
  ? E extends TraceEvent
    ? Omit<E, 'n' | 'at' | 'cause'> & { n?: number; at?: number; cause?: number }
    : never
  : never

/** A run under all laws, as it stands when the fault is planted. */
export interface Ground {
  readonly state: ClusterState
  readonly sim: Simulation['sim']
  /** Folds a forged event; `spoil` plays a fold that goes wrong. Gives the law it broke. */
  forge(fields: Forged, spoil?: (state: ClusterState) => void): BrokenLaw | undefined
  atEnd(): BrokenLaw | undefined
}

export interface Plant {
  /** What the fault is, in a few words. */
  readonly fault: string
  readonly scene?: ClusterDriver
  /** Where in the scene it is planted: at an instant in µs, or right behind the first event that fits. */
  readonly where?: number | ((event: TraceEvent) => boolean)
  readonly plant: (ground: Ground) => BrokenLaw | undefined
}

/** One producer, one reader, three partitions. */
export const SCENE = cluster()
  .topic('orders', { partitions: 3 })
  .producing('web', { topic: 'orders', perSecond: 20 })
  .reading('billing', { topic: 'orders', from: 'beginning' })

/** Three brokers that copy each other, three controllers. */
export const THREE = cluster({ brokers: 3, controllers: 3 })
  .topic('orders', { partitions: 3, replicationFactor: 3 })
  .producing('web', { topic: 'orders', perSecond: 20 })
  .reading('billing', { topic: 'orders', from: 'beginning' })

/** Plays the scene up to the place of the fault. */
export function groundFor({ scene = SCENE, where = 2_000_000 }: Plant): Ground {
  const scenario = scene.scenario('20s')
  const run = simulate(scenario)
  const until =
    typeof where === 'number' ? { at: where } : { at: 20_000_000, n: placeOf(scene, where) }
  const watch = checkLaws(run.state, LAWS)
  run.listen((event) => {
    const broken = watch.after(event)
    if (broken) throw new Error(`${broken.law.name} was broken before anything was planted`)
  })
  run.run(until)
  return {
    state: run.state,
    sim: run.sim,
    forge: (fields, spoil) => {
      const event = { n: run.state.n + 1, at: run.now, cause: run.state.n, ...fields }
      apply(run.state, event as TraceEvent)
      spoil?.(run.state)
      run.state.n = event.n
      return watch.after(event as TraceEvent)
    },
    atEnd: () => watch.atEnd(),
  }
}

/** The number of the first event that fits, once the prelude is over. */
function placeOf(scene: ClusterDriver, fits: (event: TraceEvent) => boolean): number {
  let place = 0
  const run = simulate(scene.scenario('20s'), {
    onEvent: (event) => {
      if (place === 0 && event.at > 0 && event.n > 0 && fits(event)) place = event.n
    },
  })
  run.run({ at: 20_000_000 })
  if (place === 0) throw new Error('the scene has no such place')
  return place
}

/** The batch the next append would write. */
export function nextBatch(
  state: ClusterState,
  { log, leaderEpoch }: ReplicaState = replicaIn(state),
): EventOf<'RecordsAppended'>['batch'] {
  return {
    baseOffset: log.endOffset,
    count: 1,
    runs: [0, 0, 1],
    bytes: 70,
    leaderEpoch,
    baseTimestampMs: state.startsAtMs,
    deltasMs: null,
    producerId: -1,
    producerEpoch: -1,
    baseSequence: -1,
    codec: 0,
    event: state.n + 1,
  }
}

/** Who leads a partition, its replica, and a broker that copies it. */
export function leaderOf(state: ClusterState, name = 'orders-0') {
  for (const node of state.nodes)
    for (const replica of node.replicas)
      if (replica.name === name && replica.leads) {
        const follower = state.nodes.find(({ id }) => id === replica.followers[0]?.id)
        const copy = follower?.replicas.find((each) => each.name === name)
        if (follower && copy) return { node, replica, follower, copy }
      }
  throw new Error(`nobody leads ${name} with a follower`)
}

export function activeController(state: ClusterState): NodeState {
  const node = state.nodes.find(({ controller }) => controller !== null)
  if (!node) throw new Error('no controller is active')
  return node
}

export function replicaIn(state: ClusterState, name = 'orders-0') {
  const replica = state.nodes[0]?.replicas.find((each) => each.name === name)
  if (!replica) throw new Error(`no replica of ${name}`)
  return replica
}

/** A message on the connection the client has to its leader. */
export function message(
  state: ClusterState,
  client: string,
  fields: Partial<Message> & Pick<Message, 'id' | 'api' | 'kind' | 'body'>,
): Message {
  const isRequest = fields.kind === 'request'
  const peer = isRequest ? fields.to : fields.from
  const connection = state.connections.findLast(
    (each) => each.client === client && each.node === (peer ?? each.node),
  )
  return {
    from: isRequest ? client : 'broker-1',
    to: isRequest ? 'broker-1' : client,
    connection: connection?.id ?? -1,
    request: fields.id,
    sentAt: state.at + 1_000_000,
    arrivesAt: state.at + 2_000_000,
    bytes: 100,
    stage: 'flying',
    parkedUntil: 0,
    chatter: false,
    error: 'NONE',
    carries: [],
    asks: [],
    event: state.n + 1,
    ...fields,
  }
}
