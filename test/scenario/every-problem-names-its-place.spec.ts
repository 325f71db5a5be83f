import { describe, expect, it } from 'vitest'
import { decodeScenario } from '../../src/scenario/decodeScenario.ts'
import { LIMITS } from '../../src/scenario/limits.ts'
import type { Act, Scenario } from '../../src/scenario/Scenario.ts'
import { schemaIsScenario } from '../../src/scenario/schema.ts'
import { expectToldWell, problemAt } from './expectProblem.ts'
import { actAt, asJson, smallScenario } from './smallScenario.ts'

const without = (key: string) => {
  const { [key]: _, ...rest } = asJson(smallScenario())
  return rest
}

const withActs = (...acts: unknown[]) => ({ ...asJson(smallScenario()), acts })
const withAct = (action: unknown) => withActs({ when: { at: '5s' }, do: action })
const withCluster = (change: object) => {
  const { main } = smallScenario().clusters
  return { ...asJson(smallScenario()), clusters: { main: { ...main, ...change } } }
}
const withClients = (...clients: unknown[]) => ({ ...asJson(smallScenario()), clients })

const broker = (node: number) => ({ node, roles: ['broker', 'controller'] })
const producing = (workload: object) =>
  withClients({ type: 'producer', id: 'web', workload: { topic: 'orders', ...workload } })

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

describe('What this release does not run', () => {
  const cases: readonly [string, unknown, string, string][] = [
    [
      'two brokers on a host',
      withCluster({ hosts: [{ name: 'h', processes: [broker(1), broker(2)] }] }),
      'clusters.main.hosts',
      'More than one broker comes later.',
    ],
    [
      'two brokers on two hosts',
      withCluster({
        hosts: [
          { name: 'h', processes: [broker(1)] },
          { name: 'i', processes: [broker(2)] },
        ],
      }),
      'clusters.main.hosts',
      'More than one broker comes later.',
    ],
    [
      'an idle host',
      withCluster({
        hosts: [
          { name: 'h', processes: [broker(1)] },
          { name: 'i', processes: [] },
        ],
      }),
      'clusters.main.hosts',
      'More than one host comes later.',
    ],
    [
      'a broker apart',
      withCluster({ hosts: [{ name: 'h', processes: [{ node: 1, roles: ['broker'] }] }] }),
      'clusters.main.hosts[0].processes[0].roles',
      'A broker apart from its controller comes later.',
    ],
    ['no host', withCluster({ hosts: [] }), 'clusters.main.hosts', 'A cluster needs a host.'],
    [
      'no node',
      withCluster({ hosts: [{ name: 'h', processes: [] }] }),
      'clusters.main.hosts[0].processes',
      'A cluster needs a node.',
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

  it('takes two clusters for later', () => {
    const { main } = smallScenario().clusters
    const decoded = decodeScenario({ ...asJson(smallScenario()), clusters: { main, other: main } })
    expect(problemAt(decoded, 'clusters').sentence).toBe('More than one cluster comes later.')
  })
})

describe('A name that refers to nothing', () => {
  const crashAt = (client: string) => withAct({ type: 'crashClient', client })

  it.each<[string, unknown, string, string]>([
    ['a client', crashAt('wbe'), 'acts[0].do.client', 'There is no client wbe.'],
    ['a node', withAct({ type: 'crashBroker', node: 2 }), 'acts[0].do.node', 'There is no node 2.'],
    [
      'a host',
      withAct({ type: 'powerOff', host: 'host-2' }),
      'acts[0].do.host',
      'There is no host host-2.',
    ],
    [
      'a file',
      producing({ type: 'file', file: 'a.csv', as: 'csv' }),
      'clients[0].workload.file',
      'There is no file a.csv.',
    ],
    [
      'a cluster',
      withClients({ type: 'producer', id: 'p', cluster: 'mian' }),
      'clients[0].cluster',
      'There is no cluster mian.',
    ],
    [
      'an end of a connection',
      withAct({ type: 'resetConnection', from: 'web', to: 'broker-2' }),
      'acts[0].do.to',
      'There is no client or node broker-2.',
    ],
    [
      'a replica',
      withCluster({ topics: [{ name: 't', assignment: [[1], [7]] }] }),
      'clusters.main.topics[0].assignment[1][0]',
      'There is no node 7.',
    ],
  ])('%s is told', (_name, input, path, sentence) => {
    expect(problemAt(decodeScenario(input), path).sentence).toBe(sentence)
  })

  it('is met with the name that is near', () => {
    expect(problemAt(decodeScenario(crashAt('wbe')), 'acts[0].do.client').hint).toBe(
      'Did you mean `web`?',
    )
  })

  it('may be that of a topic: it can come to be on the way, or Kafka answers', () => {
    const acts: Act[] = [
      actAt('1s', { type: 'deleteTopic', topic: 'later' }),
      actAt('2s', {
        type: 'produceRecords',
        client: 'web',
        topic: 'other',
        records: [{ value: 'x' }],
      }),
    ]
    expect(decodeScenario(smallScenario({ acts }))).toHaveProperty('scenario')
  })

  it('may be that of a client which an action adds', () => {
    const acts: Act[] = [
      actAt('1s', { type: 'addClient', client: { type: 'producer', id: 'new' } }),
      actAt('2s', { type: 'crashClient', client: 'new' }),
    ]
    expect(decodeScenario(smallScenario({ acts }))).toHaveProperty('scenario')
  })

  it('is told of events when the caller knows them', () => {
    const acts: Act[] = [
      { when: { on: { event: 'BatchApended' } }, do: { type: 'crashBroker', node: 1 } },
    ]
    const events = ['BatchAppended', 'TopicCreated']
    expect(decodeScenario(smallScenario({ acts }))).toHaveProperty('scenario')
    const problem = problemAt(
      decodeScenario(smallScenario({ acts }), { events }),
      'acts[0].when.on.event',
    )
    expect(problem.hint).toBe('Did you mean `BatchAppended`?')
  })
})

describe('A setting that nobody knows', () => {
  it.each<[string, unknown, string, string]>([
    [
      'of a broker',
      withCluster({ configs: { 'log.rol.ms': '5' } }),
      'clusters.main.configs["log.rol.ms"]',
      'Did you mean `log.roll.ms`?',
    ],
    [
      'of a topic',
      withCluster({ topics: [{ name: 't', configs: { 'retention.mss': '5' } }] }),
      'clusters.main.topics[0].configs["retention.mss"]',
      'Did you mean `retention.ms`?',
    ],
    [
      'of a producer',
      withClients({ type: 'producer', id: 'p', configs: { linger_ms: '5' } }),
      'clients[0].configs.linger_ms',
      'Did you mean `linger.ms`?',
    ],
    [
      'of a reader',
      withClients({
        type: 'reader',
        id: 'r',
        assign: [],
        configs: { 'auto.ofset.reset': 'earliest' },
      }),
      'clients[0].configs["auto.ofset.reset"]',
      'Did you mean `auto.offset.reset`?',
    ],
    [
      'of an added client',
      withAct({
        type: 'addClient',
        client: { type: 'producer', id: 'p', configs: { ack: 'all' } },
      }),
      'acts[0].do.client.configs.ack',
      'Did you mean `acks`?',
    ],
  ])('%s is told, with the one that is near', (_name, input, path, hint) => {
    expect(problemAt(decodeScenario(input), path).hint).toBe(hint)
  })

  it('is told even when none is near', () => {
    const decoded = decodeScenario(
      withClients({ type: 'producer', id: 'p', configs: { zzzzzz: '5' } }),
    )
    const problem = problemAt(decoded, 'clients[0].configs.zzzzzz')
    expect(problem.sentence).toBe('Kafkascope knows no producer setting called zzzzzz.')
    expect(problem).not.toHaveProperty('hint')
  })

  it('is Kafka’s to refuse in an action', () => {
    const acts = [
      actAt('1s', { type: 'createTopic', topic: 't', configs: { 'retention.mss': '5' } }),
    ]
    expect(decodeScenario(smallScenario({ acts }))).toHaveProperty('scenario')
  })
})

describe('Things that cannot be together', () => {
  it.each<[string, unknown, string, string]>([
    [
      'two clients of one name',
      withClients({ type: 'producer', id: 'a' }, { type: 'producer', id: 'a' }),
      'clients[1].id',
      'Two clients are called a.',
    ],
    [
      'a client called as a node',
      withClients({ type: 'producer', id: 'broker-1' }),
      'clients[0].id',
      'The client broker-1 has the name of a node.',
    ],
    [
      'two topics of one name',
      withCluster({ topics: [{ name: 't' }, { name: 't' }] }),
      'clusters.main.topics[1].name',
      'Two topics are called t.',
    ],
    [
      'topics that collide',
      withCluster({ topics: [{ name: 'a.b' }, { name: 'a_b' }] }),
      'clusters.main.topics[1].name',
      "The topics a_b and a.b collide: Kafka's metric names take `.` and `_` for the same.",
    ],
    [
      'a partition read twice',
      withClients({ type: 'reader', id: 'r', assign: [{ topic: 't', partitions: [1, 1] }] }),
      'clients[0].assign[0].partitions[1]',
      'Two partitions are called 1.',
    ],
    [
      'keys and weights',
      producing({
        type: 'rate',
        perSecond: 1,
        keys: { type: 'list', keys: ['a', 'b'], weights: [1] },
      }),
      'clients[0].workload.keys.weights',
      'There are 2 keys and 1 weight.',
    ],
    [
      'weights of nothing',
      producing({ type: 'rate', perSecond: 1, keys: { type: 'list', keys: ['a'], weights: [0] } }),
      'clients[0].workload.keys.weights',
      'All weights are 0, so no key can be drawn.',
    ],
    [
      'more partitions than assigned',
      withCluster({ topics: [{ name: 't', partitions: 2, assignment: [[1]] }] }),
      'clusters.main.topics[0].assignment',
      'The topic t has 2 partitions and an assignment of 1 partition.',
    ],
    [
      'a reader that produces',
      withAct({ type: 'produceRecords', client: 'audit', topic: 't', records: [{}] }),
      'acts[0].do.client',
      'audit is a reader and cannot produce.',
    ],
    [
      'a producer that seeks',
      withAct({ type: 'slowClient', client: 'web', processing: '1s' }),
      'acts[0].do.client',
      'web is a producer and reads nothing.',
    ],
    [
      'a connection of clients',
      withAct({ type: 'healConnection', from: 'web', to: 'audit' }),
      'acts[0].do.to',
      'A connection here joins a client and a node.',
    ],
    [
      'a setting of no broker',
      withAct({ type: 'alterConfig', resource: 'broker', set: {} }),
      'acts[0].do.node',
      'A setting of a broker needs its node.',
    ],
    [
      'a change of nothing',
      withAct({ type: 'alterTopic', topic: 't' }),
      'acts[0].do',
      'This alterTopic changes nothing.',
    ],
    [
      'a view that is not on offer',
      { ...asJson(smallScenario()), open: { view: 'logs', views: ['stage'] } },
      'open.view',
      'It opens with the view logs, which is not among the views on offer.',
    ],
  ])('%s', (_name, input, path, sentence) => {
    expect(problemAt(decodeScenario(input), path).sentence).toBe(sentence)
  })

  it('lets a connection of the run’s own client be cut', () => {
    const acts = [actAt('1s', { type: 'silenceConnection', from: 'admin', to: 'broker-1' })]
    expect(decodeScenario(smallScenario({ acts }))).toHaveProperty('scenario')
  })

  it('lets an id be given again once it is free', () => {
    const acts: Act[] = [
      actAt('1s', { type: 'removeClient', client: 'web' }),
      actAt('2s', { type: 'addClient', client: { type: 'producer', id: 'web' } }),
    ]
    expect(decodeScenario(smallScenario({ acts }))).toHaveProperty('scenario')
  })
})

describe('Actions out of order', () => {
  const produce: Act['do'] = {
    type: 'produceRecords',
    client: 'web',
    topic: 'orders',
    records: [{ value: 'x' }],
  }
  const five = (fourth: string): Scenario =>
    smallScenario({
      acts: [
        actAt('10s', produce),
        actAt('20s', produce),
        actAt('58.4s', produce),
        actAt(fourth, { type: 'crashBroker', node: 1 }),
        actAt('79s', { type: 'startBroker', node: 1 }),
      ],
    })

  it('are told by number, with the time that was probably meant', () => {
    const problem = problemAt(decodeScenario(five('6.1s'), { place: 'link' }), 'acts[3].when.at')
    expect(problem.sentence).toBe('The fourth action in this link happens before the third.')
    expect(problem.value).toBe('"6.1s"')
    expect(problem.allowed).toBe('`58.4s` or later')
    expect(problem.hint).toBe(
      'Each action comes at or after the one before it. 61s would fit here.',
    )
  })

  it.each([
    ['70ms', '70s'],
    ['3s', '58.4s'],
    ['1.2s', '72s'],
  ])('%s was probably %s', (written, meant) => {
    expect(problemAt(decodeScenario(five(written)), 'acts[3].when.at').hint).toContain(
      ` ${meant} would fit`,
    )
  })

  it('leave those before them to be opened', () => {
    const decoded = decodeScenario(five('6.1s'))
    const sound = 'problems' in decoded ? decoded.sound : undefined
    expect(sound?.acts).toBe(3)
    expect(sound?.scenario).toEqual({ ...five('60s'), acts: five('60s').acts.slice(0, 3) })
  })

  it('may share a time', () => {
    expect(decodeScenario(five('58.4s'))).toHaveProperty('scenario')
  })

  it('leave nothing to be opened when something else is wrong too', () => {
    const decoded = decodeScenario({ ...asJson(five('6.1s')), seed: -1 })
    expect(decoded).toHaveProperty('problems')
    expect(decoded).not.toHaveProperty('sound')
  })
})
