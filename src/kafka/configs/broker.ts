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
    sentence: 'The number by which the cluster knows this node.',
    modelledIn: NODE,
  },
  {
    scopes: BROKER,
    name: 'process.roles',
    type: 'LIST',
    valid: { kind: 'list', values: ['broker', 'controller'], mayBeEmpty: false },
    dynamic: 'read-only',
    sentence: 'Whether the node keeps logs, votes on metadata, or both.',
    modelledIn: NODE,
  },
  fixed('broker.rack', 'STRING', null, 'Where the broker stands; replicas are spread over racks.', {
    modelledIn: 'engine/controller/stripedReplicaPlacer.ts',
  }),
]

const TOPICS: readonly ConfigRow[] = [
  fixed(
    'auto.create.topics.enable',
    'BOOLEAN',
    'true',
    'Whether asking for a topic that does not exist may create it.',
    {
      modelledIn: NODE,
    },
  ),
  fixed('delete.topic.enable', 'BOOLEAN', 'true', 'Whether topics can be deleted at all.', {
    modelledIn: CONTROLLER,
  }),
  fixed('num.partitions', 'INT', '1', 'How many partitions a topic gets when nobody says.', {
    valid: range(1),
    unit: 'count',
    modelledIn: CONTROLLER,
  }),
  fixed(
    'default.replication.factor',
    'INT',
    '1',
    'How many replicas a topic gets when nobody says.',
    {
      unit: 'count',
      modelledIn: CONTROLLER,
    },
  ),
  live(
    'min.insync.replicas',
    'INT',
    '1',
    'How many replicas must be in sync for acks=all to be accepted.',
    {
      valid: range(1),
      unit: 'count',
      modelledIn: LOG,
    },
  ),
  live(
    'unclean.leader.election.enable',
    'BOOLEAN',
    'false',
    'Whether a replica that is not in sync may lead when none that is can.',
  ),
  fixed(
    'auto.leader.rebalance.enable',
    'BOOLEAN',
    'true',
    'Whether preferred leaders get their partitions back from time to time.',
  ),
  fixed(
    'leader.imbalance.check.interval.seconds',
    'LONG',
    '300',
    'How long those looks for lost leaderships lie apart.',
    {
      valid: range(1),
      unit: 'seconds',
    },
  ),
]

const LIFE: readonly ConfigRow[] = [
  fixed(
    'broker.heartbeat.interval.ms',
    'INT',
    '2000',
    'How long a broker’s heartbeats to the controller lie apart.',
    {
      unit: 'ms',
      modelledIn: NODE,
    },
  ),
  fixed(
    'broker.session.timeout.ms',
    'INT',
    '9000',
    'After how long without a heartbeat the controller fences a broker.',
    {
      unit: 'ms',
      modelledIn: CONTROLLER,
    },
  ),
  fixed(
    'initial.broker.registration.timeout.ms',
    'INT',
    '60000',
    'How long a starting broker tries to register before it gives up.',
    {
      unit: 'ms',
    },
  ),
  fixed(
    'controlled.shutdown.enable',
    'BOOLEAN',
    'true',
    'Whether a broker that stops hands its leaderships over first.',
  ),
  fixed(
    'controller.quorum.election.timeout.ms',
    'INT',
    '1000',
    'How long a candidate waits for votes before it stands again.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  fixed(
    'controller.quorum.fetch.timeout.ms',
    'INT',
    '2000',
    'After how long without its leader a voter calls an election.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  fixed(
    'controller.quorum.append.linger.ms',
    'INT',
    '25',
    'How long the active controller gathers metadata records before it writes them.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  fixed(
    'metadata.max.idle.interval.ms',
    'INT',
    '500',
    'After how long without news the active controller writes a record that says nothing.',
    {
      valid: range(0),
      unit: 'ms',
      modelledIn: CONTROLLER,
    },
  ),
]

const REQUESTS: readonly ConfigRow[] = [
  live('num.io.threads', 'INT', '8', 'How many requests a broker works on at a time.', {
    valid: range(1),
    unit: 'count',
    modelledIn: NODE,
  }),
  live(
    'num.network.threads',
    'INT',
    '3',
    'How many threads read requests and write answers, per listener.',
    {
      valid: range(1),
      unit: 'count',
    },
  ),
  fixed(
    'queued.max.requests',
    'INT',
    '500',
    'How many requests may wait for a thread before the network threads stop reading.',
    {
      valid: range(1),
      unit: 'count',
    },
  ),
  fixed('socket.request.max.bytes', 'INT', '104857600', 'The biggest request a broker reads.', {
    valid: range(1),
    unit: 'bytes',
  }),
  fixed(
    'fetch.max.bytes',
    'INT',
    '57671680',
    'How much an answer to a fetch may hold, whatever was asked for.',
    {
      valid: range(1024),
      unit: 'bytes',
      modelledIn: NODE,
    },
  ),
  fixed(
    'request.timeout.ms',
    'INT',
    '30000',
    'How long a broker waits for an answer of another node.',
    {
      unit: 'ms',
    },
  ),
  fixed(
    'connections.max.idle.ms',
    'LONG',
    '600000',
    'After how long without traffic a broker closes a connection.',
    {
      unit: 'ms',
    },
  ),
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
