// The run in sentences, filtered by level, by who it is about, and by words.
import type { Us } from '../kafka/terms.ts'
import { type Level, levelOf } from '../trace/levels.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { type CaptionContext, findMessage } from './captionContext.ts'
import { captionOf } from './captions.ts'
import { clockText } from './clock.ts'
import type { EventRow, EventsFilter, EventsModel } from './EventsModel.ts'
import { eventPlace } from './eventPlace.ts'

const RANK: { readonly [L in Level]: number } = {
  chatter: 0,
  message: 1,
  decision: 2,
  milestone: 3,
}

export interface EventsInput {
  /** In order of time. */
  readonly events: readonly TraceEvent[]
  readonly at: Us
  /** Number of the last event folded; absent = all up to that instant. */
  readonly n?: number
  readonly filter: EventsFilter
  /** Its memory should have learned the same events. */
  readonly context: CaptionContext
}

const rows = new WeakMap<TraceEvent, EventRow>()

/** A sentence is made once for each event: it does not change. */
function rowOf(event: TraceEvent, context: CaptionContext): EventRow {
  const known = rows.get(event)
  if (known !== undefined) return known
  const row: EventRow = {
    event: event.n,
    at: event.at,
    time: clockText(event.at),
    level: levelOf(event),
    ...captionOf(event, context),
    node: eventPlace(event, (id) => findMessage(context, id), context.state.nodes).node,
  }
  rows.set(event, row)
  return row
}

/** The rows that pass the filter. */
export function projectEvents(input: EventsInput): EventsModel {
  const least = RANK[input.filter.level]
  const search = input.filter.search.trim().toLowerCase()
  const shown: EventRow[] = []
  const about = new Set<string>()
  let hiddenChatter = 0
  let currentIndex = -1
  for (const event of input.events) {
    const level = levelOf(event)
    if (RANK[level] < least) {
      if (level === 'chatter') hiddenChatter++
      continue
    }
    const row = rowOf(event, input.context)
    about.add(row.node)
    if (!passes(row, search, input.filter.about)) continue
    if (isPast(event, input)) currentIndex = shown.length
    shown.push(row)
  }
  return {
    rows: shown,
    currentIndex,
    hidden: input.events.length - shown.length,
    hiddenChatter,
    about: [...about].filter((name) => name !== '').sort(byText),
  }
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function passes(row: EventRow, search: string, about: string): boolean {
  if (about !== '' && row.node !== about && !row.headline.includes(about)) return false
  return search === '' || `${row.headline} ${row.line} ${row.node}`.toLowerCase().includes(search)
}

function isPast(event: TraceEvent, input: EventsInput): boolean {
  if (event.at !== input.at || input.n === undefined || event.n === 0) return event.at <= input.at
  return event.n <= input.n
}
