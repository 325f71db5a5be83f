// A record stands behind one its sender sent later: a retry was overtaken by the batch after it.
import type { ClusterState } from '../ClusterState.ts'
import { eachBatch } from '../log/Log.ts'
import { type BreachedRecord, KEPT, type KeptPromise } from './KeptPromise.ts'
import { watchRetries } from './retries.ts'

export const reordered: KeptPromise = {
  name: 'reordered',
  watch: (state) => {
    const highest = new Map<string, number>()
    const retries = watchRetries(state)
    for (const node of state.nodes)
      for (const { name } of node.replicas) readLog(state, highest, name)
    return {
      BatchRetried: (event) => {
        retries.note(event)
        return KEPT
      },
      LogTruncated: ({ partition }) => {
        readLog(state, highest, partition)
        return KEPT
      },
      ReplicaClosed: ({ partition }) => {
        forget(highest, partition)
        return KEPT
      },
      RecordsAppended: ({ partition, batch, cause, at, n }) => {
        const behind = take(highest, partition, batch.runs, batch.baseOffset)
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
  partition: string,
  runs: readonly number[],
  baseOffset: number,
): BreachedRecord[] {
  const behind: BreachedRecord[] = []
  let offset = baseOffset
  for (let run = 0; run < runs.length; run += 3) {
    const [source = -1, first = 0, count = 0] = runs.slice(run, run + 3)
    const key = `${partition}/${source}`
    const before = highest.get(key) ?? -1
    for (let k = 0; k < count; k++, offset++)
      if (first + k < before) behind.push({ source, number: first + k, offset })
    highest.set(key, Math.max(before, first + count - 1))
  }
  return behind
}

function readLog(state: ClusterState, highest: Map<string, number>, partition: string): void {
  forget(highest, partition)
  const replicas = state.nodes.flatMap((node) => node.replicas)
  const log = replicas.find((replica) => replica.name === partition)?.log
  if (!log) return
  eachBatch(log, log.startOffset, log.endOffset, (batch) => {
    take(highest, partition, batch.runs, batch.baseOffset)
  })
}

function forget(highest: Map<string, number>, partition: string): void {
  for (const key of [...highest.keys()]) if (key.startsWith(`${partition}/`)) highest.delete(key)
}
