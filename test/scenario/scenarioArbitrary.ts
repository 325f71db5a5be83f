// Draws sound scenarios that use every action, workload and trigger.
import fc from 'fast-check'
import { formatDuration } from '../../src/scenario/duration.ts'
import type { Act, Action, ClientSpec, Scenario, Trigger } from '../../src/scenario/Scenario.ts'
import { smallScenario } from './smallScenario.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const title = fc.string({ minLength: 1, maxLength: 20 })
const topic = fc.constantFrom('orders', 'payments', 'a.b', 'x_y', '-')
const partition = fc.integer({ min: 0, max: 5 })
const duration = fc.nat({ max: 90_000_000 }).map(formatDuration)
const gap = fc.integer({ min: 1_000, max: 90_000_000 }).map(formatDuration)
const configs = fc.dictionary(
  fc.constantFrom('linger.ms', 'batch.size', 'retention.ms'),
  fc.constantFrom('0', '5', '-1'),
)
const clientConfigs = fc.dictionary(
  fc.constantFrom('request.timeout.ms', 'client.id', 'retry.backoff.ms'),
  fc.constantFrom('0', '5', '-1'),
)
const removed = fc.subarray(['linger.ms', 'retention.ms'])
const nullable = fc.option(text, { nil: null })

const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[]) =>
  fc.record(shape, { requiredKeys: required }) as fc.Arbitrary<T>

const record = some(
  {
    key: nullable,
    value: nullable,
    headers: fc.array(fc.tuple(text, text), { maxLength: 2 }),
    partition,
  },
  [],
)
const records = fc.array(record, { minLength: 1, maxLength: 4 })

const readFrom = fc.oneof(
  fc.constantFrom('beginning' as const, 'end' as const),
  fc.record({ offset: fc.nat() }),
  fc.constant({ timestamp: '2026-01-01T09:00:05.250Z' }),
)

const keys = fc.oneof(
  fc.constant({ type: 'none' as const }),
  fc
    .array(text, { minLength: 1, maxLength: 4 })
    .map((list) => ({ type: 'list' as const, keys: list })),
  fc.constant({ type: 'list' as const, keys: ['a', 'b'], weights: [3, 1] }),
  some(
    {
      type: fc.constant('range' as const),
      prefix: text,
      count: fc.integer({ min: 1, max: 1_000_000 }),
      draw: fc.constantFrom('even' as const, 'zipf' as const),
    },
    ['type', 'prefix', 'count'],
  ),
)

const workload = fc.oneof(
  some(
    {
      type: fc.constant('rate' as const),
      topic,
      partition,
      perSecond: fc.integer({ min: 1, max: 10_000 }),
      arrivals: fc.constantFrom('even' as const, 'poisson' as const),
      keys,
      valueBytes: fc.nat({ max: 1_048_576 }),
      limit: fc.integer({ min: 1, max: 1_000 }),
    },
    ['type', 'topic', 'perSecond'],
  ),
  some({ type: fc.constant('list' as const), topic, records, every: duration }, [
    'type',
    'topic',
    'records',
  ]),
  some(
    {
      type: fc.constant('file' as const),
      topic,
      file: fc.constant('people.csv'),
      as: fc.constantFrom('text' as const, 'csv' as const, 'ndjson' as const),
      key: title,
      header: fc.boolean(),
      every: duration,
    },
    ['type', 'topic', 'file', 'as'],
  ),
)

const someRecords = fc.oneof(
  fc.record({ key: title }),
  fc.record({ every: fc.integer({ min: 1, max: 1_000 }) }),
)

const client = (id: string): fc.Arbitrary<ClientSpec> =>
  fc.oneof(
    some(
      {
        type: fc.constant('producer' as const),
        id: fc.constant(id),
        configs: clientConfigs,
        startsAfter: duration,
        workload,
      },
      ['type', 'id'],
    ),
    some(
      {
        type: fc.constant('reader' as const),
        id: fc.constant(id),
        assign: fc.constant([
          { topic: 'orders', partitions: 'all' as const },
          { topic: 'payments', partitions: [0, 2] },
        ]),
        from: readFrom,
        processing: duration,
        group: fc.constant('billing'),
        perPoll: duration,
        slow: fc.record({ of: someRecords, processing: duration }),
        poison: fc.record({
          of: someRecords,
          handler: fc.constantFrom('stop' as const, 'skip' as const, 'retry' as const),
        }),
      },
      ['type', 'id', 'assign'],
    ),
  ) as fc.Arbitrary<ClientSpec>

const onNode = fc.constantFrom(
  'stopBroker',
  'crashBroker',
  'startBroker',
  'freezeBroker',
  'thawBroker',
  'loseDisk',
)
const slowed = fc.constantFrom('slowDisk', 'slowNode')
const onHost = fc.constantFrom('powerOff', 'powerOn')
const onClient = fc.constantFrom(
  'removeClient',
  'pauseClient',
  'resumeClient',
  'crashClient',
  'freezeClient',
  'thawClient',
  'restartClient',
)
const restarted = fc.constantFrom('web', 'audit')
const onConnection = fc.constantFrom('silenceConnection', 'healConnection', 'resetConnection')
const ends = fc.constantFrom({ from: 'web', to: 'broker-1' }, { from: 'broker-1', to: 'audit' })

const action = fc.oneof(
  some(
    {
      type: fc.constant('createTopic'),
      topic,
      partitions: fc.integer({ min: 1, max: 20 }),
      replicationFactor: fc.integer({ min: 1, max: 5 }),
      assignment: fc.constant([[1], [2, 1]]),
      configs,
    },
    ['type', 'topic'],
  ),
  some(
    {
      type: fc.constant('alterTopic'),
      topic,
      partitions: fc.constant(9),
      set: configs,
      remove: removed,
    },
    ['type', 'topic', 'set'],
  ),
  fc.record({ type: fc.constant('deleteTopic'), topic }),
  fc.record({ type: fc.constant('produceRecords'), client: fc.constant('web'), topic, records }),
  fc.record({ type: fc.constant('addClient'), client: client('new') }),
  fc.record({ type: onClient, client: fc.constantFrom('web', 'audit') }),
  fc.record({ type: fc.constant('restartClient'), client: restarted, set: configs }),
  fc.record({
    type: fc.constant('slowClient'),
    client: fc.constant('audit'),
    processing: duration,
  }),
  fc.record({
    type: fc.constant('seekReader'),
    client: fc.constant('audit'),
    topic,
    partition,
    to: readFrom,
  }),
  fc.record({ type: fc.constant('deleteGroup'), group: fc.constant('readers') }),
  some(
    {
      type: fc.constant('resetOffsets'),
      group: fc.constant('readers'),
      topic,
      partition,
      to: readFrom,
    },
    ['type', 'group', 'topic', 'to'],
  ),
  fc.record({ type: onNode, node: fc.constant(1) }),
  fc.record({ type: slowed, node: fc.constant(1), delay: duration }),
  fc.record({ type: onHost, host: fc.constant('host-1') }),
  fc.constant({ type: 'splitNetwork', islands: [['web', 'audit'], ['broker-1']] }),
  some(
    {
      type: fc.constant('cutLink'),
      from: fc.constantFrom(['web'], ['web', 'audit']),
      to: fc.constant(['broker-1']),
      bothWays: fc.boolean(),
    },
    ['type', 'from', 'to'],
  ),
  fc.constant({ type: 'healNetwork' }),
  some(
    {
      type: fc.constant('electLeaders'),
      electionType: fc.constantFrom('PREFERRED', 'UNCLEAN'),
      topic,
    },
    ['type', 'electionType'],
  ),
  fc.record({
    type: fc.constant('electLeaders'),
    electionType: fc.constant('PREFERRED'),
    topic,
    partition,
  }),
  fc.tuple(ends, duration).map(([pair, delay]) => ({ type: 'delayConnection', ...pair, delay })),
  fc.tuple(onConnection, ends).map(([type, pair]) => ({ type, ...pair })),
  fc.record({
    type: fc.constant('alterConfig'),
    resource: fc.constant('broker'),
    node: fc.constant(1),
    set: configs,
  }),
  fc.record({
    type: fc.constant('alterConfig'),
    resource: fc.constant('cluster'),
    remove: removed,
  }),
) as fc.Arbitrary<Action>

const trigger = fc.oneof(
  fc.record({ at: duration }),
  some(
    {
      on: some(
        {
          event: fc.constantFrom('BatchAppended', 'TopicCreated'),
          where: fc.constant({ partition: 'orders-0', offset: 5, ok: true }),
          nth: fc.integer({ min: 1, max: 9 }),
        },
        ['event'],
      ),
      after: duration,
    },
    ['on'],
  ),
  some({ every: gap, from: duration, times: fc.integer({ min: 1, max: 9 }) }, ['every']),
) as fc.Arbitrary<Trigger>

const script = fc.array(fc.record({ when: trigger, do: action }), { maxLength: 4 })

/** What a person did: times that only grow. */
const acts: fc.Arbitrary<Act[]> = fc
  .array(fc.tuple(fc.nat({ max: 20_000_000 }), action), { maxLength: 8 })
  .map((steps) => {
    let at = 0
    return steps.map(([step, done]) => {
      at += step
      return { when: { at: formatDuration(at) }, do: done }
    })
  })

const open = some(
  {
    at: duration,
    event: fc.nat(),
    paused: fc.boolean(),
    view: fc.constantFrom('stage' as const, 'logs' as const),
    views: fc.constant(['stage' as const, 'logs' as const]),
    locked: fc.subarray(['Act', 'Start over', 'Time']),
    question: title,
    selected: fc.constant('partition:orders-0'),
    hash: fc.constant('9f3c2b7a10de55c1'),
  },
  ['at'],
)

const drawn = some(
  {
    title,
    aim: title,
    seed: fc.nat(),
    start: fc.constantFrom('settled' as const, 'cold' as const),
    endsAfter: gap,
    script,
    acts,
    open,
  },
  ['title', 'seed', 'script', 'acts'],
)

const files = { 'people.csv': { size: 12, sha256: 'ab'.repeat(32) } }

/** Sound scenarios, with every part of the schema in some of them. */
export const scenarioArbitrary: fc.Arbitrary<Scenario> = fc
  .tuple(drawn, client('third'))
  .map(([parts, third]) => {
    const small = smallScenario({ files })
    return withOwnIds({ ...small, ...parts, clients: [...small.clients, third] })
  })

/** No two added clients share an id. */
function withOwnIds(scenario: Scenario): Scenario {
  let added = 0
  const named = (act: Act): Act => {
    if (act.do.type !== 'addClient') return act
    added += 1
    return { ...act, do: { ...act.do, client: { ...act.do.client, id: `new-${added}` } } }
  }
  return { ...scenario, script: scenario.script.map(named), acts: scenario.acts.map(named) }
}
