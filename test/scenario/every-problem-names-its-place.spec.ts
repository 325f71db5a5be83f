import { describe, expect, it } from 'vitest'
import { decodeScenario } from '../../src/scenario/decodeScenario.ts'
import { LIMITS } from '../../src/scenario/limits.ts'
import { schemaIsScenario } from '../../src/scenario/schema.ts'
import { expectToldWell, problemAt } from './expectProblem.ts'
import { actAt, asJson, smallScenario } from './smallScenario.ts'
import {
  broker,
  producing,
  voterHosts,
  withAct,
  withActs,
  withClients,
  withCluster,
  without,
} from './spoilt.ts'

describe('A key that means nothing', () => {
  it('is named, with what was probably meant', () => {
    const problem = problemAt(decodeScenario({ ...asJson(smallScenario()), sed: 7 }), 'sed')
    expect(problem.sentence).toBe('`sed` means nothing in `scenario`.')
    expect(problem.hint).toBe('Did you mean `seed`?')
    expect(problem.value).toBe('7')
  })

  it('is named deep inside, and left out when nothing is near', () => {
    const problem = problemAt(
      decodeScenario(withAct({ type: 'crashBroker', node: 1, zzz: true })),
      'acts[0].do.zzz',
    )
    expect(problem.hint).toBe('Leave `zzz` out.')
  })

  it('is not hidden by another problem in the same object', () => {
    const decoded = decodeScenario(withAct({ type: 'crashBroker', nod: 1 }))
    expect(problemAt(decoded, 'acts[0].do.node').sentence).toContain('is missing')
    expect(problemAt(decoded, 'acts[0].do.nod').hint).toBe('Did you mean `node`?')
  })
})

describe('A value that does not fit', () => {
  const cases: readonly [string, unknown, string, string][] = [
    ['a missing part', without('startsAt'), 'startsAt', '`startsAt` is missing.'],
    ['a number as text', { ...asJson(smallScenario()), seed: '5' }, 'seed', '`seed` is "5".'],
    ['a negative seed', { ...asJson(smallScenario()), seed: -1 }, 'seed', '`seed` is -1.'],
    [
      'a day that is not',
      { ...asJson(smallScenario()), startsAt: '2026-02-30T09:00:00Z' },
      'startsAt',
      'such as `2026-01-01T09:00:00Z`',
    ],
    ['a run of no length', { ...asJson(smallScenario()), endsAfter: '0s' }, 'endsAfter', 'above 0'],
    [
      'a run of 401 days',
      { ...asJson(smallScenario()), endsAfter: '401d' },
      'endsAfter',
      'at most 400 days',
    ],
    [
      'another release',
      withCluster({ release: '3.9' }),
      'clusters.main.release',
      'It has to be `4.3`.',
    ],
    [
      'a topic with a space',
      producing({ type: 'rate', topic: 'my orders', perSecond: 1 }),
      'clients[0].workload.topic',
      "a topic's name",
    ],
    [
      'a topic called ..',
      withAct({ type: 'createTopic', topic: '..' }),
      'acts[0].do.topic',
      'not `.` or `..` alone',
    ],
    [
      'a setting as a number',
      withCluster({ configs: { 'log.roll.ms': 5 } }),
      'clusters.main.configs["log.roll.ms"]',
      'stand in quotes',
    ],
    [
      'a name with a slash',
      withCluster({ configs: { 'a/b': '5' } }),
      'clusters.main.configs["a/b"]',
      'letters, digits',
    ],
    [
      'a repeat without a gap',
      withActs({ when: { every: '0s' }, do: { type: 'crashBroker', node: 1 } }),
      'acts[0].when.every',
      'from `1ms`',
    ],
    [
      'a trigger of no kind',
      withActs({ when: {}, do: { type: 'crashBroker', node: 1 } }),
      'acts[0].when',
      'with `at`, with `on`, or with `every`',
    ],
    [
      'half a trigger',
      withActs({ when: { on: { event: 'batch' } }, do: { type: 'crashBroker', node: 1 } }),
      'acts[0].when.on.event',
      'name of an event',
    ],
    [
      'an unlocked word',
      { ...asJson(smallScenario()), open: { locked: ['Sahre'] } },
      'open.locked[0]',
      '`Share`',
    ],
    [
      'no record to produce',
      withAct({ type: 'produceRecords', client: 'web', topic: 'orders', records: [] }),
      'acts[0].do.records',
      'at least one record',
    ],
  ]

  it.each(cases)('%s is told with what would do', (_name, input, path, words) => {
    const decoded = decodeScenario(input)
    const problem = problemAt(decoded, path)
    expect(problem.sentence).toContain(words)
    expectToldWell([problem])
  })

  it('is met with a guess where one word is near', () => {
    const guesses: readonly [unknown, string, string][] = [
      [withAct({ type: 'crashBrokr', node: 1 }), 'acts[0].do.type', '`crashBroker`'],
      [{ ...asJson(smallScenario()), start: 'Settled ' }, 'start', '`settled`'],
      [withClients({ type: 'redaer', id: 'r' }), 'clients[0].type', '`reader`'],
      [
        withClients({ type: 'reader', id: 'r', assign: [], from: 'begining' }),
        'clients[0].from',
        '`beginning`',
      ],
      [
        withClients({ type: 'reader', id: 'r', assign: [{ topic: 'orders', partitions: 'al' }] }),
        'clients[0].assign[0].partitions',
        '`all`',
      ],
      [withCluster({ configs: { 'linger.ms': 5 } }), 'clusters.main.configs["linger.ms"]', '"5"'],
    ]
    for (const [input, path, words] of guesses) {
      expect(problemAt(decodeScenario(input), path).hint).toContain(words)
    }
  })
})

describe('The schema', () => {
  it('and the type of a scenario are one: else this would not compile', () => {
    expect(schemaIsScenario).toBe(true)
  })
})

describe('A limit', () => {
  const many = <T>(count: number, make: (i: number) => T) =>
    Array.from({ length: count }, (_, i) => make(i))
  const crash = actAt('5s', { type: 'crashBroker', node: 1 })
  const records = (count: number) => many(count, () => ({ value: 'x' }))

  const cases: readonly [string, unknown, string, string][] = [
    ['actions', withActs(...many(LIMITS.acts + 1, () => crash)), 'acts', 'at most 500 actions'],
    [
      'clients',
      withClients(...many(LIMITS.clients + 1, (i) => ({ type: 'producer', id: `c${i}` }))),
      'clients',
      'at most 100 clients',
    ],
    [
      'topics',
      withCluster({ topics: many(LIMITS.topics + 1, (i) => ({ name: `t${i}` })) }),
      'clusters.main.topics',
      'at most 200 topics',
    ],
    [
      'partitions of a topic',
      withCluster({ topics: [{ name: 't', partitions: 1_001 }] }),
      'clusters.main.topics[0].partitions',
      '1 to 1000',
    ],
    [
      'partitions together',
      withCluster({ topics: many(11, (i) => ({ name: `t${i}`, partitions: 100 })) }),
      'clusters',
      'at most 1000 partitions',
    ],
    [
      'records of a list',
      producing({ type: 'list', records: records(10_001) }),
      'clients[0].workload.records',
      'at most 10,000 records',
    ],
    [
      'bytes of a value',
      producing({ type: 'list', records: [{ value: 'é'.repeat(524_289) }] }),
      'clients[0].workload.records[0].value',
      '1,048,576 bytes',
    ],
    [
      'rate',
      producing({ type: 'rate', perSecond: 10_001 }),
      'clients[0].workload.perSecond',
      '0.001 to 10,000',
    ],
    [
      'size of drawn values',
      producing({ type: 'rate', perSecond: 1, valueBytes: 1_048_577 }),
      'clients[0].workload.valueBytes',
      '1,048,576',
    ],
    [
      'files together',
      {
        ...asJson(smallScenario()),
        files: {
          a: { size: 3_000_000, sha256: 'a'.repeat(64) },
          b: { size: 3_000_000, sha256: 'b'.repeat(64) },
        },
      },
      'files',
      '5,000,000 bytes together',
    ],
  ]

  it.each(cases)('on %s is told by its number', (_name, input, path, words) => {
    expect(problemAt(decodeScenario(input), path).allowed).toContain(words)
  })

  it('is no problem when it is just reached', () => {
    const full = [
      withActs(...many(LIMITS.acts, () => crash)),
      producing({ type: 'list', records: records(10_000) }),
      producing({ type: 'list', records: [{ value: 'é'.repeat(524_288) }] }),
      producing({ type: 'rate', perSecond: 10_000, valueBytes: 1_048_576 }),
      withCluster({ topics: many(10, (i) => ({ name: `t${i}`, partitions: 100 })) }),
    ]
    for (const input of full) expect(decodeScenario(input)).toHaveProperty('scenario')
  })

  it('holds for what is told, too: twenty problems, and how many more', () => {
    const decoded = decodeScenario(withActs(...many(50, () => ({ when: { at: 5 }, do: crash.do }))))
    const problems = 'problems' in decoded ? decoded.problems : []
    expect(problems).toHaveLength(21)
    expect(problems.at(-1)?.sentence).toBe('There are 30 more problems.')
  })
})

describe('What cannot run', () => {
  const voterless = [{ name: 'h', processes: [{ node: 1, roles: ['broker'] }] }]
  const apart = [
    { name: 'h', processes: [{ node: 101, roles: ['controller'] }] },
    { name: 'i', processes: [{ node: 1, roles: ['broker'] }] },
  ]
  const cases: readonly [string, unknown, string, string][] = [
    [
      'nobody who votes',
      withCluster({ hosts: voterless }),
      'clusters.main.hosts',
      'A cluster needs a controller: nobody could vote.',
    ],
    [
      'nobody who serves',
      withCluster({ hosts: apart.slice(0, 1), topics: [] }),
      'clusters.main.hosts',
      'A cluster needs a broker.',
    ],
    [
      'a broker that shall lead the quorum',
      withCluster({ hosts: apart, activeController: 1 }),
      'clusters.main.activeController',
      'Node 1 is no controller and cannot lead the quorum.',
    ],
    [
      'nobody that shall lead the quorum',
      withCluster({ hosts: apart, activeController: 102 }),
      'clusters.main.activeController',
      'There is no node 102.',
    ],
    [
      'two nodes of one id',
      withCluster({
        hosts: [
          { name: 'h', processes: [broker(1)] },
          { name: 'i', processes: [broker(1)] },
        ],
      }),
      'clusters.main.hosts[1].processes[0].node',
      'Two nodes are called 1.',
    ],
    ['no host', withCluster({ hosts: [] }), 'clusters.main.hosts', 'A cluster needs a host.'],
    [
      'no node',
      withCluster({ hosts: [{ name: 'h', processes: [] }] }),
      'clusters.main.hosts',
      'A cluster needs a broker.',
    ],
    [
      'no cluster',
      { ...asJson(smallScenario()), clusters: {} },
      'clusters',
      'A scenario needs a cluster.',
    ],
    [
      'three replicas',
      withCluster({ topics: [{ name: 't', replicationFactor: 3 }] }),
      'clusters.main.topics[0].replicationFactor',
      'The topic t asks for 3 replicas and there is one broker.',
    ],
    [
      'a newer schema',
      { ...asJson(smallScenario()), schema: 2 },
      'schema',
      'This scenario was made by a newer Kafkascope: schema 2; this one knows 1.',
    ],
  ]

  it.each(cases)('%s is told so', (_name, input, path, sentence) => {
    expect(problemAt(decodeScenario(input), path).sentence).toBe(sentence)
  })

  it('is neither several brokers nor controllers of their own', () => {
    const hosts = [...voterHosts(), { name: 'idle', processes: [] }]
    const topics = [{ name: 't', replicationFactor: 3, assignment: [[3, 1, 2]] }]
    const cluster = { hosts, topics, activeController: 102 }
    expect(decodeScenario(withCluster(cluster))).toHaveProperty('scenario')
  })

  it('takes two clusters for later', () => {
    const { main } = smallScenario().clusters
    const decoded = decodeScenario({ ...asJson(smallScenario()), clusters: { main, other: main } })
    expect(problemAt(decoded, 'clusters').sentence).toBe('More than one cluster comes later.')
  })
})
