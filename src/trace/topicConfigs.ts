// A topic's settings as one broker has read them, each with its source.
// Kafka: KafkaConfigSchema.resolveEffectiveTopicConfig.
import {
  type ConfigLayers,
  type ConfigTexts,
  effectiveTopicConfig,
} from '../kafka/configs/effectiveConfig.ts'
import type { ConfigValue, NodeState } from './ClusterState.ts'

const NONE: ConfigTexts = Object.freeze({})

/** What was set where: for the topic, for this broker, for all brokers, in its properties file. */
export function configLayers(node: NodeState, topic: string | null): ConfigLayers {
  return {
    topic: topic === null ? NONE : (node.image.configs[`topic:${topic}`] ?? NONE),
    dynamicBroker: node.image.configs[`broker:${node.id}`] ?? NONE,
    dynamicDefault: node.image.configs['broker:'] ?? NONE,
    staticBroker: node.staticConfigs,
  }
}

/** One setting of a topic in force on a broker. */
export function topicValue(node: NodeState, topic: string, name: string): ConfigValue {
  const found = effectiveTopicConfig(name, configLayers(node, topic))
  const source = found?.source ?? 'DEFAULT_CONFIG'
  const isFixed = source === 'DEFAULT_CONFIG' || source === 'STATIC_BROKER_CONFIG'
  return { value: found?.value ?? '', source, setBy: isFixed ? 0 : node.imageSetBy }
}
