// One file of a scenario as records; loaded when a scenario brings a file.
import { fileRecords, readWorkloadFile } from '../../engine/readScenarioFiles.ts'
import { fromBase64 } from '../../scenario/base64.ts'
import type { FileWorkload } from '../../scenario/Scenario.ts'
import type { FileRecords } from '../../trace/records.ts'

/** The records of a file's content; undefined when the content is no base64. */
export function readFile(content: string, workload: FileWorkload): FileRecords | undefined {
  const bytes = fromBase64(content)
  return bytes === undefined ? undefined : fileRecords(readWorkloadFile(bytes, workload))
}
