// Two runs side by side, as plain data: what differs, what each keeps, and by how much they are apart.
import type { CellModel } from '../StageModel.ts'

export type SideName = 'left' | 'right'

export interface CompareModel {
  readonly headline: string
  readonly line: string
  /** `Different: acks`. */
  readonly different: string
  /** `Same seed 7, same load`. */
  readonly same: string
  readonly left: SideModel
  readonly right: SideModel
  readonly title: string
  /** `left against right, from 0 to 69.9 s`. */
  readonly span: string
  /** The large ones, and those that stand in one line below. */
  readonly counters: readonly CounterModel[]
  readonly more: readonly CounterModel[]
  /** Null = no record has come to harm on one side only. */
  readonly records: RecordsModel | null
}

export interface SideModel {
  /** The differing setting: `acks=1`. */
  readonly heading: string
  /** How much of it, from its end, is never cut: `=1`. */
  readonly kept: number
  /** The same in 14 characters: `acks=1`, `=true`, `left`. */
  readonly short: string
  /** Null while the run does not reach the moment yet. */
  readonly verdict: VerdictModel | null
}

export interface VerdictModel {
  readonly text: string
  /** What is broken, without more words; empty = nothing. */
  readonly what: string
  readonly isBroken: boolean
}

export interface CounterModel {
  readonly id: string
  readonly name: string
  /** In words, for a tooltip: what is counted. */
  readonly about: string
  readonly left: string
  readonly right: string
  /** By how much the left differs from the right; empty while one of them is not known. */
  readonly difference: string
  /** The sides on which a promise is broken. */
  readonly broken: readonly SideName[]
}

export interface RecordsModel {
  readonly rows: readonly RecordRow[]
  /** `and 12 more`; empty when all are shown. */
  readonly more: string
}

export interface RecordRow {
  readonly id: string
  readonly cell: CellModel
  /** `web-checkout 132`. */
  readonly name: string
  readonly left: FateModel
  readonly right: FateModel
}

export interface FateModel {
  readonly text: string
  readonly isHarm: boolean
}
