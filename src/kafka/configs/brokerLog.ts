// The broker's settings for its logs on disk: segments, batches, flushing, recovery.
// Kafka: ServerLogConfigs, org.apache.kafka.server.config.AbstractKafkaConfig.
import { FOREVER, fixed, live } from './brokerRow.ts'
import type { ConfigRow } from './ConfigRow.ts'
import { oneOf, range } from './ConfigRow.ts'

const LOG = 'engine/log'

export const SEGMENTS: readonly ConfigRow[] = [
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

export const DISK: readonly ConfigRow[] = [
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
