// Every log, large: one row a replica.
import type { ColourBy, TapeModel } from './StageModel.ts'

export interface LogModel {
  readonly tape: TapeModel
  readonly broker: string
  /** `leader · e6`, `follower`, `out of ISR`. */
  readonly standing: string
  /** `e4 from 87 · e5 from 119`. */
  readonly epochs: string
  /** Bytes, segments and the like in one line. */
  readonly facts: string
  /** Why the size among them is an estimate; null when it is exact. */
  readonly factsAbout: string | null
}

/** All replicas of one partition, one under the other on one scale. */
export interface LogGroup {
  readonly partition: string
  readonly logs: readonly LogModel[]
  /** Where the end is; null = the window follows it by itself. */
  readonly endAt: number | null
  /** Where histories part; null = they do not. */
  readonly fork: {
    readonly offset: number
    /** px from the view's left edge; null = out of sight. */
    readonly x: number | null
    readonly text: string
    readonly before: string
    readonly cuts: readonly string[]
  } | null
}

export interface LogsModel {
  readonly groups: readonly LogGroup[]
  readonly partitions: readonly string[]
  /** '' = all. */
  readonly shown: string
  readonly colourBy: ColourBy
  readonly width: number
  readonly height: number
  readonly empty: string | null
}
