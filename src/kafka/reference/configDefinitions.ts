// Every setting of the recorded release, modelled or not; loaded when looked up.
// Kafka: ConfigDef of the brokers, topics, groups, clients, Connect and Streams (4.3.1).

/** One setting. A field that is undefined was not there: no default = required. */
export interface ConfigDefinition {
  /** Whose: broker, topic, group, producer, consumer, share-consumer, admin, connect-…, connector-…, streams. */
  readonly of: string
  readonly name: string
  readonly type: string
  /** As a properties file would hold it; null = no value. */
  readonly default?: string | null
  /** The validator in its own words. */
  readonly valid?: string
  readonly importance: string
  readonly internal?: true
  /** Of a topic's setting: the broker's setting that is its default. */
  readonly brokerName?: string
}

/** Loads the table, by owner and name. */
export async function loadConfigDefinitions() {
  const { CONFIG_TABLE } = await import('./configDefinitions.table.ts')
  let of = ''
  const rows: ConfigDefinition[] = []
  for (const line of CONFIG_TABLE.split('\n')) {
    if (line.startsWith('# ')) of = line.slice(2)
    else if (line !== '') rows.push(definition(of, line))
  }
  return rows
}

/** The setting of that name and owner. */
export function findConfigDefinition(
  table: readonly ConfigDefinition[],
  of: string,
  name: string,
): ConfigDefinition | undefined {
  return table.find((row) => row.name === name && row.of === of)
}

/** Stands in the default's column for null, which is not the empty text. */
const NULL = '\\null'
/** Stands for no value at all. */
const ABSENT = '\\-'

/** Columns: name, type, default, validator, importance (first letter, `i` behind it = internal), broker's name. */
function definition(of: string, line: string): ConfigDefinition {
  const [name = '', type = '', byDefault = ABSENT, valid = ABSENT, weight = '', brokerName = ''] =
    line.split('|')
  return {
    of,
    name,
    type,
    ...(byDefault === ABSENT ? {} : { default: byDefault === NULL ? null : byDefault }),
    ...(valid === ABSENT ? {} : { valid }),
    importance: IMPORTANCES[weight.slice(0, 1)] ?? weight,
    ...(weight.endsWith('i') ? { internal: true as const } : {}),
    ...(brokerName === '' ? {} : { brokerName }),
  }
}

const IMPORTANCES: Readonly<Record<string, string>> = { H: 'HIGH', M: 'MEDIUM', L: 'LOW' }
