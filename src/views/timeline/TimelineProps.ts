import type { TimelineModel } from '../../projection/TimelineModel.ts'

export interface TimelineProps {
  readonly model: TimelineModel
  /** While a finger or the pointer drags, `dragging` is true: draw without easing and do not pause for each step. */
  readonly onSeek: (at: number, dragging: boolean) => void
  /** A milestone was chosen. */
  readonly onGo: (at: number, event: number) => void
  /** An end of the loop was moved. */
  readonly onLoop: (end: 'from' | 'to', at: number) => void
  readonly onBranch: (id: string) => void
  readonly onSize: (width: number) => void
  /** Px to µs on the run's track; `runTime(model.run)` in projection/timeline.ts gives it. */
  readonly timeAt: (x: number) => number
  readonly locked?: string | undefined
}
