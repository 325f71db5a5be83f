import type { Scenario } from '../../src/scenario/Scenario.ts'

/** One broker, one topic, a producer and a reader. */
export const smallScenario: Scenario = {
  schema: 1,
  id: 'small',
  title: 'A small scene',
  seed: 1,
  startsAt: '2026-01-01T00:00:00Z',
  start: 'settled',
  endsAfter: '10s',
  clusters: {
    main: {
      release: '4.3',
      hosts: [{ name: 'host-1', processes: [{ node: 1, roles: ['broker', 'controller'] }] }],
      topics: [{ name: 'orders', partitions: 2 }],
    },
  },
  clients: [
    { type: 'producer', id: 'web', workload: { type: 'rate', topic: 'orders', perSecond: 5 } },
    { type: 'reader', id: 'billing', assign: [{ topic: 'orders', partitions: 'all' }] },
  ],
  script: [],
  acts: [],
}
