// How much a scenario may ask for. Every number has a sentence, and the schema says it when the number is passed.
import { limitSentences } from '../words/en/scenario.ts'

export type LimitName = keyof typeof limitSentences

export const LIMITS = {
  clusters: 10,
  hosts: 100,
  processes: 100,
  topics: 200,
  partitions: 1_000,
  clients: 100,
  acts: 500,
  recordsPerList: 10_000,
  headers: 100,
  keys: 1_000,
  keyRange: 1_000_000,
  valueBytes: 1_048_576,
  perSecond: 10_000,
  rateRecords: 1_000_000_000,
  repeats: 100_000,
  nth: 1_000_000,
  ends: 200,
  configs: 500,
  files: 20,
  fileBytes: 5_000_000,
  fileRecords: 200_000,
  lineBytes: 1_048_576,
  savedFileBytes: 8_000_000,
  linkChars: 65_536,
  linkAdvisedChars: 2_000,
  linkInflatedBytes: 2_000_000,
  jsonDepth: 32,
  jsonValues: 400_000,
} as const satisfies Record<LimitName, number>

/** Shortest gap of a repeated act, in µs: a millisecond. */
export const MIN_REPEAT_US = 1_000

/** The limit in words, as it follows “allowed:”, e.g. `at most 500 actions`. */
export function limitSentence(name: LimitName): string {
  return limitSentences[name](LIMITS[name])
}
