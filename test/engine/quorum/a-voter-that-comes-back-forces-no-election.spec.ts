import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src/scenario/Scenario.ts'
import { cluster } from '../driver.ts'

const split = (...islands: string[][]): Action => ({ type: 'splitNetwork', islands })
const heal: Action = { type: 'healNetwork' }

const three = cluster({ brokers: 1, controllers: 3, activeController: 101 })

describe('case 33: one of three voters is cut off, asks around, and comes back', () => {
  const run = three
    .at('2s', split(['controller-103'], ['controller-101', 'controller-102', 'broker-1']))
    .at('9s', heal)
    .until('20s')
  const states = run.events('QuorumStateChanged', { node: 103 }).filter(({ at }) => at > 2_000_000)

  it('alone it goes to and fro between Prospective and Follower, its epoch unchanged', () => {
    expect(states.length).toBeGreaterThanOrEqual(3)
    expect([...new Set(states.map(({ to }) => to))].sort()).toEqual(['Follower', 'Prospective'])
    expect(new Set(states.map(({ epoch }) => epoch))).toEqual(new Set([1]))
  })

  it('back, it is refused by the leader and by the voter that hears from it, or simply follows again', () => {
    const answers = run.events('VoteReturned', { node: 103 })
    expect(answers.every(({ granted, preVote }) => preVote && !granted)).toBe(true)
    expect(run.state.quorum).toMatchObject({ leader: 101, epoch: 1 })
    expect(run.state.quorum.members.find(({ id }) => id === 103)?.state).toBe('Follower')
    expect(run.events('ControllerRenounced')).toEqual([])
  })
})

describe('case 34: a new leader of the quorum', () => {
  // 101 appends a topic that only 102 has got, and dies before it could tell anybody that it is committed.
  const run = three
    .at('2s', {
      type: 'delayConnection',
      from: 'controller-102',
      to: 'controller-101',
      delay: '400ms',
    })
    .at('2s', {
      type: 'delayConnection',
      from: 'controller-103',
      to: 'controller-101',
      delay: '400ms',
    })
    .at('3s', { type: 'createTopic', topic: 'late', partitions: 1 })
    .at('3420ms', { type: 'crashBroker', node: 101 })
    .at('3500ms', { type: 'healNetwork' })
    .until('12s')
  const after = run.events('ControllerActivated').find(({ at }) => at > 3_420_000)
  const leader = after?.node ?? -1
  const change = run
    .events('MetadataAppended', { node: leader })
    .find(({ record }) => record.type === 'LeaderChange')

  it('commits nothing of former epochs by counting copies: only with a record of its own', () => {
    const commits = run
      .events('MetadataCommitted', { node: leader })
      .filter(({ at }) => at > (change?.at ?? 0))
    expect(commits[0]?.highWatermark).toBe((change?.offset ?? 0) + 1)
  })

  it('exposes with it what its predecessor had left uncommitted', () => {
    const topic = run
      .events('MetadataAppended')
      .find(({ record }) => record.type === 'Topic' && record.name === 'late')
    expect(topic?.offset).toBeLessThan(change?.offset ?? 0)
    expect(run.broker(1).image.topics.map(({ name }) => name)).toContain('late')
  })
})
