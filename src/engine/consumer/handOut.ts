// What a poll() hands out, and which of it is slow or throws.
// Simplified: a record is looked at in the log of its leader when it is handed out; one that an unclean election took after
// it was fetched is an ordinary one.
import type { SomeRecords } from '../../scenario/Scenario.ts'
import { recordAt } from '../../trace/log/Log.ts'
import { recordShape } from '../../trace/records.ts'
import type { HandedOut, HandedRange } from '../../trace/Work.ts'
import type { Sim } from '../Memory.ts'
import type { ReaderMemory } from './ReaderMemory.ts'

/** The records of some ranges, with the work they ask for. */
export function handOut(
  sim: Sim,
  { processingUs, application }: ReaderMemory,
  ranges: readonly HandedRange[],
  count: number,
): HandedOut {
  const { perPollUs, slowUs, slow, poison } = application
  return {
    count,
    ranges,
    perRecordUs: processingUs,
    perPollUs,
    slowUs,
    slow: placesOf(sim, ranges, slow?.of),
    throws: placesOf(sim, ranges, poison?.of),
  }
}

const NONE: readonly number[] = Object.freeze([])

/** Where those records stand among all. */
function placesOf(
  sim: Sim,
  ranges: readonly HandedRange[],
  of: SomeRecords | undefined,
): readonly number[] {
  if (!of) return NONE
  const places: number[] = []
  let place = 0
  for (const { partition, from, to } of ranges)
    for (let offset = from; offset < to; offset++, place++)
      if ('every' in of ? (offset + 1) % of.every === 0 : keyAt(sim, partition, offset) === of.key)
        places.push(place)
  return places
}

function keyAt({ state, files }: Sim, partition: string, offset: number): string | null {
  const leader = state.nodes
    .flatMap(({ replicas }) => replicas)
    .find(({ name, leads }) => leads && name === partition)
  const record = leader && recordAt(leader.log, offset)
  const source = record && state.sources[record.source]
  return source ? recordShape(state.seed, source, record.number, files).key : null
}
