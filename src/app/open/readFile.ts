// One file of a scenario as records; loaded when a scenario brings a file.
import { stringByteLength } from '../../kafka/records/serializers.ts'
import { fromBase64 } from '../../scenario/base64.ts'
import { readRecords } from '../../scenario/records/readRecords.ts'
import type { FileWorkload } from '../../scenario/Scenario.ts'
import type { FileRecords } from '../../trace/records.ts'

/** The records of a file's content; undefined when the content is no base64. */
export function readFile(
  content: string,
  { as, key, header }: FileWorkload,
): FileRecords | undefined {
  const bytes = fromBase64(content)
  if (bytes === undefined) return undefined
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
