import type { EventsFilter, EventsModel } from '../../projection/EventsModel.ts'

export interface EventsProps {
  readonly model: EventsModel
  readonly filter: EventsFilter
  readonly onFilter: (filter: EventsFilter) => void
  /** A row was chosen: go to where its event has just happened. */
  readonly onGo: (at: number, event: number) => void
  /** From the row of now to its effect, or to what it came from. */
  readonly onFollow: (way: 'effect' | 'origin') => void
}
