// What a record holds, as the views ask for it, and how much of it is shown.
import type { OffsetsRecord } from '../kafka/records/OffsetsRecord.ts'

interface RecordContent {
  readonly key: string | null
  readonly value: string | null
  /** The partition its sender asked for; absent or -1 = none. */
  readonly partition?: number
  /** What a broker wrote for itself: it has no text, and says what it is. */
  readonly own?: OffsetsRecord
}

/** Key and value of the record a source numbers so; the caller has the state to find them. */
export type ReadRecord = (source: number, number: number) => RecordContent

/** The first characters of a text, on one line, with an ellipsis where some are left out. */
export function shorten(text: string, length: number): string {
  // Rates fill their values with dots up to a size: they say nothing.
  const line = text
    .slice(0, 4 * length + 16)
    .replace(/\s+/g, ' ')
    .replace(/\.{4,}$/, '…')
    .trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`
}

/** Who a record is: its source and its number there. */
export interface RecordIdentity {
  readonly source: number
  readonly number: number
}

/** The first records of a batch, whose runs are triples of source, first number and how many from there. */
export function firstOfRuns(runs: readonly number[], limit: number): RecordIdentity[] {
  const records: RecordIdentity[] = []
  for (let index = 0; index + 2 < runs.length && records.length < limit; index += 3) {
    const [source = 0, first = 0, count = 0] = runs.slice(index, index + 3)
    for (let place = 0; place < count && records.length < limit; place++) {
      records.push({ source, number: first + place })
    }
  }
  return records
}
