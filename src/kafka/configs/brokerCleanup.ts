// The broker's settings for what is dropped from its logs, and for how they are copied.
// Kafka: ServerLogConfigs, CleanerConfig, ReplicationConfigs.
import { FOREVER, fixed, live } from './brokerRow.ts'
import type { ConfigRow } from './ConfigRow.ts'
import { range } from './ConfigRow.ts'

const LOG = 'engine/log'

export const CLEANUP: readonly ConfigRow[] = [
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

export const REPLICATION: readonly ConfigRow[] = [
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
    'replica.fetch.min.bytes',
    'INT',
    '1',
    'How many bytes are enough for a leader to answer a follower at once.',
    {
      unit: 'bytes',
    },
  ),
  fixed(
    'replica.fetch.max.bytes',
    'INT',
    '1048576',
    'How many bytes of one partition a follower fetches at once; the first batch always fits.',
    {
      valid: range(0),
      unit: 'bytes',
    },
  ),
  fixed(
    'replica.fetch.response.max.bytes',
    'INT',
    '10485760',
    'How many bytes one answer to a follower may have in all.',
    {
      valid: range(0),
      unit: 'bytes',
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
