// What happened over all runs, kind by kind, so that a campaign that touches nothing is noticed.
import type { ClusterState } from '../../trace/ClusterState.ts'
import type { EventType, TraceEvent } from '../../trace/TraceEvent.ts'
import { KINDS } from './kinds.ts'

export interface Tally {
  runs: number
  readonly counts: number[]
  readonly more: Map<string, number>
}

export function createTally(): Tally {
  return { runs: 0, counts: KINDS.map(() => 0), more: new Map() }
}

/** By type, the indexes of the kinds its events may count for. */
const byType = new Map<EventType, readonly number[]>()

function kindsOf(type: EventType): readonly number[] {
  let kinds = byType.get(type)
  if (!kinds) {
    kinds = [...KINDS.keys()].filter((index) => KINDS[index]?.on?.includes(type) ?? true)
    byType.set(type, kinds)
  }
  return kinds
}

/** Counts an event that was just folded. */
export function countEvent(tally: Tally, event: TraceEvent, state: ClusterState): void {
  for (const index of kindsOf(event.type))
    tally.counts[index] = (tally.counts[index] ?? 0) + (KINDS[index]?.fits(event, state) ?? 0)
}

/** Counts what is no event: runs compared, promises found broken. */
export function countMore(tally: Tally, kind: string, by = 1): void {
  tally.more.set(kind, (tally.more.get(kind) ?? 0) + by)
}

export interface TallyLine {
  readonly text: string
  /** False when it happened less often than it must. */
  readonly enough: boolean
  /** How often it must happen in a thousand runs. */
  readonly floor: number
}

/** A kind is asked for once one of it is due: a rare one may fail to come in few runs. */
const LEAST_DUE = 1

/** One line a kind, such as `appends: 8,120 per 1,000 runs`. */
export function tallyLines(tally: Tally): TallyLine[] {
  const rows = KINDS.map(({ kind, floor }, index) => ({
    kind,
    floor,
    count: tally.counts[index] ?? 0,
    isAsked: (floor * tally.runs) / 1_000 >= LEAST_DUE,
  }))
  for (const [kind, count] of tally.more) rows.push({ kind, floor: 1, count, isAsked: true })
  return rows.map(({ kind, floor, count, isAsked }) => {
    const rate = Math.round((count * 1_000) / Math.max(1, tally.runs))
    const enough = rate >= floor || !isAsked
    const wish = enough ? '' : `, and at least ${grouped(floor)} are wanted`
    return { text: `${kind}: ${grouped(rate)} per 1,000 runs${wish}`, enough, floor }
  })
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
