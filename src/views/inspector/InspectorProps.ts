import type { ReactNode } from 'react'
import type { InspectorModel, ValueId, WhyModel } from '../../projection/InspectorModel.ts'
import type { OnFollow } from './FollowBar.tsx'

export interface InspectorProps {
  readonly model: InspectorModel
  /** The chain of the asked value, or null. */
  readonly why: WhyModel | null
  /** The link of the chain under the pointer, for the stage's spotlight. */
  readonly spotlight: number | null
  /** A value was clicked; null lets go. */
  readonly onAsk: (value: ValueId | null) => void
  readonly onSpotlight: (number: number | null) => void
  readonly onGo: (at: number, event: number) => void
  readonly onClose: () => void
  /** Goes from the message or event at hand to its effect or its cause; absent = it is neither. */
  readonly onFollow?: OnFollow | undefined
  /** Why time cannot be moved. */
  readonly timeLocked?: string | undefined
  /** Phone: the button that stands in the peek row. */
  readonly act?: ReactNode
}
