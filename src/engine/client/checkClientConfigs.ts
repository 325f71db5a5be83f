// What the constructors of Kafka's clients refuse, in their own words.
import type { ClientSpec } from '../../scenario/Scenario.ts'
import type { ConfigValue } from '../../trace/ClusterState.ts'

/** The exception a constructor throws, or undefined. */
export function checkClientConfigs(
  _spec: ClientSpec,
  _values: ReadonlyMap<string, ConfigValue>,
): string | undefined {
  return undefined
}
