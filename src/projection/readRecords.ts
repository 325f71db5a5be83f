// Keys and values of a run's records, as views and sentences ask for them.
import type { ClusterState } from '../trace/ClusterState.ts'
import { type FileRecords, OWN_SOURCE, recordContent } from '../trace/records.ts'
import type { ReadRecord } from './contents.ts'

/** Keys and values by source and number; of what a broker wrote for itself, the record as it is. */
export function readerOf(state: ClusterState, files: ReadonlyMap<string, FileRecords>): ReadRecord {
  return (source, number) => {
    const own = source === OWN_SOURCE ? state.ownRecords[number] : undefined
    if (own !== undefined) return { key: null, value: null, own }
    const from = state.sources[source]
    if (from === undefined) return { key: null, value: null }
    return recordContent(state.seed, from, number, files)
  }
}
