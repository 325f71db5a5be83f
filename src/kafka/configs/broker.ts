// The broker's settings of the modelled subset: what it runs by, what topics inherit from it, and what
// recorded clusters set.
// Kafka: org.apache.kafka.server.config.AbstractKafkaConfig, DynamicBrokerConfig.
import { CLEANUP, REPLICATION } from './brokerCleanup.ts'
import { GROUPS, INTERNAL_TOPICS } from './brokerCoordinators.ts'
import { DISK, SEGMENTS } from './brokerLog.ts'
import { BROKER, fixed, live } from './brokerRow.ts'
import type { ConfigRow } from './ConfigRow.ts'
import { range } from './ConfigRow.ts'

const NODE = 'engine/broker'
const CONTROLLER = 'engine/controller'
const LOG = 'engine/log'

const IDENTITY: readonly ConfigRow[] = [
  {
    scopes: BROKER,
    name: 'node.id',
    type: 'INT',
    valid: range(0),
    dynamic: 'read-only',
    modelledIn: NODE,
  },
  {
    scopes: BROKER,
    name: 'process.roles',
    type: 'LIST',
    valid: { kind: 'list', values: ['broker', 'controller'], mayBeEmpty: false },
    dynamic: 'read-only',
    modelledIn: NODE,
  },
  fixed('broker.rack', 'STRING', null, { modelledIn: 'engine/controller/stripedReplicaPlacer.ts' }),
]

const TOPICS: readonly ConfigRow[] = [
  fixed('auto.create.topics.enable', 'BOOLEAN', 'true', { modelledIn: NODE }),
  fixed('delete.topic.enable', 'BOOLEAN', 'true', { modelledIn: CONTROLLER }),
  fixed('num.partitions', 'INT', '1', { valid: range(1), unit: 'count', modelledIn: CONTROLLER }),
  fixed('default.replication.factor', 'INT', '1', { unit: 'count', modelledIn: CONTROLLER }),
  live('min.insync.replicas', 'INT', '1', { valid: range(1), unit: 'count', modelledIn: LOG }),
  live('unclean.leader.election.enable', 'BOOLEAN', 'false'),
  fixed('auto.leader.rebalance.enable', 'BOOLEAN', 'true'),
  fixed('leader.imbalance.check.interval.seconds', 'LONG', '300', {
    valid: range(1),
    unit: 'seconds',
  }),
]

const LIFE: readonly ConfigRow[] = [
  fixed('broker.heartbeat.interval.ms', 'INT', '2000', { unit: 'ms', modelledIn: NODE }),
  fixed('broker.session.timeout.ms', 'INT', '9000', { unit: 'ms', modelledIn: CONTROLLER }),
  fixed('initial.broker.registration.timeout.ms', 'INT', '60000', { unit: 'ms' }),
  fixed('controlled.shutdown.enable', 'BOOLEAN', 'true'),
  fixed('controller.quorum.election.timeout.ms', 'INT', '1000', { valid: range(0), unit: 'ms' }),
  fixed('controller.quorum.fetch.timeout.ms', 'INT', '2000', { valid: range(0), unit: 'ms' }),
  fixed('controller.quorum.append.linger.ms', 'INT', '25', { valid: range(0), unit: 'ms' }),
  fixed('metadata.max.idle.interval.ms', 'INT', '500', {
    valid: range(0),
    unit: 'ms',
    modelledIn: CONTROLLER,
  }),
]

const REQUESTS: readonly ConfigRow[] = [
  live('num.io.threads', 'INT', '8', { valid: range(1), unit: 'count', modelledIn: NODE }),
  live('num.network.threads', 'INT', '3', { valid: range(1), unit: 'count' }),
  fixed('queued.max.requests', 'INT', '500', { valid: range(1), unit: 'count' }),
  fixed('socket.request.max.bytes', 'INT', '104857600', { valid: range(1), unit: 'bytes' }),
  fixed('fetch.max.bytes', 'INT', '57671680', {
    valid: range(1024),
    unit: 'bytes',
    modelledIn: NODE,
  }),
  fixed('request.timeout.ms', 'INT', '30000', { unit: 'ms' }),
  fixed('connections.max.idle.ms', 'LONG', '600000', { unit: 'ms' }),
]

export const BROKER_CONFIGS: readonly ConfigRow[] = [
  ...IDENTITY,
  ...TOPICS,
  ...LIFE,
  ...REQUESTS,
  ...SEGMENTS,
  ...DISK,
  ...CLEANUP,
  ...REPLICATION,
  ...GROUPS,
  ...INTERNAL_TOPICS,
]
