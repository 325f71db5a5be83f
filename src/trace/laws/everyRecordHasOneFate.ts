// sent = acked + failed + pending + gone with a crashed process: for every source, record by record.
import type { EndpointId } from '../../kafka/terms.ts'
import type { ClientLifecycle, ClusterState } from '../ClusterState.ts'
import type { EventOf } from '../TraceEvent.ts'
import type { Finding, Law } from './Law.ts'
import {
  batchesOf,
  fatesOf,
  move,
  pairsOf,
  type RecordFates,
  settleBatch,
  sourceAt,
} from './recordFates.ts'

/** What a process does not come back from with what it held. */
const ENDS: ReadonlySet<ClientLifecycle> = new Set(['Crashed', 'Closed', 'Refused'])

export const everyRecordHasOneFate: Law = {
  name: 'every-record-has-one-fate',
  watch: (state) => {
    const known = fatesOf(state)
    const before = state.sources.map(({ ackedCount, failedCount }) => ({ ackedCount, failedCount }))
    const sums = (client: EndpointId) => compare(state, known, before, client)
    const endOf = ({ client }: { readonly client: EndpointId }): Finding => {
      for (const batch of [...batchesOf(known, client).keys()])
        settleBatch(known, client, batch, 'gone')
      return sums(client)
    }
    return {
      on: {
        RecordQueued: (event) => {
          const batches = batchesOf(known, event.client)
          const pairs = batches.get(event.batch)
          if (pairs) pairs.push(event.source, event.number)
          else batches.set(event.batch, [event.source, event.number])
          if ((pairs === undefined) !== event.opens)
            return `batch ${event.batch} of ${event.client} ${event.opens ? 'is opened again' : 'was never opened'}`
          return move(known, event.source, event.number, 'unsent', 'pending') ?? sums(event.client)
        },
        SendFailed: ({ client, source, number }) =>
          move(known, source, number, 'unsent', 'failed') ?? sums(client),
        BatchAcked: ({ client, batch }) =>
          settleBatch(known, client, batch, 'acked') ?? sums(client),
        BatchFailed: ({ client, batch }) =>
          settleBatch(known, client, batch, 'failed') ?? sums(client),
        BatchSplit: (event) => split(known, event) ?? sums(event.client),
        ClientStarted: endOf,
        ClientChanged: (event) => (ENDS.has(event.to) ? endOf(event) : undefined),
      },
    }
  },
}

/** The pieces of a batch hold its records, in their order. */
function split(known: RecordFates, event: EventOf<'BatchSplit'>): Finding {
  const batches = batchesOf(known, event.client)
  const whole = batches.get(event.batch) ?? []
  batches.delete(event.batch)
  const pieces = event.into.map((piece) => ({ id: piece.id, pairs: pairsOf(piece.runs) }))
  for (const { id, pairs } of pieces) batches.set(id, pairs)
  const joined = pieces.flatMap(({ pairs }) => pairs)
  const same =
    joined.length === whole.length && joined.every((part, index) => part === whole[index])
  return same
    ? undefined
    : `batch ${event.batch} of ${event.client} had ${whole.length / 2} records, its pieces ${joined.length / 2}, or others`
}

/** The state's own counts against the fates. */
function compare(
  state: ClusterState,
  known: RecordFates,
  before: readonly { readonly ackedCount: number; readonly failedCount: number }[],
  client: EndpointId,
): Finding {
  for (const source of state.sources) {
    if (source.client !== client) continue
    const { counts } = sourceAt(known, source.index)
    const acked = counts.acked + (before[source.index]?.ackedCount ?? 0)
    const failed = counts.failed + (before[source.index]?.failedCount ?? 0)
    const sum = counts.pending + counts.acked + counts.failed + counts.gone + counts.settled
    if (source.sent !== sum || source.ackedCount !== acked || source.failedCount !== failed)
      return `source ${source.id}: sent ${source.sent}, acked ${source.ackedCount}, failed ${source.failedCount}; its records say ${sum}, ${acked}, ${failed} and ${counts.pending} pending, ${counts.gone} gone`
  }
  return undefined
}
