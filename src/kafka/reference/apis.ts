// Every API of the protocol as the recorded release has it, modelled or not; loaded when looked up.
// Kafka: org.apache.kafka.common.protocol.ApiKeys (4.3.1).

/** One API. A `max` below `min` means that no version is left (the APIs of ZooKeeper's time). */
export interface ApiRow {
  /** Its number on the wire. */
  readonly apiKey: number
  /** Its constant, e.g. `PRODUCE`. */
  readonly key: string
  /** Its name in messages, e.g. `Produce`. */
  readonly name: string
  readonly min: number
  readonly max: number
  /** The newest version that is not marked unstable. */
  readonly maxStable: number
  /** Versions marked deprecated. */
  readonly deprecated: readonly number[]
  /** Who answers it: `broker`, `controller`. */
  readonly listeners: readonly string[]
  /** Needs the right to act for the cluster. */
  readonly clusterAction: boolean
  /** A broker may hand it on to the controller. */
  readonly forwardable: boolean
}

/** Loads the table, by rising key. */
export async function loadApis() {
  const { API_TABLE } = await import('./apis.table.ts')
  return API_TABLE.split('\n')
    .filter((line) => line !== '')
    .map(apiRow)
}

/** The row of a number on the wire or of a constant's name. */
export function findApi(table: readonly ApiRow[], wanted: number | string): ApiRow | undefined {
  return table.find((row) => row.apiKey === wanted || row.key === wanted)
}

/** Columns: key, constant, name, min, max, newest stable, deprecated, listeners, flags C and F. */
function apiRow(line: string): ApiRow {
  const [
    apiKey,
    key = '',
    name = '',
    min,
    max,
    stable,
    deprecated = '',
    listeners = '',
    flags = '',
  ] = line.split('|')
  return {
    apiKey: Number(apiKey),
    key,
    name,
    min: Number(min),
    max: Number(max),
    maxStable: Number(stable),
    deprecated: elements(deprecated).map(Number),
    listeners: elements(listeners),
    clusterAction: flags.includes('C'),
    forwardable: flags.includes('F'),
  }
}

function elements(text: string): string[] {
  return text === '' ? [] : text.split(',')
}
