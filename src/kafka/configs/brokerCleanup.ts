// The broker's settings for what is dropped from its logs, and for how they are copied.
// Kafka: ServerLogConfigs, CleanerConfig, ReplicationConfigs.
import { FOREVER, fixed, live } from './brokerRow.ts'
import type { ConfigRow } from './ConfigRow.ts'
import { range } from './ConfigRow.ts'

const LOG = 'engine/log'

export const CLEANUP: readonly ConfigRow[] = [
  live('log.cleanup.policy', 'LIST', 'delete', {
    valid: { kind: 'list', values: ['compact', 'delete'], mayBeEmpty: true },
    modelledIn: LOG,
  }),
  live('log.retention.ms', 'LONG', null, { unit: 'ms' }),
  fixed('log.retention.minutes', 'INT', null, { unit: 'minutes' }),
  fixed('log.retention.hours', 'INT', '168', { unit: 'hours' }),
  live('log.retention.bytes', 'LONG', '-1', { unit: 'bytes' }),
  fixed('log.retention.check.interval.ms', 'LONG', '300000', { valid: range(1), unit: 'ms' }),
  live('log.segment.delete.delay.ms', 'LONG', '60000', { valid: range(0), unit: 'ms' }),
  fixed('log.cleaner.enable', 'BOOLEAN', 'true'),
  live('log.cleaner.threads', 'INT', '1', { valid: range(0), unit: 'count' }),
  live('log.cleaner.backoff.ms', 'LONG', '15000', { valid: range(0), unit: 'ms' }),
  live('log.cleaner.min.cleanable.ratio', 'DOUBLE', '0.5', { valid: range(0, 1), unit: 'ratio' }),
  live('log.cleaner.min.compaction.lag.ms', 'LONG', '0', { valid: range(0), unit: 'ms' }),
  live('log.cleaner.max.compaction.lag.ms', 'LONG', FOREVER, { valid: range(1), unit: 'ms' }),
  live('log.cleaner.delete.retention.ms', 'LONG', '86400000', { valid: range(0), unit: 'ms' }),
  live('log.local.retention.ms', 'LONG', '-2', { valid: range(-2), unit: 'ms' }),
  live('log.local.retention.bytes', 'LONG', '-2', { valid: range(-2), unit: 'bytes' }),
]

export const REPLICATION: readonly ConfigRow[] = [
  fixed('replica.lag.time.max.ms', 'LONG', '30000', { unit: 'ms' }),
  fixed('replica.fetch.wait.max.ms', 'INT', '500', { unit: 'ms' }),
  fixed('replica.fetch.backoff.ms', 'INT', '1000', { valid: range(0), unit: 'ms' }),
  fixed('replica.fetch.min.bytes', 'INT', '1', { unit: 'bytes' }),
  fixed('replica.fetch.max.bytes', 'INT', '1048576', { valid: range(0), unit: 'bytes' }),
  fixed('replica.fetch.response.max.bytes', 'INT', '10485760', { valid: range(0), unit: 'bytes' }),
  fixed('replica.high.watermark.checkpoint.interval.ms', 'LONG', '5000', { unit: 'ms' }),
  fixed('replica.selector.class', 'STRING', null),
]
