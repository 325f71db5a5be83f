import type { Act, Scenario } from '../../src/scenario/Scenario.ts'

/** A scenario with one broker, one producer and one reader, and these changes. */
export function smallScenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    schema: 1,
    id: 'small',
    title: 'A small scene',
    seed: 1,
    startsAt: '2026-01-01T09:00:00Z',
    start: 'settled',
    endsAfter: '60s',
    clusters: {
      main: {
        release: '4.3',
        hosts: [{ name: 'host-1', processes: [{ node: 1, roles: ['broker', 'controller'] }] }],
        topics: [{ name: 'orders', partitions: 3 }],
      },
    },
    clients: [
      { type: 'producer', id: 'web', workload: { type: 'rate', topic: 'orders', perSecond: 5 } },
      { type: 'reader', id: 'audit', assign: [{ topic: 'orders', partitions: 'all' }] },
    ],
    script: [],
    acts: [],
    ...changes,
  }
}

/** An act at a time. */
export function actAt(at: string, action: Act['do']): Act {
  return { when: { at }, do: action }
}

/** The scenario as JSON data that a test may change at will. */
export function asJson(scenario: Scenario): Record<string, unknown> {
  return JSON.parse(JSON.stringify(scenario)) as Record<string, unknown>
}
