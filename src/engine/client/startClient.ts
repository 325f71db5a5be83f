// Starts a client's process: its settings are read and checked, its first connection is made.
// Kafka: the constructors of KafkaProducer and KafkaConsumer.
import { COMPRESSED_PPM } from '../../kafka/records/compression.ts'
import type { Acks, Compression } from '../../kafka/terms.ts'
import { nodeEndpoint } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { ClientSpec, ProducerSpec, ReaderSpec } from '../../scenario/Scenario.ts'
import type { ConfigValue } from '../../trace/ClusterState.ts'
import { ADMIN } from '../admin/admin.ts'
import { DEFAULTS } from '../configDefaults.ts'
import type { Sim } from '../Memory.ts'
import { planNext } from '../producer/application.ts'
import { createAccumulator } from '../producer/recordAccumulator.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import { type ClientNetwork, createNetwork, wantMetadata } from './ClientNetwork.ts'
import { checkClientConfigs } from './checkClientConfigs.ts'

/** Starts a client that was added, or starts it again. */
export function startClient(sim: Sim, spec: ClientSpec): void {
  const life = (sim.state.clients.find((client) => client.id === spec.id)?.incarnation ?? 0) + 1
  const values = clientValues(spec)
  const cause = record(sim, {
    type: 'ClientStarted',
    client: spec.id,
    spec,
    values,
    incarnation: life,
  })
  sim.cause = cause
  const error = checkClientConfigs(spec, values)
  if (error) {
    record(sim, { type: 'CallFailed', client: spec.id, call: 'constructor', error })
    record(sim, { type: 'ClientChanged', client: spec.id, to: 'Refused', why: error })
    return
  }
  if (spec.type === 'producer') startProducer(sim, spec, values, life)
  else startReader(sim, spec, values, life)
}

/** The settings of a client: its own over the defaults; some follow from others, as in Kafka. */
function clientValues(spec: ClientSpec): ReadonlyMap<string, ConfigValue> {
  const values = new Map<string, ConfigValue>()
  const defaults = spec.type === 'producer' ? DEFAULTS.producer : DEFAULTS.consumer
  for (const name of Object.keys(defaults))
    values.set(name, { value: defaults[name] ?? '', source: 'DEFAULT_CONFIG', setBy: 0 })
  for (const name of Object.keys(spec.configs ?? {}))
    values.set(name, { value: spec.configs?.[name] ?? '', source: 'CLIENT_CONFIG', setBy: 0 })
  if (spec.type === 'producer') followUp(spec, values)
  return Object.freeze(values)
}

/** Idempotence falls away by itself when acks or retries forbid it; a default delivery timeout grows with what it must cover. */
function followUp(spec: ProducerSpec, values: Map<string, ConfigValue>): void {
  const text = (name: string) => values.get(name)?.value ?? ''
  const set = (name: string) => name in (spec.configs ?? {})
  const put = (name: string, value: string) =>
    values.set(name, { value, source: 'DEFAULT_CONFIG', setBy: 0 })
  if (text('acks') === '-1') values.set('acks', { value: 'all', source: 'CLIENT_CONFIG', setBy: 0 })
  const conflicting = text('acks') === '0' || text('acks') === '1' || text('retries') === '0'
  if (!set('enable.idempotence') && conflicting) put('enable.idempotence', 'false')
  const least = Number(text('linger.ms')) + Number(text('request.timeout.ms'))
  if (!set('delivery.timeout.ms') && Number(text('delivery.timeout.ms')) < least)
    put('delivery.timeout.ms', String(least))
}

function networkFor(
  sim: Sim,
  spec: ClientSpec,
  values: ReadonlyMap<string, ConfigValue>,
  life: number,
  topics: string[],
): ClientNetwork {
  return createNetwork(spec.id, life, {
    number: (name) => Number(values.get(name)?.value ?? 0),
    bootstrap: bootstrapOf(sim, values),
    topics,
    mayCreateTopics:
      spec.type === 'producer' || values.get('allow.auto.create.topics')?.value !== 'false',
  })
}

/** bootstrap.servers names brokers as `broker-1:9092`; absent = the first node; an unknown name answers nobody. */
function bootstrapOf(sim: Sim, values: ReadonlyMap<string, ConfigValue>): string {
  const text = values.get('bootstrap.servers')?.value
  const first = sim.state.nodes.find((node) => node.isBroker)
  if (text === undefined) return first ? nodeEndpoint(first.id) : ''
  return (
    sim.state.nodes.find((node) =>
      text.split(',').some((address) => address.trim().split(':')[0] === node.endpoint),
    )?.endpoint ?? 'nowhere'
  )
}

function startProducer(
  sim: Sim,
  spec: ProducerSpec,
  values: ReadonlyMap<string, ConfigValue>,
  life: number,
): void {
  const text = (name: string) => values.get(name)?.value ?? ''
  const number = (name: string) => Number(text(name))
  const compression = text('compression.type') as Compression
  const acks: Acks = text('acks') === 'all' ? -1 : (number('acks') as Acks)
  const idempotent = text('enable.idempotence') === 'true'
  const network = networkFor(sim, spec, values, life, [])
  sim.memory.producers.set(spec.id, {
    id: spec.id,
    life,
    network,
    settings: Object.freeze({
      acks,
      idempotent,
      compression,
      lingerMs: number('linger.ms'),
      maxBlockUs: number('max.block.ms') * 1000,
      maxRequestBytes: number('max.request.size'),
      bufferBytes: number('buffer.memory'),
      maxInFlight: number('max.in.flight.requests.per.connection'),
      retries: number('retries'),
      requestTimeoutMs: number('request.timeout.ms'),
      deliveryTimeoutUs: number('delivery.timeout.ms') * 1000,
      ignoreKeys: text('partitioner.ignore.keys') === 'true',
      roundRobin: text('partitioner.class').endsWith('RoundRobinPartitioner'),
    }),
    accumulator: createAccumulator(
      Object.freeze({
        batchSize: number('batch.size'),
        bufferMemory: number('buffer.memory'),
        lingerUs: number('linger.ms') * 1000,
        retryBackoffUs: number('retry.backoff.ms') * 1000,
        retryBackoffMaxUs: number('retry.backoff.max.ms') * 1000,
        deliveryTimeoutUs: number('delivery.timeout.ms') * 1000,
        adaptive: text('partitioner.adaptive.partitioning.enable') === 'true',
        availabilityTimeoutUs: number('partitioner.availability.timeout.ms') * 1000,
        compressionPpm: compression === 'none' ? null : COMPRESSED_PPM[compression],
        idempotent,
      }),
    ),
    requests: new Map(),
    inFlight: new Map(),
    times: new Map(),
    overdue: [],
    blocked: null,
    senderAt: 0,
    expiryAt: 0,
    roundRobin: new Map(),
    dueAt: new Map(),
    paused: false,
  })
  startSources(sim, spec)
}

/** The producer's own workload goes on where it stood; acts' records that were never sent go with the process. */
function startSources(sim: Sim, spec: ProducerSpec): void {
  const producer = sim.memory.producers.get(spec.id)
  if (!producer || !spec.workload) return
  let source = sim.state.sources.find((candidate) => candidate.id === spec.id)
  if (!source) {
    record(sim, {
      type: 'SourceAdded',
      source: sim.state.sources.length,
      id: spec.id,
      client: spec.id,
      topic: spec.workload.topic,
      workload: spec.workload,
    })
    source = sim.state.sources[sim.state.sources.length - 1]
  }
  if (source) planNext(sim, producer, source)
}

function startReader(
  sim: Sim,
  spec: ReaderSpec,
  values: ReadonlyMap<string, ConfigValue>,
  life: number,
): void {
  const text = (name: string) => values.get(name)?.value ?? ''
  const number = (name: string) => Number(text(name))
  const topics = [...new Set(spec.assign.map((each) => each.topic))]
  const before = sim.state.clients.find((client) => client.id === spec.id)
  const processingUs =
    before?.type === 'reader' && before.incarnation > 1
      ? before.processingUs
      : spec.processing
        ? durationUs(spec.processing)
        : 0
  const network = networkFor(sim, spec, values, life, topics)
  sim.memory.readers.set(spec.id, {
    id: spec.id,
    life,
    network,
    settings: Object.freeze({
      minBytes: number('fetch.min.bytes'),
      maxWaitMs: number('fetch.max.wait.ms'),
      maxBytes: number('fetch.max.bytes'),
      maxPartitionBytes: number('max.partition.fetch.bytes'),
      maxPollRecords: number('max.poll.records'),
      autoOffsetReset: text('auto.offset.reset'),
      isolation: text('isolation.level') as 'read_uncommitted',
    }),
    partitions: [],
    fetches: new Map(),
    lookups: new Map(),
    next: 0,
    busyUntil: 0,
    working: false,
    polls: before?.type === 'reader' ? before.polls : 0,
    processingUs,
    paused: false,
    failed: false,
  })
  record(sim, { type: 'ClientSlowed', client: spec.id, processingUs })
  wantMetadata(sim, network)
}

/** The cluster's own admin client, from which acts on topics and settings come. */
export function startAdmin(sim: Sim): void {
  const values: ReadonlyMap<string, ConfigValue> = Object.freeze(
    new Map(
      Object.keys(DEFAULTS.consumer).map((name): [string, ConfigValue] => [
        name,
        { value: DEFAULTS.consumer[name] ?? '', source: 'DEFAULT_CONFIG', setBy: 0 },
      ]),
    ),
  )
  record(sim, { type: 'ClientStarted', client: ADMIN, spec: null, values, incarnation: 1 })
  const network = createNetwork(ADMIN, 1, {
    number: (name) => Number(values.get(name)?.value ?? 0),
    bootstrap: bootstrapOf(sim, values),
    topics: [],
    mayCreateTopics: false,
  })
  sim.memory.admins.set(ADMIN, { id: ADMIN, life: 1, network, calls: [] })
}

export function scheduleStart(sim: Sim, index: number, at: number): void {
  schedule(sim, { at, type: 'clientStart', who: '', id: index })
}
