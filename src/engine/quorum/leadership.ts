// The quorum leader: it appends, counts who has what, and its controller is active once a record of its own epoch is committed.
// Kafka: LeaderState.maybeUpdateHighWatermark, QuorumController.QuorumMetaLogListener.handleLeaderChange.
// KIPs: 595, 631, 835.
import type { NodeState } from '../../trace/ClusterState.ts'
import type { MetadataRecord } from '../../trace/MetadataImage.ts'
import { appendMetadata, ownNode, planFlush } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud, loopIndex, quietly, scheduleFor, turnLoop } from '../schedule.ts'
import { brokerText } from '../settings.ts'
import { beginEpoch } from './elections.ts'
import { commit, releaseParked } from './metadataFetch.ts'
import { otherVoters, raftOf } from './raft.ts'

/** metadata.max.idle.interval.ms: how often the active controller writes a NoOp. */
const NO_OP_EVERY_US = 500_000

/** Voters silent for half the fetch timeout are told again who leads. */
const SILENT_US = 1_000_000

/** Features of a cluster freshly formatted at 4.3. */
const FEATURES: readonly (readonly [string, number])[] = [
  ['metadata.version', 30],
  ['group.version', 1],
  ['transaction.version', 2],
  ['eligible.leader.replicas.version', 1],
  ['share.version', 1],
  ['streams.version', 1],
]

/** It has won: the first record of its epoch says so; when that is committed its controller is active. */
export function becomeActive(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  raft.epochStart = node.metadata.endOffset
  raft.flushedTo = node.metadata.endOffset
  raft.fetchers.clear()
  raft.heard = []
  raft.parked = []
  appendMetadata(sim, node, [{ type: 'LeaderChange', leader: node.id, epoch: raft.epoch }])
}

export function onMetadataFlushed(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const raft = node && raftOf(sim, node)
  if (!raft || raft.leader !== node.id) return
  raft.flushedTo = Math.max(raft.flushedTo, Math.min(entry.id, node.metadata.endOffset))
  updateHighWatermark(sim, node)
  releaseParked(sim, node)
}

/** The offset a majority has, its own disk included; nothing counts before a record of its own epoch does. */
export function updateHighWatermark(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  const ends = otherVoters(sim, node).map((id) => raft.fetchers.get(id)?.endOffset ?? -1)
  ends.push(raft.flushedTo)
  ends.sort((a, b) => b - a)
  const to = ends[Math.floor(ends.length / 2)] ?? -1
  if (to <= raft.epochStart || to <= node.metadata.highWatermark) return
  commit(sim, node, to)
  if (!node.controller) activate(sim, node)
  releaseParked(sim, node)
}

function activate(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  aloud(sim, true, () => {
    sim.cause = record(sim, { type: 'ControllerActivated', node: node.id, epoch: raft.epoch })
    if (raft.epochStart === 0) appendMetadata(sim, node, bootstrapRecords(sim, node))
    sim.ports.controllerActive(sim, node)
  })
  planNoOp(sim, node)
}

/** A feature formatted to level 0 has no record. */
function bootstrapRecords(sim: Sim, node: NodeState): readonly MetadataRecord[] {
  const given = sim.scenario.clusters[sim.state.name]?.features ?? {}
  const levels = FEATURES.map(([name, level]) => [name, given[name] ?? level] as const)
  const features = levels
    .filter(([, level]) => level > 0)
    .map(([name, level]) => ({ type: 'FeatureLevel' as const, name, level }))
  const isElrOn = features.some(({ name }) => name === 'eligible.leader.replicas.version')
  return isElrOn ? [...features, minIsrRecord(node)] : features
}

/** With eligible leader replicas one minimum must hold for all brokers: the first controller writes its own down. */
function minIsrRecord(node: NodeState): MetadataRecord {
  const name = 'min.insync.replicas'
  return { type: 'Config', resource: 'broker:', name, value: brokerText(node, name) }
}

/** It leads no more: what it had not committed is nobody's any more. */
export function renounce(sim: Sim, node: NodeState, why: string): void {
  if (!node.controller) return
  aloud(sim, true, () => {
    record(sim, { type: 'ControllerRenounced', node: node.id, why })
    sim.ports.controllerGone(sim, node)
  })
}

/** An idle loop: one record that says nothing, so that lag can be measured. Alone it can be folded. */
function planNoOp(sim: Sim, node: NodeState): void {
  const plan = () =>
    scheduleFor(sim, node, sim.now + NO_OP_EVERY_US, 'noOp', raftOf(sim, node).epoch)
  if (isAlone(sim)) quietly(sim, loopIndex(sim, 'noop', node.endpoint, 0), plan)
  else aloud(sim, false, plan)
}

function isAlone(sim: Sim): boolean {
  return sim.state.nodes.length === 1
}

export function onNoOp(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node?.controller || raftOf(sim, node).epoch !== entry.id) return
  if (isAlone(sim)) {
    const loop = loopIndex(sim, 'noop', node.endpoint, 0)
    quietly(sim, loop, () => {
      turnLoop(sim, loop)
      record(sim, { type: 'NoOpAppended', node: node.id })
      raftOf(sim, node).flushedTo = node.metadata.endOffset
      planNoOp(sim, node)
    })
    return
  }
  aloud(sim, false, () => {
    record(sim, { type: 'NoOpAppended', node: node.id })
    planFlush(sim, node)
    planNoOp(sim, node)
  })
  tellSilent(sim, node)
}

function tellSilent(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  const silent = otherVoters(sim, node).filter(
    (id) => (raft.fetchers.get(id)?.at ?? Number.NEGATIVE_INFINITY) < sim.now - SILENT_US,
  )
  if (silent.length > 0) aloud(sim, false, () => beginEpoch(sim, node, silent))
}
