// The offsets of a log rise by one: each batch begins where the log ended, and a cut only shortens it.

import { replicaOf } from '../apply/find.ts'
import type { ClusterState, ReplicaState } from '../ClusterState.ts'
import { eachBatch } from '../log/Log.ts'
import type { Finding, Law } from './Law.ts'
import { eachReplica, replicaKey } from './replicas.ts'

export const offsetsWithoutGaps: Law = {
  name: 'offsets-without-gaps',
  watch: (state) => {
    const ends = new Map<string, number>()
    eachReplica(state, (node, replica) => {
      ends.set(replicaKey(node.id, replica.name), replica.log.endOffset)
    })
    return {
      on: {
        ReplicaOpened: ({ node, partition }) => {
          ends.set(replicaKey(node, partition), 0)
          return undefined
        },
        RecordsAppended: ({ node, partition, batch }) => {
          const key = replicaKey(node, partition)
          const before = ends.get(key) ?? 0
          const { endOffset } = replicaOf(state, node, partition).log
          ends.set(key, endOffset)
          if (batch.baseOffset !== before || endOffset !== before + batch.count)
            return `${key}: a batch of ${batch.count} at ${batch.baseOffset} brought the end from ${before} to ${endOffset}`
          return undefined
        },
        RecordsCopied: ({ node, partition, batches }) => {
          const key = replicaKey(node, partition)
          const before = ends.get(key) ?? 0
          const { endOffset } = replicaOf(state, node, partition).log
          ends.set(key, endOffset)
          let next = before
          for (const { baseOffset, count } of batches) {
            if (baseOffset !== next)
              return `${key}: a batch at ${baseOffset} is copied where ${next} was next`
            next += count
          }
          return next === endOffset
            ? undefined
            : `${key}: copies brought the end from ${before} to ${endOffset}, and not to ${next}`
        },
        LogTruncated: ({ node, partition, to, restartsAt }) => {
          const key = replicaKey(node, partition)
          const before = ends.get(key) ?? 0
          const { startOffset, endOffset } = replicaOf(state, node, partition).log
          ends.set(key, endOffset)
          if (restartsAt !== undefined)
            return startOffset === restartsAt && endOffset === restartsAt
              ? undefined
              : `${key}: begins anew at ${restartsAt}, and goes from ${startOffset} to ${endOffset}`
          if (endOffset > to || endOffset > before)
            return `${key}: a cut at ${to} brought the end from ${before} to ${endOffset}`
          return undefined
        },
      },
      atEnd: () => walkAll(state),
    }
  },
}

function walkAll(state: ClusterState): Finding {
  let finding: Finding
  eachReplica(state, (_node, replica) => {
    finding ??= walk(replica)
  })
  return finding
}

function walk(replica: ReplicaState): Finding {
  const { log } = replica
  let next = log.startOffset
  let finding: Finding
  eachBatch(log, log.startOffset, log.endOffset, (batch) => {
    let records = 0
    for (let run = 2; run < batch.runs.length; run += 3) records += batch.runs[run] ?? 0
    if (batch.baseOffset !== next || records !== batch.count)
      finding ??= `${replica.name}: after ${next - 1} stands a batch at ${batch.baseOffset} of ${batch.count} with ${records} records`
    next = batch.lastOffset + 1
  })
  return (
    finding ??
    (next === log.endOffset
      ? undefined
      : `${replica.name}: the last record is ${next - 1}, the log ends at ${log.endOffset}`)
  )
}
