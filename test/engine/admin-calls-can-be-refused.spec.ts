import { describe, expect, it } from 'vitest'
import {
  alterBroker,
  alterCluster,
  alterTopic,
  createTopic,
  deleteTopic,
  powerOff,
  produce,
  stopBroker,
} from './acts.ts'
import { cluster, type Run } from './driver.ts'

const house = cluster().topic('orders', { partitions: 3 }).topic('my_orders', { partitions: 1 })

/** What the admin client hears of an act at 1 s. */
const answerTo = (act: Parameters<typeof house.at>[1]) =>
  house.at('1s', act).until('4s').last('AdminAnswered').error

describe('CreateTopics is refused', () => {
  it('when the topic is there', () => {
    expect(answerTo(createTopic('orders'))).toBe(
      "TopicExistsException: Topic 'orders' already exists.",
    )
  })

  it('when its name collides with another in metrics', () => {
    expect(answerTo(createTopic('my.orders'))).toBe(
      "InvalidTopicException: Topic 'my.orders' collides with existing topic: my_orders",
    )
  })

  it('when there are not so many brokers', () => {
    expect(answerTo(createTopic('more', { replicationFactor: 2 }))).toBe(
      'InvalidReplicationFactorException: Unable to replicate the partition 2 time(s): The target replication factor of 2 cannot be reached because only 1 broker(s) are registered or some brokers have all their log directories cordoned.',
    )
  })

  it('when a setting does not parse, is out of range, or has no such word', () => {
    const withConfig = (name: string, value: string) =>
      answerTo(createTopic('more', { configs: { [name]: value } }))
    expect(withConfig('retention.ms', 'abc')).toBe(
      'InvalidConfigurationException: Invalid value abc for configuration retention.ms: Not a number of type LONG',
    )
    expect(withConfig('cleanup.policy', 'shred')).toBe(
      'InvalidConfigurationException: Invalid value shred for configuration cleanup.policy: String must be one of: compact, delete',
    )
    expect(withConfig('min.insync.replicas', '0')).toBe(
      'InvalidConfigurationException: Invalid value 0 for configuration min.insync.replicas: Value must be at least 1',
    )
  })
})

describe('CreatePartitions is refused', () => {
  it('when it would be no increase', () => {
    expect(answerTo(alterTopic('orders', { partitions: 2 }))).toBe(
      'InvalidPartitionsException: The topic orders currently has 3 partition(s); 2 would not be an increase.',
    )
  })
})

describe('A topic that is not there', () => {
  it('cannot be deleted', () => {
    expect(answerTo(deleteTopic('nope'))).toBe(
      'UnknownTopicOrPartitionException: This server does not host this topic-partition.',
    )
  })

  it('cannot be altered', () => {
    expect(answerTo(alterTopic('nope', { set: { 'retention.ms': '1' } }))).toMatch(
      /^UnknownTopicOrPartitionException: /,
    )
  })
})

describe('An admin call', () => {
  it('that is done says so with no error, once the broker acts on it', () => {
    const run = house.at('1s', createTopic('more', { partitions: 2 })).until('3s')
    const answered = run.last('AdminAnswered')
    expect(answered.error).toBe('')
    expect(answered.at).toBeGreaterThan(run.last('TopicCreated').at)
    expect(run.state.nodes[0]?.replicas.map(({ name }) => name)).toContain('more-1')
  })

  it('reaches nobody when the only broker has stopped, and times out after a minute', () => {
    const run = house.at('1s', stopBroker()).at('3s', createTopic('more')).until('70s')
    const answered = run.last('AdminAnswered')
    expect(answered.at).toBe(63_000_000)
    expect(answered.error).toBe(
      'TimeoutException: Timed out waiting for a node assignment. Call: createTopics',
    )
    expect(run.admin().calls).toEqual([])
  })

  it('is sent again when its connection breaks before the answer', () => {
    const run = house.at('1s', createTopic('more'), powerOff()).until('4s')
    expect(run.admin().calls.map(({ call }) => call)).toEqual(['createTopics more'])
  })
})

describe('A topic’s settings', () => {
  it('act on the next append after they were changed', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', { 'linger.ms': '0' })
      .at('1s', produce('web', 'orders', 'x'.repeat(500)))
      .at('2s', alterTopic('orders', { set: { 'max.message.bytes': '300' } }))
      .at('3s', produce('web', 'orders', 'y'.repeat(500)))
      .at('4s', alterTopic('orders', { remove: ['max.message.bytes'] }))
      .at('5s', produce('web', 'orders', 'z'.repeat(500)))
      .until('8s')
    expect(run.values('orders-0').map((value) => value?.[0])).toEqual(['x', 'z'])
    expect(run.first('AppendRefused')).toMatchObject({ error: 'MESSAGE_TOO_LARGE' })
    expect(run.first('AppendRefused').configs?.[0]).toMatchObject({
      name: 'max.message.bytes',
      value: '300',
      subject: 'topic:orders',
    })
    expect(run.events('TopicAltered').map(({ set, removed }) => [set, removed])).toEqual([
      ['max.message.bytes=300', ''],
      ['', 'max.message.bytes'],
    ])
  })

  it('fall back on what is set for the broker, then for all brokers, then on the default', () => {
    const codec = (run: Run) => run.batches('orders-0').map(({ compression }) => compression)
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', { 'linger.ms': '0' })
      .at('1s', produce('web', 'orders', 'default'))
      .at('2s', alterCluster({ 'compression.type': 'lz4' }))
      .at('3s', produce('web', 'orders', 'all brokers'))
      .at('4s', alterBroker({ 'compression.type': 'zstd' }))
      .at('5s', produce('web', 'orders', 'this broker'))
      .at('6s', alterTopic('orders', { set: { 'compression.type': 'gzip' } }))
      .at('7s', produce('web', 'orders', 'the topic'))
      .until('9s')
    expect(codec(run)).toEqual(['none', 'lz4', 'zstd', 'gzip'])
  })

  it('that only a restart can change are refused while it runs', () => {
    expect(answerTo(alterBroker({ 'broker.id': '7' }))).not.toBe('')
    expect(answerTo(alterCluster({ 'log.segment.bytes': '7' }))).not.toBe('')
  })

  it('message.timestamp.type LogAppendTime stamps records as the broker takes them', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'message.timestamp.type': 'LogAppendTime' } })
      .producer('web', { 'linger.ms': '700' })
      .at('1s', produce('web', 'orders', 'a'))
      .until('4s')
    const [batch] = run.batches('orders-0')
    const appended = run.first('RecordsAppended')
    expect((batch?.baseTimestampMs ?? 0) - run.state.startsAtMs).toBe(
      Math.floor(appended.at / 1000),
    )
  })
})

describe('Deleting a topic', () => {
  const run = cluster()
    .topic('orders', { partitions: 2 })
    .producing('web', { topic: 'orders', perSecond: 5 })
    .reading('billing', { topic: 'orders', from: 'beginning' })
    .at('3s', deleteTopic('orders'))
    .until('5s')

  it('closes its replicas and forgets its records', () => {
    const closed = run.events('ReplicaClosed').map(({ partition }) => partition)
    expect(closed).toEqual(['orders-0', 'orders-1'])
    expect(run.events('TopicDeleted')).toHaveLength(1)
  })

  it('is no barrier to clients that still ask: they make it anew where that is allowed', () => {
    expect(run.events('TopicCreated').map(({ topic, partitions }) => [topic, partitions])).toEqual([
      ['orders', 2],
      ['orders', 1],
    ])
  })
})
