// A record stands twice in one log: its batch was written, the answer never came, and the retry was written too.
import type { NodeId } from '../../kafka/terms.ts'
import { addRange, hasNumber } from '../apply/ranges.ts'
import type { ClusterState, OffsetRange } from '../ClusterState.ts'
import { eachReplica, findReplica, replicaKey } from '../laws/replicas.ts'
import { eachBatch } from '../log/Log.ts'
import { type Breach, type BreachedRecord, KEPT, type KeptPromise } from './KeptPromise.ts'
import { watchRetries } from './retries.ts'

/** For each leader's log, the numbers stored of each source. */
type Stored = Map<string, Map<number, OffsetRange[]>>

export const duplicateStored: KeptPromise = {
  name: 'duplicate stored',
  watch: (state) => {
    const stored: Stored = new Map()
    const retries = watchRetries(state)
    eachReplica(state, ({ id }, { name, leads }) => {
      if (leads) readLog(state, stored, id, name)
    })
    return {
      BatchRetried: (event) => {
        retries.note(event)
        return KEPT
      },
      LeadershipTaken: ({ node, partition }) => {
        readLog(state, stored, node, partition)
        return KEPT
      },
      ReplicaClosed: ({ node, partition }) => {
        stored.delete(replicaKey(node, partition))
        return KEPT
      },
      RecordsAppended: ({ node, partition, batch, cause, at, n }) => {
        const key = replicaKey(node, partition)
        const twice = addBatch(stored, key, batch.runs, batch.baseOffset)
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
  key: string,
  runs: readonly number[],
  baseOffset: number,
): BreachedRecord[] {
  const sources = stored.get(key) ?? new Map<number, OffsetRange[]>()
  stored.set(key, sources)
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

/** Reads a log anew when its broker takes the lead: what it copied and what was cut in between is in it. */
function readLog(state: ClusterState, stored: Stored, node: NodeId, partition: string): void {
  const key = replicaKey(node, partition)
  stored.delete(key)
  const log = findReplica(state, node, partition)?.log
  if (!log) return
  eachBatch(log, log.startOffset, log.endOffset, (batch) => {
    addBatch(stored, key, batch.runs, batch.baseOffset)
  })
}
