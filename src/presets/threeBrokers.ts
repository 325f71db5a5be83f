// The cluster most scenes play in: brokers 1–3 on machines of their own, controllers 101–103 apart from them.
import type { Act, Action, ClientSpec, Configs, Scenario, TopicSpec } from '../scenario/Scenario.ts'
import type { ClusterState, ProducerState } from '../trace/ClusterState.ts'

interface Scene {
  readonly id: string
  readonly title: string
  readonly aim: string
  readonly endsAfter: string
  readonly topic?: Partial<TopicSpec>
  readonly configs?: Configs
  readonly controllers?: number
  readonly clients?: readonly ClientSpec[]
  readonly script: readonly Act[]
  readonly opensAt?: string
}

const RACKS = ['a', 'b', 'c']

/** Orders of a shop, one partition led by broker 1, three copies, two of which must exist. */
export function threeBrokers(scene: Scene): Scenario {
  const controllers = Array.from({ length: scene.controllers ?? 3 }, (_, index) => 101 + index)
  return {
    schema: 1,
    id: scene.id,
    title: scene.title,
    aim: scene.aim,
    seed: 7,
    startsAt: '2026-01-05T09:00:00Z',
    start: 'settled',
    endsAfter: scene.endsAfter,
    clusters: {
      main: {
        release: '4.3',
        hosts: [
          ...[1, 2, 3].map((node) => ({
            name: `host-${node}`,
            rack: `rack-${RACKS[node - 1]}`,
            processes: [{ node, roles: ['broker'] as const }],
          })),
          ...controllers.map((node) => ({
            name: `host-${node}`,
            rack: `rack-${RACKS[(node - 101) % 3]}`,
            processes: [{ node, roles: ['controller'] as const }],
          })),
        ],
        ...(scene.configs ? { configs: scene.configs } : {}),
        topics: [
          {
            name: 'orders',
            assignment: [[1, 2, 3]],
            configs: { 'min.insync.replicas': '2' },
            ...scene.topic,
          },
        ],
        activeController: 101,
      },
    },
    clients: scene.clients ?? [checkout(), billing()],
    script: scene.script,
    acts: [],
    ...(scene.opensAt ? { open: { at: scene.opensAt } } : {}),
  }
}

/** A shop's orders, five a second. */
export function checkout(
  configs: Configs = {},
  id = 'web-checkout',
  keys: readonly string[] = ['alice', 'bob', 'carol', 'dave', 'erin'],
): ClientSpec {
  return {
    type: 'producer',
    id,
    configs: { acks: 'all', ...configs },
    workload: {
      type: 'rate',
      topic: 'orders',
      perSecond: 5,
      keys: { type: 'list', keys },
      valueBytes: 120,
    },
  }
}

export function billing(): ClientSpec {
  return {
    type: 'reader',
    id: 'billing',
    configs: { 'auto.offset.reset': 'earliest' },
    assign: [{ topic: 'orders', partitions: 'all' }],
  }
}

export const at = (time: string, ...actions: readonly Action[]): Act[] =>
  actions.map((action) => ({ when: { at: time }, do: action }))

/** Records that were acknowledged and that no copy holds any more. */
export function ackedLost(end: ClusterState): number {
  let lost = 0
  for (const { lost: gone } of end.ledger.values())
    for (const record of gone) if (record.acked) lost += 1
  return lost
}

export function producerOf(end: ClusterState, id = 'web-checkout'): ProducerState | undefined {
  const client = end.clients.find((candidate) => candidate.id === id)
  return client?.type === 'producer' ? client : undefined
}

/** The same scene with other settings of its producers. */
export function withProducers(before: Scenario, configs: Configs): Scenario {
  return {
    ...before,
    clients: before.clients.map((client) =>
      client.type === 'producer'
        ? { ...client, configs: { ...client.configs, ...configs } }
        : client,
    ),
  }
}

/** The same scene with other settings of its topic. */
export function withTopic(before: Scenario, change: Partial<TopicSpec>): Scenario {
  const main = before.clusters.main
  if (!main) return before
  const topics = (main.topics ?? []).map((topic) => ({
    ...topic,
    ...change,
    ...(change.configs ? { configs: { ...topic.configs, ...change.configs } } : {}),
  }))
  return { ...before, clusters: { main: { ...main, topics } } }
}
