// A run written down by hand, for specs of the shell: events at stated instants, nothing computed.
import type { History, Position } from '../../src/engine/History.ts'
import type { ClusterState } from '../../src/trace/ClusterState.ts'
import type { Level } from '../../src/trace/levels.ts'
import { LEVELS } from '../../src/trace/levels.ts'
import type { Message } from '../../src/trace/Message.ts'
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'
import { smallScenario } from './smallScenario.ts'

const RANK: Readonly<Record<Level, number>> = { chatter: 0, message: 1, decision: 2, milestone: 3 }

export interface FakeHistory extends History {
  /** How far it has been asked to run, in order. */
  readonly advances: number[]
}

export interface FakeRun {
  readonly events: readonly TraceEvent[]
  readonly endsAt: number
  /** Known from the start; absent = all of it. */
  readonly reachedAt?: number
  /** How far one slice gets; absent = as far as it is asked to. */
  readonly sliceUs?: number
}

export function fakeHistory({ events, endsAt, reachedAt = endsAt, sliceUs }: FakeRun): FakeHistory {
  const advances: number[] = []
  let reached = reachedAt
  const isAfter = (event: TraceEvent, from: Position) =>
    event.at > from.at || (event.at === from.at && from.n !== undefined && event.n > from.n)
  const isFolded = (event: TraceEvent, at: Position) => !isAfter(event, at)
  const placeOf = ({ at, n }: TraceEvent): Position => ({ at, n })
  const counts = (event: TraceEvent, level: Level) => RANK[LEVELS[event.type]] >= RANK[level]
  return {
    scenario: smallScenario,
    advances,
    get reachedAt() {
      return reached
    },
    endsAt,
    limit: null,
    breaches: [],
    get milestones() {
      return events.filter((event) => counts(event, 'milestone') && event.at <= reached)
    },
    advance(until) {
      advances.push(until)
      reached = Math.min(Math.max(reached, until), reached + (sliceUs ?? until))
      return reached >= until
    },
    stateAt: (position) =>
      ({
        messages: flightsIn(events.filter((event) => isFolded(event, position))),
      }) as ClusterState,
    lookAt: (position) =>
      ({
        messages: flightsIn(events.filter((event) => isFolded(event, position))),
      }) as ClusterState,
    stillNear: () => undefined,
    eventsBetween: (from, to) => events.filter(({ at }) => at >= from && at <= to),
    eventNumbered: (n) => events.find((event) => event.n === n),
    next(from, level) {
      const found = events.find((event) => isAfter(event, from) && counts(event, level))
      return found && placeOf(found)
    },
    previous(from, level) {
      const folded = events.filter((event) => isFolded(event, from) && counts(event, level))
      const found =
        from.n === undefined ? folded.filter(({ at }) => at < from.at) : folded.slice(0, -1)
      const last = found.at(-1)
      return last && placeOf(last)
    },
    hashAt: () => '0123456789abcdef',
  }
}

function flightsIn(events: readonly TraceEvent[]): Map<number, Message> {
  const sent = events.flatMap((event) => (event.type === 'MessageSent' ? [event.message] : []))
  const gone = new Set(
    events.flatMap((event) => (event.type === 'MessageArrived' ? [event.message] : [])),
  )
  return new Map(sent.filter(({ id }) => !gone.has(id)).map((message) => [message.id, message]))
}

/** A request from `web` to broker 1, as the event that sends it. */
export function messageSent(
  n: number,
  at: number,
  arrivesAt: number,
  id = n,
  records = 1,
): TraceEvent {
  const message: Message = {
    id,
    api: 'Produce',
    kind: 'request',
    from: 'web',
    to: 'broker-1',
    connection: 1,
    request: id,
    sentAt: at,
    arrivesAt,
    bytes: 100,
    stage: 'flying',
    parkedUntil: 0,
    chatter: false,
    error: 'NONE',
    body: { acks: -1, timeoutMs: 30_000, batches: [] },
    carries: records === 0 ? [] : [{ partition: 'orders-0', source: 0, first: 0, count: records }],
    asks: [],
    event: n,
  }
  return { n, at, cause: 0, type: 'MessageSent', message }
}

/** The arrival of a message. */
export function messageArrived(n: number, at: number, message: number): TraceEvent {
  return { n, at, cause: 0, type: 'MessageArrived', message, api: 'Produce', stage: 'working' }
}

/** A milestone. */
export function topicCreated(n: number, at: number): TraceEvent {
  return {
    n,
    at,
    cause: 0,
    type: 'TopicCreated',
    topic: 'orders',
    partitions: 1,
    replicationFactor: 1,
  }
}
