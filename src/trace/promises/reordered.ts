// A record stands behind one its sender sent later: a retry was overtaken by the batch after it.
import type { NodeId } from '../../kafka/terms.ts'
import type { ClusterState } from '../ClusterState.ts'
import { eachReplica, findReplica, replicaKey } from '../laws/replicas.ts'
import { eachBatch } from '../log/Log.ts'
import { type BreachedRecord, KEPT, type KeptPromise } from './KeptPromise.ts'
import { watchRetries } from './retries.ts'

export const reordered: KeptPromise = {
  name: 'reordered',
  watch: (state) => {
    const highest = new Map<string, number>()
    const retries = watchRetries(state)
    eachReplica(state, ({ id }, { name, leads }) => {
      if (leads) readLog(state, highest, id, name)
    })
    return {
      BatchRetried: (event) => {
        retries.note(event)
        return KEPT
      },
      LeadershipTaken: ({ node, partition }) => {
        readLog(state, highest, node, partition)
        return KEPT
      },
      ReplicaClosed: ({ node, partition }) => {
        forget(highest, replicaKey(node, partition))
        return KEPT
      },
      RecordsAppended: ({ node, partition, batch, cause, at, n }) => {
        const log = replicaKey(node, partition)
        const behind = take(highest, log, batch.runs, batch.baseOffset)
        const [first, last] = [behind[0], behind.at(-1)]
        if (!first || !last) return KEPT
        return [
          {
            promise: 'reordered',
            partition,
            from: first.offset,
            to: last.offset + 1,
            at,
            event: n,
            cause: retries.of(batch.runs[0] ?? -1, batch.runs[1] ?? -1) || cause,
            records: behind,
          },
        ]
      },
    }
  },
}

/** Takes a batch in; gives its records that come after a later one of their source. */
function take(
  highest: Map<string, number>,
  log: string,
  runs: readonly number[],
  baseOffset: number,
): BreachedRecord[] {
  const behind: BreachedRecord[] = []
  let offset = baseOffset
  for (let run = 0; run < runs.length; run += 3) {
    const [source = -1, first = 0, count = 0] = runs.slice(run, run + 3)
    const key = `${log}/${source}`
    const before = highest.get(key) ?? -1
    for (let k = 0; k < count; k++, offset++)
      if (first + k < before) behind.push({ source, number: first + k, offset })
    highest.set(key, Math.max(before, first + count - 1))
  }
  return behind
}

function readLog(
  state: ClusterState,
  highest: Map<string, number>,
  node: NodeId,
  partition: string,
): void {
  const key = replicaKey(node, partition)
  forget(highest, key)
  const log = findReplica(state, node, partition)?.log
  if (!log) return
  eachBatch(log, log.startOffset, log.endOffset, (batch) => {
    take(highest, key, batch.runs, batch.baseOffset)
  })
}

function forget(highest: Map<string, number>, log: string): void {
  for (const key of [...highest.keys()]) if (key.startsWith(`${log}/`)) highest.delete(key)
}
