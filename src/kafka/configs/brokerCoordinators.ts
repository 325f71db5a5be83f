// The broker's settings for groups and transactions, and for the internal topics that keep them.
// Kafka: GroupCoordinatorConfig, ShareCoordinatorConfig, TransactionLogConfig.
import { fixed, live } from './brokerRow.ts'
import type { ConfigRow, ConfigType } from './ConfigRow.ts'
import { NOT_YET, oneOfAnyCase, range } from './ConfigRow.ts'

export const GROUPS: readonly ConfigRow[] = [
  fixed('group.initial.rebalance.delay.ms', 'INT', '3000', {
    unit: 'ms',
    modelledIn: 'engine/group',
  }),
  fixed('group.min.session.timeout.ms', 'INT', '6000', { unit: 'ms', modelledIn: 'engine/group' }),
  fixed('group.max.session.timeout.ms', 'INT', '1800000', {
    unit: 'ms',
    modelledIn: 'engine/group',
  }),
  fixed('group.max.size', 'INT', '2147483647', {
    valid: range(1),
    unit: 'count',
    modelledIn: 'engine/group',
  }),
  fixed('offsets.commit.timeout.ms', 'INT', '5000', {
    valid: range(1),
    unit: 'ms',
    modelledIn: 'engine/group',
  }),
  fixed('offsets.retention.minutes', 'INT', '10080', {
    valid: range(1),
    unit: 'minutes',
    modelledIn: 'engine/group',
  }),
  fixed('offsets.retention.check.interval.ms', 'LONG', '600000', {
    valid: range(1),
    unit: 'ms',
    modelledIn: 'engine/group',
  }),
  fixed('group.consumer.min.heartbeat.interval.ms', 'INT', '5000', { valid: range(1), unit: 'ms' }),
  fixed('group.consumer.min.session.timeout.ms', 'INT', '45000', { valid: range(1), unit: 'ms' }),
  fixed('group.consumer.migration.policy', 'STRING', 'bidirectional', {
    valid: oneOfAnyCase('DISABLED', 'DOWNGRADE', 'UPGRADE', 'BIDIRECTIONAL'),
  }),
  fixed('group.share.min.heartbeat.interval.ms', 'INT', '5000', { valid: range(1), unit: 'ms' }),
  fixed('group.share.min.session.timeout.ms', 'INT', '45000', { valid: range(1), unit: 'ms' }),
  fixed('group.share.min.record.lock.duration.ms', 'INT', '15000', {
    valid: range(1000, 30000),
    unit: 'ms',
  }),
]

const internalTopic = (
  of: string,
  name: string,
  type: ConfigType,
  byDefault: string,
  modelledIn: string = NOT_YET,
) => fixed(`${of}.${name}`, type, byDefault, { valid: range(1), unit: 'count', modelledIn })

export const INTERNAL_TOPICS: readonly ConfigRow[] = [
  internalTopic('offsets.topic', 'num.partitions', 'INT', '50', 'engine/group'),
  internalTopic('offsets.topic', 'replication.factor', 'SHORT', '3', 'engine/group'),
  fixed('offsets.topic.segment.bytes', 'INT', '104857600', {
    valid: range(1),
    unit: 'bytes',
    modelledIn: 'engine/group',
  }),
  internalTopic('transaction.state.log', 'num.partitions', 'INT', '50'),
  internalTopic('transaction.state.log', 'replication.factor', 'SHORT', '3'),
  internalTopic('transaction.state.log', 'min.isr', 'INT', '2'),
  internalTopic('share.coordinator.state.topic', 'num.partitions', 'INT', '50'),
  internalTopic('share.coordinator.state.topic', 'replication.factor', 'SHORT', '3'),
  internalTopic('share.coordinator.state.topic', 'min.isr', 'SHORT', '2'),
  fixed('transaction.abort.timed.out.transaction.cleanup.interval.ms', 'INT', '10000', {
    valid: range(1),
    unit: 'ms',
  }),
  live('producer.id.expiration.ms', 'INT', '86400000', { valid: range(1), unit: 'ms' }),
]
