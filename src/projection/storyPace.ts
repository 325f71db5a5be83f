// Story pace: how long a stretch of simulated time lasts as film. Slow while a message flies, quick through idle seconds.
// The map is strictly increasing and piecewise linear, so both directions are exact up to rounding, and a stretch lasts
// the same however it is cut at its marks: one link, one film.
import type { Us } from '../kafka/terms.ts'
import type { Level } from '../trace/levels.ts'
import { levelOf as ownLevelOf } from '../trace/levels.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'

/** A message's way, of which the pace wants to show every part. */
export interface Flight {
  readonly sentAt: Us
  readonly arrivesAt: Us
  /** What it carries; empty for one that only asks or answers. */
  readonly carries: readonly unknown[]
}

/** A stretch of the run: what happens in it, and what already flies when it begins. */
export interface PaceWindow {
  readonly from: Us
  readonly to: Us
  readonly events: readonly TraceEvent[]
  readonly inFlight: readonly Flight[]
}

export interface PaceMap {
  readonly from: Us
  readonly to: Us
  /** Length of the whole stretch as film, in ms of wall time. */
  readonly filmMs: number
  /** Film time, ms from the start of the stretch, of an instant; clamped to the stretch. */
  filmAt(at: Us): number
  /** The instant shown at a film time in ms; clamped, with a part below a microsecond. */
  timeAt(filmMs: number): number
  /** Milliseconds of wall time that one simulated millisecond takes here: 240 reads `1 : 240`. */
  slownessAt(at: Us): number
}

interface Tier {
  /** Where the tier ends, µs from the start of the gap. */
  readonly until: Us
  /** Wall ms per simulated ms. */
  readonly slowness: number
}

const FOREVER = Number.POSITIVE_INFINITY

/** While records fly: a quarter of a millisecond lasts half a second; a connection delayed by seconds does not hold the film up. */
const CARRYING: readonly Tier[] = [
  { until: 300, slowness: 2_000 },
  { until: 1_000, slowness: 400 },
  { until: 4_000, slowness: 100 },
  { until: 40_000, slowness: 16 },
  { until: 1_000_000, slowness: 1 },
  { until: FOREVER, slowness: 1 / 16 },
]

/** While only questions and answers fly. */
const ASKING: readonly Tier[] = [
  { until: 300, slowness: 800 },
  { until: 1_000, slowness: 200 },
  { until: 4_000, slowness: 60 },
  { until: 40_000, slowness: 10 },
  { until: 1_000_000, slowness: 0.6 },
  { until: FOREVER, slowness: 1 / 16 },
]

/** While nothing flies: linger.ms can be seen, a quarter of a second lasts half of one, ten seconds one and a half. */
const IDLE: readonly Tier[] = [
  { until: 1_000, slowness: 100 },
  { until: 6_000, slowness: 40 },
  { until: 100_000, slowness: 2 },
  { until: 1_000_000, slowness: 0.3 },
  { until: 60_000_000, slowness: 1 / 16 },
  { until: 3_600_000_000, slowness: 1 / 1_000 },
  { until: FOREVER, slowness: 1 / 10_000 },
]

/** Ms of film that an event holds the picture for, at the start of the gap after it. */
const BEAT_MS: { readonly [L in Level]: number } = {
  chatter: 0,
  message: 0,
  decision: 12,
  milestone: 480,
}

/** The level of an event as the pace sees it: what an idle loop repeats is chatter, whatever its type. */
export function levelOf(event: TraceEvent): Level {
  if (event.n === 0) return 'chatter'
  if (event.type === 'MessageSent' && event.message.chatter) return 'chatter'
  return ownLevelOf(event)
}

/** The map of a stretch. Its ends count as marks, so cut stretches at marks (events) to get the same film. */
export function storyPace(window: PaceWindow): PaceMap {
  const from = window.from
  const to = Math.max(window.to, from)
  const beats = beatsOf(window.events, from, to)
  const flights = flightsOf(window)
  const instants = instantsOf(beats, flights, from, to)
  const film = filmOf(instants, beats, flights)
  return mapOf(instants, film)
}

function beatsOf(events: readonly TraceEvent[], from: Us, to: Us): Map<Us, number> {
  const beats = new Map<Us, number>()
  for (const event of events) {
    const level = levelOf(event)
    if (level === 'chatter' || event.at < from || event.at > to) continue
    beats.set(event.at, Math.max(beats.get(event.at) ?? 0, BEAT_MS[level]))
  }
  return beats
}

function flightsOf({ events, inFlight, from, to }: PaceWindow): Flight[] {
  const flights = inFlight.filter((flight) => flight.arrivesAt > from && flight.sentAt < to)
  for (const event of events) {
    if (event.type !== 'MessageSent' || levelOf(event) === 'chatter') continue
    const { message } = event
    const isSeen = message.arrivesAt > from && message.sentAt < to
    if (message.arrivesAt > message.sentAt && isSeen) flights.push(message)
  }
  return flights
}

function instantsOf(
  beats: ReadonlyMap<Us, number>,
  flights: readonly Flight[],
  from: Us,
  to: Us,
): Us[] {
  const instants = new Set<Us>([from, to])
  for (const at of beats.keys()) instants.add(at)
  for (const { sentAt, arrivesAt } of flights) {
    if (sentAt > from && sentAt < to) instants.add(sentAt)
    if (arrivesAt > from && arrivesAt < to) instants.add(arrivesAt)
  }
  return [...instants].sort((a, b) => a - b)
}

/** Film time of each instant, the first at 0. */
function filmOf(
  instants: readonly Us[],
  beats: ReadonlyMap<Us, number>,
  flights: readonly Flight[],
): number[] {
  const inFlight = countFlights(flights)
  const carrying = countFlights(flights.filter(({ carries }) => carries.length > 0))
  const film = [0]
  for (let index = 1; index < instants.length; index++) {
    const at = instants[index - 1] as Us
    const isFlying = inFlight(at) > 0
    const tiers = carrying(at) > 0 ? CARRYING : isFlying ? ASKING : IDLE
    const length = lengthOf((instants[index] as Us) - at, tiers) + (beats.get(at) ?? 0)
    film.push((film[index - 1] as number) + length)
  }
  return film
}

/** How many fly right after an instant; ask for instants in order. */
function countFlights(flights: readonly Flight[]): (at: Us) => number {
  const starts = flights.map(({ sentAt }) => sentAt).sort((a, b) => a - b)
  const ends = flights.map(({ arrivesAt }) => arrivesAt).sort((a, b) => a - b)
  let started = 0
  let ended = 0
  return (at) => {
    while (started < starts.length && (starts[started] as Us) <= at) started++
    while (ended < ends.length && (ends[ended] as Us) <= at) ended++
    return started - ended
  }
}

/** Film ms of a gap of so many µs: each tier adds its part. */
function lengthOf(gap: Us, tiers: readonly Tier[]): number {
  let length = 0
  let begin = 0
  for (const { until, slowness } of tiers) {
    if (gap <= begin) break
    length += ((Math.min(gap, until) - begin) / 1_000) * slowness
    begin = until
  }
  return length
}

function mapOf(instants: readonly Us[], film: readonly number[]): PaceMap {
  const last = instants.length - 1
  const from = instants[0] as Us
  const to = instants[last] as Us
  const filmMs = film[last] as number
  const between = (
    value: number,
    inputs: readonly number[],
    outputs: readonly number[],
  ): number => {
    const index = gapOf(inputs, value)
    const start = inputs[index] as number
    const end = inputs[index + 1] ?? start
    const share = end > start ? Math.min(1, Math.max(0, (value - start) / (end - start))) : 0
    const low = outputs[index] as number
    return low + share * ((outputs[index + 1] ?? low) - low)
  }
  return {
    from,
    to,
    filmMs,
    filmAt: (at) => between(at, instants, film),
    timeAt: (ms) => between(ms, film, instants),
    slownessAt: (at) => {
      const index = gapOf(instants, at)
      const gap = (instants[index + 1] ?? to) - (instants[index] as Us)
      return gap > 0 ? ((film[index + 1] as number) - (film[index] as number)) / (gap / 1_000) : 1
    },
  }
}

/** Index of the gap that holds the value: the last start at or below it, never the end. */
function gapOf(starts: readonly number[], value: number): number {
  let low = 0
  let high = Math.max(0, starts.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}
