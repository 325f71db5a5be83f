// Messages on their way at one instant: what the canvas draws, and what a screen reader is told while paused.
import type { CellModel, HeadKind, Point } from './StageModel.ts'
import type { SelectionId } from './selection.ts'

export interface FlightModel extends Point {
  readonly id: number
  readonly select: SelectionId
  readonly head: HeadKind
  /** Solid carries records, hollow asks or answers. */
  readonly solid: boolean
  readonly state: 'plain' | 'ack' | 'error' | 'lost'
  readonly chatter: boolean
  /** Direction of travel, radians; 0 = to the right. */
  readonly angle: number
  /** Which way the plate of cells hangs behind the head: -1 = the head is at the right end. */
  readonly behind: -1 | 1
  readonly cells: readonly CellModel[]
  readonly more: number
  readonly label: readonly [string, string] | null
  /** The way it flies: between its ends its words cover no box, if they fit. */
  readonly way: readonly Point[]
  readonly selected: boolean
}

/** More in flight than can be told apart: one translucent band along a link, with its count. */
export interface BandModel {
  readonly link: string
  readonly points: readonly Point[]
  readonly width: number
  readonly middle: Point
  readonly count: number
}

export interface FlightsModel {
  readonly flights: readonly FlightModel[]
  readonly bands: readonly BandModel[]
}

/** A message in flight as a focusable element. */
export interface NamedFlight extends Point {
  readonly select: SelectionId
  readonly accessibleName: string
  readonly selected: boolean
}
