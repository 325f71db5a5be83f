// Every log, large: one row a replica.
import type { ColourBy, TapeModel } from './StageModel.ts'

export interface LogModel {
  readonly tape: TapeModel
  readonly broker: string
  /** `e4 from 87 · e5 from 119`. */
  readonly epochs: string
  /** Bytes, segments and the like in one line. */
  readonly facts: string
  /** Why the size among them is an estimate; null when it is exact. */
  readonly factsAbout: string | null
}

export interface LogsModel {
  readonly logs: readonly LogModel[]
  readonly partitions: readonly string[]
  /** '' = all. */
  readonly shown: string
  readonly colourBy: ColourBy
  readonly width: number
  readonly height: number
  readonly empty: string | null
}
