// Whole scenes: what a stage may have to show.
import type { ClientState, ClusterState } from '../../src/trace/ClusterState.ts'
import {
  batch,
  broker,
  connection,
  emptyState,
  message,
  metadataLog,
  producer,
  reader,
  replica,
  source,
} from './cannedState.ts'

const FRUIT = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi', 'ivan']

/** What the controller wrote for them, and eleven NoOps. */
const ordersDecided = () =>
  metadataLog(
    [
      { offset: 4, record: { type: 'RegisterBroker', broker: 1, incarnation: 1, rack: 'a' } },
      { offset: 6, record: { type: 'Topic', name: 'orders', topicId: 'A' } },
      {
        offset: 7,
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
    19,
  )

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
          waits: false,
          next: 0,
          skipped: [],
          stuck: false,
          perPollUs: 0,
          slowUs: 0,
          slow: [],
          throws: [],
        },
      },
    ),
    reader('audit', [{ topic: 'orders', partition: 2, position: 9, lag: 0 }], { processed: 9 }),
  ]
  Object.assign(state, {
    at: 2_000,
    nodes: [broker(1, replicas, { metadata: ordersDecided() })],
    clients,
    sources: [source(0, 'web-checkout', 'orders', records)],
    connections: [
      connection(1, 'web-checkout', 'broker-1'),
      connection(2, 'mobile-api', 'broker-1'),
      connection(3, 'billing', 'broker-1'),
      connection(4, 'audit', 'broker-1'),
    ],
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

/** The broker is gone, a consumer too, and one way is silent. */
export function brokenScene(): ClusterState {
  const state = sceneOfOrders()
  Object.assign(state.nodes[0] ?? {}, { process: 'Stopped', broker: 'NOT_RUNNING' })
  Object.assign(state.clients[3] ?? {}, { lifecycle: 'Crashed' })
  Object.assign(state.clients[1] ?? {}, {
    blocked: { since: 0, why: 'memory', topic: 'orders', event: 0 },
  })
  const [first, second] = state.connections
  Object.assign(first ?? {}, { state: 'closed' })
  Object.assign(second ?? {}, { silent: { toNode: true, toClient: false } })
  const lost = message(9, { from: 'mobile-api', connection: 2, sentAt: 1_000, arrivesAt: -1 })
  state.messages = new Map([[9, lost]])
  return state
}
