// The run in sentences.
import type { Us } from '../kafka/terms.ts'
import type { Level } from '../trace/levels.ts'

export interface EventRow {
  readonly event: number
  readonly at: Us
  readonly time: string
  readonly level: Level
  readonly headline: string
  readonly line: string
  readonly node: string
}

/** Which sentences are shown. */
export interface EventsFilter {
  /** The least level shown. */
  readonly level: Level
  readonly search: string
  /** An endpoint's or a partition's name; '' = all. */
  readonly about: string
}

export interface EventsModel {
  readonly rows: readonly EventRow[]
  /** Index of the last row at or before now; -1 = none. Rows after it are still to come. */
  readonly currentIndex: number
  /** How many the filter hides. */
  readonly hidden: number
  readonly hiddenChatter: number
  readonly about: readonly string[]
}
