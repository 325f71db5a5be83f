// Which value of a setting is in force, and where it came from.
// Kafka: KafkaConfigSchema.resolveEffectiveTopicConfig, DynamicBrokerConfig, ConfigEntry.ConfigSource.
import type { ConfigRow, ConfigSource, ConfigUnit } from './ConfigRow.ts'
import { configRow } from './configRows.ts'

/** Settings as texts by name. */
export type ConfigTexts = Readonly<Record<string, string>>

/** What was set where; whatever is missing is empty. */
export interface ConfigLayers {
  /** For one topic. */
  readonly topic?: ConfigTexts
  /** For this broker, live. */
  readonly dynamicBroker?: ConfigTexts
  /** For all brokers, live. */
  readonly dynamicDefault?: ConfigTexts
  /** In this broker's properties file. */
  readonly staticBroker?: ConfigTexts
}

export interface EffectiveConfig {
  /** As text; null = no value. */
  readonly value: string | null
  readonly source: ConfigSource
  /** The name under which it was set: of a topic's setting maybe the broker's. */
  readonly setAs: string
}

/** A topic's setting: its own value, else the broker's, else Kafka's default. Undefined = no such setting. */
export function effectiveTopicConfig(
  name: string,
  layers: ConfigLayers,
): EffectiveConfig | undefined {
  const row = configRow('topic', name)
  if (!row) return undefined
  const own = layers.topic?.[name]
  if (own !== undefined) return { value: own, source: 'DYNAMIC_TOPIC_CONFIG', setAs: name }
  return brokerValue(row.brokerNames ?? [], row.unit, layers) ?? defaultOf(row)
}

/** A broker's setting: live for it, live for all, from its file, else Kafka's default. Undefined = no such setting. */
export function effectiveBrokerConfig(
  name: string,
  layers: ConfigLayers,
): EffectiveConfig | undefined {
  const row = configRow('broker', name)
  if (!row) return undefined
  return brokerValue([name], row.unit, layers) ?? defaultOf(row)
}

/** A client's setting: as given to its constructor, else Kafka's default. Undefined = no such setting. */
export function effectiveClientConfig(
  scope: 'producer' | 'consumer',
  name: string,
  given: ConfigTexts,
): EffectiveConfig | undefined {
  const row = configRow(scope, name)
  if (!row) return undefined
  const own = given[name]
  return own === undefined ? defaultOf(row) : { value: own, source: 'CLIENT_CONFIG', setAs: name }
}

function defaultOf(row: ConfigRow): EffectiveConfig {
  return { value: row.default ?? null, source: 'DEFAULT_CONFIG', setAs: row.name }
}

/** A layer counts before the next, and within a layer the finer unit before the coarser. */
function brokerValue(
  names: readonly string[],
  unit: ConfigUnit | undefined,
  layers: ConfigLayers,
): EffectiveConfig | undefined {
  const inOrder: readonly [ConfigSource, ConfigTexts | undefined][] = [
    ['DYNAMIC_BROKER_CONFIG', layers.dynamicBroker],
    ['DYNAMIC_DEFAULT_BROKER_CONFIG', layers.dynamicDefault],
    ['STATIC_BROKER_CONFIG', layers.staticBroker],
  ]
  for (const [source, texts] of inOrder) {
    for (const setAs of names) {
      const text = texts?.[setAs]
      if (text === undefined) continue
      return { value: inUnit(text, configRow('broker', setAs)?.unit, unit), source, setAs }
    }
  }
  return undefined
}

const MS_OF: Readonly<Partial<Record<ConfigUnit, number>>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
}

/** Hours and minutes become ms where a topic's setting wants ms; what is negative stays (no limit). */
function inUnit(text: string, from: ConfigUnit | undefined, to: ConfigUnit | undefined): string {
  const factor = from && to === 'ms' ? MS_OF[from] : undefined
  const value = Number(text)
  return factor === undefined || value < 0 ? text : String(value * factor)
}
