// What a controller checks before a topic gets settings.
// Kafka: LogConfig.validate, ControllerConfigurationValidator.
import type { TypedValue } from './ConfigRow.ts'
import { CONFIG_ROWS, configRow } from './configRows.ts'
import { parseConfigValue } from './parseConfigValue.ts'

/** The text of the INVALID_CONFIG error for a topic's own settings, null = all are good. */
export function whyTopicConfigsInvalid(configs: Readonly<Record<string, string>>): string | null {
  const stranger = Object.keys(configs).find((name) => !configRow('topic', name))
  if (stranger !== undefined) return `Unknown topic config name: ${stranger}`
  const values = new Map<string, TypedValue>()
  for (const row of CONFIG_ROWS.topic) {
    const parsed = parseConfigValue(row, configs[row.name] ?? row.default ?? null)
    const isOurs = row.name in configs
    if ('error' in parsed) {
      if (isOurs) return parsed.error
    } else values.set(row.name, parsed.value)
  }
  return whyLagsConflict(values)
}

function whyLagsConflict(values: ReadonlyMap<string, TypedValue>): string | null {
  const [min, max] = ['min.compaction.lag.ms', 'max.compaction.lag.ms'] as const
  const [least, most] = [Number(values.get(min)), Number(values.get(max))]
  if (least <= most) return null
  return `conflict topic config setting ${min} (${least}) > ${max} (${most})`
}
