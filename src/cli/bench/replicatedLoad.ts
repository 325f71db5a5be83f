// The loads of several brokers that the figures are about.
import type { ClientSpec, HostSpec, Scenario } from '../../scenario/Scenario.ts'
import { referenceLoad } from './referenceLoad.ts'

export function hosts(brokers: number): HostSpec[] {
  return [
    ...Array.from({ length: brokers }, (_, index) => ({
      name: `host-${index + 1}`,
      processes: [{ node: index + 1, roles: ['broker'] as const }],
    })),
    ...[1001, 1002, 1003].map((node) => ({
      name: `host-${node}`,
      processes: [{ node, roles: ['controller'] as const }],
    })),
  ]
}

/** The reference load, on three brokers: RF 3, acks=all, each partition read by two readers. */
export function replicatedLoad(endsAfter: string): Scenario {
  const before = referenceLoad(endsAfter)
  const again = before.clients.flatMap((client): ClientSpec[] =>
    client.type === 'reader' ? [{ ...client, id: `${client.id}-again` }] : [],
  )
  return {
    ...before,
    id: 'replicated-load',
    clusters: {
      main: {
        release: '4.3',
        hosts: hosts(3),
        activeController: 1001,
        topics: [
          { name: 'load', partitions: 12, replicationFactor: 3, configs: { 'retention.ms': '-1' } },
        ],
      },
    },
    clients: [...before.clients, ...again],
  }
}

/** A hundred brokers, twenty topics of a hundred partitions each, RF 3. */
export function hundredBrokers(perSecond: number): Scenario {
  const topics = Array.from({ length: 20 }, (_, index) => ({
    name: `topic-${index}`,
    partitions: 100,
    replicationFactor: 3,
  }))
  const producers = topics.slice(0, perSecond > 0 ? 10 : 0).map(
    ({ name }): ClientSpec => ({
      type: 'producer',
      id: `producer-${name}`,
      workload: { type: 'rate', topic: name, perSecond: perSecond / 10, valueBytes: 100 },
    }),
  )
  return {
    ...referenceLoad('1h'),
    id: 'hundred-brokers',
    clusters: { main: { release: '4.3', hosts: hosts(100), activeController: 1001, topics } },
    clients: producers,
  }
}
