// The records of a scenario's files, read as its workloads say.
import type { ClientSpec, FileWorkload, Scenario } from '../../scenario/Scenario.ts'
import type { FileRecords } from '../../trace/records.ts'
import type { readFile } from './readFile.ts'

export interface FileReader {
  /** To be awaited before a scenario with files is opened: reading is no part of the first load. */
  load(): Promise<void>
  /** Records by file name; a file whose content is not here has none. What was read last is kept. */
  read(scenario: Scenario): ReadonlyMap<string, FileRecords>
}

/** Reads each file once, however many runs are made of it. */
export function createFileReader(): FileReader {
  let known = new Map<string, FileRecords>()
  let reading: typeof readFile | undefined
  return {
    async load() {
      reading = (await import('./readFile.ts')).readFile
    },
    read(scenario) {
      const now = new Map<string, FileRecords>()
      const records = new Map<string, FileRecords>()
      for (const workload of fileWorkloads(scenario)) {
        const { file, as, key = null, header = true } = workload
        const spec = scenario.files?.[file]
        if (spec?.content === undefined || records.has(file)) continue
        const id = JSON.stringify([spec.sha256, as, key, header])
        const read = known.get(id) ?? reading?.(spec.content, workload)
        if (read === undefined) continue
        now.set(id, read)
        records.set(file, read)
      }
      known = now
      return records
    },
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
