// What became of each record of each source, told by the events alone and kept apart from the state it is compared with.
import type { EndpointId } from '../../kafka/terms.ts'
import type { ClusterState } from '../ClusterState.ts'
import type { Finding } from './Law.ts'

/** unsent: not handed to send() yet. settled: before the watch began. gone: its process ended first. */
export type Fate = 'unsent' | 'pending' | 'acked' | 'failed' | 'gone' | 'settled'

interface SourceFates {
  readonly fates: Fate[]
  readonly counts: Record<Fate, number>
}

/** By client: the records of each of its batches, as flat pairs of source and number. */
export interface RecordFates {
  readonly sources: SourceFates[]
  readonly batches: Map<EndpointId, Map<number, number[]>>
}

const NO_COUNTS = { unsent: 0, pending: 0, acked: 0, failed: 0, gone: 0, settled: 0 }

/** Fates as far as the state tells them: what waits is pending, the rest of what was sent is settled. */
export function fatesOf(state: ClusterState): RecordFates {
  const known: RecordFates = {
    sources: state.sources.map((source) => ({
      fates: new Array<Fate>(source.sent).fill('settled'),
      counts: { ...NO_COUNTS, settled: source.sent },
    })),
    batches: new Map(),
  }
  for (const client of state.clients) {
    if (client.type !== 'producer') continue
    for (const batch of client.queue) {
      const pairs = pairsOf(batch.runs)
      batchesOf(known, client.id).set(batch.id, pairs)
      eachPair(pairs, (source, number) => put(known, source, number, 'pending'))
    }
  }
  return known
}

export function batchesOf(known: RecordFates, client: EndpointId): Map<number, number[]> {
  let batches = known.batches.get(client)
  if (!batches) {
    batches = new Map()
    known.batches.set(client, batches)
  }
  return batches
}

function put(known: RecordFates, source: number, number: number, fate: Fate): void {
  const row = sourceAt(known, source)
  row.counts[row.fates[number] ?? 'unsent'] -= 1
  row.counts[fate] += 1
  row.fates[number] = fate
}

export function sourceAt(known: RecordFates, source: number): SourceFates {
  while (known.sources.length <= source) known.sources.push({ fates: [], counts: { ...NO_COUNTS } })
  return known.sources[source] as SourceFates
}

/** Moves a record on; a finding when it was not where it must have been. */
export function move(
  known: RecordFates,
  source: number,
  number: number,
  from: Fate,
  to: Fate,
): Finding {
  const now = sourceAt(known, source).fates[number] ?? 'unsent'
  put(known, source, number, to)
  return now === from
    ? undefined
    : `record ${number} of source ${source} is ${now} and becomes ${to}`
}

/** Moves all records of a pending batch on, and forgets the batch. */
export function settleBatch(
  known: RecordFates,
  client: EndpointId,
  batch: number,
  to: Fate,
): Finding {
  const batches = batchesOf(known, client)
  const pairs = batches.get(batch)
  if (!pairs) return `batch ${batch} of ${client} becomes ${to} and was not pending`
  batches.delete(batch)
  let finding: Finding
  eachPair(pairs, (source, number) => {
    finding ??= move(known, source, number, 'pending', to)
  })
  return finding
}

export function eachPair(
  pairs: readonly number[],
  visit: (source: number, number: number) => void,
): void {
  for (let index = 0; index < pairs.length; index += 2)
    visit(pairs[index] ?? -1, pairs[index + 1] ?? -1)
}

/** Runs (source, first, count) record by record. */
export function pairsOf(runs: readonly number[]): number[] {
  const pairs: number[] = []
  for (let run = 0; run < runs.length; run += 3)
    for (let k = 0; k < (runs[run + 2] ?? 0); k++)
      pairs.push(runs[run] ?? -1, (runs[run + 1] ?? 0) + k)
  return pairs
}
