// Folds of acts, processes, the quorum and the metadata log.
import { replayRecord } from '../MetadataImage.ts'
import type { Folds } from './apply.ts'
import { nodeOf } from './find.ts'

type Cluster =
  | 'ActPerformed'
  | 'ProcessChanged'
  | 'HostPowerChanged'
  | 'BrokerStateChanged'
  | 'QuorumStateChanged'
  | 'MetadataAppended'
  | 'MetadataCommitted'
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
  QuorumStateChanged: (state, { node, to, epoch, n }) => {
    const { quorum } = state
    const member = quorum.members.find((candidate) => candidate.id === node)
    if (member) {
      member.state = to
      member.setBy = n
    }
    quorum.epoch = Math.max(quorum.epoch, epoch)
    if (to === 'Leader') quorum.leader = node
    else if (quorum.leader === node) quorum.leader = -1
  },
  MetadataAppended: (state, { offset, record, at, n }) => {
    const log = state.metadataLog
    log.records.push(Object.freeze({ offset, at, event: n, record }))
    log.endOffset = offset + 1
    log.image = Object.freeze(replayRecord(log.image, record, offset))
    if (record.type === 'RegisterBroker') nodeOf(state, record.broker).brokerEpoch = offset
    if (record.type === 'BrokerRegistrationChange' && record.fenced !== undefined)
      nodeOf(state, record.broker).fenced = record.fenced
    if (record.type === 'RegisterBroker') nodeOf(state, record.broker).fenced = true
  },
  MetadataCommitted: (state, { highWatermark }) => {
    state.metadataLog.highWatermark = Math.max(state.metadataLog.highWatermark, highWatermark)
  },
  MetadataApplied: (state, { node: id, image, n }) => {
    const node = nodeOf(state, id)
    node.image = image
    node.imageSetBy = n
  },
  NodeConfigured: (state, { node, values }) => {
    nodeOf(state, node).configs = values
  },
  HeartbeatReceived: (state, { node, at }) => {
    nodeOf(state, node).lastHeartbeatAt = at
  },
  NoOpAppended: (state, { at }) => {
    const log = state.metadataLog
    log.highWatermark = Math.max(
      log.highWatermark,
      log.highWatermark === log.endOffset ? log.endOffset + 1 : log.highWatermark,
    )
    log.endOffset += 1
    log.noOps += 1
    log.lastNoOpAt = at
  },
  IdleFolded: (state, { skips }) => {
    for (const { kind, who, loop, cycles, byUs } of skips) {
      if (kind === 'heartbeat') {
        for (const node of state.nodes) if (node.endpoint === who) node.lastHeartbeatAt += byUs
      } else if (kind === 'noop') {
        const log = state.metadataLog
        if (log.highWatermark === log.endOffset) log.highWatermark += cycles
        log.endOffset += cycles
        log.noOps += cycles
        log.lastNoOpAt += byUs
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
  PromiseBroken: (state, { promise, partition, from, to, at, n }) => {
    state.broken.push(Object.freeze({ promise, partition, from, to, at, event: n }))
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
