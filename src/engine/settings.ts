// Settings in force: a topic's own, else the broker's, else the default; each with its source.
// Kafka: LogConfig, KafkaConfig, DynamicBrokerConfig. Values are read as texts once and remembered.
import type { Compression } from '../kafka/terms.ts'
import type { ConfigValue, NodeState } from '../trace/ClusterState.ts'
import { DEFAULTS } from './configDefaults.ts'
import type { Sim } from './Memory.ts'
import { record } from './record.ts'

export interface TopicSettings {
  readonly texts: ReadonlyMap<string, string>
  readonly compacted: boolean
  readonly compression: Compression | 'producer'
  readonly flushMessages: number
  readonly maxMessageBytes: number
  readonly segmentBytes: number
  readonly segmentMs: number
  readonly logAppendTime: boolean
  readonly timestampAfterMaxMs: number
  readonly timestampBeforeMaxMs: number
}

/** The broker's setting that stands for a topic's where the topic has none of its own. */
export const BROKER_SYNONYMS: Readonly<Record<string, string>> = {
  'cleanup.policy': 'log.cleanup.policy',
  'compression.type': 'compression.type',
  'flush.messages': 'log.flush.interval.messages',
  'max.message.bytes': 'message.max.bytes',
  'message.timestamp.after.max.ms': 'log.message.timestamp.after.max.ms',
  'message.timestamp.before.max.ms': 'log.message.timestamp.before.max.ms',
  'message.timestamp.type': 'log.message.timestamp.type',
  'min.insync.replicas': 'min.insync.replicas',
  'retention.ms': 'log.retention.ms',
  'segment.bytes': 'log.segment.bytes',
  'segment.ms': 'log.roll.ms',
}

const remembered = new WeakMap<object, WeakMap<object, TopicSettings>>()
const NONE: Readonly<Record<string, string>> = Object.freeze({})

/** The settings of a topic as this broker has read them. */
export function topicSettings(node: NodeState, topic: string): TopicSettings {
  const own = node.image.configs[`topic:${topic}`] ?? NONE
  let byOwn = remembered.get(node.configs)
  if (!byOwn) {
    byOwn = new WeakMap()
    remembered.set(node.configs, byOwn)
  }
  let settings = byOwn.get(own)
  if (!settings) {
    settings = readTopicSettings(node, own)
    byOwn.set(own, settings)
  }
  return settings
}

/** One topic setting with its source, for describing and explaining. */
export function topicValue(node: NodeState, topic: string, name: string): ConfigValue {
  const own = node.image.configs[`topic:${topic}`]?.[name]
  if (own !== undefined)
    return { value: own, source: 'DYNAMIC_TOPIC_CONFIG', setBy: node.imageSetBy }
  const brokers = node.configs.get(BROKER_SYNONYMS[name] ?? '')
  return brokers ?? { value: DEFAULTS.topic[name] ?? '', source: 'DEFAULT_CONFIG', setBy: 0 }
}

function readTopicSettings(node: NodeState, own: Readonly<Record<string, string>>): TopicSettings {
  const texts = new Map<string, string>()
  for (const name of Object.keys(DEFAULTS.topic)) {
    texts.set(
      name,
      own[name] ??
        node.configs.get(BROKER_SYNONYMS[name] ?? '')?.value ??
        DEFAULTS.topic[name] ??
        '',
    )
  }
  const text = (name: string) => texts.get(name) ?? ''
  const compression = text('compression.type')
  return {
    texts,
    compacted: text('cleanup.policy')
      .split(',')
      .some((policy) => policy.trim() === 'compact'),
    compression:
      compression === 'uncompressed' ? 'none' : (compression as Compression | 'producer'),
    flushMessages: Number(text('flush.messages')),
    maxMessageBytes: Number(text('max.message.bytes')),
    segmentBytes: Number(text('segment.bytes')),
    segmentMs: Number(text('segment.ms')),
    logAppendTime: text('message.timestamp.type') === 'LogAppendTime',
    timestampAfterMaxMs: Number(text('message.timestamp.after.max.ms')),
    timestampBeforeMaxMs: Number(text('message.timestamp.before.max.ms')),
  }
}

/** A broker setting in force, as text. */
export function brokerText(node: NodeState, name: string): string {
  return node.configs.get(name)?.value ?? DEFAULTS.broker[name] ?? ''
}

export function brokerNumber(_sim: Sim, node: NodeState, name: string): number {
  return Number(brokerText(node, name))
}

/** Reads the node's settings anew: defaults, server.properties, then what was set for all brokers or for it. */
export function configureNode(sim: Sim, node: NodeState): void {
  const cluster = sim.scenario.clusters[sim.state.name]
  const process = cluster?.hosts
    .flatMap((host) => host.processes)
    .find((candidate) => candidate.node === node.id)
  const values = new Map<string, ConfigValue>()
  const put = (
    configs: Readonly<Record<string, string>> | undefined,
    source: ConfigValue['source'],
    setBy: number,
  ) => {
    for (const name of Object.keys(configs ?? {}))
      values.set(name, { value: configs?.[name] ?? '', source, setBy })
  }
  put(cluster?.configs, 'STATIC_BROKER_CONFIG', 0)
  put(process?.configs, 'STATIC_BROKER_CONFIG', 0)
  put(node.image.configs['broker:'], 'DYNAMIC_DEFAULT_BROKER_CONFIG', sim.cause)
  put(node.image.configs[`broker:${node.id}`], 'DYNAMIC_BROKER_CONFIG', sim.cause)
  record(sim, { type: 'NodeConfigured', node: node.id, values: Object.freeze(values) })
}
