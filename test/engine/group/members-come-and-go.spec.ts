import { describe, expect, it } from 'vitest'
import { crashClient, removeClient } from '../acts.ts'
import { callbacks, OF_G, QUICK, sharesOf, topicOf } from './aGroup.ts'

const RANGE = { ...OF_G, assignors: ['range'] }
const COOPERATIVE = { ...OF_G, assignors: ['cooperative-sticky'] }

describe('The first members of an empty group', () => {
  const waiting = { ...QUICK, 'group.initial.rebalance.delay.ms': '3000' }

  it('wait for group.initial.rebalance.delay.ms', () => {
    const run = topicOf(6, waiting).member('c1', RANGE).until('5s')
    const [prepared] = run.events('GroupChanged', { to: 'PreparingRebalance' })
    const [begun] = run.events('GroupChanged', { to: 'CompletingRebalance' })
    expect((begun?.at ?? 0) - (prepared?.at ?? 0)).toBe(3_000_000)
    expect(callbacks(run, 'c1')).toEqual(['assigned t-0 t-1 t-2 t-3 t-4 t-5'])
  })

  it('wait once more for those that came meanwhile, and begin in one generation', () => {
    const run = topicOf(6, waiting)
      .member('c1', RANGE)
      .member('c2', { ...RANGE, startsAfter: '1s' })
      .member('c3', { ...RANGE, startsAfter: '2s' })
      .until('8s')
    const [begun] = run.events('GroupChanged', { to: 'CompletingRebalance' })
    expect(Math.round((begun?.at ?? 0) / 100_000)).toBe(61)
    expect(run.group('g').view.generation).toBe(1)
    expect(sharesOf(run)).toEqual({ c1: 't-0 t-1', c2: 't-2 t-3', c3: 't-4 t-5' })
  })
})

describe('A member that joins a stable group', () => {
  it('makes eager members give up everything before they get their new share', () => {
    const run = topicOf(3)
      .member('c1', RANGE)
      .member('c2', { ...RANGE, startsAfter: '2s' })
      .until('5s')
    expect(callbacks(run, 'c1')).toEqual([
      'assigned t-0 t-1 t-2',
      'revoked t-0 t-1 t-2',
      'assigned t-0 t-1',
    ])
    expect(callbacks(run, 'c2')).toEqual(['assigned t-2'])
    expect(run.group('g').view).toMatchObject({ state: 'Stable', generation: 2, protocol: 'range' })
  })

  it('takes two generations where members are cooperative: one to give up, one to give', () => {
    const run = topicOf(3)
      .member('c1', COOPERATIVE)
      .member('c2', { ...COOPERATIVE, startsAfter: '2s' })
      .until('5s')
    expect(callbacks(run, 'c1')).toEqual([
      'assigned t-0 t-1 t-2',
      'revoked t-2',
      'assigned',
      'assigned',
    ])
    expect(callbacks(run, 'c2')).toEqual(['assigned', 'assigned t-2'])
    expect(run.group('g').view.generation).toBe(3)
  })

  it('is idle when there are fewer partitions than members', () => {
    const run = topicOf(1)
      .member('c1', RANGE)
      .member('c2', { ...RANGE, startsAfter: '2s' })
      .until('5s')
    expect(sharesOf(run)).toEqual({ c1: 't-0', c2: '' })
  })

  it('is given its share by an assignor that remembers only what it gave itself', () => {
    const both = { ...OF_G, assignors: ['cooperative-sticky', 'sticky'] }
    const run = topicOf(4)
      .member('c1', both)
      .member('c2', { ...OF_G, assignors: ['sticky'], startsAfter: '2s' })
      .until('5s')
    // To sticky, which was not chosen before, nobody owned anything: it deals out in turn.
    const shares = Object.values(sharesOf(run)).toSorted()
    expect(shares).toEqual(['t-0 t-2', 't-1 t-3'])
  })

  it('is refused when it shares no assignor with the others', () => {
    const run = topicOf(2)
      .member('c1', RANGE)
      .member('c2', { ...OF_G, assignors: ['roundrobin'], startsAfter: '2s' })
      .until('5s')
    expect(run.first('CallFailed', { client: 'c2' }).error).toContain(
      'InconsistentGroupProtocolException',
    )
    expect(run.group('g').view.generation).toBe(1)
  })
})

describe('A member that goes', () => {
  const two = topicOf(4)
    .member('c1', RANGE)
    .member('c2', { ...RANGE, startsAfter: '1s' })

  it('leaves at once when it closes, and the others take over within a heartbeat', () => {
    const run = two.at('5s', removeClient('c1')).until('8s')
    const { at } = run.last('GroupChanged', { to: 'Stable' })
    expect(at).toBeLessThan(5_600_000)
    expect(callbacks(run, 'c1').at(-1)).toBe('revoked t-0 t-1')
    expect(sharesOf(run)).toEqual({ c2: 't-0 t-1 t-2 t-3' })
    expect(run.reader('c1').lifecycle).toBe('Closed')
  })

  it('is missed only after session.timeout.ms when it crashes', () => {
    const run = two.at('5s', crashClient('c1')).until('60s')
    const removed = run.last('GroupChanged', { to: 'PreparingRebalance' })
    expect(removed.at).toBeGreaterThan(49_000_000)
    expect(removed.at).toBeLessThanOrEqual(50_100_000)
    expect(removed.why).toContain('on heartbeat expiration')
    expect(sharesOf(run)).toEqual({ c2: 't-0 t-1 t-2 t-3' })
  })

  it('leaves an empty group with its offsets when it was the last', () => {
    const run = topicOf(1)
      .producing('web', { topic: 't', perSecond: 10, limit: 5 })
      .member('c1', RANGE)
      .at('5s', removeClient('c1'))
      .until('6s')
    expect(run.group('g').view).toMatchObject({ state: 'Empty', generation: 2, members: [] })
    expect(run.group('g').offsets.get('t-0')?.offset).toBe(5)
  })
})

describe('Two groups', () => {
  it('each read everything, one as a queue shares it', () => {
    const run = topicOf(2)
      .producing('web', {
        topic: 't',
        perSecond: 20,
        keys: { type: 'range', prefix: 'k', count: 50 },
        limit: 40,
      })
      .member('a1', { ...RANGE, group: 'ga' })
      .member('q1', { ...RANGE, group: 'gq' })
      .member('q2', { ...RANGE, group: 'gq' })
      .until('10s')
    expect(run.reader('a1').delivered).toBe(40)
    expect(run.reader('q1').delivered + run.reader('q2').delivered).toBe(40)
  })
})

describe('A member that starts again', () => {
  const run = topicOf(3)
    .producing('p', { topic: 't', perSecond: 20 })
    .member('c1', RANGE)
    .at('4s', { type: 'restartClient', client: 'c1' })

  it('owns nothing until it is given something, and what it was handed before stays counted', () => {
    const waiting = run.until('5s')
    expect(waiting.reader('c1').partitions).toEqual([])
    const handed = waiting.reader('c1').delivered
    expect(handed).toBeGreaterThan(0)
    const counted = waiting.reader('c1').former.flatMap(({ delivered }) => delivered)
    expect(counted.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(handed)
  })

  it('counts on where it is given the same again', () => {
    const back = run.until('60s').reader('c1')
    expect(back.partitions.map(({ name }) => name)).toEqual(['t-0', 't-1', 't-2'])
    expect(back.former).toEqual([])
    const counted = back.partitions.flatMap(({ delivered }) => delivered)
    expect(counted.reduce((sum, { from, to }) => sum + to - from, 0)).toBeGreaterThan(100)
  })
})

describe('Members that start again with another assignor', () => {
  it('one after the other, make the group’s assignor another once one of them knows no other', () => {
    const set = {
      'partition.assignment.strategy':
        'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    }
    const quick = { ...OF_G, configs: { 'session.timeout.ms': '6000' } }
    const run = topicOf(4)
      .member('c1', quick)
      .member('c2', quick)
      .at('4s', { type: 'restartClient', client: 'c1', set })
      .at('20s', { type: 'restartClient', client: 'c2', set })
      .until('40s')
    expect(run.at('3s').group('g').view.protocol).toBe('range')
    expect(run.group('g').view).toMatchObject({ state: 'Stable', protocol: 'cooperative-sticky' })
    expect(run.reader('c2').spec.configs).toMatchObject(set)
    expect(run.reader('c2').spec.configs).toMatchObject({ 'auto.offset.reset': 'earliest' })
  })
})
