import { describe, expect, it } from 'vitest'
import {
  addClient,
  crashClient,
  delay,
  deleteTopic,
  pauseClient,
  removeClient,
  resumeClient,
  seek,
} from '../acts.ts'
import { memberSpec } from '../driver.ts'
import { callbacks, OF_G, topicOf } from './aGroup.ts'

const BY_HAND = { 'enable.auto.commit': 'false', 'session.timeout.ms': '6000' }
const ten = topicOf(1).producing('web', { topic: 't', perSecond: 100, limit: 10 })

describe('A member that commits by timer', () => {
  it('commits what earlier polls gave it, every auto.commit.interval.ms', () => {
    const run = ten
      .member('c1', { ...OF_G, configs: { 'auto.commit.interval.ms': '1000' } })
      .until('3.5s')
    const commits = run.events('OffsetsCommitted')
    expect(commits.length).toBeGreaterThanOrEqual(2)
    expect(commits.at(-1)?.offsets).toEqual([{ partition: 't-0', offset: 10 }])
  })

  it('commits once more when it closes', () => {
    const run = ten
      .member('c1', { ...OF_G, configs: { 'auto.commit.interval.ms': '600000' } })
      .at('3s', removeClient('c1'))
      .until('5s')
    expect(run.group('g').offsets.get('t-0')?.offset).toBe(10)
  })

  it('tries what cannot be committed at close() for 30 s, and then leaves', () => {
    const run = ten
      .member('c1', { ...OF_G, configs: { 'allow.auto.create.topics': 'false' } })
      .at('3s', deleteTopic('t'))
      .at('4s', removeClient('c1'))
      .until('40s')
    const tries = run.events('CommitAnswered', { client: 'c1' }).filter(({ at }) => at > 4_000_000)
    expect(tries.length).toBeGreaterThan(200)
    expect(new Set(tries.map(({ error }) => error)).size).toBe(1)
    const { at } = run.first('ClientChanged', { client: 'c1', to: 'Closed' })
    expect(Math.round(at / 1_000_000)).toBe(34)
    expect(run.group('g').view.state).toBe('Empty')
  })

  it('leaves its loop when it closes: what it has in hand stays undone, and nothing more is handed out', () => {
    const run = topicOf(1)
      .producing('web', { topic: 't', perSecond: 50 })
      .member('c1', { ...OF_G, processing: '100ms' })
      .at('3s', delay('c1', '400ms'))
      .at('4s', removeClient('c1'))
      .until('8s')
    const left = run.last('WorkAbandoned', { client: 'c1' })
    expect(left.at).toBe(4_000_000)
    expect(run.first('ClientChanged', { client: 'c1', to: 'Closed' }).at).toBeGreaterThan(4_400_000)
    expect(run.last('RecordsDelivered', { client: 'c1' }).at).toBeLessThan(4_000_000)
  })

  it('closes also after an exception has ended its loop', () => {
    const strict = memberSpec('c2', { ...OF_G, configs: { 'auto.offset.reset': 'none' } })
    const run = ten
      .member('c1', OF_G)
      .at('2s', removeClient('c1'))
      .at('3s', addClient(strict))
      .at('4s', seek('c2', 't', 0, { offset: 50 }))
      .at('6s', removeClient('c2'))
      .until('8s')
    expect(run.last('CallFailed', { client: 'c2' }).error).toMatch(/^OffsetOutOfRange/)
    expect(run.last('CommitAnswered', { client: 'c2' }).at).toBeGreaterThan(6_000_000)
    expect(run.events('ClientChanged', { client: 'c2', to: 'Closed' })).toHaveLength(1)
  })

  it('leaves the next one to read again what it had not committed when it crashed', () => {
    const run = ten
      .member('c1', { ...OF_G, configs: { 'session.timeout.ms': '6000' } })
      .at('3s', crashClient('c1'))
      .at('4s', addClient(memberSpec('c2', OF_G)))
      .until('14s')
    expect(run.reader('c1').delivered).toBe(10)
    expect(run.reader('c2').delivered).toBe(10)
  })
})

describe('An application that commits by itself', () => {
  const slow = { ...OF_G, configs: { ...BY_HAND, 'max.poll.records': '5' }, processing: '300ms' }

  it('has records processed twice when it crashes between its work and its commit', () => {
    const run = ten
      .member('c1', { ...slow, commit: 'after' })
      .at('1s', crashClient('c1'))
      .at('2s', addClient(memberSpec('c2', { ...slow, commit: 'after' })))
      .until('20s')
    expect(run.reader('c1').processed).toBeGreaterThan(0)
    expect(run.reader('c2').processed).toBe(10)
  })

  it('never processes the rest when it commits before its work and crashes', () => {
    const run = ten
      .member('c1', { ...slow, commit: 'before' })
      .at('1s', crashClient('c1'))
      .at('2s', addClient(memberSpec('c2', { ...slow, commit: 'before' })))
      .until('20s')
    const processed = run.reader('c1').processed + run.reader('c2').processed
    expect(processed).toBeLessThan(10)
  })
})

describe('A member that does not poll for max.poll.interval.ms', () => {
  const brief = { ...BY_HAND, 'max.poll.interval.ms': '3000' }
  const member = { ...OF_G, assignors: ['range'], configs: brief }

  it('leaves its group, and finds its partitions lost when it polls again', () => {
    const run = topicOf(2)
      .member('c1', member)
      .at('2s', pauseClient('c1'))
      .at('8s', resumeClient('c1'))
      .until('10s')
    const emptied = run.first('GroupChanged', { to: 'Empty', from: 'PreparingRebalance' })
    expect(Math.round(emptied.at / 1_000)).toBe(5_000)
    expect(callbacks(run, 'c1')).toEqual(['assigned t-0 t-1', 'lost t-0 t-1', 'assigned t-0 t-1'])
    expect(run.group('g').view.generation).toBe(3)
  })

  it('cannot commit any more what it worked on too long', () => {
    const run = ten.member('c1', { ...member, commit: 'after', processing: '500ms' }).until('8s')
    expect(run.first('CommitAnswered', { client: 'c1' }).error).toContain('CommitFailedException')
  })

  it('falls silent if it is static, and is removed when its session is over', () => {
    const run = topicOf(2)
      .member('c1', { ...member, instance: 's1' })
      .at('2s', pauseClient('c1'))
      .until('14s')
    const emptied = run.first('GroupChanged', { to: 'Empty', from: 'PreparingRebalance' })
    expect(emptied.at).toBeGreaterThan(10_000_000)
    expect(emptied.at).toBeLessThan(11_100_000)
  })
})
