// A record stands twice in one log: its batch was written, the answer never came, and the retry was written too.
import { addRange, hasNumber } from '../apply/ranges.ts'
import type { ClusterState, OffsetRange } from '../ClusterState.ts'
import { eachBatch } from '../log/Log.ts'
import { type Breach, type BreachedRecord, KEPT, type KeptPromise } from './KeptPromise.ts'
import { watchRetries } from './retries.ts'

/** For each partition, the numbers stored of each source. */
type Stored = Map<string, Map<number, OffsetRange[]>>

export const duplicateStored: KeptPromise = {
  name: 'duplicate stored',
  watch: (state) => {
    const stored: Stored = new Map()
    const retries = watchRetries(state)
    for (const node of state.nodes)
      for (const { name } of node.replicas) readLog(state, stored, name)
    return {
      BatchRetried: (event) => {
        retries.note(event)
        return KEPT
      },
      LogTruncated: ({ partition }) => {
        readLog(state, stored, partition)
        return KEPT
      },
      ReplicaClosed: ({ partition }) => {
        stored.delete(partition)
        return KEPT
      },
      RecordsAppended: ({ partition, batch, cause, at, n }) => {
        const twice = addBatch(stored, partition, batch.runs, batch.baseOffset)
        const [first, last] = [twice[0], twice.at(-1)]
        if (!first || !last) return KEPT
        const breach: Breach = {
          promise: 'duplicate stored',
          partition,
          from: first.offset,
          to: last.offset + 1,
          at,
          event: n,
          cause: retries.of(batch.runs[0] ?? -1, batch.runs[1] ?? -1) || cause,
          records: twice,
        }
        return [breach]
      },
    }
  },
}

/** Takes a batch in; gives the records of it that stood there before. */
function addBatch(
  stored: Stored,
  partition: string,
  runs: readonly number[],
  baseOffset: number,
): BreachedRecord[] {
  const sources = stored.get(partition) ?? new Map<number, OffsetRange[]>()
  stored.set(partition, sources)
  const twice: BreachedRecord[] = []
  let offset = baseOffset
  for (let run = 0; run < runs.length; run += 3) {
    const [source = -1, first = 0, count = 0] = runs.slice(run, run + 3)
    const ranges = sources.get(source) ?? []
    sources.set(source, ranges)
    for (let k = 0; k < count; k++, offset++)
      if (hasNumber(ranges, first + k)) twice.push({ source, number: first + k, offset })
    addRange(ranges, first, first + count)
  }
  return twice
}

/** Reads a log anew: what a cut took is stored no more. */
function readLog(state: ClusterState, stored: Stored, partition: string): void {
  stored.delete(partition)
  for (const node of state.nodes) {
    const replica = node.replicas.find((each) => each.name === partition)
    if (!replica) continue
    const { log } = replica
    eachBatch(log, log.startOffset, log.endOffset, (batch) => {
      addBatch(stored, partition, batch.runs, batch.baseOffset)
    })
    return
  }
}
