// The broker's settings of the modelled subset: what it runs by, what topics inherit from it, and what
// recorded clusters set.
// Kafka: org.apache.kafka.server.config.AbstractKafkaConfig, DynamicBrokerConfig, ServerLogConfigs.
import type { ConfigChange, ConfigRow, ConfigScope, ConfigType, Validator } from './ConfigRow.ts'
import { NOT_YET, oneOf, oneOfAnyCase, range } from './ConfigRow.ts'

const BROKER: readonly ConfigScope[] = ['broker']
const LOG = 'engine/log'
const NODE = 'engine/broker'
const CONTROLLER = 'engine/controller'
const FOREVER = '9223372036854775807'

type More = Omit<Partial<ConfigRow>, 'valid'> & { readonly valid?: Validator }

function row(
  name: string,
  type: ConfigType,
  byDefault: string | null,
  dynamic: ConfigChange,
  sentence: string,
  more: More = {},
): ConfigRow {
  const base = { name, type, default: byDefault, dynamic, sentence }
  return { scopes: BROKER, modelledIn: NOT_YET, ...base, ...more }
}

const fixed = (
  name: string,
  type: ConfigType,
  byDefault: string | null,
  says: string,
  more?: More,
) => row(name, type, byDefault, 'read-only', says, more)

const live = (
  name: string,
  type: ConfigType,
  byDefault: string | null,
  says: string,
  more?: More,
) => row(name, type, byDefault, 'cluster-wide', says, more)

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
  fixed(
    'authorizer.class.name',
    'STRING',
    '',
    'What decides who may do what; empty = everybody may.',
  ),
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

const SEGMENTS: readonly ConfigRow[] = [
  live(
    'log.segment.bytes',
    'INT',
    '1073741824',
    'How big a segment file gets before the next one is begun.',
    {
      valid: range(1048576),
      unit: 'bytes',
      modelledIn: LOG,
    },
  ),
  live('log.roll.ms', 'LONG', null, 'After how long a segment is closed even if it is not full.', {
    unit: 'ms',
    modelledIn: LOG,
  }),
  fixed('log.roll.hours', 'INT', '168', 'The same in hours, where log.roll.ms is not set.', {
    valid: range(1),
    unit: 'hours',
    modelledIn: LOG,
  }),
  live(
    'log.roll.jitter.ms',
    'LONG',
    null,
    'How much earlier, at random, a segment may be closed.',
    { unit: 'ms' },
  ),
  fixed(
    'log.roll.jitter.hours',
    'INT',
    '0',
    'The same in hours, where log.roll.jitter.ms is not set.',
    {
      valid: range(0),
      unit: 'hours',
    },
  ),
  live('log.index.size.max.bytes', 'INT', '10485760', 'The room for a segment’s index.', {
    valid: range(4),
    unit: 'bytes',
  }),
  live(
    'log.index.interval.bytes',
    'INT',
    '4096',
    'How many bytes of log lie between two entries of its index.',
    {
      valid: range(0),
      unit: 'bytes',
    },
  ),
  live(
    'log.preallocate',
    'BOOLEAN',
    'false',
    'Whether a segment’s file gets its full size when it is made.',
  ),
  live('message.max.bytes', 'INT', '1048588', 'The biggest batch a log takes, as it comes.', {
    valid: range(0),
    unit: 'bytes',
    modelledIn: LOG,
  }),
  live(
    'compression.type',
    'STRING',
    'producer',
    'The codec batches are stored in; `producer` = as they come.',
    {
      valid: oneOf('uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'),
      modelledIn: LOG,
    },
  ),
  live('compression.gzip.level', 'INT', '-1', 'How hard the broker’s gzip tries.', {
    valid: { kind: 'rangeOr', min: 1, max: 9, or: -1 },
  }),
  live('compression.lz4.level', 'INT', '9', 'How hard the broker’s lz4 tries.', {
    valid: range(1, 17),
  }),
  live('compression.zstd.level', 'INT', '3', 'How hard the broker’s zstd tries.', {
    valid: range(-131072, 22),
  }),
  live(
    'log.message.timestamp.type',
    'STRING',
    'CreateTime',
    'Whether a record keeps its producer’s time or gets the broker’s.',
    {
      valid: oneOf('CreateTime', 'LogAppendTime'),
      modelledIn: LOG,
    },
  ),
  live(
    'log.message.timestamp.before.max.ms',
    'LONG',
    FOREVER,
    'How far a record’s own time may lie before the broker’s clock.',
    {
      valid: range(0),
      unit: 'ms',
      modelledIn: LOG,
    },
  ),
  live(
    'log.message.timestamp.after.max.ms',
    'LONG',
    '3600000',
    'How far a record’s own time may lie ahead of the broker’s clock.',
    {
      defaultIn39: FOREVER,
      valid: range(0),
      unit: 'ms',
      modelledIn: LOG,
    },
  ),
]

const DISK: readonly ConfigRow[] = [
  fixed(
    'log.dir',
    'LIST',
    '/tmp/kafka-logs',
    'The folder of the logs, where log.dirs is not set.',
    {
      valid: { kind: 'list', values: [], mayBeEmpty: false },
    },
  ),
  fixed('log.dirs', 'LIST', null, 'The folders of the logs, usually one per disk.', {
    valid: { kind: 'list', values: [], mayBeEmpty: false },
  }),
  live(
    'log.flush.interval.messages',
    'LONG',
    FOREVER,
    'After how many records the broker forces a log to disk.',
    {
      valid: range(1),
      unit: 'records',
      modelledIn: LOG,
    },
  ),
  live('log.flush.interval.ms', 'LONG', null, 'After how long the broker forces a log to disk.', {
    unit: 'ms',
    modelledIn: LOG,
  }),
  fixed(
    'log.flush.scheduler.interval.ms',
    'LONG',
    FOREVER,
    'How long the looks for logs to force to disk lie apart.',
    {
      unit: 'ms',
      modelledIn: LOG,
    },
  ),
  fixed(
    'log.flush.offset.checkpoint.interval.ms',
    'INT',
    '60000',
    'How long the notes of what is safely on disk lie apart.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  fixed(
    'log.flush.start.offset.checkpoint.interval.ms',
    'INT',
    '60000',
    'How long the notes of where each log starts lie apart.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  fixed(
    'log.initial.task.delay.ms',
    'LONG',
    '30000',
    'After how long from its start a broker first looks after its logs.',
    {
      valid: range(0),
      unit: 'ms',
      modelledIn: LOG,
    },
  ),
  live(
    'num.recovery.threads.per.data.dir',
    'INT',
    '2',
    'How many threads read logs again after a crash, per folder.',
    {
      defaultIn39: '1',
      valid: range(1),
      unit: 'count',
    },
  ),
  fixed(
    'log.dir.failure.timeout.ms',
    'LONG',
    '30000',
    'How long a broker tries to report a failed folder before it stops.',
    {
      valid: range(1),
      unit: 'ms',
    },
  ),
]

const CLEANUP: readonly ConfigRow[] = [
  live(
    'log.cleanup.policy',
    'LIST',
    'delete',
    'Whether old segments are deleted, or all but the last record of each key dropped.',
    {
      valid: { kind: 'list', values: ['compact', 'delete'], mayBeEmpty: true },
      modelledIn: LOG,
    },
  ),
  live(
    'log.retention.ms',
    'LONG',
    null,
    'How old a segment’s newest record may get before it is deleted.',
    {
      unit: 'ms',
    },
  ),
  fixed(
    'log.retention.minutes',
    'INT',
    null,
    'The same in minutes, where log.retention.ms is not set.',
    {
      unit: 'minutes',
    },
  ),
  fixed(
    'log.retention.hours',
    'INT',
    '168',
    'The same in hours, where neither of the finer ones is set.',
    {
      unit: 'hours',
    },
  ),
  live(
    'log.retention.bytes',
    'LONG',
    '-1',
    'How big a partition may stay before its oldest segments are deleted.',
    {
      unit: 'bytes',
    },
  ),
  fixed(
    'log.retention.check.interval.ms',
    'LONG',
    '300000',
    'How long the looks for segments to delete lie apart.',
    {
      valid: range(1),
      unit: 'ms',
    },
  ),
  live(
    'log.segment.delete.delay.ms',
    'LONG',
    '60000',
    'How long a deleted segment’s file stays on disk.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  fixed('log.cleaner.enable', 'BOOLEAN', 'true', 'Whether compaction runs at all.'),
  live('log.cleaner.threads', 'INT', '1', 'How many threads compact logs.', {
    valid: range(0),
    unit: 'count',
  }),
  live(
    'log.cleaner.backoff.ms',
    'LONG',
    '15000',
    'How long a compaction thread sleeps when there is nothing to do.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  live(
    'log.cleaner.min.cleanable.ratio',
    'DOUBLE',
    '0.5',
    'Which share of a log must be uncompacted before compaction takes it on.',
    {
      valid: range(0, 1),
      unit: 'ratio',
    },
  ),
  live(
    'log.cleaner.min.compaction.lag.ms',
    'LONG',
    '0',
    'How old a record must be before compaction may drop it.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  live(
    'log.cleaner.max.compaction.lag.ms',
    'LONG',
    FOREVER,
    'How long a record may wait for compaction at most.',
    {
      valid: range(1),
      unit: 'ms',
    },
  ),
  live(
    'log.cleaner.delete.retention.ms',
    'LONG',
    '86400000',
    'How long compaction keeps a record that says its key is deleted.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  live(
    'log.local.retention.ms',
    'LONG',
    '-2',
    'How long a segment that is in remote storage stays on the broker too.',
    {
      valid: range(-2),
      unit: 'ms',
    },
  ),
  live(
    'log.local.retention.bytes',
    'LONG',
    '-2',
    'How much that is in remote storage stays on the broker too.',
    {
      valid: range(-2),
      unit: 'bytes',
    },
  ),
]

const REPLICATION: readonly ConfigRow[] = [
  fixed(
    'replica.lag.time.max.ms',
    'LONG',
    '30000',
    'How long a follower may be behind before it is no longer in sync.',
    {
      unit: 'ms',
    },
  ),
  fixed(
    'replica.fetch.wait.max.ms',
    'INT',
    '500',
    'How long a leader holds a follower’s fetch back while there is nothing new.',
    {
      unit: 'ms',
    },
  ),
  fixed(
    'replica.fetch.backoff.ms',
    'INT',
    '1000',
    'How long a follower waits after a fetch that failed.',
    {
      valid: range(0),
      unit: 'ms',
    },
  ),
  fixed(
    'replica.high.watermark.checkpoint.interval.ms',
    'LONG',
    '5000',
    'How long a broker’s notes of its high watermarks lie apart.',
    {
      unit: 'ms',
    },
  ),
  fixed(
    'replica.selector.class',
    'STRING',
    null,
    'Which replica serves a reader: without one the leader.',
  ),
]

const GROUPS: readonly ConfigRow[] = [
  fixed(
    'group.initial.rebalance.delay.ms',
    'INT',
    '3000',
    'How long a new classic group waits for more members before it deals out work.',
    {
      unit: 'ms',
    },
  ),
  fixed(
    'group.consumer.min.heartbeat.interval.ms',
    'INT',
    '5000',
    'The shortest heartbeat interval a consumer group may set.',
    {
      valid: range(1),
      unit: 'ms',
    },
  ),
  fixed(
    'group.consumer.min.session.timeout.ms',
    'INT',
    '45000',
    'The shortest session timeout a consumer group may set.',
    {
      valid: range(1),
      unit: 'ms',
    },
  ),
  fixed(
    'group.consumer.migration.policy',
    'STRING',
    'bidirectional',
    'Whether a group may change between the classic and the consumer protocol while it runs.',
    {
      valid: oneOfAnyCase('DISABLED', 'DOWNGRADE', 'UPGRADE', 'BIDIRECTIONAL'),
    },
  ),
  fixed(
    'group.share.min.heartbeat.interval.ms',
    'INT',
    '5000',
    'The shortest heartbeat interval a share group may set.',
    {
      valid: range(1),
      unit: 'ms',
    },
  ),
  fixed(
    'group.share.min.session.timeout.ms',
    'INT',
    '45000',
    'The shortest session timeout a share group may set.',
    {
      valid: range(1),
      unit: 'ms',
    },
  ),
  fixed(
    'group.share.min.record.lock.duration.ms',
    'INT',
    '15000',
    'The shortest time a share group may lock a record for its reader.',
    {
      valid: range(1000, 30000),
      unit: 'ms',
    },
  ),
]

const internalTopic = (
  of: string,
  name: string,
  type: ConfigType,
  byDefault: string,
  what: string,
) => fixed(`${of}.${name}`, type, byDefault, what, { valid: range(1), unit: 'count' })

const INTERNAL_TOPICS: readonly ConfigRow[] = [
  internalTopic(
    'offsets.topic',
    'num.partitions',
    'INT',
    '50',
    'How many partitions __consumer_offsets gets.',
  ),
  internalTopic(
    'offsets.topic',
    'replication.factor',
    'SHORT',
    '3',
    'How many replicas __consumer_offsets gets.',
  ),
  internalTopic(
    'transaction.state.log',
    'num.partitions',
    'INT',
    '50',
    'How many partitions __transaction_state gets.',
  ),
  internalTopic(
    'transaction.state.log',
    'replication.factor',
    'SHORT',
    '3',
    'How many replicas __transaction_state gets.',
  ),
  internalTopic(
    'transaction.state.log',
    'min.isr',
    'INT',
    '2',
    'The min.insync.replicas of __transaction_state.',
  ),
  internalTopic(
    'share.coordinator.state.topic',
    'num.partitions',
    'INT',
    '50',
    'How many partitions __share_group_state gets.',
  ),
  internalTopic(
    'share.coordinator.state.topic',
    'replication.factor',
    'SHORT',
    '3',
    'How many replicas __share_group_state gets.',
  ),
  internalTopic(
    'share.coordinator.state.topic',
    'min.isr',
    'SHORT',
    '2',
    'The min.insync.replicas of __share_group_state.',
  ),
  fixed(
    'transaction.abort.timed.out.transaction.cleanup.interval.ms',
    'INT',
    '10000',
    'How long the looks for transactions to abort lie apart.',
    {
      valid: range(1),
      unit: 'ms',
    },
  ),
  live(
    'producer.id.expiration.ms',
    'INT',
    '86400000',
    'How long after its last write a broker remembers a producer’s sequence numbers.',
    {
      valid: range(1),
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
