import type { ComponentType } from 'react'
import type { FlightsModel, NamedFlight } from '../../projection/FlightsModel.ts'
import type { StageModel } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import type { DescriptionProps } from './Description.tsx'

export interface StageProps {
  readonly model: StageModel
  /** Where messages are right now: asked once a frame while playing, once a change while still. Keep it stable. */
  readonly flightsAt: () => FlightsModel
  /** The same messages as named elements; give them while paused, [] while playing. */
  readonly inFlight: readonly NamedFlight[]
  readonly playing: boolean
  /** Says the stage in sentences while it stands still; null until that is loaded. */
  readonly Description: ComponentType<DescriptionProps> | null
  /** Whether a change of state may take its 140–320 ms: true while playing or stepping, false while scrubbing. */
  readonly eased: boolean
  readonly theme: 'dark' | 'light'
  /** The link of the why chain under the pointer: all else dims. */
  readonly spotlight: number | null
  /** Takes the focus as soon as it is drawn; give a new object for each time. */
  readonly focusOn: { readonly place: SelectionId } | null
  readonly onSelect: (id: SelectionId | null) => void
  /** The stage's own inner size: give it to projectStage. */
  readonly onSize: (size: { readonly width: number; readonly height: number }) => void
  /** 1 = closer, -1 = farther, 0 = as it was. */
  readonly onZoom: (direction: 1 | -1 | 0) => void
}
