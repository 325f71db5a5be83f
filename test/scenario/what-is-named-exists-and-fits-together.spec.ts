import { describe, expect, it } from 'vitest'
import { decodeScenario } from '../../src/scenario/decodeScenario.ts'
import type { Act, Scenario } from '../../src/scenario/Scenario.ts'
import { problemAt } from './expectProblem.ts'
import { actAt, asJson, smallScenario } from './smallScenario.ts'
import { producing, withAct, withClients, withCluster, withVoters } from './spoilt.ts'

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
      'a host without power',
      withAct({ type: 'powerOn', host: 'host-7' }),
      'acts[0].do.host',
      'There is no host host-7.',
    ],
    [
      'a node with a disk',
      withAct({ type: 'loseDisk', node: 7 }),
      'acts[0].do.node',
      'There is no node 7.',
    ],
    [
      'somebody on an island',
      withAct({ type: 'splitNetwork', islands: [['web'], ['broker-9']] }),
      'acts[0].do.islands[1][0]',
      'There is no client or node broker-9.',
    ],
    [
      'a side of a cut',
      withAct({ type: 'cutLink', from: ['wbe'], to: ['broker-1'] }),
      'acts[0].do.from[0]',
      'There is no client or node wbe.',
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
      'commits and no group that keeps them',
      withClients({ type: 'reader', id: 'r', assign: [], commit: 'each' }),
      'clients[0].commit',
      'r commits offsets, and is in no group that could keep them.',
    ],
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
      'Two clients have no connection: one of its ends is a node.',
    ],
    [
      'an end on both sides of a cut',
      withAct({ type: 'cutLink', from: ['web', 'broker-1'], to: ['broker-1'] }),
      'acts[0].do.to[0]',
      'broker-1 stands on both sides of the cut.',
    ],
    [
      'an end on two islands',
      withAct({
        type: 'splitNetwork',
        islands: [
          ['web', 'audit'],
          ['broker-1', 'web'],
        ],
      }),
      'acts[0].do.islands[1][1]',
      'web stands on two islands.',
    ],
    [
      'a partition of no topic',
      withAct({ type: 'electLeaders', electionType: 'UNCLEAN', partition: 0 }),
      'acts[0].do.partition',
      'A partition is named, but not its topic.',
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

  it('lets the way between two nodes be slow, silent and healed, by the names they have', () => {
    const way = { from: 'broker-1', to: 'controller-101' }
    const acts = [
      { type: 'delayConnection', ...way, delay: '1s' },
      { type: 'silenceConnection', ...way },
      { type: 'healConnection', ...way },
      { type: 'resetConnection', from: 'controller-102', to: 'controller-101' },
      {
        type: 'splitNetwork',
        islands: [
          ['broker-1', 'controller-101'],
          ['admin', 'web'],
        ],
      },
      { type: 'cutLink', from: ['broker-2'], to: ['broker-1', 'broker-3'], bothWays: true },
      { type: 'healNetwork' },
      { type: 'crashBroker', node: 101 },
      { type: 'loseDisk', node: 101 },
    ]
    expect(decodeScenario(withVoters(...acts))).toHaveProperty('scenario')
  })

  it('has a controller without a broker under the name controller', () => {
    const silence = { type: 'silenceConnection', from: 'broker-1', to: 'broker-101' }
    const problem = problemAt(decodeScenario(withVoters(silence)), 'acts[0].do.to')
    expect(problem.sentence).toBe('There is no client or node broker-101.')
    const named = { type: 'addClient', client: { type: 'producer', id: 'controller-101' } }
    expect(problemAt(decodeScenario(withVoters(named)), 'acts[0].do.client.id').sentence).toBe(
      'The client controller-101 has the name of a node.',
    )
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
