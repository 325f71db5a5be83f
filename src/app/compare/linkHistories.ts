// Two histories as one: a clock that goes no further than both, steps to whatever happens next in either, and slows down for
// the messages of both. Events of the two have numbers of their own, so a place in both is an instant, without a number.
import type { History, Position } from '../../engine/History.ts'
import { US_PER_S, type Us } from '../../kafka/terms.ts'
import { addToTally, createTally, type Tally } from '../../projection/compare/tally.ts'
import { milestoneText } from '../../projection/milestones.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import type { Level } from '../../trace/levels.ts'
import type { Message } from '../../trace/Message.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'
import { brokenHistory } from '../run/brokenHistory.ts'

/** One of the two runs, and what has been counted of it. */
export interface Side {
  history: History
  readonly tally: Tally
  /** Why this run failed; undefined while all is well. */
  fault: unknown
}

/** Both runs are taken and counted in strides of this length: the events behind a stride are told anew for the count. */
const STRIDE_US = US_PER_S

export function createSide(history: History): Side {
  return { history, tally: createTally(), fault: undefined }
}

/** One clock over both. The right run may fail alone; the left one is the page's own and throws. */
export function linkHistories(left: Side, right: Side): History {
  const sides = [left, right] as const
  const sound = () => sides.filter(({ fault }) => fault === undefined)
  const histories = () => sound().map(({ history }) => history)
  const milestones = mergedOnce(left, right)
  return {
    scenario: left.history.scenario,
    get reachedAt() {
      return Math.min(...sound().map(knownOf))
    },
    endsAt: Math.max(left.history.endsAt, right.history.endsAt * Number(right.fault === undefined)),
    get limit() {
      return left.history.limit
    },
    get breaches() {
      return left.history.breaches
    },
    get milestones() {
      return milestones()
    },
    advance: (until, isOver) => advanceBoth(left, right, until, isOver),
    stateAt: (position) => left.history.stateAt(position),
    lookAt: ({ at }) => lookAtBoth(histories(), at),
    stillNear: () => undefined,
    eventsBetween: (from, to) =>
      mergeEvents(histories().map((each) => each.eventsBetween(from, to))),
    eventNumbered: (n) => left.history.eventNumbered(n),
    next: (from, level) => nextOf(histories(), from, level),
    previous: (from, level) => previousOf(histories(), from, level),
    hashAt: (position) => left.history.hashAt(position),
  }
}

/** How far a run is known and counted; one that a limit has stopped keeps nobody waiting. */
function knownOf({ history, tally }: Side): Us {
  if (history.limit !== null) return history.endsAt
  return Math.max(0, Math.min(history.reachedAt, tally.until))
}

function advanceBoth(left: Side, right: Side, until: Us, isOver?: () => boolean): boolean {
  const to = Math.ceil(until / STRIDE_US) * STRIDE_US
  const order = knownOf(left) <= knownOf(right) ? [left, right] : [right, left]
  return order.every((side) => {
    if (side === left) return advanceSide(side, to, isOver)
    return side.fault !== undefined || advanceRight(side, to, isOver)
  })
}

function advanceRight(side: Side, until: Us, isOver?: () => boolean): boolean {
  try {
    return advanceSide(side, until, isOver)
  } catch (fault) {
    side.fault = fault
    side.history = brokenHistory(side.history.scenario)
    return true
  }
}

/** Runs a stride at a time, and counts what has happened in it. */
function advanceSide({ history, tally }: Side, until: Us, isOver?: () => boolean): boolean {
  const end = Math.min(until, history.endsAt)
  while (tally.until < end && history.limit === null) {
    const to = Math.min(end, Math.max(0, tally.until) + STRIDE_US)
    if (!history.advance(to, isOver)) return false
    addToTally(tally, history.eventsBetween(tally.until + 1, to), to)
    if (isOver?.()) return tally.until >= end
  }
  return true
}

/** Milestones of both, those that both share once. They get numbers below 0: going to one means going to its instant. */
function mergedOnce(left: Side, right: Side): () => readonly TraceEvent[] {
  let merged: readonly TraceEvent[] = []
  let known = ''
  return () => {
    const lists = [left, right].map(({ history }) => history.milestones)
    const now = lists.map(({ length }) => length).join()
    if (now !== known) {
      known = now
      merged = toldOnce(mergeEvents(lists)).map((event, index) => ({ ...event, n: -1 - index }))
    }
    return merged
  }
}

/** Where the runs have parted their events have other numbers; what reads the same at the same instant is one. */
function toldOnce(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const told = new Set<string>()
  return events.filter((event) => {
    const text = `${event.at} ${milestoneText(event).label}`
    const isNew = !told.has(text)
    told.add(text)
    return isNew
  })
}

/** Lists in order of time as one; an event that several have is in it once. */
function mergeEvents(lists: readonly (readonly TraceEvent[])[]): readonly TraceEvent[] {
  const [first = [], second = []] = lists
  if (second.length === 0) return first
  const merged: TraceEvent[] = []
  let taken = 0
  for (const event of first) {
    for (let next = second[taken]; next && next.at < event.at; next = second[taken]) {
      merged.push(next)
      taken++
    }
    merged.push(event)
    const same = second[taken]
    if (same && isSame(same, event)) taken++
  }
  return [...merged, ...second.slice(taken)]
}

/** Up to where the two runs part, their events are the same and have the same numbers. */
function isSame(one: TraceEvent, other: TraceEvent): boolean {
  return one.at === other.at && one.n === other.n && one.type === other.type
}

/** The first one's state with the messages of both, under numbers that no two share. */
function lookAtBoth(histories: readonly History[], at: Us): ClusterState {
  const states = histories.map((each) => each.lookAt({ at: Math.min(at, each.endsAt) }))
  const [first] = states
  if (first === undefined) throw new Error('Kafkascope bug: no run is left to look at')
  const messages = new Map<number, Message>()
  for (const [index, state] of states.entries())
    for (const [id, message] of state.messages) messages.set(index === 0 ? id : -id, message)
  return { ...first, messages }
}

/** The next instant at which anything of this level happens in either. */
function nextOf(histories: readonly History[], { at }: Position, level: Level) {
  const found = histories.flatMap((each) => each.next({ at }, level) ?? [])
  return found.length === 0 ? undefined : { at: Math.min(...found.map((place) => place.at)) }
}

/** The last instant before; with a number, that instant itself counts too. */
function previousOf(histories: readonly History[], { at, n }: Position, level: Level) {
  const found = histories.flatMap((each) => previousIn(each, at, n !== undefined, level) ?? [])
  return found.length === 0 ? undefined : { at: Math.max(...found.map((place) => place.at)) }
}

function previousIn(history: History, at: Us, isIncluded: boolean, level: Level) {
  const { n } = history.lookAt({ at })
  let place = history.previous({ at, n: n + 1 }, level)
  while (place && !isIncluded && place.at >= at) place = history.previous(place, level)
  return place
}
