// The only door to the engine: a scenario becomes a run that can be advanced, held in keyframes, and resumed.
import type { Us } from '../kafka/terms.ts'
import { durationUs } from '../scenario/duration.ts'
import type { ClusterSpec, Scenario } from '../scenario/Scenario.ts'
import { triggerTime } from '../scenario/trigger.ts'
import type { ClusterState, NodeState } from '../trace/ClusterState.ts'
import type { FileRecords } from '../trace/records.ts'
import type { EventType, TraceEvent } from '../trace/TraceEvent.ts'
import { changeProcess, die, leaveQuorum, startNode } from './actions/brokerActs.ts'
import { onAct } from './actions/perform.ts'
import { callAdmin, onCallTimeout } from './admin/admin.ts'
import { onMetadataApplied } from './broker/applyMetadata.ts'
import {
  onBoot,
  onHeartbeat,
  onLogsLoaded,
  onRegisterAgain,
  onStopped,
} from './broker/BrokerLifecycle.ts'
import { handleRequest } from './broker/handlers.ts'
import { onIsrExpiration } from './broker/isr.ts'
import { onParkTimeout } from './broker/purgatory.ts'
import { onFetcherWake } from './broker/replicaFetcher.ts'
import {
  clientClosed,
  clientDisconnected,
  clientReady,
  clientResponse,
  onClientWake,
  onMetadataAge,
} from './client/clientPorts.ts'
import { startAdmin, startClient } from './client/startClient.ts'
import { onWorkDone } from './consumer/work.ts'
import { onSessionCheck } from './controller/brokers.ts'
import {
  answerCommitted,
  handleControllerRequest,
  refuseAwaiting,
} from './controller/controllerRequests.ts'
import { onElectionTask, startController } from './controller/startController.ts'
import { firstMemory, firstState } from './firstState.ts'
import { cloneMemory, cloneState, type Keyframe } from './Keyframe.ts'
import { onPeerClosed, onRequestTimeout } from './kernel/brokenLinks.ts'
import { onHandshake } from './kernel/connect.ts'
import type { Entry } from './kernel/Entry.ts'
import { METADATA_APPLY_US } from './kernel/latency.ts'
import { nodeAt, onArrive } from './kernel/network.ts'
import type { AwaitingAct, Memory, Ports, ScheduledAct, Sim } from './Memory.ts'
import { pumpAsks } from './node/askController.ts'
import {
  controllerAnswered,
  nodeDisconnected,
  nodeReady,
  nodeResponse,
  onNodeWake,
} from './node/nodePorts.ts'
import { onMaxBlock, onRecordDue } from './producer/application.ts'
import { onExpiry, onSender } from './producer/sender.ts'
import { onMetadataFlushed, onNoOp } from './quorum/leadership.ts'
import { onQuorumFetchTimeout } from './quorum/metadataFetch.ts'
import { onQuorumTimer } from './quorum/raft.ts'
import { type RunUntil, run } from './run.ts'
import { schedule, scheduleFor } from './schedule.ts'

/** How long the unseen boot before time 0 takes, when the start is settled: a quorum of several has to elect first. */
const PRELUDE_US: Us = 5_000_000
const QUORUM_PRELUDE_US: Us = 12_000_000

function preludeUs(state: ClusterState): Us {
  return state.nodes.length > 1 ? QUORUM_PRELUDE_US : PRELUDE_US
}

export interface SimulateOptions {
  /** Records of a person's files, by the file's name. */
  readonly files?: ReadonlyMap<string, FileRecords>
  /** Hears every event, chatter included. */
  readonly onEvent?: (event: TraceEvent) => void
  /** Off only to compare with a run whose idle loops are not folded. */
  readonly folding?: boolean
}

export interface Simulation {
  /** The present state: read it, never write it. */
  readonly state: ClusterState
  readonly now: Us
  /** Runs up to an instant or an event. False when the time slice or a limit ended first. */
  run(until: RunUntil): boolean
  /** The run held still; what is as in an earlier keyframe of it is shared with that one. */
  keyframe(before?: Keyframe): Keyframe
  listen(onEvent: ((event: TraceEvent) => void) | null): void
  /** The run itself, for tests that look inside. */
  readonly sim: Sim
}

/** A quorum leader that stops lets the other voters know, and ends a moment later. */
function leavesFirst(sim: Sim, node: NodeState): boolean {
  const { members } = sim.state.quorum
  const isLeader = members.some(({ id, state }) => id === node.id && state === 'Leader')
  if (!isLeader || members.length === 1) return false
  leaveQuorum(sim, node)
  scheduleFor(sim, node, sim.now + LEAVE_US, 'stopped')
  return true
}

const LEAVE_US: Us = 200_000

const PORTS: Ports = {
  clientReady: (sim, client, connection) => {
    const node = nodeAt(sim, client)
    if (node) nodeReady(sim, node, connection)
    else clientReady(sim, client, connection)
  },
  clientClosed: (sim, client, connection) => {
    const node = nodeAt(sim, client)
    if (node) nodeDisconnected(sim, node, connection, [])
    else clientClosed(sim, client, connection)
  },
  clientDisconnected: (sim, client, connection, failed, timedOut) => {
    const node = nodeAt(sim, client)
    if (node) nodeDisconnected(sim, node, connection, failed)
    else clientDisconnected(sim, client, connection, failed, timedOut)
  },
  clientResponse: (sim, client, response) => {
    const node = nodeAt(sim, client)
    if (node) nodeResponse(sim, node, response)
    else clientResponse(sim, client, response)
  },
  nodeRequest: handleRequest,
  nodeStopped: (sim, node) => {
    if (leavesFirst(sim, node)) return
    leaveQuorum(sim, node)
    changeProcess(sim, node, 'exit', 'exit')
    die(sim, node, 'broker stopped')
  },
  controllerKnown: pumpAsks,
  controllerActive: startController,
  controllerGone: refuseAwaiting,
  metadataCommitted: (sim, node, isNews) => {
    if (node.controller) answerCommitted(sim, node)
    if (!isNews) return
    scheduleFor(sim, node, sim.now + METADATA_APPLY_US, 'metadataApplied')
  },
  controllerAsked: (sim, node, ask) => handleControllerRequest(sim, node, { ask }),
  controllerAnswered,
}

const HANDLERS: Readonly<Record<string, (sim: Sim, entry: Entry) => void>> = {
  act: onAct,
  arrive: onArrive,
  boot: onBoot,
  callTimeout: onCallTimeout,
  electionTask: onElectionTask,
  clientStart: (sim, entry) => {
    const spec = sim.scenario.clients[entry.id]
    if (spec) startClient(sim, spec)
  },
  clientWake: onClientWake,
  expiry: onExpiry,
  fetcherWake: onFetcherWake,
  handshake: onHandshake,
  lateStart: (sim, entry) => {
    const node = sim.state.nodes.find(({ id }) => id === entry.id)
    if (node) startNode(sim, node)
  },
  heartbeat: onHeartbeat,
  logsLoaded: onLogsLoaded,
  isrExpiration: onIsrExpiration,
  maxBlock: onMaxBlock,
  metadataAge: onMetadataAge,
  metadataApplied: onMetadataApplied,
  metadataFlushed: onMetadataFlushed,
  noOp: onNoOp,
  nodeWake: onNodeWake,
  parkTimeout: onParkTimeout,
  peerClosed: onPeerClosed,
  quorumFetchTimeout: onQuorumFetchTimeout,
  quorumTimer: onQuorumTimer,
  recordDue: onRecordDue,
  registerAgain: onRegisterAgain,
  requestTimeout: onRequestTimeout,
  sender: onSender,
  sessionCheck: onSessionCheck,
  setUpTopics: (sim) => setUpTopics(sim),
  stopped: onStopped,
  workDone: onWorkDone,
}

/** Begins a run of a scenario that has been through `decodeScenario`. */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): Simulation {
  const [name, cluster] = Object.entries(scenario.clusters)[0] ?? [
    'main',
    { release: '4.3', hosts: [] } satisfies ClusterSpec,
  ]
  const sim = makeSim(
    scenario,
    options,
    firstState(scenario, name, cluster),
    firstMemory(scenario, cluster),
  )
  begin(sim, cluster)
  return door(sim)
}

/** Goes on from a keyframe; the keyframe stays good. */
export function resume(
  scenario: Scenario,
  keyframe: Keyframe,
  options: SimulateOptions = {},
): Simulation {
  const sim = makeSim(scenario, options, cloneState(keyframe.state), cloneMemory(keyframe.memory))
  sim.now = keyframe.at
  return door(sim)
}

function makeSim(
  scenario: Scenario,
  options: SimulateOptions,
  state: ClusterState,
  memory: Memory,
): Sim {
  const acts = scheduledActs(scenario)
  return {
    scenario,
    acts,
    actsOn: awaitingActs(acts),
    files: options.files ?? new Map(),
    state,
    memory,
    handlers: HANDLERS,
    ports: PORTS,
    folding: options.folding ?? true,
    listener: options.onEvent ?? null,
    now: scenario.start === 'cold' ? 0 : -preludeUs(state),
    cause: 0,
    quiet: false,
    loop: -1,
  }
}

function door(sim: Sim): Simulation {
  return {
    sim,
    state: sim.state,
    get now() {
      return sim.now
    },
    run: (until) => run(sim, until),
    keyframe: (before) => ({
      at: sim.now,
      n: sim.state.n,
      state: cloneState(sim.state, before?.state),
      memory: cloneMemory(sim.memory, before?.memory),
    }),
    listen: (onEvent) => {
      sim.listener = onEvent
    },
  }
}

function scheduledActs(scenario: Scenario): ScheduledAct[] {
  return [
    ...scenario.script.map((act) => ({ act, by: 'script' as const })),
    ...scenario.acts.map((act) => ({ act, by: 'person' as const })),
  ]
}

function awaitingActs(acts: readonly ScheduledAct[]): Sim['actsOn'] {
  const byType = new Map<EventType, AwaitingAct[]>()
  for (const [index, { act }] of acts.entries()) {
    if (!('on' in act.when)) continue
    const type = act.when.on.event as EventType
    byType.set(type, [...(byType.get(type) ?? []), { index, when: act.when }])
  }
  return byType
}

/** Powers the hosts up, and plans what the scenario asks for. */
function begin(sim: Sim, cluster: ClusterSpec): void {
  startAdmin(sim)
  startNodes(sim, cluster)
  sim.cause = 0
  if (cluster.topics?.length)
    schedule(sim, { at: sim.now + setUpAfterUs(sim), type: 'setUpTopics', who: '' })
  for (const [index, client] of sim.scenario.clients.entries()) {
    schedule(sim, {
      at: client.startsAfter ? durationUs(client.startsAfter) : 0,
      type: 'clientStart',
      who: '',
      id: index,
    })
  }
  for (const [index, { act }] of sim.acts.entries()) {
    const at = triggerTime(act.when, 0)
    if (at !== undefined) schedule(sim, { at, type: 'act', who: '', id: index })
  }
}

/** All nodes start at once; when one shall be the active controller, the other voters start a little later. */
function startNodes(sim: Sim, cluster: ClusterSpec): void {
  const first = cluster.activeController
  for (const node of sim.state.nodes) {
    const isLate = first !== undefined && node.isController && node.id !== first
    sim.cause = 0
    if (!isLate) startNode(sim, node)
    else schedule(sim, { at: sim.now + LATE_US, type: 'lateStart', who: '', id: node.id })
  }
}

const LATE_US: Us = 1_500_000

/** When the scenario's own topics are asked for, after the start of the nodes. */
function setUpAfterUs(sim: Sim): Us {
  return sim.state.nodes.length > 1 ? 7_000_000 : 2_000_000
}

function setUpTopics(sim: Sim): void {
  for (const topic of sim.scenario.clusters[sim.state.name]?.topics ?? []) {
    callAdmin(sim, `createTopics ${topic.name}`, {
      api: 'CreateTopics',
      body: {
        topic: topic.name,
        partitions: topic.assignment ? -1 : (topic.partitions ?? -1),
        replicationFactor: topic.assignment ? -1 : (topic.replicationFactor ?? -1),
        assignment: topic.assignment ?? null,
        configs: topic.configs ?? {},
      },
    })
  }
}
