// What became of each record, by its identity (source, number): delivered and processed are told by the events,
// the rest by the state at the end.
import type { FetchResponse } from '../../kafka/protocol/Fetch.ts'
import { type EndpointId, type PartitionName, partitionName } from '../../kafka/terms.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import { eachBatch, recordAt } from '../../trace/log/Log.ts'
import type { EventOf, TraceEvent } from '../../trace/TraceEvent.ts'

export interface SourceCounts {
  readonly id: string
  readonly topic: string
  sent: number
  acked: number
  stored: number
  delivered: number
  processed: number
  failed: number
  pending: number
  gone: number
  lost: number
}

export interface TopicCounts {
  readonly topic: string
  /** Records that stand in its logs more often than once. */
  readonly storedTwice: number
}

export interface RecordCounts {
  readonly sources: readonly SourceCounts[]
  readonly topics: readonly TopicCounts[]
}

export interface RecordCounter {
  /** Takes in an event once it is folded. */
  take(event: TraceEvent): void
  /** How many records of a source some reader has processed. */
  processedOf(source: number): number
  /** Everything, as the state stands now. */
  counts(): RecordCounts
}

/** Source and number in one whole number below 2^53. */
const identity = (source: number, number: number): number => source * 4_294_967_296 + number
const sourceOf = (known: number): number => Math.floor(known / 4_294_967_296)

interface Reading {
  /** Records fetched, by partition and offset: what a poll() will hand out. */
  readonly fetched: Map<PartitionName, Map<number, number>>
  /** What the last poll() handed out, in order, as far as no event has told that it is behind the application. */
  work: number[]
  /** Of these, what is finished together at the end; null = one after the other. */
  together: number[] | null
}

/** Identities seen, and how many of each source. */
interface Seen {
  readonly all: Set<number>
  readonly bySource: number[]
}

export function countRecords(state: ClusterState): RecordCounter {
  const readings = new Map<EndpointId, Reading>()
  const delivered: Seen = { all: new Set(), bySource: [] }
  const processed: Seen = { all: new Set(), bySource: [] }
  const readingOf = (client: EndpointId): Reading => {
    const known = readings.get(client) ?? { fetched: new Map(), work: [], together: null }
    readings.set(client, known)
    return known
  }
  return {
    take: (event) => {
      if (event.type === 'MessageSent') takeAnswer(state, event, readingOf)
      else if (event.type === 'RecordsDelivered') {
        const reading = readingOf(event.client)
        reading.work = handedOut(reading, event)
        reading.together = event.perPollUs ? [] : null
        see(delivered, reading.work)
      } else if (event.type === 'WorkDone')
        see(processed, pass(readingOf(event.client), event.count))
      else if (event.type === 'WorkThrew') {
        const reading = readingOf(event.client)
        see(processed, pass(reading, event.done))
        if (event.handler === 'skip') reading.work.shift()
      } else if (event.type === 'WorkAbandoned') {
        const reading = readingOf(event.client)
        see(processed, reading.work.slice(0, event.done))
      }
    },
    processedOf: (source) => processed.bySource[source] ?? 0,
    counts: () => countAll(state, delivered, processed),
  }
}

/** So many records are behind the application. Returns those that are finished by that. */
function pass(reading: Reading, count: number): number[] {
  const passed = reading.work.splice(0, count)
  if (!reading.together) return passed
  reading.together.push(...passed)
  return reading.work.length === 0 ? reading.together : []
}

function see(seen: Seen, records: readonly number[]): void {
  for (const record of records) {
    if (seen.all.has(record)) continue
    seen.all.add(record)
    const source = sourceOf(record)
    seen.bySource[source] = (seen.bySource[source] ?? 0) + 1
  }
}

/** An answer to Fetch sets out: what stands at its offsets now is what the reader gets, whatever happens to the log later. */
function takeAnswer(
  state: ClusterState,
  { message }: EventOf<'MessageSent'>,
  readingOf: (client: EndpointId) => Reading,
): void {
  if (message.api !== 'Fetch' || message.kind !== 'response') return
  const node = state.nodes.find(({ endpoint }) => endpoint === message.from)
  for (const { topic, partition, from, to } of (message.body as FetchResponse).partitions) {
    if (to <= from) continue
    const name = partitionName(topic, partition)
    const log = node?.replicas.find((replica) => replica.name === name)?.log
    if (!log) continue
    const { fetched } = readingOf(message.to)
    const offsets = fetched.get(name) ?? new Map<number, number>()
    fetched.set(name, offsets)
    for (let offset = from; offset < to; offset++) {
      const record = recordAt(log, offset)
      if (record) offsets.set(offset, identity(record.source, record.number))
    }
  }
}

function handedOut({ fetched }: Reading, { ranges }: EventOf<'RecordsDelivered'>): number[] {
  const records: number[] = []
  for (const { partition, from, to } of ranges) {
    const offsets = fetched.get(partition)
    for (let offset = from; offset < to; offset++) {
      const record = offsets?.get(offset)
      offsets?.delete(offset)
      if (record !== undefined) records.push(record)
    }
  }
  return records
}

function countAll(state: ClusterState, delivered: Seen, processed: Seen): RecordCounts {
  const sources = state.sources.map(
    (source): SourceCounts => ({
      id: source.id,
      topic: source.topic,
      sent: source.sent,
      acked: source.ackedCount,
      stored: 0,
      delivered: delivered.bySource[source.index] ?? 0,
      processed: processed.bySource[source.index] ?? 0,
      failed: source.failedCount,
      pending: 0,
      gone: 0,
      lost: 0,
    }),
  )
  countPending(state, sources)
  const topics = countStored(state, sources)
  for (const [, { lost }] of state.ledger) {
    for (const { source } of lost) add(sources, source, 'lost', 1)
  }
  for (const source of sources)
    source.gone = source.sent - source.acked - source.failed - source.pending
  return { sources, topics }
}

function add(
  sources: readonly SourceCounts[],
  source: number,
  what: 'stored' | 'pending' | 'lost',
  count: number,
): void {
  const counts = sources[source]
  if (counts) counts[what] += count
}

function countPending(state: ClusterState, sources: readonly SourceCounts[]): void {
  for (const client of state.clients) {
    if (client.type !== 'producer') continue
    for (const { runs } of client.queue)
      for (let run = 0; run < runs.length; run += 3)
        add(sources, runs[run] ?? -1, 'pending', runs[run + 2] ?? 0)
  }
}

/** Each record once, wherever and however often it stands; replicas that do not lead are copies. */
function countStored(state: ClusterState, sources: readonly SourceCounts[]): TopicCounts[] {
  const seen = new Set<number>()
  const twice = new Map<string, number>()
  const logs = new Map<PartitionName, { readonly topic: string; readonly node: number }>()
  for (const node of state.nodes) {
    for (const replica of node.replicas) {
      if (!replica.leads && logs.has(replica.name)) continue
      logs.set(replica.name, { topic: replica.topic, node: node.id })
    }
  }
  for (const [name, { topic, node }] of logs) {
    const replica = state.nodes
      .find(({ id }) => id === node)
      ?.replicas.find((each) => each.name === name)
    if (!replica) continue
    if (!twice.has(topic)) twice.set(topic, 0)
    const { log } = replica
    eachBatch(log, log.startOffset, log.endOffset, ({ runs }) => {
      for (let run = 0; run < runs.length; run += 3) {
        const source = runs[run] ?? -1
        for (let k = 0; k < (runs[run + 2] ?? 0); k++) {
          const known = identity(source, (runs[run + 1] ?? 0) + k)
          if (seen.has(known)) twice.set(topic, (twice.get(topic) ?? 0) + 1)
          else add(sources, source, 'stored', 1)
          seen.add(known)
        }
      }
    })
  }
  return [...twice].map(([topic, storedTwice]) => ({ topic, storedTwice }))
}
