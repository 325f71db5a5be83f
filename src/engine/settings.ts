// Settings in force: a topic's own, else the broker's, else the default; each with its source.
// Kafka: LogConfig, KafkaConfig, DynamicBrokerConfig. Values are read as texts once and remembered.
import { CONFIG_ROWS, configRow } from '../kafka/configs/configRows.ts'
import { effectiveBrokerConfig, effectiveTopicConfig } from '../kafka/configs/effectiveConfig.ts'
import { assert, type Compression } from '../kafka/terms.ts'
import type { ConfigValue, NodeState } from '../trace/ClusterState.ts'
import { configLayers } from '../trace/topicConfigs.ts'
import type { Sim } from './Memory.ts'
import { record } from './record.ts'

export interface TopicSettings {
  readonly texts: ReadonlyMap<string, string>
  readonly compacted: boolean
  readonly compression: Compression | 'producer'
  readonly flushMessages: number
  readonly maxMessageBytes: number
  readonly minInsyncReplicas: number
  readonly segmentBytes: number
  readonly segmentMs: number
  readonly logAppendTime: boolean
  readonly timestampAfterMaxMs: number
  readonly timestampBeforeMaxMs: number
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
    settings = readTopicSettings(node, topic)
    byOwn.set(own, settings)
  }
  return settings
}

function readTopicSettings(node: NodeState, topic: string): TopicSettings {
  const texts = new Map<string, string>()
  const layers = configLayers(node, topic)
  for (const row of CONFIG_ROWS.topic)
    texts.set(row.name, effectiveTopicConfig(row.name, layers)?.value ?? '')
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
    minInsyncReplicas: Number(text('min.insync.replicas')),
    segmentBytes: Number(text('segment.bytes')),
    segmentMs: Number(text('segment.ms')),
    logAppendTime: text('message.timestamp.type') === 'LogAppendTime',
    timestampAfterMaxMs: Number(text('message.timestamp.after.max.ms')),
    timestampBeforeMaxMs: Number(text('message.timestamp.before.max.ms')),
  }
}

/** A broker setting in force, as text. */
export function brokerText(node: NodeState, name: string): string {
  return node.configs.get(name)?.value ?? configRow('broker', name)?.default ?? ''
}

/** A broker setting in force, as a number. A setting the tables lack is our own bug. */
export function brokerNumber(_sim: Sim, node: NodeState, name: string): number {
  const text = brokerText(node, name)
  assert(text !== '', `there is no broker setting ${name}`)
  return Number(text)
}

/** Reads the node's settings anew: server.properties, then what was set for all brokers or for it; the rest is default. */
export function configureNode(sim: Sim, node: NodeState): void {
  const layers = configLayers(node, null)
  const values = new Map<string, ConfigValue>()
  const names = new Set(
    [layers.staticBroker, layers.dynamicDefault, layers.dynamicBroker].flatMap((texts) =>
      Object.keys(texts ?? {}),
    ),
  )
  for (const name of names) {
    const found = effectiveBrokerConfig(name, layers)
    if (found)
      values.set(name, {
        value: found.value ?? '',
        source: found.source,
        setBy: found.source === 'STATIC_BROKER_CONFIG' ? 0 : sim.cause,
      })
  }
  record(sim, { type: 'NodeConfigured', node: node.id, values: Object.freeze(values) })
}
