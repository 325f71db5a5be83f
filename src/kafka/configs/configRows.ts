// All settings of the modelled subset, found by owner and name.
import { BROKER_CONFIGS } from './broker.ts'
import type { ConfigRow, ConfigScope } from './ConfigRow.ts'
import { CONSUMER_CONFIGS } from './consumer.ts'
import { PRODUCER_CONFIGS } from './producer.ts'
import { TOPIC_CONFIGS } from './topic.ts'

/** The rows of each owner, in the order in which Kafka reads them (brokers: by subject). */
export const CONFIG_ROWS: Readonly<Record<ConfigScope, readonly ConfigRow[]>> = {
  broker: BROKER_CONFIGS,
  topic: TOPIC_CONFIGS,
  producer: PRODUCER_CONFIGS,
  consumer: CONSUMER_CONFIGS,
}

const byName: Readonly<Record<ConfigScope, ReadonlyMap<string, ConfigRow>>> = {
  broker: rowsByName(BROKER_CONFIGS),
  topic: rowsByName(TOPIC_CONFIGS),
  producer: rowsByName(PRODUCER_CONFIGS),
  consumer: rowsByName(CONSUMER_CONFIGS),
}

function rowsByName(rows: readonly ConfigRow[]): ReadonlyMap<string, ConfigRow> {
  return new Map(rows.map((row) => [row.name, row]))
}

/** The row of a setting; undefined if it is not in the modelled subset. */
export function configRow(scope: ConfigScope, name: string): ConfigRow | undefined {
  return byName[scope].get(name)
}
