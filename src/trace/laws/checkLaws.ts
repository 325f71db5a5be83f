// Watches a run under laws: call `after` for every event once it is folded, `atEnd` when the run is over.
import type { ClusterState } from '../ClusterState.ts'
import type { EventType, TraceEvent } from '../TraceEvent.ts'
import type { Law } from './Law.ts'

export interface BrokenLaw {
  readonly law: Law
  /** How it was broken, with the offending values. */
  readonly finding: string
  /** Number of the event after which it no longer held. */
  readonly n: number
  readonly at: number
}

export interface LawWatch {
  /** The first law the event broke; undefined = all hold. */
  after(event: TraceEvent): BrokenLaw | undefined
  atEnd(): BrokenLaw | undefined
}

type AnyLook = (event: TraceEvent) => string | undefined

interface Row {
  readonly law: Law
  readonly look: AnyLook
}

/** Begins to watch a run from the state it stands in. */
export function checkLaws(state: ClusterState, laws: readonly Law[]): LawWatch {
  const byType = new Map<EventType, Row[]>()
  const always: Row[] = []
  const last: Row[] = []
  for (const law of laws) {
    const { on, after, atEnd } = law.watch(state)
    if (after) always.push({ law, look: after })
    if (atEnd) last.push({ law, look: atEnd })
    for (const type in on) addLook(byType, type as EventType, law, on[type as EventType])
  }
  return {
    after: (event) => firstBroken(byType.get(event.type), event) ?? firstBroken(always, event),
    atEnd: () => firstBroken(last, { n: state.n, at: state.at } as TraceEvent),
  }
}

function addLook(byType: Map<EventType, Row[]>, type: EventType, law: Law, look: unknown): void {
  if (!look) return
  const rows = byType.get(type) ?? []
  rows.push({ law, look: look as AnyLook })
  byType.set(type, rows)
}

function firstBroken(rows: readonly Row[] | undefined, event: TraceEvent): BrokenLaw | undefined {
  if (!rows) return undefined
  for (let index = 0; index < rows.length; index++) {
    const { law, look } = rows[index] as Row
    const finding = look(event)
    if (finding !== undefined) return { law, finding, n: event.n, at: event.at }
  }
  return undefined
}
