// What lies on the desk while one works and need not outlive the page: open dialogs, what is asked, how views are set.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EventsFilter } from '../../projection/EventsModel.ts'
import type { ValueId } from '../../projection/InspectorModel.ts'
import type { ColourBy } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import type { ActionType } from '../../scenario/Scenario.ts'
import type { DroppedFile } from '../open/dropped.ts'

export type DialogOpen =
  | { readonly name: 'open' | 'share' | 'about' | 'keys' | 'gallery' | 'palette' }
  | { readonly name: 'compare' }
  | { readonly name: 'act'; readonly type?: ActionType }
  | { readonly name: 'edit'; readonly text: string }
  | { readonly name: 'drop'; readonly file: DroppedFile }

export interface Desk {
  readonly dialog: DialogOpen | null
  /** The scene has just been opened: what it is about stands beside it. */
  readonly isNew: boolean
  /** The half in which something was chosen, while two runs are compared. */
  readonly side: 'left' | 'right'
  /** What was in the inspector when it was closed. */
  readonly lastSelected: string | null
  /** The value whose why is asked. */
  readonly asked: ValueId | null
  /** The link of the why chain under the pointer. */
  readonly spotlight: number | null
  /** How much of a phone's sheet is up. */
  readonly sheet: 'peek' | 'half' | 'full'
  /** Where following a cause has led: the event, and what it changed. */
  readonly followed: { readonly event: number; readonly place: SelectionId } | null
  readonly colourBy: ColourBy
  /** px from record to record; null = what fits. */
  readonly pitch: number | null
  /** First offsets in sight where a person scrolled, by partition. */
  readonly scrolled: Readonly<Record<string, number>>
  /** The partition that Logs shows; '' = all. */
  readonly shownLog: string
  /** The group that Groups shows; '' = the first. */
  readonly shownGroup: string
  readonly filter: EventsFilter
  readonly sizes: Readonly<Record<'stage' | 'logs' | 'groups', Size>>
  readonly timelineWidth: number
  readonly dragging: boolean
  readonly room: Room
}

/** What a presenter shows or keeps from the room. */
export interface Room {
  readonly black: boolean
  /** The sentence and the future are covered. */
  readonly hidden: boolean
  /** The lane in the light, from 0; null = all. */
  readonly spot: number | null
}

export interface Size {
  readonly width: number
  readonly height: number
}

export type DeskStore = StoreApi<Desk>

/** px that bar, caption and dock take from a page, where its words fit: in full, on a low one, and on a phone. */
const AROUND_PX = { full: 256, low: 220, phone: 565 } as const
/** px left and right of the time line. */
const BESIDE_PX = { wide: 336, phone: 32 } as const

/** An empty desk. The views tell their true sizes as soon as they are drawn: guessed right, they need not be drawn twice. */
export function createDesk(page: Size): DeskStore {
  const isPhone = page.width < 600
  const around = isPhone ? AROUND_PX.phone : page.height < 760 ? AROUND_PX.low : AROUND_PX.full
  const view = { width: page.width, height: Math.max(200, page.height - around) }
  return createStore<Desk>()(() => ({
    dialog: null,
    isNew: false,
    side: 'left',
    lastSelected: null,
    asked: null,
    spotlight: null,
    sheet: 'peek',
    followed: null,
    colourBy: 'key',
    pitch: null,
    scrolled: {},
    shownLog: '',
    shownGroup: '',
    filter: { level: 'decision', search: '', about: '' },
    sizes: { stage: view, logs: view, groups: view },
    timelineWidth: page.width - (isPhone ? BESIDE_PX.phone : BESIDE_PX.wide),
    dragging: false,
    room: { black: false, hidden: false, spot: null },
  }))
}

/** A view has told its size. One that is hidden has none, and keeps the last. */
export function measured(desk: DeskStore, view: keyof Desk['sizes'], size: Size): void {
  const { [view]: known } = desk.getState().sizes
  if (size.width <= 0 || size.height <= 0) return
  if (size.width === known.width && size.height === known.height) return
  desk.setState(({ sizes }) => ({ sizes: { ...sizes, [view]: size } }))
}
