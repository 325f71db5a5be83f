// What only the processes themselves know: queues, timers, accumulators, purgatory. Kept beside the state in every keyframe.
// The state holds what can be seen; a handler may change memory at once, the state only through events.

import type { BrokerLifecycleState } from '../kafka/machines/brokerMachine.ts'
import type { EndpointId, NodeId, Us } from '../kafka/terms.ts'
import type { Act, Scenario, Trigger } from '../scenario/Scenario.ts'
import type { Channel, ClusterState, NodeState } from '../trace/ClusterState.ts'
import type { Message } from '../trace/Message.ts'
import type { FileRecords } from '../trace/records.ts'
import type { EventType, TraceEvent } from '../trace/TraceEvent.ts'
import type { AdminMemory } from './admin/AdminMemory.ts'
import type { ReplicationMemory } from './broker/ReplicationMemory.ts'
import type { ReaderMemory } from './consumer/ReaderMemory.ts'
import type { Heard } from './controller/brokers.ts'
import type { Awaiting } from './controller/controllerRequests.ts'
import type { CoordinatorMemory } from './group/CoordinatorMemory.ts'
import type { Entry } from './kernel/Entry.ts'
import type { LinkMemory } from './kernel/LinkMemory.ts'
import type { Ask } from './node/askController.ts'
import type { NodeLink } from './node/nodeLinks.ts'
import type { PurgatoryMemory } from './PurgatoryMemory.ts'
import type { ProducerMemory } from './producer/ProducerMemory.ts'
import type { RaftMemory } from './quorum/RaftMemory.ts'

export interface Memory {
  heap: Entry[]
  seq: number
  /** Entries handled so far. */
  processed: number
  /** When an entry outside the idle loops was last handled. */
  draws: { seed: number; counts: Map<string, number> }
  loops: Loop[]
  ids: {
    message: number
    chatter: number
    connection: number
    batch: number
    producerId: number
    topic: number
  }
  nodes: Map<NodeId, NodeMemory>
  links: Map<number, LinkMemory>
  producers: Map<EndpointId, ProducerMemory>
  readers: Map<EndpointId, ReaderMemory>
  admins: Map<EndpointId, AdminMemory>
  /** Processes that stand still, by their endpoint: what waits for them. */
  frozen: Map<EndpointId, FrozenProcess>
  /** For each scheduled act: how often its event was seen, and how often it was performed. */
  acts: { seen: number; done: number }[]
}

export interface FrozenProcess {
  /** Entries that came due meanwhile. */
  readonly deferred: Entry[]
  /** Connections that broke meanwhile. */
  readonly lost: {
    readonly connection: number
    readonly failed: readonly number[]
    readonly timedOut: number
  }[]
}

export interface Loop {
  readonly kind: 'heartbeat' | 'noop' | 'poll'
  readonly who: EndpointId
  /** For polls: the connection. */
  readonly connection: number
  /** When the last cycle began, how long the one before took, and how many in a row took the same. */
  lastAt: Us
  period: Us
  stable: number
  /** The last numbered event when the last cycle began: a loop is steady only while nothing else happens. */
  n: number
}

export interface NodeMemory {
  /** Requests that wait for something to change. */
  purgatory: PurgatoryMemory
  /** For each replica: when its end stood where, every few seconds, so that write-back of the page cache is known. */
  writeBack: Map<string, { at: Us; endOffset: number }[]>
  /** Power went while records were only in the page cache: how much of each log is left at the next start. */
  survivors: Map<string, number>
  /** High watermarks as last checkpointed. */
  checkpoint: Map<string, number>
  /** Answers of the active controller whose records are not yet committed. */
  awaiting: Awaiting[]
  /** Producer ids left in the block the controller gave, and requests that wait for one. */
  idBlock: { next: number; end: number }
  wantIds: number[]
  /** The process is up: its controller port is bound. */
  booted: boolean
  raft: RaftMemory
  /** Connections it opened to other nodes, by channel and target. */
  links: Map<string, NodeLink>
  /** What it asks of the active controller, oldest first, and whom each channel takes for it. */
  asks: Ask[]
  lastAsk: number
  controllers: Map<Channel, NodeId>
  /** As active controller: what brokers said of themselves. */
  heard: Map<NodeId, Heard>
  /** The epoch of its registration, also in its clean-shutdown marker; -1 = never registered. */
  brokerEpoch: number
  /** The heartbeat under way; 0 = none. And in which state the last one was sent. */
  heartbeat: number
  heartbeatSaid: BrokerLifecycleState
  /** When the next one leaves; 0 = none is planned. */
  beatAt: Us
  /** Its logs are being loaded, or have been: that begins with the first metadata it reads. */
  logsLoading: boolean
  logsLoaded: boolean
  /** Its port is bound as soon as it is unfenced; the threads behind it work from this instant on. */
  answersFrom: Us
  replication: ReplicationMemory
  /** The groups it coordinates; null = it never has. */
  coordinator: CoordinatorMemory | null
  /** Whether a second heartbeat of the controlled shutdown has been sent. */
  shutdownAsked: boolean
}

/** A run in progress. */
export interface Sim {
  readonly scenario: Scenario
  readonly acts: readonly ScheduledAct[]
  /** Those of them that wait for an event, by its type. */
  readonly actsOn: ReadonlyMap<EventType, readonly AwaitingAct[]>
  readonly files: ReadonlyMap<string, FileRecords>
  readonly state: ClusterState
  readonly memory: Memory
  readonly handlers: Readonly<Record<string, (sim: Sim, entry: Entry) => void>>
  readonly ports: Ports
  /** Off only in the test that compares both. */
  readonly folding: boolean
  listener: ((event: TraceEvent) => void) | null
  now: Us
  /** The event that triggered what is being decided. */
  cause: number
  /** True while an idle loop turns: what is recorded is chatter and gets no number. */
  quiet: boolean
  /** The loop that turns, or -1. */
  loop: number
}

/** What the network tells the two ends; given by simulate.ts, so that the kernel knows nothing of Kafka. */
export interface Ports {
  clientReady(sim: Sim, client: EndpointId, connection: number): void
  /** The set-up failed. */
  clientClosed(sim: Sim, client: EndpointId, connection: number): void
  /** A ready connection broke; `failed` are its unanswered requests, `timedOut` the one whose timeout did it, or 0. */
  clientDisconnected(
    sim: Sim,
    client: EndpointId,
    connection: number,
    failed: readonly number[],
    timedOut: number,
  ): void
  clientResponse(sim: Sim, client: EndpointId, response: Message): void
  nodeRequest(sim: Sim, node: NodeState, request: Message): void
  /** A clean stop came to its end: the process exits. */
  nodeStopped(sim: Sim, node: NodeState): void
  /** A node learnt who leads the quorum. */
  controllerKnown(sim: Sim, node: NodeState): void
  controllerActive(sim: Sim, node: NodeState): void
  controllerGone(sim: Sim, node: NodeState): void
  /** A node's metadata is committed further; `isNews`: over real records. */
  metadataCommitted(sim: Sim, node: NodeState, isNews: boolean): void
  /** The node asks its own controller part. */
  controllerAsked(sim: Sim, node: NodeState, ask: Ask): void
  controllerAnswered(sim: Sim, node: NodeState, ask: Ask, body: unknown): void
}

export interface ScheduledAct {
  readonly act: Act
  readonly by: 'script' | 'person'
}

export interface AwaitingAct {
  /** Its place among all acts. */
  readonly index: number
  readonly when: Extract<Trigger, { on: unknown }>
}
