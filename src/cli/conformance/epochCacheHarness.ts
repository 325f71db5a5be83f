// vectors/epoch-cache: assignments, cuts and questions to a leader epoch cache, step by step.
import type { EpochEntry } from '../../engine/log/leaderEpochCache.ts'
import {
  assignEpoch,
  earliestEntry,
  endOffsetFor,
  epochForOffset,
  latestEpoch,
  nextEpoch,
  previousEpoch,
  truncateEpochsFromEnd,
  truncateEpochsFromStart,
} from '../../engine/log/leaderEpochCache.ts'
import type { Harness } from './Harness.ts'
import type { Json, JsonObject } from './json.ts'
import { numberOf, objectsOf } from './json.ts'

type Entries = readonly EpochEntry[]

export const epochCacheHarness: Harness = {
  rules: {
    inputs: ['op', 'epoch', 'start', 'offset', 'leo'].map((input) => `steps[].${input}`),
  },
  run(recorded) {
    let entries: Entries = []
    const steps = objectsOf(recorded, 'steps').map((step) => {
      const asked = answer(entries, step)
      if (asked) return asked
      const changed = change(entries, step)
      entries = changed.entries
      return { ...changed.error, entries: entries.map((e) => [e.epoch, e.startOffset]) }
    })
    return { steps }
  },
}

function answer(entries: Entries, step: JsonObject): JsonObject | null {
  switch (step.op) {
    case 'endOffsetFor': {
      const found = endOffsetFor(entries, numberOf(step, 'epoch'), numberOf(step, 'leo'))
      return { result: [...found] }
    }
    case 'epochForOffset':
      return { result: epochForOffset(entries, numberOf(step, 'offset')) }
    case 'neighbours': {
      const epoch = numberOf(step, 'epoch')
      return {
        previousEpoch: previousEpoch(entries, epoch),
        nextEpoch: nextEpoch(entries, epoch),
        latestEpoch: latestEpoch(entries),
        earliest: pair(earliestEntry(entries)),
      }
    }
    default:
      return null
  }
}

function change(entries: Entries, step: JsonObject): { entries: Entries; error?: JsonObject } {
  switch (step.op) {
    case 'assign': {
      const assigned = assignEpoch(entries, numberOf(step, 'epoch'), numberOf(step, 'start'))
      if (!('error' in assigned)) return assigned
      return { entries, error: { error: [assigned.error.exception, assigned.error.message] } }
    }
    case 'truncateFromEnd':
      return { entries: truncateEpochsFromEnd(entries, numberOf(step, 'offset')) }
    case 'truncateFromStart':
      return { entries: truncateEpochsFromStart(entries, numberOf(step, 'offset')) }
    case 'reload':
      return { entries }
    default:
      throw new Error(`no such operation: ${String(step.op)}`)
  }
}

function pair(entry: EpochEntry | null): Json {
  return entry && [entry.epoch, entry.startOffset]
}
