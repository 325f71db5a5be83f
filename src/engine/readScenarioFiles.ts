// The records of a scenario's files, as a run needs them.
import { stringByteLength } from '../kafka/records/serializers.ts'
import { fromBase64 } from '../scenario/base64.ts'
import type { RecordsFile } from '../scenario/records/RecordsFile.ts'
import { readRecords } from '../scenario/records/readRecords.ts'
import type { FileWorkload, Scenario } from '../scenario/Scenario.ts'
import type { FileRecords } from '../trace/records.ts'

/** The file workloads of a scenario: of its clients, and of clients that its acts add. */
export function fileWorkloads({ clients, script, acts }: Scenario): readonly FileWorkload[] {
  const added = [...script, ...acts].flatMap(({ do: action }) =>
    action.type === 'addClient' ? [action.client] : [],
  )
  return [...clients, ...added].flatMap((client) =>
    client.type === 'producer' && client.workload?.type === 'file' ? [client.workload] : [],
  )
}

/** Reads a file as its workload says. */
export function readWorkloadFile(bytes: Uint8Array, workload: FileWorkload): RecordsFile {
  const { as, key, header } = workload
  return readRecords(bytes, {
    as,
    ...(key === undefined ? {} : { key }),
    ...(header === undefined ? {} : { header }),
  })
}

/** Records with the sizes a producer asks for. */
export function fileRecords({ records }: RecordsFile): FileRecords {
  const { keys, values, valueBytes } = records
  return {
    keys,
    values,
    keyBytes: keys.map((text) => (text === null ? -1 : stringByteLength(text))),
    valueBytes: Array.from(valueBytes),
  }
}

/** All files whose content is here, by name: what `simulate` takes. A file that is not here has no entry. */
export function readScenarioFiles(scenario: Scenario): ReadonlyMap<string, RecordsFile> {
  const found = new Map<string, RecordsFile>()
  for (const workload of fileWorkloads(scenario)) {
    const content = scenario.files?.[workload.file]?.content
    const bytes = content === undefined ? undefined : fromBase64(content)
    if (bytes && !found.has(workload.file))
      found.set(workload.file, readWorkloadFile(bytes, workload))
  }
  return found
}
