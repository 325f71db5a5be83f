// The records of a scenario's files, read as its workloads say.
import { stringByteLength } from '../../kafka/records/serializers.ts'
import { fromBase64 } from '../../scenario/base64.ts'
import { readRecords } from '../../scenario/records/readRecords.ts'
import type { ClientSpec, FileWorkload, Scenario } from '../../scenario/Scenario.ts'
import type { FileRecords } from '../../trace/records.ts'

/** Reads a scenario's files: records by file name; a file whose content is not here has none. What was read last is kept. */
export function createFileReader(): (scenario: Scenario) => ReadonlyMap<string, FileRecords> {
  let known = new Map<string, FileRecords>()
  return (scenario) => {
    const now = new Map<string, FileRecords>()
    const records = new Map<string, FileRecords>()
    for (const workload of fileWorkloads(scenario)) {
      const { file, as, key = null, header = true } = workload
      const spec = scenario.files?.[file]
      if (spec?.content === undefined || records.has(file)) continue
      const id = JSON.stringify([spec.sha256, as, key, header])
      const bytes = known.has(id) ? undefined : fromBase64(spec.content)
      const read = known.get(id) ?? (bytes && readFile(bytes, workload))
      if (read === undefined) continue
      now.set(id, read)
      records.set(file, read)
    }
    known = now
    return records
  }
}

function fileWorkloads({ clients, script, acts }: Scenario): readonly FileWorkload[] {
  const added = [...script, ...acts].flatMap(({ do: action }) =>
    action.type === 'addClient' ? [action.client] : [],
  )
  return [...clients, ...added].flatMap((client: ClientSpec) =>
    client.type === 'producer' && client.workload?.type === 'file' ? [client.workload] : [],
  )
}

function readFile(bytes: Uint8Array, { as, key, header }: FileWorkload): FileRecords {
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
