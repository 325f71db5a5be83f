// What the caption says at a position: the sentence of the event that brought the run there.
import type { History, Position } from '../engine/History.ts'
import { US_PER_MS, type Us } from '../kafka/terms.ts'
import { createEventMemory } from '../projection/captionContext.ts'
import { captionOf, type Sentence } from '../projection/captions.ts'
import type { ReadRecord } from '../projection/contents.ts'
import { levelOf } from '../projection/storyPace.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Level } from '../trace/levels.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'

const RANK: { readonly [L in Level]: number } = {
  chatter: 0,
  message: 1,
  decision: 2,
  milestone: 3,
}

/** How far back sentences look for the batch or message that an event speaks of. */
const MEMORY_US = 200 * US_PER_MS

export interface ToldEvent extends Sentence {
  readonly event: number
}

/** At rest every event counts that is more than chatter; while it plays only what changed something. */
export type CaptionMode = 'still' | 'playing'

/** The event a position is about; undefined before the first. */
export function eventToTell(
  history: History,
  position: Position,
  lastNumber: number,
  mode: CaptionMode,
): TraceEvent | undefined {
  if (mode === 'still' && position.n === undefined) {
    const act = ownActAt(history, position.at)
    if (act !== undefined) return act
  }
  const least: Level = mode === 'playing' ? 'decision' : 'message'
  const end = history.previous({ at: position.at, n: lastNumber + 1 }, least)
  if (end?.n === undefined) return undefined
  // What was decided at one go has one position behind it: its events begin after the position before.
  const begin = history.previous(end, 'chatter')?.n ?? 0
  const last = Math.min(end.n, lastNumber)
  const decided = history
    .eventsBetween(end.at, end.at)
    .filter((event) => event.n > begin && event.n <= last)
  return mostTelling(decided)
}

/** Right after an act, the act is what is told, and not what followed from it at the same instant. */
function ownActAt(history: History, at: Us): TraceEvent | undefined {
  return history
    .eventsBetween(at, at)
    .findLast((event) => event.type === 'ActPerformed' && event.by === 'person')
}

/** Of what was decided at one go, the event of the highest level; the first of those. */
function mostTelling(events: readonly TraceEvent[]): TraceEvent | undefined {
  return events.reduce<TraceEvent | undefined>((best, event) => {
    if (best === undefined) return event
    return RANK[levelOf(event)] > RANK[levelOf(best)] ? event : best
  }, undefined)
}

/** The sentence of an event, told with the state it stands in. */
export function tell(
  history: History,
  event: TraceEvent,
  state: ClusterState,
  read: ReadRecord,
): ToldEvent {
  const memory = createEventMemory(history.eventsBetween(event.at - MEMORY_US, event.at))
  return { event: event.n, ...captionOf(event, { state, read, memory }) }
}
