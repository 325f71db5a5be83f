// How what a log remembers of producers survives its broker: files with the last batch of each, and the log itself.
// Kafka: ProducerStateManager.takeSnapshot, loadFromSnapshot and truncateAndReload, UnifiedLog.rebuildProducerState (4.3).
// Simplified: a snapshot is on disk as soon as it is taken, and never corrupt.
import { eachBatch, type Log } from '../../trace/log/Log.ts'
import {
  createProducerStates,
  isExpired,
  noteAppend,
  type ProducerEntry,
  type ProducerStates,
  withNewestOnly,
} from './producerState.ts'

/** A `.snapshot` file beside the log: of each producer just the last batch. */
export interface ProducerSnapshot {
  readonly offset: number
  readonly entries: readonly ProducerEntry[]
}

/** What a snapshot of now would hold. Older batches than the last of each producer are lost by it. */
export function takeSnapshot(states: ProducerStates): ProducerSnapshot {
  const entries = [...states.entries.values()].map((entry) => Object.freeze(withNewestOnly(entry)))
  return Object.freeze({ offset: states.endOffset, entries: Object.freeze(entries) })
}

/** The files of a log with one more: written when a segment is rolled and when a broker stops cleanly, if there is news. */
export function withSnapshot(
  snapshots: readonly ProducerSnapshot[],
  states: ProducerStates,
  logStartOffset: number,
): readonly ProducerSnapshot[] {
  const latest = latestOf(snapshots)?.offset ?? logStartOffset
  return states.endOffset > latest ? [...snapshots, takeSnapshot(states)] : snapshots
}

/** The snapshots that are still of use for a log from `start` to `end`; Kafka deletes the others. */
export function usableSnapshots(
  snapshots: readonly ProducerSnapshot[],
  start: number,
  end: number,
): readonly ProducerSnapshot[] {
  return snapshots.filter(({ offset }) => offset > start && offset <= end)
}

/**
 * What a broker knows when it has loaded a log: the latest usable snapshot without those who have expired, and the batches behind
 * it. `snapshots` may be empty and stand in any order; times in ms.
 */
export function rebuildProducerStates(
  log: Log,
  snapshots: readonly ProducerSnapshot[],
  nowMs: number,
  expirationMs: number,
): ProducerStates {
  const latest = latestOf(usableSnapshots(snapshots, log.startOffset, log.endOffset))
  const states = createProducerStates(latest?.offset ?? log.startOffset)
  for (const entry of latest?.entries ?? []) {
    if (!isExpired(entry, nowMs, expirationMs)) states.entries.set(entry.id, withNewestOnly(entry))
  }
  eachBatch(log, states.endOffset, log.endOffset, (batch) =>
    noteAppend(states, batch, batch.maxTimestampMs),
  )
  states.endOffset = log.endOffset
  return states
}

/** What a replica knows after its log was cut: the same if nothing went, else all is loaded anew. */
export function truncateProducerStates(
  states: ProducerStates,
  log: Log,
  snapshots: readonly ProducerSnapshot[],
  nowMs: number,
  expirationMs: number,
): ProducerStates {
  if (states.endOffset === log.endOffset) return states
  return rebuildProducerStates(log, snapshots, nowMs, expirationMs)
}

function latestOf(snapshots: readonly ProducerSnapshot[]): ProducerSnapshot | undefined {
  return snapshots.reduce<ProducerSnapshot | undefined>(
    (best, snapshot) => (best && best.offset >= snapshot.offset ? best : snapshot),
    undefined,
  )
}
