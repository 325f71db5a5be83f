// Folds of acts, processes, the quorum and the metadata log.

import type { EndpointId } from '../../kafka/terms.ts'
import type { ClusterState } from '../ClusterState.ts'
import { replayRecord } from '../MetadataImage.ts'
import { appendEntry, appendNoOps, imageAt, truncateMetadata } from '../metadata/MetadataLog.ts'
import type { Folds } from './apply.ts'
import { nodeOf } from './find.ts'
import { verdictOf } from './ledger.ts'

type Cluster =
  | 'ActPerformed'
  | 'ProcessChanged'
  | 'HostPowerChanged'
  | 'BrokerStateChanged'
  | 'QuorumStateChanged'
  | 'MetadataAppended'
  | 'MetadataCommitted'
  | 'MetadataFetched'
  | 'MetadataTruncated'
  | 'VoteReturned'
  | 'RegistrationRefused'
  | 'QuorumTimerSet'
  | 'ControllerActivated'
  | 'ControllerRenounced'
  | 'MetadataApplied'
  | 'NodeConfigured'
  | 'HeartbeatReceived'
  | 'NoOpAppended'
  | 'IdleFolded'
  | 'AdminCalled'
  | 'AdminAnswered'
  | 'TopicCreated'
  | 'TopicDeleted'
  | 'TopicAltered'
  | 'PromiseBroken'

export const clusterFolds: Pick<Folds, Cluster> = {
  ActPerformed: (state, { index, at, n, action, by }) => {
    state.acts.push(Object.freeze({ index, at, event: n, action, by }))
  },
  ProcessChanged: (state, { node: id, to, how, n }) => {
    const node = nodeOf(state, id)
    node.process = to
    node.processSetBy = n
    if (how === 'start') node.incarnation += 1
    if (to === 'Stopped') node.groups = []
    if (how === 'exit') node.cleanShutdown = true
    if (how === 'kill' || how === 'power') node.cleanShutdown = false
  },
  HostPowerChanged: (state, { host: name, powered }) => {
    for (const host of state.hosts) if (host.name === name) host.powered = powered
  },
  BrokerStateChanged: (state, { node: id, to, n }) => {
    const node = nodeOf(state, id)
    node.broker = to
    node.brokerSetBy = n
    if (to === 'RUNNING') node.cleanShutdown = false
  },
  QuorumStateChanged: (state, { node, to, epoch, leader, votedFor, n }) => {
    const { quorum } = state
    const member = quorum.members.find((candidate) => candidate.id === node)
    if (!member) return
    member.state = to
    member.setBy = n
    member.epoch = epoch
    member.leader = leader
    member.votedFor = votedFor
    member.votes = to === 'Candidate' || to === 'Prospective' ? [node] : []
    member.refusals = []
    quorum.epoch = Math.max(quorum.epoch, epoch)
    if (to === 'Leader') quorum.leader = node
    else if (quorum.leader === node) quorum.leader = -1
  },
  VoteReturned: (state, { node, voter, granted }) => {
    const member = state.quorum.members.find((candidate) => candidate.id === node)
    if (granted) member?.votes.push(voter)
    else member?.refusals.push(voter)
  },
  RegistrationRefused: (state) => {
    state.counters.errors += 1
  },
  QuorumTimerSet: (state, { node, until, at }) => {
    const member = state.quorum.members.find((candidate) => candidate.id === node)
    if (!member) return
    member.timerAt = until
    member.timerSince = at
  },
  ControllerActivated: (state, { node: id, at, n }) => {
    const node = nodeOf(state, id)
    const image = imageAt(node.metadata, node.metadata.endOffset, node.image)
    const contacts = new Map<number, number>()
    for (const broker of image.brokers) if (!broker.fenced) contacts.set(broker.id, at)
    node.controller = { image, contacts, since: at, setBy: n }
  },
  ControllerRenounced: (state, { node }) => {
    nodeOf(state, node).controller = null
  },
  MetadataAppended: (state, { node: id, offset, epoch, record, at, n }) => {
    const node = nodeOf(state, id)
    appendEntry(node.metadata, Object.freeze({ offset, epoch, at, event: n, record }))
    if (node.controller)
      node.controller.image = Object.freeze(replayRecord(node.controller.image, record, offset))
    if (record.type === 'RegisterBroker') {
      nodeOf(state, record.broker).brokerEpoch = offset
      nodeOf(state, record.broker).fenced = true
    }
    if (record.type === 'BrokerRegistrationChange' && record.fenced !== undefined)
      nodeOf(state, record.broker).fenced = record.fenced
  },
  MetadataFetched: (state, { node: id, from, to, entries, at }) => {
    const { metadata } = nodeOf(state, id)
    const hint = nodeOf(state, from).metadata
    for (const entry of entries) {
      appendNoOps(metadata, entry.offset, at)
      appendEntry(metadata, entry, hint)
    }
    appendNoOps(metadata, to, at)
  },
  MetadataTruncated: (state, { node, to }) => {
    truncateMetadata(nodeOf(state, node).metadata, to)
  },
  MetadataCommitted: (state, { node, highWatermark }) => {
    const { metadata } = nodeOf(state, node)
    metadata.highWatermark = Math.max(metadata.highWatermark, highWatermark)
  },
  MetadataApplied: (state, { node: id, image, n }) => {
    const node = nodeOf(state, id)
    node.image = image
    node.imageSetBy = n
  },
  NodeConfigured: (state, { node, values }) => {
    nodeOf(state, node).configs = values
  },
  HeartbeatReceived: (state, { node, controller, at }) => {
    nodeOf(state, node).lastHeartbeatAt = at
    nodeOf(state, controller).controller?.contacts.set(node, at)
  },
  NoOpAppended: (state, { node, at }) => {
    const { metadata } = nodeOf(state, node)
    const alone = state.quorum.members.length === 1
    if (alone && metadata.highWatermark === metadata.endOffset) metadata.highWatermark += 1
    appendNoOps(metadata, metadata.endOffset + 1, at)
  },
  IdleFolded: (state, { skips }) => {
    for (const { kind, who, loop, cycles, byUs } of skips) {
      if (kind === 'heartbeat') {
        shiftHeartbeat(state, who, byUs)
      } else if (kind === 'noop') {
        skipNoOps(state, who, cycles, byUs)
      } else {
        state.counters.chatter += cycles * 2
        shiftMessages(state, loop, byUs)
      }
    }
  },
  AdminCalled: (state, { client, call, at, n }) => {
    for (const each of state.clients)
      if (each.id === client && each.type === 'admin')
        each.calls.push({ call, since: at, event: n })
  },
  AdminAnswered: (state, { client, call, error, at, n }) => {
    for (const each of state.clients) {
      if (each.id !== client || each.type !== 'admin') continue
      const index = each.calls.findIndex((pending) => pending.call === call)
      if (index >= 0) each.calls.splice(index, 1)
      if (error !== '') {
        each.lastError = Object.freeze({ error, at, event: n })
        state.counters.errors += 1
      }
    }
  },
  TopicCreated: () => {},
  TopicDeleted: () => {},
  TopicAltered: () => {},
  PromiseBroken: (state, { promise, partition, from, to, at, n, cause }) => {
    const verdict = verdictOf(state, partition, cause)
    state.broken.push(Object.freeze({ promise, partition, from, to, at, event: n, ...verdict }))
  },
}

/** The two messages a folded long poll may have on its way keep their place in the cycle. */
function shiftMessages(
  state: Parameters<Folds['IdleFolded']>[0],
  loop: number,
  byUs: number,
): void {
  for (const id of [-(2 * loop + 1), -(2 * loop + 2)]) {
    const message = state.messages.get(id)
    if (!message) continue
    const parkedUntil = message.parkedUntil === 0 ? 0 : message.parkedUntil + byUs
    state.messages.set(id, {
      ...message,
      sentAt: message.sentAt + byUs,
      arrivesAt: message.arrivesAt + byUs,
      parkedUntil,
    })
  }
}

function shiftHeartbeat(state: ClusterState, who: EndpointId, byUs: number): void {
  for (const node of state.nodes) {
    if (node.endpoint !== who) continue
    node.lastHeartbeatAt += byUs
    for (const { controller } of state.nodes)
      controller?.contacts.set(node.id, node.lastHeartbeatAt)
  }
}

function skipNoOps(state: ClusterState, who: EndpointId, cycles: number, byUs: number): void {
  for (const { endpoint, metadata } of state.nodes) {
    if (endpoint !== who) continue
    if (metadata.highWatermark === metadata.endOffset) metadata.highWatermark += cycles
    appendNoOps(metadata, metadata.endOffset + cycles, metadata.lastNoOpAt + byUs)
  }
}
