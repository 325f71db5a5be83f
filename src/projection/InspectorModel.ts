// The values of the selected thing, and why one of them is as it is.
import type { Us } from '../kafka/terms.ts'
import type { SelectionId } from './selection.ts'

/** A value that can be asked about: `highWatermark`, `leader`, `lag`… of the selected thing. */
export type ValueId = string

export interface InspectorRow {
  readonly id: ValueId
  readonly label: string
  readonly value: string
  /** The value before the current step, when it differs. */
  readonly was: string | null
  /** The event that set it can be found: clicking asks why. */
  readonly askable: boolean
  /** Config names and the like are set in mono. */
  readonly mono: boolean
  /** What a field of a message means, in one sentence; null for values that speak for themselves. */
  readonly about: string | null
}

export interface InspectorSection {
  /** Null for the first, untitled one. */
  readonly title: string | null
  readonly rows: readonly InspectorRow[]
}

export interface InspectorModel {
  readonly selection: SelectionId
  /** `Partition 1 of topic orders`. */
  readonly kind: string
  readonly title: string
  readonly sections: readonly InspectorSection[]
  /** Broken promises and errors that belong here. */
  readonly alerts: readonly { readonly title: string; readonly text: string }[]
  /** One line for a phone's peek sheet: `HW 126 · LEO 131`. */
  readonly peek: string
}

export interface WhyLink {
  readonly number: number
  readonly sentence: string
  readonly at: Us
  readonly time: string
  readonly where: string
  readonly config: string | null
  /** Where clicking goes; 0 = the scenario itself. */
  readonly event: number
  /** The person's own act, a config or the start: its number stands in a square. */
  readonly last: boolean
  /** What it is about on the stage. */
  readonly place: SelectionId | null
}

export interface WhyModel {
  readonly value: ValueId
  readonly question: string
  readonly links: readonly WhyLink[]
}
