// An ack names an offset: there stands the batch, record by record, unless its topic is gone or its loss is known.
import type { ProduceRequest } from '../../kafka/protocol/Produce.ts'
import type { ClusterState } from '../ClusterState.ts'
import { recordAt } from '../log/Log.ts'
import type { EventOf } from '../TraceEvent.ts'
import type { Finding, Law } from './Law.ts'
import { eachPair, pairsOf } from './recordFates.ts'
import { eachReplica, findReplica } from './replicas.ts'

export const acknowledgedRecordsAreStored: Law = {
  name: 'acknowledged-records-are-stored',
  watch: (state) => {
    const sent = new Map<string, readonly number[]>()
    const appended = new Map<string, string>()
    return {
      on: {
        MessageSent: ({ message }) => {
          if (message.api !== 'Produce' || message.kind !== 'request') return undefined
          for (const batch of (message.body as ProduceRequest).batches)
            sent.set(`${message.from} ${batch.batch}`, batch.runs)
          return undefined
        },
        RecordsAppended: ({ node, partition, batch }) => {
          const topicId = findReplica(state, node, partition)?.topicId ?? ''
          appended.set(`${partition}@${batch.baseOffset} ${batch.runs.join()}`, topicId)
          return undefined
        },
        BatchAcked: (event) => {
          const key = `${event.client} ${event.batch}`
          const runs = sent.get(key)
          sent.delete(key)
          if (!runs || event.baseOffset < 0) return undefined
          const place = `${event.partition}@${event.baseOffset} ${runs.join()}`
          return compare(state, event, runs, appended.get(place))
        },
      },
    }
  },
}

function compare(
  state: ClusterState,
  event: EventOf<'BatchAcked'>,
  runs: readonly number[],
  topicId: string | undefined,
): Finding {
  const { client, batch, partition, baseOffset } = event
  if (topicId === undefined)
    return `batch ${batch} of ${client} is acknowledged at ${partition}@${baseOffset}, where it was never written`
  let offset = baseOffset
  let finding: Finding
  eachPair(pairsOf(runs), (source, number) => {
    if (!isStored(state, partition, topicId, offset, source, number))
      finding ??= `record ${number} of source ${source} is acknowledged at ${partition}@${offset}, and stands there no more`
    offset += 1
  })
  return finding
}

function isStored(
  state: ClusterState,
  partition: string,
  topicId: string,
  offset: number,
  source: number,
  number: number,
): boolean {
  let topicLives = false
  let stored = false
  eachReplica(state, (_node, replica) => {
    if (replica.name !== partition || replica.topicId !== topicId) return
    topicLives = true
    const record = recordAt(replica.log, offset)
    if (record?.source === source && record.number === number) stored = true
  })
  const lost = state.ledger.get(partition)?.lost ?? []
  return (
    stored || !topicLives || lost.some((each) => each.source === source && each.number === number)
  )
}
