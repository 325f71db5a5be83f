// Brokers as the active controller knows them: who registers, who is heard of, who is fenced, who may stop.
// Kafka: ClusterControlManager.registerBroker, BrokerHeartbeatManager, ReplicationControlManager.processBrokerHeartbeat.
// KIPs: 631, 841, 966, 1066.
import type {
  BrokerHeartbeatRequest,
  BrokerHeartbeatResponse,
  BrokerRegistrationRequest,
  BrokerRegistrationResponse,
} from '../../kafka/protocol/Controller.ts'
import type { NodeId, Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { BrokerRegistration, MetadataRecord } from '../../trace/MetadataImage.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { brokerNumber } from '../settings.ts'
import { silenceCause } from '../silenceCause.ts'
import { appendMetadata, controllerImage, ownNode } from './appendMetadata.ts'
import type { Decision } from './controllerRequests.ts'
import { affected, isActive, leaveRecords, returnRecords } from './elections.ts'

/** Of each broker: how far it has read, and the offset the others must have read before it may stop. */
export interface Heard {
  metadataOffset: number
  shutdownOffset: number
  /** Its session runs, fenced or not: it began with a heartbeat to this controller and has not been seen to end. */
  tracked: boolean
}

function sessionUs(sim: Sim, node: NodeState): Us {
  return brokerNumber(sim, node, 'broker.session.timeout.ms') * 1000
}

function hasSession(sim: Sim, node: NodeState, broker: NodeId): boolean {
  const contact = node.controller?.contacts.get(broker)
  return contact !== undefined && contact + sessionUs(sim, node) >= sim.now
}

function registrationOf(node: NodeState, broker: NodeId): BrokerRegistration | undefined {
  return controllerImage(node).brokers.find((known) => known.id === broker)
}

function heardOf(sim: Sim, node: NodeState, broker: NodeId): Heard {
  const heard = sim.memory.nodes.get(node.id)?.heard
  let known = heard?.get(broker)
  if (!known) {
    known = { metadataOffset: -1, shutdownOffset: -1, tracked: false }
    heard?.set(broker, known)
  }
  return known
}

function touch(sim: Sim, node: NodeState, broker: NodeId): void {
  record(sim, { type: 'HeartbeatReceived', node: broker, controller: node.id })
}

/** A broker that starts; the session of its former life must be over. */
export function registerBroker(
  sim: Sim,
  node: NodeState,
  request: BrokerRegistrationRequest,
): Decision<BrokerRegistrationResponse> {
  const known = registrationOf(node, request.broker)
  if (
    known &&
    known.incarnation !== request.incarnation &&
    sim.state.nodes.length > 1 &&
    hasSession(sim, node, request.broker)
  )
    return { body: { error: 'DUPLICATE_BROKER_REGISTRATION', brokerEpoch: -1 }, records: [] }
  const isClean = known !== undefined && known.epoch === request.previousBrokerEpoch
  const leaving = known
    ? leaveRecords(node, request.broker, isClean ? 'fenced' : 'uncleanShutdown')
    : []
  const records: MetadataRecord[] = [
    ...leaving,
    {
      type: 'RegisterBroker',
      broker: request.broker,
      incarnation: request.incarnation,
      rack: request.rack,
    },
  ]
  const brokerEpoch = node.metadata.endOffset + records.length - 1
  sim.memory.nodes.get(node.id)?.heard.delete(request.broker)
  touch(sim, node, request.broker)
  return { body: { error: 'NONE', brokerEpoch }, records }
}

/** A heartbeat: the broker may be unfenced, fenced, or let go. */
export function processHeartbeat(
  sim: Sim,
  node: NodeState,
  request: BrokerHeartbeatRequest,
): Decision<BrokerHeartbeatResponse> {
  const known = registrationOf(node, request.broker)
  if (!known || known.epoch !== request.brokerEpoch) {
    const error = known ? 'STALE_BROKER_EPOCH' : 'BROKER_ID_NOT_REGISTERED'
    return {
      body: { error, isCaughtUp: false, isFenced: true, shouldShutDown: false },
      records: [],
    }
  }
  const heard = heardOf(sim, node, request.broker)
  heard.metadataOffset = request.currentMetadataOffset
  heard.tracked = true
  touch(sim, node, request.broker)
  const isCaughtUp = request.currentMetadataOffset >= known.epoch
  const next = nextState(sim, node, known, request, heard)
  const body = {
    error: 'NONE',
    isCaughtUp,
    isFenced: next.isFenced,
    shouldShutDown: next.shouldShutDown,
  } as const
  return { body, records: [...next.records, ...cordonRecords(known)] }
}

/** None of its log directories is closed to new partitions: noted once for each registration. */
function cordonRecords(known: BrokerRegistration): MetadataRecord[] {
  return known.cordonsKnown ? [] : [registrationChange(known, { cordonedDirs: [] })]
}

interface Next {
  readonly records: MetadataRecord[]
  readonly isFenced: boolean
  readonly shouldShutDown: boolean
}

/** BrokerHeartbeatManager.calculateNextBrokerState. */
function nextState(
  sim: Sim,
  node: NodeState,
  known: BrokerRegistration,
  request: BrokerHeartbeatRequest,
  heard: Heard,
): Next {
  const { id } = known
  if (known.fenced) {
    if (request.wantShutDown) return { records: [], isFenced: true, shouldShutDown: true }
    const mayServe = !request.wantFence && request.currentMetadataOffset >= known.epoch
    if (!mayServe) return { records: [], isFenced: true, shouldShutDown: false }
    return {
      records: [registrationChange(known, { fenced: false }), ...returnRecords(node, id)],
      isFenced: false,
      shouldShutDown: false,
    }
  }
  if (request.wantFence && !request.wantShutDown)
    return { records: fenceRecords(node, known), isFenced: true, shouldShutDown: false }
  if (!request.wantShutDown) return { records: [], isFenced: false, shouldShutDown: false }
  const leads = affected(controllerImage(node), (partition) => partition.leader === id).length > 0
  if (!known.inControlledShutdown && leads) {
    const records = [
      registrationChange(known, { inControlledShutdown: true }),
      ...leaveRecords(node, id, 'fenced'),
    ]
    heard.shutdownOffset = node.metadata.endOffset + records.length - 1
    return { records, isFenced: false, shouldShutDown: false }
  }
  if (leads || !othersHaveRead(sim, node, id, heard.shutdownOffset))
    return { records: [], isFenced: false, shouldShutDown: false }
  return { records: fenceRecords(node, known), isFenced: true, shouldShutDown: true }
}

/** All active brokers have read that it leads nothing any more. */
function othersHaveRead(sim: Sim, node: NodeState, broker: NodeId, offset: number): boolean {
  const image = controllerImage(node)
  return image.brokers.every(
    ({ id }) =>
      id === broker || !isActive(image, id) || heardOf(sim, node, id).metadataOffset >= offset,
  )
}

function registrationChange(
  { id, epoch }: BrokerRegistration,
  change: {
    readonly fenced?: boolean
    readonly inControlledShutdown?: boolean
    readonly cordonedDirs?: readonly string[]
  },
): MetadataRecord {
  return { type: 'BrokerRegistrationChange', broker: id, brokerEpoch: epoch, ...change }
}

function fenceRecords(node: NodeState, known: BrokerRegistration): MetadataRecord[] {
  return [...leaveRecords(node, known.id, 'fenced'), registrationChange(known, { fenced: true })]
}

/** What one check takes: the next is planned when it has ended, so the eighth comes just after a session is over. */
const CHECK_US: Us = 200

/** The check runs eight times a session, and fences one broker at a time. */
export function planSessionCheck(sim: Sim, node: NodeState): void {
  aloud(sim, false, () =>
    scheduleFor(
      sim,
      node,
      sim.now + Math.floor(sessionUs(sim, node) / 8) + CHECK_US,
      'sessionCheck',
      node.controller?.setBy ?? 0,
    ),
  )
}

export function onSessionCheck(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node?.controller || node.controller.setBy !== entry.id) return
  fenceStale(sim, node)
  planSessionCheck(sim, node)
}

/**
 * Fences every broker that was not heard of for longer than its session. One that was fenced when it stopped keeps
 * its session until then, and is fenced once more.
 */
export function fenceStale(sim: Sim, node: NodeState): void {
  for (const broker of controllerImage(node).brokers) {
    const heard = sim.memory.nodes.get(node.id)?.heard.get(broker.id)
    const isWatched = !broker.fenced || (heard?.tracked ?? false)
    if (!isWatched || hasSession(sim, node, broker.id)) continue
    if (heard) heard.tracked = false
    const known = registrationOf(node, broker.id)
    if (!known) continue
    const records = fenceRecords(node, known)
    const configs = [
      {
        name: 'broker.session.timeout.ms',
        value: String(sessionUs(sim, node) / 1000),
        subject: `broker:${node.id}`,
      },
    ]
    sim.cause = silenceCause(sim, broker.id)
    appendMetadata(sim, node, records, configs)
  }
}
