// What a producer's constructor makes of its settings: the values in force, or the exception it throws.
// Kafka: ProducerConfig (parsing, postProcessAndValidateIdempotenceConfigs), KafkaProducer.configureDeliveryTimeout,
// ClientUtils.parseAndValidateAddresses. KIPs: KIP-91, KIP-679, KIP-939.
// Simplified: serializers and partitioner classes are not looked up; Kafka's warnings are not given.
import type { ConfigRow, TypedValue } from './ConfigRow.ts'
import { parseConfigValue } from './parseConfigValue.ts'
import { PRODUCER_CONFIGS } from './producer.ts'

/** The producer's settings in force, sizes in bytes and times in ms as written. */
export interface ProducerSettings {
  readonly bootstrapServers: readonly string[]
  readonly clientId: string
  readonly acks: -1 | 0 | 1
  readonly retries: number
  readonly bufferMemory: number
  readonly compressionType: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'
  readonly batchSize: number
  readonly lingerMs: number
  readonly deliveryTimeoutMs: number
  readonly requestTimeoutMs: number
  readonly maxBlockMs: number
  readonly maxRequestSize: number
  readonly maxInFlight: number
  readonly retryBackoffMs: number
  readonly retryBackoffMaxMs: number
  readonly reconnectBackoffMs: number
  readonly reconnectBackoffMaxMs: number
  readonly metadataMaxAgeMs: number
  readonly adaptivePartitioning: boolean
  readonly availabilityTimeoutMs: number
  readonly ignoreKeys: boolean
  readonly partitionerClass: string | null
  readonly enableIdempotence: boolean
  readonly transactionalId: string | null
}

/** Settings, or the exceptions from the outermost in, as `Exception: message <- cause` shows them. */
export type ProducerConfigured =
  | { readonly settings: ProducerSettings }
  | { readonly error: string }

const MAX_INT = 2147483647
const MAX_IN_FLIGHT_IDEMPOTENT = 5
/** Set by whoever writes the client's code, so the model does not ask for them. */
const GIVEN_BY_CODE: readonly string[] = ['key.serializer', 'value.serializer']

/** Reads the settings as `new KafkaProducer(config)` does; settings it does not know are left alone. */
export function configureProducer(
  given: Readonly<Record<string, string | null>>,
): ProducerConfigured {
  const values = new Map<string, TypedValue>()
  for (const row of PRODUCER_CONFIGS) {
    const parsed = readValue(row, given)
    if ('error' in parsed) return { error: `ConfigException: ${parsed.error}` }
    values.set(row.name, parsed.value)
  }
  const idempotence = checkIdempotence(values, given)
  if ('error' in idempotence) return { error: `ConfigException: ${idempotence.error}` }
  const failure = whyNotConstructed(values, given)
  if (failure) {
    return {
      error: `KafkaException: Failed to construct kafka producer <- ConfigException: ${failure}`,
    }
  }
  return { settings: settingsOf(values, given, idempotence.enabled) }
}

function readValue(row: ConfigRow, given: Readonly<Record<string, string | null>>) {
  const text = row.name in given ? given[row.name] : row.default
  if (text !== undefined) return parseConfigValue(row, text)
  if (GIVEN_BY_CODE.includes(row.name)) return { value: null }
  return { error: `Missing required configuration "${row.name}" which has no default value.` }
}

type Values = ReadonlyMap<string, TypedValue>
type Given = Readonly<Record<string, string | null>>

/** Conflicts refuse what was asked for by name, and quietly lower what is only the default. */
function checkIdempotence(
  values: Values,
  given: Given,
): { readonly enabled: boolean } | { readonly error: string } {
  const isExplicit = 'enable.idempotence' in given
  let enabled = values.get('enable.idempotence') === true
  if (enabled) {
    const hasNoRetries = values.get('retries') === 0
    if (hasNoRetries && isExplicit) return { error: MUST_RETRY }
    const hasWeakAcks = acksOf(values) !== -1
    if (hasWeakAcks && isExplicit) return { error: MUST_ACK_ALL }
    const inFlight = numberAt(values, 'max.in.flight.requests.per.connection')
    if (inFlight > MAX_IN_FLIGHT_IDEMPOTENT) return { error: tooManyInFlight(inFlight) }
    enabled = !hasNoRetries && !hasWeakAcks
  }
  if (!enabled && 'transactional.id' in given) return { error: MUST_BE_IDEMPOTENT }
  const neverTimesOut = values.get('transaction.two.phase.commit.enable') === true
  if (neverTimesOut && 'transaction.timeout.ms' in given) return { error: NO_TIMEOUT_IN_TWO_PHASES }
  return { enabled }
}

const MUST_RETRY = 'Must set retries to non-zero when using the idempotent producer.'
const MUST_ACK_ALL =
  'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.'
const MUST_BE_IDEMPOTENT = 'Cannot set a transactional.id without also enabling idempotence.'
const NO_TIMEOUT_IN_TWO_PHASES =
  'Cannot set transaction.timeout.ms when transaction.two.phase.commit.enable is set to true. ' +
  'Transactions will not expire with two-phase commit enabled.'

function tooManyInFlight(inFlight: number): string {
  const setting = 'max.in.flight.requests.per.connection'
  return `To use the idempotent producer, ${setting} must be set to at most 5. Current value is ${inFlight}.`
}

function numberAt(values: Values, name: string): number {
  return Number(values.get(name))
}

function acksOf(values: Values): -1 | 0 | 1 {
  const acks = values.get('acks')
  if (acks === '0') return 0
  return acks === '1' ? 1 : -1
}

/** `linger.ms` is a long of which the producer keeps an int. */
function lingerMsOf(values: Values): number {
  return Math.min(numberAt(values, 'linger.ms'), MAX_INT)
}

function leastDeliveryMs(values: Values): number {
  return Math.min(lingerMsOf(values) + numberAt(values, 'request.timeout.ms'), MAX_INT)
}

/** What fails only after the settings were read, inside the constructor. */
function whyNotConstructed(values: Values, given: Given): string | null {
  const isTooShort = numberAt(values, 'delivery.timeout.ms') < leastDeliveryMs(values)
  if (isTooShort && 'delivery.timeout.ms' in given) {
    return 'delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms'
  }
  return whyBadAddress(textsAt(values, 'bootstrap.servers'))
}

function textsAt(values: Values, name: string): readonly string[] {
  const value = values.get(name)
  return Array.isArray(value) ? value : []
}

/** An address is host:port, the host maybe in brackets, a protocol maybe before it (Utils.HOST_PORT_PATTERN). */
function whyBadAddress(addresses: readonly string[]): string | null {
  const pattern = /^(?:[0-9a-zA-Z\-%._]*:\/\/)?\[?([0-9a-zA-Z\-%._:]*)\]?:([0-9]+)$/
  for (const address of addresses) {
    const port = pattern.exec(address)?.[2]
    if (port === undefined) return `Invalid url in bootstrap.servers: ${address}`
    if (Number(port) > 65535) return `Invalid port in bootstrap.servers: ${address}`
  }
  return null
}

/** Whoever sets only the first pause gets it each time: no doubling (postProcessReconnectBackoffConfigs). */
function reconnectBackoffMaxMs(values: Values, given: Given): number {
  const isFlat = 'reconnect.backoff.ms' in given && !('reconnect.backoff.max.ms' in given)
  return numberAt(values, isFlat ? 'reconnect.backoff.ms' : 'reconnect.backoff.max.ms')
}

function settingsOf(values: Values, given: Given, enableIdempotence: boolean): ProducerSettings {
  const number = (name: string) => numberAt(values, name)
  const text = (name: string) => String(values.get(name))
  const textOrNull = (name: string) => (values.get(name) === null ? null : text(name))
  return {
    bootstrapServers: textsAt(values, 'bootstrap.servers'),
    clientId: text('client.id'),
    acks: acksOf(values),
    retries: number('retries'),
    bufferMemory: number('buffer.memory'),
    compressionType: text('compression.type') as ProducerSettings['compressionType'],
    batchSize: number('batch.size'),
    lingerMs: lingerMsOf(values),
    // A default that is too short is raised in silence; one that was asked for was refused above.
    deliveryTimeoutMs: Math.max(number('delivery.timeout.ms'), leastDeliveryMs(values)),
    requestTimeoutMs: number('request.timeout.ms'),
    maxBlockMs: number('max.block.ms'),
    maxRequestSize: number('max.request.size'),
    maxInFlight: number('max.in.flight.requests.per.connection'),
    retryBackoffMs: number('retry.backoff.ms'),
    retryBackoffMaxMs: number('retry.backoff.max.ms'),
    reconnectBackoffMs: number('reconnect.backoff.ms'),
    reconnectBackoffMaxMs: reconnectBackoffMaxMs(values, given),
    metadataMaxAgeMs: number('metadata.max.age.ms'),
    adaptivePartitioning: values.get('partitioner.adaptive.partitioning.enable') === true,
    availabilityTimeoutMs: number('partitioner.availability.timeout.ms'),
    ignoreKeys: values.get('partitioner.ignore.keys') === true,
    partitionerClass: textOrNull('partitioner.class'),
    enableIdempotence,
    transactionalId: textOrNull('transactional.id'),
  }
}
