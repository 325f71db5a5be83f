// A short run as events: a topic is made, a record is sent, stored and read.
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'
import { message } from './cannedState.ts'

const STORED = {
  baseOffset: 26,
  count: 1,
  runs: [0, 40, 1],
  bytes: 131,
  leaderEpoch: 0,
  baseTimestampMs: 1_000,
  deltasMs: null,
  producerId: 1,
  producerEpoch: 0,
  baseSequence: 26,
  codec: 0,
  event: 8,
}

/** Numbered from 1; each is caused by the one before unless it says otherwise. */
export function cannedRun(): TraceEvent[] {
  const produce = message(1, {
    from: 'web-checkout',
    sentAt: 6_000,
    arrivesAt: 6_400,
    carries: [{ partition: 'orders-0', source: 0, first: 40, count: 1 }],
  })
  const answer = message(2, {
    from: 'broker-1',
    to: 'web-checkout',
    kind: 'response',
    request: 1,
    sentAt: 6_500,
    arrivesAt: 6_900,
    carries: [{ partition: 'orders-0', source: 0, first: 40, count: 1, baseOffset: 26 }],
  })
  const rows: object[] = [
    {
      type: 'ActPerformed',
      at: 0,
      index: 0,
      by: 'script',
      action: { type: 'createTopic', topic: 'orders', partitions: 3 },
    },
    { type: 'TopicCreated', at: 500, topic: 'orders', partitions: 3, replicationFactor: 1 },
    {
      type: 'ActPerformed',
      at: 1_000,
      cause: 0,
      index: 1,
      by: 'person',
      action: {
        type: 'produceRecords',
        client: 'web-checkout',
        topic: 'orders',
        records: [{ value: 'x' }],
      },
    },
    {
      type: 'RecordQueued',
      at: 1_000,
      client: 'web-checkout',
      source: 0,
      number: 40,
      partition: 'orders-0',
      batch: 1,
      opens: true,
      bytes: 120,
      lingerUntil: 6_000,
      bufferedBytes: 120,
      full: false,
    },
    { type: 'MessageSent', at: 6_000, message: produce },
    {
      type: 'BatchesSent',
      at: 6_000,
      client: 'web-checkout',
      batches: [1],
      message: 1,
      inFlight: 1,
    },
    { type: 'MessageArrived', at: 6_400, cause: 5, message: 1, api: 'Produce', stage: 'working' },
    {
      type: 'RecordsAppended',
      at: 6_450,
      node: 1,
      partition: 'orders-0',
      producer: 'web-checkout',
      batch: STORED,
    },
    { type: 'HighWatermarkAdvanced', at: 6_450, node: 1, partition: 'orders-0', from: 26, to: 27 },
    { type: 'MessageSent', at: 6_500, message: answer },
    { type: 'MessageArrived', at: 6_900, message: 2, api: 'Produce', stage: 'done' },
    {
      type: 'BatchAcked',
      at: 6_900,
      client: 'web-checkout',
      batch: 1,
      partition: 'orders-0',
      baseOffset: 26,
      bufferedBytes: 0,
    },
    {
      type: 'RecordsDelivered',
      at: 7_400,
      client: 'billing',
      poll: 3,
      count: 1,
      perRecordUs: 20_000,
      ranges: [{ partition: 'orders-0', from: 26, to: 27 }],
    },
    { type: 'ProcessChanged', at: 30_000_000, cause: 0, node: 1, to: 'Stopped', how: 'kill' },
    { type: 'ProcessChanged', at: 42_000_000, cause: 0, node: 1, to: 'Running', how: 'start' },
  ]
  return rows.map((row, index) => ({
    n: index + 1,
    cause: index,
    ...row,
  })) as unknown as TraceEvent[]
}
