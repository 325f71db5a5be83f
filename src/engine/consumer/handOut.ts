// Which of the fetched records are slow and which throw, and what poll() hands out of them.
// Simplified: a record is looked at in the log of the broker that sent it, when it has come. One that an unclean election
// took while it travelled is an ordinary one.
import type { EndpointId } from '../../kafka/terms.ts'
import type { SomeRecords } from '../../scenario/Scenario.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import { type Log, recordAt } from '../../trace/log/Log.ts'
import { recordShape } from '../../trace/records.ts'
import type { HandedOut, HandedRange } from '../../trace/Work.ts'
import type { Sim } from '../Memory.ts'
import type { ReaderMemory, ReaderPartition } from './ReaderMemory.ts'

/** Records have come from a broker, [position, bufferedTo): which of them are out of the ordinary? */
export function markRecords(
  sim: Sim,
  { application }: ReaderMemory,
  each: ReaderPartition,
  from: EndpointId,
): void {
  const { slow, poison } = application
  if (!slow && !poison) return
  const node = sim.state.nodes.find(({ endpoint }) => endpoint === from)
  const log = node && replicaNamed(node, each.name)?.log
  each.slow = slow ? chosen(sim, each, log, slow.of) : []
  each.throws = poison ? chosen(sim, each, log, poison.of) : []
}

function chosen(
  sim: Sim,
  { position, bufferedTo }: ReaderPartition,
  log: Log | undefined,
  of: SomeRecords,
): number[] {
  const offsets: number[] = []
  for (let offset = position; offset < bufferedTo; offset++) {
    const isChosen =
      'every' in of ? (offset + 1) % of.every === 0 : keyAt(sim, log, offset) === of.key
    if (isChosen) offsets.push(offset)
  }
  return offsets
}

function keyAt(sim: Sim, log: Log | undefined, offset: number): string | null {
  const record = log && recordAt(log, offset)
  const source = record && sim.state.sources[record.source]
  if (!record || !source) return null
  return recordShape(sim.state.seed, source, record.number, sim.files).key
}

/** What a poll() hands out, with the work it asks for. */
export function handOut(
  { partitions, processingUs, application }: ReaderMemory,
  ranges: readonly HandedRange[],
  count: number,
): HandedOut {
  const { perPollUs, slow } = application
  const slowPlaces = placesOf(partitions, ranges, 'slow')
  const throws = placesOf(partitions, ranges, 'throws')
  return {
    count,
    perRecordUs: processingUs,
    ranges,
    ...(perPollUs > 0 ? { perPollUs } : {}),
    ...(slow && slowPlaces.length > 0 ? { slow: { us: slow.us, places: slowPlaces } } : {}),
    ...(throws.length > 0 ? { throws } : {}),
  }
}

/** Marked offsets as places among the records handed out. */
function placesOf(
  partitions: readonly ReaderPartition[],
  ranges: readonly HandedRange[],
  marks: 'slow' | 'throws',
): number[] {
  const places: number[] = []
  let first = 0
  for (const { partition, from, to } of ranges) {
    const each = partitions.find(({ name }) => name === partition)
    for (const offset of each?.[marks] ?? [])
      if (offset >= from && offset < to) places.push(first + offset - from)
    first += to - from
  }
  return places
}
