// The broker's settings for groups and transactions, and for the internal topics that keep them.
// Kafka: GroupCoordinatorConfig, ShareCoordinatorConfig, TransactionLogConfig.
import { fixed, live } from './brokerRow.ts'
import type { ConfigRow, ConfigType } from './ConfigRow.ts'
import { oneOfAnyCase, range } from './ConfigRow.ts'

export const GROUPS: readonly ConfigRow[] = [
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

export const INTERNAL_TOPICS: readonly ConfigRow[] = [
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
