// What stands before anything has happened: machines without power, processes that never ran, memories with nothing in them.
import type { NodeId } from '../kafka/terms.ts'
import { parseInstant } from '../scenario/instant.ts'
import {
  type ClusterSpec,
  type ProcessSpec,
  processEndpoint,
  type Scenario,
} from '../scenario/Scenario.ts'
import type { ClusterState, NodeState } from '../trace/ClusterState.ts'
import { EMPTY_IMAGE } from '../trace/MetadataImage.ts'
import { createMetadataLog, sharedEntries } from '../trace/metadata/MetadataLog.ts'
import type { QuorumMember } from '../trace/QuorumView.ts'
import { createReplicationMemory } from './broker/ReplicationMemory.ts'
import type { Memory, NodeMemory } from './Memory.ts'
import { createPurgatory } from './PurgatoryMemory.ts'
import { createRaftMemory } from './quorum/RaftMemory.ts'

export function firstState(scenario: Scenario, name: string, cluster: ClusterSpec): ClusterState {
  const shared = sharedEntries()
  return {
    name,
    seed: scenario.seed,
    startsAtMs: parseInstant(scenario.startsAt) ?? 0,
    at: 0,
    n: 0,
    hashA: 0x2545f491,
    hashB: 0x1b873593,
    hosts: cluster.hosts.map((host) => ({ name: host.name, rack: host.rack ?? '', powered: true })),
    nodes: cluster.hosts.flatMap((host) =>
      host.processes.map((process) => firstNode(host.name, process, cluster, shared)),
    ),
    quorum: {
      leader: -1,
      epoch: 0,
      members: cluster.hosts.flatMap((host) =>
        host.processes
          .filter((process) => process.roles.includes('controller'))
          .map((process) => firstMember(process.node)),
      ),
    },
    clients: [],
    sources: [],
    connections: [],
    faults: new Map(),
    messages: new Map(),
    acts: [],
    ledger: new Map(),
    broken: [],
    ownRecords: [],
    workBooks: new Map(),
    counters: { messages: 0, chatter: 0, appends: 0, records: 0, errors: 0 },
  }
}

function firstMember(id: NodeId): QuorumMember {
  return {
    id,
    state: 'Unattached',
    setBy: 0,
    epoch: 0,
    leader: -1,
    votedFor: -1,
    votes: [],
    refusals: [],
    timerAt: 0,
    timerSince: 0,
  }
}

function firstNode(
  host: string,
  process: ProcessSpec,
  cluster: ClusterSpec,
  shared: ReturnType<typeof sharedEntries>,
): NodeState {
  const { node: id, roles } = process
  return {
    id,
    endpoint: processEndpoint(process),
    host,
    isBroker: roles.includes('broker'),
    isController: roles.includes('controller'),
    process: 'Stopped',
    processSetBy: 0,
    broker: 'NOT_RUNNING',
    brokerSetBy: 0,
    incarnation: 0,
    brokerEpoch: -1,
    fenced: true,
    metadata: createMetadataLog(shared),
    controller: null,
    image: EMPTY_IMAGE,
    imageSetBy: 0,
    replicas: [],
    idleFetches: new Map(),
    groups: [],
    staticConfigs: Object.freeze({ ...cluster.configs, ...process.configs }),
    configs: Object.freeze(new Map()),
    lastHeartbeatAt: 0,
    cleanShutdown: false,
    diskDelayUs: 0,
  }
}

export function firstMemory(scenario: Scenario, cluster: ClusterSpec): Memory {
  const nodes = new Map<number, NodeMemory>()
  for (const host of cluster.hosts) {
    for (const process of host.processes) {
      nodes.set(process.node, {
        purgatory: createPurgatory(),
        writeBack: new Map(),
        survivors: new Map(),
        checkpoint: new Map(),
        awaiting: [],
        idBlock: { next: 0, end: 0 },
        wantIds: [],
        booted: false,
        raft: createRaftMemory(),
        links: new Map(),
        asks: [],
        lastAsk: 0,
        controllers: new Map(),
        heard: new Map(),
        brokerEpoch: -1,
        heartbeat: 0,
        heartbeatSaid: 'NOT_RUNNING',
        beatAt: 0,
        logsLoading: false,
        logsLoaded: false,
        answersFrom: Number.NEGATIVE_INFINITY,
        shutdownAsked: false,
        replication: createReplicationMemory(),
        coordinator: null,
      })
    }
  }
  return {
    heap: [],
    seq: 0,
    processed: 0,
    draws: { seed: scenario.seed, counts: new Map() },
    loops: [],
    ids: { message: 0, chatter: 0, connection: 0, batch: 0, producerId: 0, topic: 0 },
    nodes,
    links: new Map(),
    producers: new Map(),
    readers: new Map(),
    admins: new Map(),
    frozen: new Map(),
    acts: [...scenario.script, ...scenario.acts].map(() => ({ seen: 0, done: 0 })),
  }
}
