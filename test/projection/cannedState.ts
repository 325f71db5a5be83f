// Small builders of real states: a cluster of one broker as the folds would leave it.

import type { ReadRecord } from '../../src/projection/contents.ts'
import type { RecordSpec } from '../../src/scenario/Scenario.ts'
import type {
  ClientState,
  ClusterState,
  NodeState,
  ProducerState,
  QueuedBatch,
  ReaderState,
  ReplicaState,
  SourceState,
} from '../../src/trace/ClusterState.ts'
import { appendBatch, createLog } from '../../src/trace/log/Log.ts'
import type { Message } from '../../src/trace/Message.ts'
import { EMPTY_IMAGE } from '../../src/trace/MetadataImage.ts'

export const STARTS_AT_MS = Date.parse('2026-01-01T00:00:00Z')

/** An empty cluster called `main`. */
export function emptyState(): ClusterState {
  return {
    name: 'main',
    seed: 1,
    startsAtMs: STARTS_AT_MS,
    at: 0,
    n: 0,
    hashA: 0,
    hashB: 0,
    hosts: [{ name: 'host-1', rack: 'a', powered: true }],
    nodes: [],
    quorum: { leader: 1, epoch: 1, members: [{ id: 1, state: 'Leader', setBy: 0 }] },
    metadataLog: { endOffset: 0, highWatermark: 0, records: [], noOps: 0, lastNoOpAt: 0 },
    clients: [],
    sources: [],
    connections: [],
    faults: new Map(),
    messages: new Map(),
    acts: [],
    ledger: new Map(),
    broken: [],
    counters: { messages: 0, chatter: 0, appends: 0, records: 0, errors: 0 },
  } as unknown as ClusterState
}

/** A running combined node. */
export function broker(
  id: number,
  replicas: ReplicaState[],
  extra: Partial<NodeState> = {},
): NodeState {
  return {
    id,
    endpoint: `broker-${id}`,
    host: 'host-1',
    isBroker: true,
    isController: true,
    process: 'Running',
    processSetBy: 0,
    broker: 'RUNNING',
    brokerSetBy: 0,
    incarnation: 1,
    brokerEpoch: 5,
    fenced: false,
    image: EMPTY_IMAGE,
    replicas,
    configs: new Map(),
    lastHeartbeatAt: 0,
    cleanShutdown: false,
    ...extra,
  } as NodeState
}

/** A leader's log of `count` records of one source, numbers spread over `stride` partitions. */
export function replica(
  topic: string,
  partition: number,
  count: number,
  options: {
    source?: number
    stride?: number
    highWatermark?: number
    epoch?: number
    perBatch?: number
  } = {},
): ReplicaState {
  const { source = 0, stride = 1, epoch = 0, perBatch = 1 } = options
  const log = createLog()
  for (let offset = 0; offset < count; offset += perBatch) {
    const size = Math.min(perBatch, count - offset)
    appendBatch(log, {
      baseOffset: offset,
      count: size,
      runs: Array.from({ length: size }, (_, place) => [
        source,
        (offset + place) * stride + partition,
        1,
      ]).flat(),
      bytes: 70 * size + 61,
      leaderEpoch: epoch,
      baseTimestampMs: STARTS_AT_MS + offset,
      deltasMs: null,
      producerId: 1,
      producerEpoch: 0,
      baseSequence: offset,
      codec: 0,
      event: offset + 1,
    })
  }
  return {
    name: `${topic}-${partition}`,
    topic,
    partition,
    topicId: 'AAAAAAAAAAAAAAAAAAAAAA',
    log,
    highWatermark: options.highWatermark ?? count,
    highWatermarkSetBy: 0,
    logEndSetBy: 0,
    leaderEpoch: epoch,
    leads: true,
    leadsSetBy: 0,
    recoveryPoint: 0,
    segments: [0],
    activeBytes: log.bytes,
    activeCreatedAt: 0,
    activeFirstTimestampMs: -1,
  } as ReplicaState
}

const base = (id: string) => ({
  id,
  lifecycle: 'Running' as const,
  lifecycleSetBy: 0,
  incarnation: 1,
  configs: new Map(),
  lastError: null,
  metadata: new Map(),
})

export function producer(
  id: string,
  topic: string,
  extra: Partial<ProducerState> = {},
): ProducerState {
  return {
    ...base(id),
    type: 'producer',
    spec: { id, type: 'producer', workload: { type: 'list', topic, records: [] } },
    acks: -1,
    idempotent: true,
    compression: 'none',
    producerId: 1,
    producerEpoch: 0,
    queue: [],
    blocked: null,
    bufferedBytes: 0,
    inFlight: 0,
    maxInFlight: 5,
    sticky: new Map(),
    sent: 0,
    acked: 0,
    failed: 0,
    ...extra,
  } as ProducerState
}

export function batch(
  id: number,
  partition: string,
  first: number,
  count: number,
  extra: Partial<QueuedBatch> = {},
): QueuedBatch {
  return {
    id,
    partition,
    runs: [0, first, count],
    count,
    bytes: 100 * count,
    createdAt: 0,
    lingerUntil: 5_000,
    stage: 'open',
    attempts: 0,
    backoffUntil: 0,
    message: 0,
    event: 0,
    ...extra,
  }
}

export function reader(
  id: string,
  parts: readonly {
    topic: string
    partition: number
    position: number
    lag: number
    buffered?: number
  }[],
  extra: Partial<ReaderState> = {},
): ReaderState {
  return {
    ...base(id),
    type: 'reader',
    spec: { id, type: 'reader', assign: [] },
    partitions: parts.map((part) => ({
      name: `${part.topic}-${part.partition}`,
      topic: part.topic,
      partition: part.partition,
      position: part.position,
      positionSetBy: 0,
      bufferedFrom: part.position,
      bufferedTo: part.position + (part.buffered ?? 0),
      highWatermark: part.position + part.lag,
      lag: part.lag,
      delivered: [],
      deliveredTwice: 0,
    })),
    work: null,
    processingUs: 0,
    fetches: [],
    polls: 0,
    delivered: 0,
    processed: 0,
    ...extra,
  } as ReaderState
}

export function source(
  index: number,
  client: string,
  topic: string,
  records: RecordSpec[],
): SourceState {
  return {
    index,
    id: `${client}-${index}`,
    client,
    topic,
    workload: { type: 'list', topic, records },
    event: 0,
    sent: records.length,
    ackedBlind: 0,
    failed: [],
    failedCount: 0,
    ackedCount: 0,
  } as unknown as SourceState
}

export function message(id: number, extra: Partial<Message>): Message {
  return {
    id,
    api: 'Produce',
    kind: 'request',
    from: 'web',
    to: 'broker-1',
    connection: 1,
    request: id,
    sentAt: 0,
    arrivesAt: 1_000,
    bytes: 100,
    stage: 'flying',
    parkedUntil: 0,
    chatter: false,
    error: 'NONE',
    carries: [],
    asks: [],
    body: null,
    event: 0,
    ...extra,
  } as unknown as Message
}

export function connection(id: number, client: string, node: string) {
  return {
    id,
    client,
    node,
    state: 'ready' as const,
    openedAt: 0,
    setBy: 0,
    delayUs: { toNode: 0, toClient: 0 },
    silent: { toNode: false, toClient: false },
  }
}

/** Reads records of list workloads. */
export function readerOf(state: ClusterState): ReadRecord {
  return (sourceIndex, number) => {
    const workload = state.sources[sourceIndex]?.workload
    const record =
      workload?.type === 'list' ? workload.records[number % workload.records.length] : undefined
    return { key: record?.key ?? null, value: record?.value ?? null }
  }
}

const FRUIT = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi', 'ivan']

/** Three partitions of `orders`, two producers, two readers, some messages on the way. */
export function sceneOfOrders(): ClusterState {
  const state = emptyState()
  const records = Array.from({ length: 60 }, (_, index) => ({
    key: FRUIT[(index * 7 + (index >> 2)) % FRUIT.length] ?? 'alice',
    value: `{"total": ${(index * 37) % 90}.${index % 10}0}`,
  }))
  const replicas = [
    Object.assign(replica('orders', 0, 27, { stride: 3, highWatermark: 27 }), {
      highWatermarkSetBy: 9,
      logEndSetBy: 8,
    }),
    replica('orders', 1, 31, { stride: 3, highWatermark: 28 }),
    replica('orders', 2, 9, { stride: 3 }),
  ]
  const clients: ClientState[] = [
    producer('web-checkout', 'orders', {
      queue: [batch(1, 'orders-0', 40, 2), batch(2, 'orders-1', 50, 6, { stage: 'inFlight' })],
      inFlight: 2,
      sent: 75,
      acked: 67,
    }),
    producer('mobile-api', 'orders', {
      queue: [batch(3, 'orders-2', 44, 1, { lingerUntil: 3_000 })],
      sent: 4,
      acked: 3,
      acks: 1,
      idempotent: false,
    }),
    reader(
      'billing',
      [
        { topic: 'orders', partition: 0, position: 24, lag: 3, buffered: 2 },
        { topic: 'orders', partition: 1, position: 12, lag: 16 },
      ],
      {
        processed: 36,
        work: {
          startedAt: 500,
          perRecordUs: 1_000,
          count: 3,
          ranges: [{ partition: 'orders-0', from: 21, to: 24 }],
          event: 1,
        },
      },
    ),
    reader('audit', [{ topic: 'orders', partition: 2, position: 9, lag: 0 }], { processed: 9 }),
  ]
  Object.assign(state, {
    at: 2_000,
    nodes: [broker(1, replicas)],
    clients,
    sources: [source(0, 'web-checkout', 'orders', records)],
    connections: [
      connection(1, 'web-checkout', 'broker-1'),
      connection(2, 'mobile-api', 'broker-1'),
      connection(3, 'billing', 'broker-1'),
      connection(4, 'audit', 'broker-1'),
    ],
    metadataLog: {
      endOffset: 19,
      highWatermark: 19,
      records: [
        {
          offset: 4,
          at: 0,
          event: 2,
          record: { type: 'RegisterBroker', broker: 1, incarnation: 1, rack: 'a' },
        },
        { offset: 6, at: 0, event: 3, record: { type: 'Topic', name: 'orders', topicId: 'A' } },
        {
          offset: 7,
          at: 0,
          event: 4,
          record: {
            type: 'Partition',
            topic: 'orders',
            topicId: 'A',
            partition: 0,
            replicas: [1],
            isr: [1],
            leader: 1,
          },
        },
      ],
      noOps: 11,
      lastNoOpAt: 0,
    },
  })
  const carries = (partition: string, first: number, count: number, baseOffset?: number) => [
    baseOffset === undefined
      ? { partition, source: 0, first, count }
      : { partition, source: 0, first, count, baseOffset },
  ]
  const messages = [
    message(1, {
      from: 'web-checkout',
      sentAt: 0,
      arrivesAt: 3_600,
      carries: carries('orders-1', 50, 6),
    }),
    message(2, {
      sentAt: 1_200,
      arrivesAt: 2_900,
      from: 'broker-1',
      to: 'web-checkout',
      kind: 'response',
      carries: carries('orders-0', 25, 2, 25),
    }),
    message(3, {
      api: 'Fetch',
      from: 'billing',
      connection: 3,
      sentAt: 900,
      arrivesAt: 2_600,
      asks: [{ partition: 'orders-0', offset: 26 }],
    }),
    message(4, {
      api: 'Fetch',
      from: 'broker-1',
      to: 'audit',
      connection: 4,
      kind: 'response',
      sentAt: 1_500,
      arrivesAt: 2_400,
      carries: carries('orders-2', 8, 1, 8),
    }),
    message(5, {
      api: 'Metadata',
      from: 'mobile-api',
      connection: 2,
      sentAt: 1_000,
      arrivesAt: 2_500,
    }),
    message(6, {
      api: 'Fetch',
      from: 'audit',
      connection: 4,
      sentAt: 0,
      arrivesAt: 500,
      stage: 'parked',
      parkedUntil: 4_000,
    }),
    message(7, {
      from: 'broker-1',
      sentAt: 500,
      arrivesAt: 2_100,
      error: 'NOT_LEADER_OR_FOLLOWER',
      kind: 'response',
      to: 'mobile-api',
      connection: 2,
    }),
  ]
  state.messages = new Map(messages.map((one) => [one.id, one]))
  return state
}

/** A cluster just started: a topic without records, nobody working. */
export function emptyScene(): ClusterState {
  const state = emptyState()
  const clients = [
    producer('web', 'orders'),
    reader('billing', [{ topic: 'orders', partition: 0, position: 0, lag: 0 }]),
  ]
  const connections = [connection(1, 'web', 'broker-1'), connection(2, 'billing', 'broker-1')]
  return Object.assign(state, {
    nodes: [broker(1, [replica('orders', 0, 0)])],
    clients,
    connections,
  })
}

/** Twelve partitions, four producers, three readers of four partitions each. */
export function manyPartitions(): ClusterState {
  const state = sceneOfOrders()
  const replicas = Array.from({ length: 12 }, (_, index) =>
    replica('orders', index, 40 + index * 3, { stride: 12 }),
  )
  const names = ['web', 'mobile', 'batch', 'partner']
  const clients: ClientState[] = [
    ...names.map((name, index) =>
      producer(name, 'orders', {
        queue: [batch(index, `orders-${index * 2}`, index, index + 2)],
        inFlight: index,
      }),
    ),
    ...[0, 1, 2].map((index) =>
      reader(
        `reader-${index + 1}`,
        [0, 1, 2, 3].map((place) => ({
          topic: 'orders',
          partition: index * 4 + place,
          position: 30,
          lag: 10 + place * 9,
        })),
      ),
    ),
  ]
  const connections = clients.map((client, index) => connection(index + 1, client.id, 'broker-1'))
  const flights = Array.from({ length: 30 }, (_, index) =>
    message(index + 1, {
      from: clients[index % 7]?.id ?? 'web',
      api: index % 7 < 4 ? 'Produce' : 'Fetch',
      connection: (index % 7) + 1,
      sentAt: 500 + index * 40,
      arrivesAt: 2_600 + index * 30,
      carries:
        index % 7 < 4
          ? [{ partition: `orders-${index % 12}`, source: 0, first: index, count: 3 }]
          : [],
    }),
  )
  return Object.assign(state, {
    nodes: [broker(1, replicas)],
    clients,
    connections,
    messages: new Map(flights.map((one) => [one.id, one])),
  })
}
