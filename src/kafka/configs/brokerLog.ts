// The broker's settings for its logs on disk: segments, batches, flushing, recovery.
// Kafka: ServerLogConfigs, org.apache.kafka.server.config.AbstractKafkaConfig.
import { FOREVER, fixed, live } from './brokerRow.ts'
import type { ConfigRow } from './ConfigRow.ts'
import { oneOf, range } from './ConfigRow.ts'

const LOG = 'engine/log'

export const SEGMENTS: readonly ConfigRow[] = [
  live('log.segment.bytes', 'INT', '1073741824', {
    valid: range(1048576),
    unit: 'bytes',
    modelledIn: LOG,
  }),
  live('log.roll.ms', 'LONG', null, { unit: 'ms', modelledIn: LOG }),
  fixed('log.roll.hours', 'INT', '168', { valid: range(1), unit: 'hours', modelledIn: LOG }),
  live('log.roll.jitter.ms', 'LONG', null, { unit: 'ms' }),
  fixed('log.roll.jitter.hours', 'INT', '0', { valid: range(0), unit: 'hours' }),
  live('log.index.size.max.bytes', 'INT', '10485760', { valid: range(4), unit: 'bytes' }),
  live('log.index.interval.bytes', 'INT', '4096', { valid: range(0), unit: 'bytes' }),
  live('log.preallocate', 'BOOLEAN', 'false'),
  live('message.max.bytes', 'INT', '1048588', { valid: range(0), unit: 'bytes', modelledIn: LOG }),
  live('compression.type', 'STRING', 'producer', {
    valid: oneOf('uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'),
    modelledIn: LOG,
  }),
  live('compression.gzip.level', 'INT', '-1', {
    valid: { kind: 'rangeOr', min: 1, max: 9, or: -1 },
  }),
  live('compression.lz4.level', 'INT', '9', { valid: range(1, 17) }),
  live('compression.zstd.level', 'INT', '3', { valid: range(-131072, 22) }),
  live('log.message.timestamp.type', 'STRING', 'CreateTime', {
    valid: oneOf('CreateTime', 'LogAppendTime'),
    modelledIn: LOG,
  }),
  live('log.message.timestamp.before.max.ms', 'LONG', FOREVER, {
    valid: range(0),
    unit: 'ms',
    modelledIn: LOG,
  }),
  live('log.message.timestamp.after.max.ms', 'LONG', '3600000', {
    defaultIn39: FOREVER,
    valid: range(0),
    unit: 'ms',
    modelledIn: LOG,
  }),
]

export const DISK: readonly ConfigRow[] = [
  fixed('log.dir', 'LIST', '/tmp/kafka-logs', {
    valid: { kind: 'list', values: [], mayBeEmpty: false },
  }),
  fixed('log.dirs', 'LIST', null, {
    valid: { kind: 'list', values: [], mayBeEmpty: false },
  }),
  live('log.flush.interval.messages', 'LONG', FOREVER, {
    valid: range(1),
    unit: 'records',
    modelledIn: LOG,
  }),
  live('log.flush.interval.ms', 'LONG', null, { unit: 'ms', modelledIn: LOG }),
  fixed('log.flush.scheduler.interval.ms', 'LONG', FOREVER, { unit: 'ms', modelledIn: LOG }),
  fixed('log.flush.offset.checkpoint.interval.ms', 'INT', '60000', { valid: range(0), unit: 'ms' }),
  fixed('log.flush.start.offset.checkpoint.interval.ms', 'INT', '60000', {
    valid: range(0),
    unit: 'ms',
  }),
  fixed('log.initial.task.delay.ms', 'LONG', '30000', {
    valid: range(0),
    unit: 'ms',
    modelledIn: LOG,
  }),
  live('num.recovery.threads.per.data.dir', 'INT', '2', {
    defaultIn39: '1',
    valid: range(1),
    unit: 'count',
  }),
  fixed('log.dir.failure.timeout.ms', 'LONG', '30000', { valid: range(1), unit: 'ms' }),
]
