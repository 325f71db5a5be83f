// The load the figures are about: 1 broker, 12 partitions, 4 producers of 250 records a second, 3 readers of 4 partitions each.
import type { ClientSpec, Scenario } from '../../scenario/Scenario.ts'

const producer = (index: number, limit?: number): ClientSpec => ({
  type: 'producer',
  id: `producer-${index}`,
  workload: {
    type: 'rate',
    topic: 'load',
    perSecond: 250,
    valueBytes: 100,
    ...(limit === undefined ? {} : { limit }),
  },
})

const reader = (index: number): ClientSpec => ({
  type: 'reader',
  id: `reader-${index}`,
  configs: { 'auto.offset.reset': 'earliest' },
  assign: [{ topic: 'load', partitions: [0, 1, 2, 3].map((partition) => index * 4 + partition) }],
})

/** `limit`: records of each producer, after which the cluster is idle; absent = no end. */
export function referenceLoad(endsAfter: string, limit?: number): Scenario {
  return {
    schema: 1,
    id: 'reference-load',
    title: 'Reference load',
    seed: 1,
    startsAt: '2026-01-05T09:00:00Z',
    start: 'settled',
    endsAfter,
    clusters: {
      main: {
        release: '4.3',
        hosts: [{ name: 'host-1', processes: [{ node: 1, roles: ['broker', 'controller'] }] }],
        topics: [
          { name: 'load', partitions: 12, replicationFactor: 1, configs: { 'retention.ms': '-1' } },
        ],
      },
    },
    clients: [
      ...[1, 2, 3, 4].map((index) => producer(index, limit)),
      ...[0, 1, 2].map((index) => reader(index)),
    ],
    script: [],
    acts: [],
  }
}
