// Starts a client's process: its settings are read and checked, its first connection is made.
// Kafka: the constructors of KafkaProducer and KafkaConsumer.

import { CONFIG_ROWS } from '../../kafka/configs/configRows.ts'
import {
  type ConsumerSettings,
  configureConsumer,
} from '../../kafka/configs/consumerConfigRules.ts'
import { effectiveClientConfig } from '../../kafka/configs/effectiveConfig.ts'
import {
  configureProducer,
  type ProducerSettings,
} from '../../kafka/configs/producerConfigRules.ts'
import { COMPRESSED_PPM } from '../../kafka/records/compression.ts'
import { assert, type EndpointId, US_PER_MS } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { ClientSpec, ProducerSpec, ReaderSpec } from '../../scenario/Scenario.ts'
import type { ConfigValue } from '../../trace/ClusterState.ts'
import { ADMIN } from '../admin/admin.ts'
import { groupPart } from '../GroupPart.ts'
import type { Sim } from '../Memory.ts'
import { planNext } from '../producer/application.ts'
import { createAccumulator } from '../producer/recordAccumulator.ts'
import { record } from '../record.ts'
import { type ClientNetwork, createNetwork } from './ClientNetwork.ts'
import { wantMetadata } from './clientMetadata.ts'

/** Starts a client that was added, or starts it again. */
export function startClient(sim: Sim, spec: ClientSpec): void {
  const life = (sim.state.clients.find((client) => client.id === spec.id)?.incarnation ?? 0) + 1
  const given = givenTo(sim, spec)
  const producer = spec.type === 'producer' ? configureProducer(given) : undefined
  const reader = spec.type === 'reader' ? configureConsumer(given) : undefined
  const settings = producer && 'settings' in producer ? producer.settings : undefined
  const values = clientValues(spec, settings)
  sim.cause = record(sim, {
    type: 'ClientStarted',
    client: spec.id,
    spec,
    values,
    incarnation: life,
  })
  const configured = producer ?? reader
  if (configured && 'error' in configured) {
    record(sim, {
      type: 'CallFailed',
      client: spec.id,
      call: 'constructor',
      error: configured.error,
    })
    record(sim, { type: 'ClientChanged', client: spec.id, to: 'Refused', why: configured.error })
  } else if (spec.type === 'producer' && settings) startProducer(sim, spec, settings, life)
  else if (spec.type === 'reader' && reader && 'settings' in reader)
    startReader(sim, spec, reader.settings, life)
}

/** What its code gives the constructor: the brokers' addresses unless it names others. */
function givenTo(sim: Sim, spec: ClientSpec): Readonly<Record<string, string>> {
  return { 'bootstrap.servers': allBrokers(sim), ...configsOf(spec) }
}

/** The group it names is its group.id. */
function configsOf(spec: ClientSpec): Readonly<Record<string, string>> {
  const isMember = spec.type === 'reader' && spec.group !== undefined
  return { ...(isMember ? { 'group.id': spec.group } : {}), ...spec.configs }
}

function allBrokers(sim: Sim): string {
  const brokers = sim.state.nodes.filter((node) => node.isBroker)
  return brokers.map(({ endpoint }) => `${endpoint}:9092`).join(',') || 'localhost:9092'
}

/** The settings of a client with their sources; what Kafka lowers or raises by itself shows as it is in force. */
function clientValues(
  spec: ClientSpec,
  settings: ProducerSettings | undefined,
): ReadonlyMap<string, ConfigValue> {
  const scope = spec.type === 'producer' ? 'producer' : 'consumer'
  const values = new Map<string, ConfigValue>()
  for (const row of CONFIG_ROWS[scope]) {
    const found = effectiveClientConfig(scope, row.name, configsOf(spec))
    if (found?.value != null)
      values.set(row.name, { value: found.value, source: found.source, setBy: 0 })
  }
  if (settings) {
    const change = (name: string, value: string) => {
      const now = values.get(name)
      if (now && now.value !== value) values.set(name, { ...now, value })
    }
    change('acks', settings.acks === -1 ? 'all' : String(settings.acks))
    change('enable.idempotence', String(settings.enableIdempotence))
    change('delivery.timeout.ms', String(settings.deliveryTimeoutMs))
  }
  return Object.freeze(values)
}

type NetworkSettings = Pick<
  ProducerSettings,
  | 'bootstrapServers'
  | 'requestTimeoutMs'
  | 'retryBackoffMs'
  | 'retryBackoffMaxMs'
  | 'reconnectBackoffMs'
  | 'reconnectBackoffMaxMs'
  | 'metadataMaxAgeMs'
> &
  Partial<Pick<ProducerSettings, 'maxInFlight'>>

/** A consumer has no setting for it (ConsumerUtils.CONSUMER_MAX_INFLIGHT_REQUESTS_PER_CONNECTION). */
const CONSUMER_IN_FLIGHT = 100

function networkFor(
  sim: Sim,
  id: EndpointId,
  settings: NetworkSettings,
  life: number,
  topics: string[],
  mayCreateTopics: boolean,
  pattern: string | null = null,
): ClientNetwork {
  return createNetwork(id, life, {
    requestTimeoutUs: settings.requestTimeoutMs * US_PER_MS,
    retryBackoffUs: settings.retryBackoffMs * US_PER_MS,
    retryBackoffMaxUs: settings.retryBackoffMaxMs * US_PER_MS,
    reconnectBackoffUs: settings.reconnectBackoffMs * US_PER_MS,
    reconnectBackoffMaxUs: settings.reconnectBackoffMaxMs * US_PER_MS,
    metadataMaxAgeUs: settings.metadataMaxAgeMs * US_PER_MS,
    bootstrap: bootstrapOf(sim, settings.bootstrapServers),
    topics,
    pattern,
    mayCreateTopics,
    maxInFlight: settings.maxInFlight ?? CONSUMER_IN_FLIGHT,
  })
}

/** The nodes that addresses such as `broker-1:9092` name; at any other address nobody listens. */
function bootstrapOf(sim: Sim, addresses: readonly string[]): readonly EndpointId[] {
  return addresses.map((address) => {
    const host = address.slice(0, address.lastIndexOf(':'))
    return sim.state.nodes.find((node) => node.endpoint === host)?.endpoint ?? 'nowhere'
  })
}

function startProducer(
  sim: Sim,
  spec: ProducerSpec,
  settings: ProducerSettings,
  life: number,
): void {
  const compression = settings.compressionType
  sim.memory.producers.set(spec.id, {
    id: spec.id,
    life,
    network: networkFor(sim, spec.id, settings, life, [], true),
    settings: Object.freeze({
      acks: settings.acks,
      idempotent: settings.enableIdempotence,
      compression,
      maxBlockUs: settings.maxBlockMs * US_PER_MS,
      maxRequestBytes: settings.maxRequestSize,
      bufferBytes: settings.bufferMemory,
      maxInFlight: settings.maxInFlight,
      retries: settings.retries,
      requestTimeoutMs: settings.requestTimeoutMs,
      deliveryTimeoutUs: settings.deliveryTimeoutMs * US_PER_MS,
      ignoreKeys: settings.ignoreKeys,
      roundRobin: settings.partitionerClass?.endsWith('RoundRobinPartitioner') ?? false,
    }),
    accumulator: createAccumulator(
      Object.freeze({
        batchSize: settings.batchSize,
        bufferMemory: settings.bufferMemory,
        lingerUs: settings.lingerMs * US_PER_MS,
        retryBackoffUs: settings.retryBackoffMs * US_PER_MS,
        retryBackoffMaxUs: settings.retryBackoffMaxMs * US_PER_MS,
        deliveryTimeoutUs: settings.deliveryTimeoutMs * US_PER_MS,
        adaptive: settings.adaptivePartitioning,
        availabilityTimeoutUs: settings.availabilityTimeoutMs * US_PER_MS,
        compressionPpm: compression === 'none' ? null : COMPRESSED_PPM[compression],
        idempotent: settings.enableIdempotence,
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

function startReader(sim: Sim, spec: ReaderSpec, settings: ConsumerSettings, life: number): void {
  const { assign = [], subscribe = [] } = spec
  const pattern = 'pattern' in subscribe ? subscribe.pattern : null
  const named = 'pattern' in subscribe ? [] : subscribe
  const topics = [...new Set([...assign.map(({ topic }) => topic), ...named])]
  const before = sim.state.clients.find((client) => client.id === spec.id)
  const old = before?.type === 'reader' && life > 1 ? before : undefined
  const processingUs = old?.processingUs ?? (spec.processing ? durationUs(spec.processing) : 0)
  const mayCreate = spec.configs?.['allow.auto.create.topics'] !== 'false'
  const network = networkFor(sim, spec.id, settings, life, topics, mayCreate, pattern)
  sim.memory.readers.set(spec.id, {
    id: spec.id,
    life,
    network,
    settings: Object.freeze({
      minBytes: settings.fetchMinBytes,
      maxWaitMs: settings.fetchMaxWaitMs,
      maxBytes: settings.fetchMaxBytes,
      maxPartitionBytes: settings.maxPartitionFetchBytes,
      maxPollRecords: settings.maxPollRecords,
      autoOffsetReset: settings.autoOffsetReset,
      isolation: settings.isolationLevel,
    }),
    partitions: [],
    fetches: new Map(),
    lookups: new Map(),
    next: 0,
    working: false,
    polls: old?.polls ?? 0,
    processingUs,
    paused: false,
    failed: false,
    group: settings.groupId === null ? null : groupPart().member.create(settings, spec),
    application: {
      commit: spec.commit,
      slow: spec.slow,
      poison: spec.poison,
      perPollUs: durationUs(spec.perPoll ?? '0s'),
      slowUs: durationUs(spec.slow?.processing ?? '0s'),
    },
  })
  record(sim, { type: 'ClientSlowed', client: spec.id, processingUs })
  wantMetadata(sim, network)
}

/** The cluster's own admin client, from which acts on topics and settings come. */
export function startAdmin(sim: Sim): void {
  const configured = configureConsumer({ 'bootstrap.servers': allBrokers(sim) })
  assert('settings' in configured, 'the admin client takes its defaults')
  record(sim, {
    type: 'ClientStarted',
    client: ADMIN,
    spec: null,
    values: Object.freeze(new Map()),
    incarnation: 1,
  })
  const network = networkFor(sim, ADMIN, configured.settings, 1, [], false)
  sim.memory.admins.set(ADMIN, { id: ADMIN, life: 1, network, calls: [] })
}
