// A consumer group over time: its states, who reads what, what each member does, and what it cost.
import type { Us } from '../kafka/terms.ts'
import type { KeyColour } from './StageModel.ts'
import type { SelectionId } from './selection.ts'

export interface GroupsModel {
  /** Every group of the scene by its group.id. */
  readonly groups: readonly string[]
  /** '' = there is none. */
  readonly shown: string
  readonly chart: GroupChart | null
  /** What is so where there is nothing to draw. */
  readonly empty: string | null
}

/** All x are px from the left edge of the plot, all y from its top. */
export interface GroupChart {
  /** px left of the plot: names of rows. */
  readonly labelWidth: number
  readonly plotWidth: number
  readonly height: number
  /** The same in sentences, for whoever listens. */
  readonly description: readonly string[]
  readonly states: readonly StateBar[]
  readonly statesY: number
  readonly rowsTitleY: number
  readonly rows: readonly PartitionRow[]
  readonly foldedRows: FoldedRows | null
  readonly membersTitleY: number
  readonly members: readonly MemberLine[]
  readonly foldedMembers: FoldedRows | null
  readonly axis: GroupAxis
  readonly cursor: { readonly x: number; readonly text: string }
  readonly records: readonly MemberRecords[]
  readonly cards: readonly CostCard[]
}

/** What a member was handed and what it finished, from the start of the run to now. */
export interface MemberRecords {
  readonly client: string
  readonly dress: MemberDress
  readonly handed: RecordList
  readonly finished: RecordList
  /** Handed to it again and finished twice by the group; given up by it and finished by nobody. */
  readonly marks: readonly RecordMark[]
  /** '' = those are all. */
  readonly moreMarks: string
}

export interface RecordList {
  /** Each time it was. */
  readonly count: number
  readonly text: string
}

export interface RecordMark extends Goal {
  readonly kind: 'again' | 'gap'
  readonly text: string
}

/** What has no row of its own, in words. */
export interface FoldedRows {
  readonly y: number
  readonly text: string
}

/** Where choosing something leads: null and 0 = nowhere. */
export interface Goal {
  readonly select: SelectionId | null
  readonly at: Us
  /** 0 = its moment lies outside of what is drawn. */
  readonly event: number
  readonly accessibleName: string
}

interface Stretch extends Goal {
  readonly x: number
  readonly width: number
  /** px of it that lie before now; the rest is still to come. */
  readonly past: number
  readonly text: string
}

export interface StateBar extends Stretch {
  readonly kind: 'still' | 'moving' | 'brief'
  readonly sub: string
  /** Stands above the bar; '' = nothing, or no room. */
  readonly above: string
  readonly aboveX: number
}

export interface OwnerBar extends Stretch {
  /** Null = nobody reads it. */
  readonly dress: MemberDress | null
  /** Two members that both believe to own it share the row's height: 0 or 1 of 2. */
  readonly lane: number
  readonly lanes: number
}

export interface PartitionRow {
  readonly partition: string
  readonly y: number
  readonly height: number
  readonly selected: boolean
  readonly bars: readonly OwnerBar[]
}

/** A member's colour, and its pattern as a second mark: none, 45° lines, dots, 135° lines, grid, bars. */
export interface MemberDress {
  readonly colour: KeyColour
  readonly pattern: 0 | 1 | 2 | 3 | 4 | 5
}

export interface MemberLine {
  readonly client: string
  readonly dress: MemberDress
  /** What it has at this moment. */
  readonly says: string
  readonly y: number
  readonly height: number
  readonly selected: boolean
  readonly select: SelectionId
  readonly accessibleName: string
  readonly parked: readonly Stretch[]
  readonly marks: readonly MemberMark[]
}

export type MarkKind =
  | 'beat'
  | 'news'
  | 'join'
  | 'assigned'
  | 'revoked'
  | 'lost'
  | 'refused'
  | 'gone'
  | 'here'

export interface MemberMark extends Goal {
  readonly kind: MarkKind
  readonly x: number
  readonly future: boolean
  /** '' = no room: its name tells. */
  readonly label: string
  readonly labelX: number
  readonly labelAbove: boolean
}

export interface GroupAxis {
  readonly y: number
  readonly ticks: readonly { readonly x: number; readonly text: string }[]
  readonly moments: readonly (Goal & { readonly x: number; readonly text: string })[]
  /** Quiet time up to now, folded at the right. */
  readonly fold: { readonly x: number; readonly width: number; readonly text: string } | null
}

export interface CostCard {
  readonly name: string
  readonly value: string
  readonly note: string
}
