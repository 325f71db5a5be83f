// The run as a line, and the moment around now as bars.
import type { Us } from '../kafka/terms.ts'
import type { HeadKind } from './StageModel.ts'

export type MilestoneIcon =
  | 'act'
  | 'topic'
  | 'delete'
  | 'alter'
  | 'client'
  | 'records'
  | 'start'
  | 'stop'
  | 'crash'
  | 'freeze'
  | 'power'
  | 'cut'
  | 'config'
  | 'error'
  | 'truncate'
  | 'seek'
  | 'broken'
  | 'answer'
  | 'leader'
  | 'vote'
  | 'disk'

export interface MilestoneModel {
  readonly event: number
  readonly at: Us
  /** px from the track's left end. */
  readonly x: number
  readonly icon: MilestoneIcon
  readonly label: string
  /** `words` = icon and label, `icon`, or where even icons would touch a mere `tick`. */
  readonly shown: 'words' | 'icon' | 'tick'
  readonly byPerson: boolean
  readonly fault: boolean
  readonly future: boolean
  readonly accessibleName: string
}

export interface RunModel {
  readonly width: number
  readonly from: Us
  readonly to: Us
  readonly x: number
  readonly reachedX: number
  readonly milestones: readonly MilestoneModel[]
  readonly folds: readonly { readonly x: number; readonly width: number; readonly text: string }[]
  readonly ticks: readonly { readonly x: number; readonly text: string }[]
}

export interface NowBar {
  readonly id: number
  readonly from: number
  readonly to: number
  readonly row: number
  readonly head: HeadKind
  readonly solid: boolean
  readonly when: 'past' | 'flying' | 'future'
  readonly error: boolean
}

export interface NowModel {
  readonly width: number
  readonly halfUs: Us
  readonly text: string
  readonly rows: number
  readonly bars: readonly NowBar[]
  readonly ticks: readonly { readonly x: number; readonly text: string }[]
}

export interface BranchModel {
  readonly id: string
  readonly name: string
  /** `from 3.200 s`. */
  readonly from: string
  readonly forkX: number
  readonly toX: number
  readonly row: number
  readonly current: boolean
}

/** The two brackets of the stretch that plays over and over. */
export interface LoopModel {
  readonly from: LoopEnd
  readonly to: LoopEnd
}

export interface LoopEnd {
  readonly at: Us
  readonly x: number
  readonly text: string
}

export interface TimelineModel {
  readonly at: Us
  readonly run: RunModel
  readonly now: NowModel | null
  readonly branches: readonly BranchModel[]
  readonly loop: LoopModel | null
  /** In words: `3.2 seconds of 30 seconds, after: topic orders created`. */
  readonly valueText: string
}
