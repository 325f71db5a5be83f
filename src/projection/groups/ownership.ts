// Who reads what over time, as the members themselves believe it: from the calls of their rebalance listeners.

import type { PartitionName, Us } from '../../kafka/terms.ts'
import type { ClusterState, ReaderState } from '../../trace/ClusterState.ts'
import { type Moves, movedPartitions, type Ownership } from '../../trace/movedPartitions.ts'
import type { EventOf, TraceEvent } from '../../trace/TraceEvent.ts'

/** A stretch in which one member owns a partition, or nobody does. */
export interface Owned {
  readonly client: string | null
  readonly from: Us
  /** Null = it goes on. */
  readonly to: Us | null
  /** The event that began it; 0 = it was so when the window opened. */
  readonly begunBy: number
  /** The event that ended it; 0 = none did. */
  readonly endedBy: number
}

/** The lives of a client in which it reads nothing. */
const GONE: ReadonlySet<string> = new Set(['Crashed', 'Closed', 'Refused'])

/** The group.id a reader was started with, where it subscribes; '' = it is no member of any. */
export function groupOf(reader: ReaderState): string {
  return reader.spec.subscribe === undefined ? '' : (reader.configs.get('group.id')?.value ?? '')
}

/** The readers of a group, in the order in which they were first started. */
export function readersOf(state: ClusterState, group: string): readonly ReaderState[] {
  return state.clients.filter(
    (client): client is ReaderState => client.type === 'reader' && groupOf(client) === group,
  )
}

/** What a reader owns, as it believes itself. */
export function ownedBy(reader: ReaderState): readonly PartitionName[] {
  if (GONE.has(reader.lifecycle) || (reader.membership?.generation ?? -1) < 0) return []
  return reader.partitions.map(({ name }) => name)
}

/** Who owns what at an instant, by client; whoever owns nothing is not in it. */
export function ownedAt(
  byPartition: ReadonlyMap<PartitionName, readonly Owned[]>,
  at: Us,
): Ownership {
  const owned = new Map<string, PartitionName[]>()
  for (const [name, stretches] of byPartition) {
    for (const { client, from, to } of stretches) {
      if (client === null || from > at || (to !== null && to <= at)) continue
      const names = owned.get(client)
      if (names === undefined) owned.set(client, [name])
      else names.push(name)
    }
  }
  return owned
}

export interface Ownerships {
  readonly byPartition: ReadonlyMap<PartitionName, readonly Owned[]>
  /** From who owned what at the beginning to who does at the end. */
  readonly moves: Moves
  readonly after: Ownership
}

/** Reads the events of a window; `owns` is what each member owned when it opened. */
export function readOwnership(
  owns: ReadonlyMap<string, readonly PartitionName[]>,
  partitions: readonly PartitionName[],
  events: readonly TraceEvent[],
  from: Us,
): Ownerships {
  const now = new Map<string, readonly PartitionName[]>()
  const open = new Map<string, Owned>()
  const done = new Map<PartitionName, Owned[]>(partitions.map((name) => [name, []]))
  const become = (client: string, names: readonly PartitionName[], at: Us, n: number) => {
    const before = now.get(client) ?? []
    for (const name of before) if (!names.includes(name)) close(client, name, at, n)
    for (const name of names)
      if (!before.includes(name))
        open.set(`${client} ${name}`, { client, from: at, to: null, begunBy: n, endedBy: 0 })
    now.set(client, names)
  }
  const close = (client: string, name: PartitionName, at: Us, n: number) => {
    const one = open.get(`${client} ${name}`)
    open.delete(`${client} ${name}`)
    if (one !== undefined) put(done, name, { ...one, to: at, endedBy: n })
  }
  for (const [client, names] of owns) become(client, names, from, 0)
  for (const event of events) {
    if (isTold(event) && owns.has(event.client))
      become(
        event.client,
        event.owned.map(({ name }) => name),
        event.at,
        event.n,
      )
    if (isEnd(event) && owns.has(event.client)) become(event.client, [], event.at, event.n)
  }
  for (const [client, names] of now)
    for (const name of names) {
      const one = open.get(`${client} ${name}`)
      if (one !== undefined) put(done, name, one)
    }
  const byPartition = new Map(
    [...done].map(([name, stretches]) => [name, withGaps(stretches, from)]),
  )
  return { byPartition, moves: movedPartitions(owns, now), after: now }
}

function isTold(
  event: TraceEvent,
): event is EventOf<'RebalanceListenerCalled'> | EventOf<'RebalanceListenerReturned'> {
  return event.type === 'RebalanceListenerCalled' || event.type === 'RebalanceListenerReturned'
}

function isEnd(
  event: TraceEvent,
): event is Extract<TraceEvent, { type: 'ClientChanged' | 'ClientStarted' }> {
  return event.type === 'ClientStarted' || (event.type === 'ClientChanged' && GONE.has(event.to))
}

function put(done: Map<PartitionName, Owned[]>, name: PartitionName, one: Owned): void {
  const list = done.get(name)
  if (list === undefined) done.set(name, [one])
  else list.push(one)
}

/** Between two owners, and before the first, nobody reads. */
function withGaps(stretches: readonly Owned[], from: Us): readonly Owned[] {
  const inOrder = [...stretches].sort((one, other) => one.from - other.from)
  const all: Owned[] = []
  let owned: Us | null = from
  let begunBy = 0
  for (const one of inOrder) {
    if (owned !== null && one.from > owned) all.push(gap(owned, one.from, begunBy, one.begunBy))
    all.push(one)
    if (owned !== null && (one.to === null || one.to >= owned)) {
      owned = one.to
      begunBy = one.endedBy
    }
  }
  if (owned !== null) all.push(gap(owned, null, begunBy, 0))
  return all
}

const gap = (from: Us, to: Us | null, begunBy: number, endedBy: number): Owned => ({
  client: null,
  from,
  to,
  begunBy,
  endedBy,
})
