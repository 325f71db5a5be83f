// What the recorder's steps say of clusters, topics, producers and sends.
import type { RecordedCluster, SendRequest, TopicRequest } from './clientsDriver.ts'
import type { Json, JsonObject } from './json.ts'
import { isList, isObject, numberOf, objectOf, objectsOf, textOf, textsOf } from './json.ts'

export function clusterOf(recorded: JsonObject): RecordedCluster {
  const cluster = objectOf(recorded, 'cluster')
  const configs = isObject(cluster.configs) ? cluster.configs : {}
  const nodes = objectsOf(cluster, 'nodes').map((node) => ({
    id: numberOf(node, 'id'),
    roles: textsOf(node, 'roles'),
  }))
  return { nodes, brokerConfig: textsByName(configs.broker) }
}

function textsByName(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
}

export function topicRequest(action: JsonObject): TopicRequest {
  const replicas = isList(action.replicas) ? action.replicas.map((list) => numbers(list)) : null
  return {
    topic: textOf(action, 'topic'),
    partitions: typeof action.partitions === 'number' ? action.partitions : 1,
    replicationFactor: typeof action.rf === 'number' ? action.rf : 1,
    replicas,
    config: textsByName(action.config),
  }
}

function numbers(value: Json): readonly number[] {
  return isList(value) ? value.map(Number) : []
}

export function producerConfig(action: JsonObject): Record<string, string> {
  const config = textsByName(action.config)
  const { transactionalId } = action
  return typeof transactionalId === 'string'
    ? { ...config, 'transactional.id': transactionalId }
    : config
}

/** `sent` = how many values v1, v2 … each topic has had. */
export function sendRequest(sent: Map<string, number>, action: JsonObject): SendRequest {
  const topic = textOf(action, 'topic')
  const keys = 'keys' in action ? textsOf(action, 'keys') : []
  const key = typeof action.key === 'string' ? action.key : null
  const values = valuesOf(sent, action, topic, keys.length)
  return {
    topic,
    partition: typeof action.partition === 'number' ? action.partition : null,
    records: values.map((value, i) => ({ key: keys.length > 0 ? (keys[i] ?? null) : key, value })),
    gapMs: typeof action.gapMs === 'number' ? action.gapMs : 0,
  }
}

/** Given, or so many x, or v1, v2 … counted per topic. */
function valuesOf(
  sent: Map<string, number>,
  action: JsonObject,
  topic: string,
  keys: number,
): string[] {
  if ('values' in action) return [...textsOf(action, 'values')]
  const count = Math.max(typeof action.count === 'number' ? action.count : 1, keys)
  const bytes = typeof action.bytes === 'number' ? action.bytes : 0
  return Array.from({ length: count }, () => {
    if (bytes > 0) return 'x'.repeat(bytes)
    const number = (sent.get(topic) ?? 0) + 1
    sent.set(topic, number)
    return `v${number}`
  })
}
