// What a controller or broker checks before a broker's settings change while it runs.
// Kafka: DynamicBrokerConfig.validateConfigs. KIP-226.
import { configRow } from './configRows.ts'
import { parseConfigValue } from './parseConfigValue.ts'

/** Kafka's refusal of a live change. */
export interface BrokerConfigRefusal {
  readonly error: 'INVALID_REQUEST'
  readonly message: string
}

/**
 * Why these settings cannot be changed live, null = they can. `broker` null = for all brokers. A value null
 * takes the setting away.
 */
export function whyBrokerConfigsRefused(
  configs: Readonly<Record<string, string | null>>,
  broker: number | null,
): BrokerConfigRefusal | null {
  const names = Object.keys(configs)
  const changeOf = (name: string) => configRow('broker', name)?.dynamic ?? 'read-only'
  const fixed = names.filter((name) => changeOf(name) === 'read-only')
  if (fixed.length > 0) {
    const message = `Cannot update these configs dynamically: [${fixed.join(', ')}]`
    return { error: 'INVALID_REQUEST', message }
  }
  const perBroker = broker === null ? names.filter((name) => changeOf(name) === 'per-broker') : []
  if (perBroker.length > 0) {
    const reason =
      'Cannot update these configs at default cluster level, broker id must be specified'
    return { error: 'INVALID_REQUEST', message: `${reason}: [${perBroker.join(', ')}]` }
  }
  return names.map((name) => whyValueRefused(name, configs[name] ?? null)).find(Boolean) ?? null
}

function whyValueRefused(name: string, text: string | null): BrokerConfigRefusal | null {
  const row = configRow('broker', name)
  if (!row || text === null) return null
  const parsed = parseConfigValue(row, text)
  // ConfigAdminManager: whatever a broker's own check throws is an invalid request.
  return 'error' in parsed ? { error: 'INVALID_REQUEST', message: parsed.error } : null
}
