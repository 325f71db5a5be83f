import { describe, expect, it } from 'vitest'
import { whyBrokerConfigsRefused } from '../../../src/kafka/configs/brokerConfigRules.ts'
import { configRow } from '../../../src/kafka/configs/configRows.ts'
import { configureConsumer } from '../../../src/kafka/configs/consumerConfigRules.ts'
import { parseConfigValue } from '../../../src/kafka/configs/parseConfigValue.ts'
import { configureProducer } from '../../../src/kafka/configs/producerConfigRules.ts'
import { whyTopicConfigsInvalid } from '../../../src/kafka/configs/topicConfigRules.ts'

const servers = { 'bootstrap.servers': 'localhost:9092' }
const producer = (config: Record<string, string | null>) =>
  configureProducer({ ...servers, ...config })
const consumer = (config: Record<string, string | null>) =>
  configureConsumer({ ...servers, ...config })
const errorOf = (configured: object) => ('error' in configured ? configured.error : null)

describe('a producer', () => {
  it('gets Kafka’s defaults', () => {
    expect(producer({})).toMatchObject({
      settings: {
        acks: -1,
        lingerMs: 5,
        batchSize: 16_384,
        maxInFlight: 5,
        enableIdempotence: true,
      },
    })
  })

  it.each([
    ['acks', '2', 'Invalid value 2 for configuration acks: String must be one of: all, -1, 0, 1'],
    ['retries', '-1', 'Invalid value -1 for configuration retries: Value must be at least 0'],
    [
      'retries',
      '3000000000',
      'Invalid value 3000000000 for configuration retries: Not a number of type INT',
    ],
    [
      'linger.ms',
      '1.5',
      'Invalid value 1.5 for configuration linger.ms: Not a number of type LONG',
    ],
    [
      'compression.lz4.level',
      '18',
      'Invalid value 18 for configuration compression.lz4.level: Value must be no more than 17',
    ],
    [
      'transactional.id',
      '',
      'Invalid value  for configuration transactional.id: String must be non-empty',
    ],
    [
      'enable.idempotence',
      'yes',
      'Invalid value yes for configuration enable.idempotence: Expected value to be either true or false',
    ],
    [
      'bootstrap.servers',
      '',
      "Configuration 'bootstrap.servers' must not be empty. Valid values include: any non-empty value",
    ],
  ])('is refused with %s = %s', (name, value, message) => {
    expect(producer({ [name]: value })).toEqual({ error: `ConfigException: ${message}` })
  })

  it('needs servers', () => {
    const message = 'Missing required configuration "bootstrap.servers" which has no default value.'
    expect(configureProducer({})).toEqual({ error: `ConfigException: ${message}` })
    expect(errorOf(producer({ 'bootstrap.servers': 'localhost' }))).toBe(
      'KafkaException: Failed to construct kafka producer <- ConfigException: Invalid url in bootstrap.servers: localhost',
    )
  })

  it('loses idempotence in silence where only the default wanted it', () => {
    expect(producer({ acks: '1' })).toMatchObject({
      settings: { enableIdempotence: false, acks: 1 },
    })
    expect(producer({ retries: '0' })).toMatchObject({ settings: { enableIdempotence: false } })
  })

  it('is refused where idempotence was asked for by name and cannot be', () => {
    const asked = { 'enable.idempotence': 'true' }
    expect(errorOf(producer({ ...asked, acks: '0' }))).toMatch(
      /^ConfigException: Must set acks to all/,
    )
    expect(errorOf(producer({ ...asked, retries: '0' }))).toMatch(/Must set retries to non-zero/)
    const six = { 'max.in.flight.requests.per.connection': '6' }
    expect(errorOf(producer(six))).toMatch(/must be set to at most 5. Current value is 6.$/)
    expect(errorOf(producer({ ...six, acks: '1' }))).toMatch(/at most 5/)
    expect(errorOf(producer({ ...six, 'enable.idempotence': 'false' }))).toBeNull()
  })

  it('raises a default delivery timeout that is too short, and refuses one that was asked for', () => {
    const long = { 'request.timeout.ms': '200000' }
    expect(producer(long)).toMatchObject({ settings: { deliveryTimeoutMs: 200_005 } })
    expect(errorOf(producer({ ...long, 'delivery.timeout.ms': '200004' }))).toMatch(
      /^KafkaException: Failed to construct kafka producer <- ConfigException: delivery.timeout.ms should be/,
    )
  })

  it('keeps one pause between connections when only the first is set', () => {
    expect(producer({ 'reconnect.backoff.ms': '70' })).toMatchObject({
      settings: { reconnectBackoffMs: 70, reconnectBackoffMaxMs: 70 },
    })
  })
})

describe('a consumer', () => {
  it('without a group does not commit, and refuses to by name', () => {
    expect(consumer({})).toMatchObject({ settings: { groupId: null, enableAutoCommit: false } })
    expect(consumer({ 'group.id': 'g' })).toMatchObject({ settings: { enableAutoCommit: true } })
    expect(errorOf(consumer({ 'enable.auto.commit': 'true' }))).toMatch(
      /^InvalidConfigurationException: /,
    )
  })

  it.each([
    'earliest',
    'latest',
    'none',
    'by_duration:PT1H',
    'by_duration:P1DT2H',
    'by_duration:PT0S',
  ])('may start at %s', (value) => {
    expect(errorOf(consumer({ 'auto.offset.reset': value }))).toBeNull()
  })

  it.each([
    'LATEST',
    'by_duration:',
    'by_duration:P',
    'by_duration:PT',
    'by_duration:-PT1H',
    'by_duration:1h',
  ])('may not start at %s', (value) => {
    expect(errorOf(consumer({ 'auto.offset.reset': value }))).toMatch(
      /The value must be either 'earliest'/,
    )
  })
})

describe('a topic', () => {
  it.each([
    [
      { 'min.insync.replicas': '0' },
      'Invalid value 0 for configuration min.insync.replicas: Value must be at least 1',
    ],
    [
      { 'retention.ms': '-2' },
      'Invalid value -2 for configuration retention.ms: Value must be at least -1',
    ],
    [
      { 'retention.ms': 'abc' },
      'Invalid value abc for configuration retention.ms: Not a number of type LONG',
    ],
    [{ 'nope.config': '1' }, 'Unknown topic config name: nope.config'],
    [
      { 'segment.bytes': '1000' },
      'Invalid value 1000 for configuration segment.bytes: Value must be at least 1048576',
    ],
    [
      { 'cleanup.policy': 'compress' },
      'Invalid value compress for configuration cleanup.policy: String must be one of: compact, delete',
    ],
    [
      { 'min.cleanable.dirty.ratio': '2' },
      'Invalid value 2.0 for configuration min.cleanable.dirty.ratio: Value must be no more than 1',
    ],
    [
      { 'min.compaction.lag.ms': '10', 'max.compaction.lag.ms': '5' },
      'conflict topic config setting min.compaction.lag.ms (10) > max.compaction.lag.ms (5)',
    ],
  ])('is refused with %o', (configs, message) => {
    expect(whyTopicConfigsInvalid(configs as Record<string, string>)).toBe(message)
  })

  it('takes what Kafka takes', () => {
    expect(whyTopicConfigsInvalid({})).toBeNull()
    expect(
      whyTopicConfigsInvalid({ 'cleanup.policy': ' compact , delete ', 'retention.ms': ' -1 ' }),
    ).toBeNull()
    expect(whyTopicConfigsInvalid({ 'cleanup.policy': '' })).toBeNull()
  })
})

describe('a broker that runs', () => {
  it('changes some settings live, and names those it cannot', () => {
    expect(whyBrokerConfigsRefused({ 'num.io.threads': '9' }, 2)).toBeNull()
    expect(whyBrokerConfigsRefused({ 'log.retention.ms': null }, null)).toBeNull()
    expect(whyBrokerConfigsRefused({ 'num.io.threads': '9', 'log.dirs': '/x' }, 2)).toEqual({
      error: 'INVALID_REQUEST',
      message: 'Cannot update these configs dynamically: [log.dirs]',
    })
    expect(whyBrokerConfigsRefused({ 'num.io.threads': '0' }, 2)).toEqual({
      error: 'INVALID_REQUEST',
      message: 'Invalid value 0 for configuration num.io.threads: Value must be at least 1',
    })
  })
})

describe('the text of a value', () => {
  it('may have space around it, a plus, and repeated elements', () => {
    const value = (scope: 'producer' | 'topic', name: string, text: string) =>
      parseConfigValue(configRow(scope, name)!, text)
    expect(value('producer', 'batch.size', ' +5 ')).toEqual({ value: 5 })
    expect(value('topic', 'cleanup.policy', 'compact,compact')).toEqual({ value: ['compact'] })
    expect(value('topic', 'preallocate', 'TRUE')).toEqual({ value: true })
  })
})
