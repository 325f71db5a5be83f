// Which retry brought a batch again: by the first record of each of its runs.
import type { ClusterState } from '../ClusterState.ts'
import type { EventOf } from '../TraceEvent.ts'

export interface Retries {
  note(event: EventOf<'BatchRetried'>): void
  /** Number of the event that put the record back to be sent again; 0 = it was sent once. */
  of(source: number, number: number): number
}

export function watchRetries(state: ClusterState): Retries {
  const events = new Map<string, number>()
  return {
    note: ({ client: id, batch: batchId, n }) => {
      const client = state.clients.find((each) => each.id === id)
      if (client?.type !== 'producer') return
      const runs = client.queue.find((each) => each.id === batchId)?.runs ?? []
      for (let run = 0; run < runs.length; run += 3) events.set(`${runs[run]}#${runs[run + 1]}`, n)
    },
    of: (source, number) => events.get(`${source}#${number}`) ?? 0,
  }
}
