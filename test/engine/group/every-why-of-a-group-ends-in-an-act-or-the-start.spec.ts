import { describe, expect, it } from 'vitest'
import { SHELVES } from '../../../src/presets/index.ts'
import type { Action, ClientSpec, Scenario } from '../../../src/scenario/Scenario.ts'
import type { EventType, TraceEvent } from '../../../src/trace/TraceEvent.ts'
import { addClient, crashClient } from '../acts.ts'
import { chainOf, itLeadsToActs, tell } from '../chains.ts'
import { cluster, memberSpec, type Run } from '../driver.ts'
import { OF_G, QUICK, topicOf } from './aGroup.ts'

/** What people ask of groups: rebalances, who owns what, commits, refusals, and coordinators that move. */
const ASKED = new Set<EventType>([
  'GroupChanged',
  'GroupsLoaded',
  'GroupsUnloaded',
  'OffsetsCommitted',
  'GroupRequestRefused',
  'CoordinatorKnown',
  'MembershipChanged',
  'RebalanceListenerCalled',
  'CommitAnswered',
])

const PRESETS = SHELVES.flatMap(({ area, presets }) => (area === 'groups' ? presets : []))
const CHAINS = 120

/** A scene with one more act of a person's, and sessions that end before the scene does. */
function acting(scenario: Scenario, act: Action): Scenario {
  return {
    ...scenario,
    clients: scenario.clients.map(withShortSession),
    endsAfter: '45s',
    acts: [{ when: { at: '17s' }, do: act }],
  }
}

function withShortSession(client: ClientSpec): ClientSpec {
  if (client.type !== 'reader') return client
  return { ...client, configs: { ...client.configs, 'session.timeout.ms': '8000' } }
}

const harms: readonly Action[] = [
  { type: 'crashClient', client: 'c1' },
  { type: 'freezeClient', client: 'c1' },
  { type: 'removeClient', client: 'c2' },
  { type: 'restartClient', client: 'c2' },
  { type: 'crashBroker', node: 1 },
  { type: 'stopBroker', node: 2 },
  { type: 'silenceConnection', from: 'c1', to: '*' },
]

const played: readonly (readonly [Scenario, Action])[] = [
  ...PRESETS.flatMap(({ scenario, actToTry, actToBreak }) =>
    [actToTry, actToBreak].map(({ act }) => [scenario, act] as const),
  ),
  ...harms.flatMap((act, index) =>
    PRESETS.slice(index % PRESETS.length)
      .slice(0, 1)
      .map(({ scenario }) => [scenario, act] as const),
  ),
]

const scenes = played.map(([scenario, act]) => tell(acting(scenario, act)))

describe(`${CHAINS} chains of causes of groups, drawn over ${scenes.length} scenes`, () => {
  itLeadsToActs({ scenes, kinds: ASKED, count: CHAINS, acted: 40 })
})

/** The types along the chain of an event, one after the other. */
function because(run: Run, event: TraceEvent): string[] {
  const events = new Map(run.all.filter(({ n }) => n > 0).map((one) => [one.n, one]))
  return chainOf({ scenario: run.scenario, events }, event).map((one) => {
    if (one.type === 'GroupChanged') return one.from === one.to ? one.why : one.to
    if (one.type === 'MessageSent') return `${one.message.api} ${one.message.error}`
    return one.type === 'ActPerformed' ? one.action.type : one.type
  })
}

/** Whether these stand in a chain, in this order, with or without others between them. */
function expectChain(chain: readonly string[], ...steps: readonly string[]): void {
  let from = 0
  for (const step of steps) {
    const at = chain.indexOf(step, from)
    expect(at, `${step} after ${steps.slice(0, steps.indexOf(step))} in ${chain}`).not.toBe(-1)
    from = at + 1
  }
}

const RANGE = { ...OF_G, assignors: ['range'] }
const SHORT = { ...RANGE, configs: { 'session.timeout.ms': '6000' } }

describe('A chain of causes of a group', () => {
  it('leads from who gives up its partitions over the round that asks for it to who came', () => {
    const run = topicOf(3)
      .producing('p', { topic: 't' })
      .member('c1', RANGE)
      .at('4s', addClient(memberSpec('c2', RANGE)))
      .until('8s')
    const chain = because(run, run.first('RebalanceListenerCalled', { callback: 'revoked' }))
    expectChain(
      chain,
      'Heartbeat REBALANCE_IN_PROGRESS',
      'PreparingRebalance',
      'it joins',
      'JoinGroup NONE',
      'addClient',
    )
  })

  it('leads from a round over the member that was not heard of to what silenced it', () => {
    const silent: readonly Action[] = [
      crashClient('c2'),
      { type: 'freezeClient', client: 'c2' },
      { type: 'silenceConnection', from: 'c2', to: '*' },
      { type: 'restartClient', client: 'c2' },
    ]
    for (const act of silent) {
      const run = topicOf(3).member('c1', SHORT).member('c2', SHORT).at('6s', act).until('16s')
      const gone = run
        .events('GroupChanged')
        .find(({ why, from, to }) => from === to && why.includes('heartbeat expiration'))
      expect(gone?.configs).toEqual([
        { name: 'session.timeout.ms', value: '6000', subject: 'client:c2' },
      ])
      expectChain(because(run, gone as TraceEvent), act.type)
    }
  })

  it('leads from a refused commit over what put its member out to what made it so', () => {
    const run = topicOf(3)
      .producing('p', { topic: 't' })
      .member('c1', SHORT)
      .member('c2', { ...SHORT, commit: 'after', processing: '20ms' })
      .at('6s', { type: 'silenceConnection', from: 'c2', to: '*' })
      .at('14s', { type: 'healConnection', from: 'c2', to: '*' })
      .until('20s')
    const refused = run
      .events('GroupRequestRefused', { client: 'c2', error: 'UNKNOWN_MEMBER_ID' })
      .find(({ api }) => api !== 'JoinGroup')
    expectChain(because(run, refused as TraceEvent), 'GroupRequestRefused', 'silenceConnection')
  })

  it('leads from the answer to a commit over what committed it to the commit', () => {
    const run = cluster({
      brokers: 3,
      configs: { ...QUICK, 'offsets.topic.replication.factor': '3' },
    })
      .topic('t', { partitions: 3, replicationFactor: 3 })
      .producing('p', { topic: 't' })
      .member('c1', { ...RANGE, configs: { 'auto.commit.interval.ms': '1000' } })
      .until('6s')
    const chain = because(run, run.last('CommitAnswered', { client: 'c1', error: '' }))
    expectChain(
      chain,
      'OffsetCommit NONE',
      'OffsetsCommitted',
      'HighWatermarkAdvanced',
      'RecordsCopied',
      'RecordsAppended',
      'OffsetCommit NONE',
    )
  })

  it('leads from a new coordinator over the loss of the one before to what took that away', () => {
    for (const type of ['crashBroker', 'stopBroker'] as const) {
      const before = movable.until('6s')
      const node = before.reader('c1').membership?.coordinator ?? -1
      const run = movable.at('6s', { type, node }).until('25s')
      for (const client of ['c1', 'c2'])
        expectChain(
          because(run, run.last('CoordinatorKnown', { client })),
          'FindCoordinator NONE',
          'CoordinatorKnown',
          type,
        )
      expectChain(because(run, run.last('GroupsLoaded')), 'LeadershipTaken', type)
    }
  })
})

const movable = cluster({
  brokers: 3,
  controllers: 1,
  configs: { ...QUICK, 'offsets.topic.replication.factor': '3' },
})
  .topic('t', { partitions: 2, replicationFactor: 3 })
  .member('c1', RANGE)
  .member('c2', RANGE)
