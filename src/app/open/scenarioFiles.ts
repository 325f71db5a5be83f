// The records of a scenario's files, read as its workloads say.
import { stringByteLength } from '../../kafka/records/serializers.ts'
import { fromBase64 } from '../../scenario/base64.ts'
import { readRecords } from '../../scenario/records/readRecords.ts'
import type { ClientSpec, FileWorkload, Scenario } from '../../scenario/Scenario.ts'
import type { FileRecords } from '../../trace/records.ts'

/** Records by file name; a file whose content is not here has none. */
export function recordsOfFiles(scenario: Scenario): ReadonlyMap<string, FileRecords> {
  const records = new Map<string, FileRecords>()
  for (const workload of fileWorkloads(scenario)) {
    const content = scenario.files?.[workload.file]?.content
    const bytes = content === undefined ? undefined : fromBase64(content)
    if (bytes !== undefined && !records.has(workload.file)) {
      records.set(workload.file, read(bytes, workload))
    }
  }
  return records
}

function fileWorkloads({ clients, script, acts }: Scenario): readonly FileWorkload[] {
  const added = [...script, ...acts].flatMap(({ do: action }) =>
    action.type === 'addClient' ? [action.client] : [],
  )
  return [...clients, ...added].flatMap((client: ClientSpec) =>
    client.type === 'producer' && client.workload?.type === 'file' ? [client.workload] : [],
  )
}

function read(bytes: Uint8Array, { as, key, header }: FileWorkload): FileRecords {
  const options = {
    as,
    ...(key === undefined ? {} : { key }),
    ...(header === undefined ? {} : { header }),
  }
  const { keys, values, valueBytes } = readRecords(bytes, options).records
  return {
    keys,
    values,
    keyBytes: keys.map((text) => (text === null ? -1 : stringByteLength(text))),
    valueBytes: Array.from(valueBytes),
  }
}
