// What a consumer's constructor makes of its settings: the values in force, or the exception it throws.
// Kafka: ConsumerConfig (parsing, maybeOverrideEnableAutoCommit), CommonClientConfigs.
// Simplified: deserializers and assignors are not looked up: an assignor is known by the end of its class name.

import type { ConfigRow, TypedValue } from './ConfigRow.ts'
import { CONSUMER_CONFIGS } from './consumer.ts'
import { parseConfigValue } from './parseConfigValue.ts'

/** The settings in force; sizes in bytes and times in ms as written. */
export interface ConsumerSettings {
  readonly bootstrapServers: readonly string[]
  readonly clientId: string
  readonly groupId: string | null
  /** group.instance.id; null = a dynamic member. */
  readonly groupInstanceId: string | null
  readonly sessionTimeoutMs: number
  readonly heartbeatIntervalMs: number
  /** Names of the assignors, the most wanted first: range, roundrobin, sticky, cooperative-sticky. */
  readonly assignors: readonly string[]
  readonly enableAutoCommit: boolean
  readonly autoCommitIntervalMs: number
  readonly fetchMinBytes: number
  readonly fetchMaxBytes: number
  readonly fetchMaxWaitMs: number
  readonly maxPartitionFetchBytes: number
  readonly maxPollRecords: number
  readonly maxPollIntervalMs: number
  /** earliest, latest, none or by_duration:… */
  readonly autoOffsetReset: string
  readonly isolationLevel: 'read_committed' | 'read_uncommitted'
  readonly requestTimeoutMs: number
  readonly defaultApiTimeoutMs: number
  readonly retryBackoffMs: number
  readonly retryBackoffMaxMs: number
  readonly reconnectBackoffMs: number
  readonly reconnectBackoffMaxMs: number
  readonly metadataMaxAgeMs: number
}

/** Settings, or the exception as `Exception: message` shows it. */
export type ConsumerConfigured =
  | { readonly settings: ConsumerSettings }
  | { readonly error: string }

type Given = Readonly<Record<string, string | null>>
type Values = ReadonlyMap<string, TypedValue>

const GIVEN_BY_CODE: readonly string[] = ['key.deserializer', 'value.deserializer']

/** Reads the settings as `new KafkaConsumer(config)` does; settings it does not know are left alone. */
export function configureConsumer(given: Given): ConsumerConfigured {
  const values = new Map<string, TypedValue>()
  for (const row of CONSUMER_CONFIGS) {
    const parsed = readValue(row, given)
    if ('error' in parsed) return { error: `ConfigException: ${parsed.error}` }
    values.set(row.name, parsed.value)
  }
  const hasGroup = values.get('group.id') !== null
  if (!hasGroup && 'enable.auto.commit' in given && values.get('enable.auto.commit') === true) {
    return { error: `InvalidConfigurationException: ${NO_GROUP_TO_COMMIT_FOR}` }
  }
  return { settings: settingsOf(values, given, hasGroup) }
}

const NO_GROUP_TO_COMMIT_FOR =
  'enable.auto.commit cannot be set to true when default group id (null) is used.'

function readValue(row: ConfigRow, given: Given) {
  const text = row.name in given ? given[row.name] : row.default
  if (text !== undefined) return parseConfigValue(row, text)
  if (GIVEN_BY_CODE.includes(row.name)) return { value: null }
  return { error: `Missing required configuration "${row.name}" which has no default value.` }
}

function settingsOf(values: Values, given: Given, hasGroup: boolean): ConsumerSettings {
  const number = (name: string) => Number(values.get(name))
  const text = (name: string) => String(values.get(name))
  const servers = values.get('bootstrap.servers')
  const isFlat = 'reconnect.backoff.ms' in given && !('reconnect.backoff.max.ms' in given)
  return {
    bootstrapServers: Array.isArray(servers) ? servers : [],
    clientId: text('client.id'),
    groupId: hasGroup ? text('group.id') : null,
    groupInstanceId: values.get('group.instance.id') === null ? null : text('group.instance.id'),
    sessionTimeoutMs: number('session.timeout.ms'),
    heartbeatIntervalMs: number('heartbeat.interval.ms'),
    assignors: assignorNames(values.get('partition.assignment.strategy')),
    autoCommitIntervalMs: number('auto.commit.interval.ms'),
    // Without a group there is nothing to commit to, so the default is lowered in silence.
    enableAutoCommit: hasGroup && values.get('enable.auto.commit') === true,
    fetchMinBytes: number('fetch.min.bytes'),
    fetchMaxBytes: number('fetch.max.bytes'),
    fetchMaxWaitMs: number('fetch.max.wait.ms'),
    maxPartitionFetchBytes: number('max.partition.fetch.bytes'),
    maxPollRecords: number('max.poll.records'),
    maxPollIntervalMs: number('max.poll.interval.ms'),
    autoOffsetReset: text('auto.offset.reset'),
    isolationLevel: text('isolation.level') as ConsumerSettings['isolationLevel'],
    requestTimeoutMs: number('request.timeout.ms'),
    defaultApiTimeoutMs: number('default.api.timeout.ms'),
    retryBackoffMs: number('retry.backoff.ms'),
    retryBackoffMaxMs: number('retry.backoff.max.ms'),
    reconnectBackoffMs: number('reconnect.backoff.ms'),
    reconnectBackoffMaxMs: number(isFlat ? 'reconnect.backoff.ms' : 'reconnect.backoff.max.ms'),
    metadataMaxAgeMs: number('metadata.max.age.ms'),
  }
}

/** `class org.apache.kafka.clients.consumer.CooperativeStickyAssignor` → `cooperative-sticky`. */
function assignorNames(classes: TypedValue | undefined): readonly string[] {
  if (!Array.isArray(classes)) return []
  return classes.map((name: string) => {
    const simple = name.slice(name.lastIndexOf('.') + 1).replace(/Assignor$/, '')
    return simple === 'CooperativeSticky' ? 'cooperative-sticky' : simple.toLowerCase()
  })
}
