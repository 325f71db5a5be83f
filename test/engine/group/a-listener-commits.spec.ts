import { describe, expect, it } from 'vitest'
import { addClient, removeClient } from '../acts.ts'
import { memberSpec, type Run } from '../driver.ts'
import { callbacks, OF_G, QUICK, topicOf } from './aGroup.ts'

const BY_HAND = { 'enable.auto.commit': 'false' }
const COMMITS = { ...OF_G, assignors: ['range'], onRevoked: 'commit', configs: BY_HAND } as const
const COOPERATIVE = { ...COMMITS, assignors: ['cooperative-sticky'] } as const

const scene = topicOf(2, QUICK).producing('web', { topic: 't', perSecond: 20 })

/** What a consumer did on its way through its listener, in order. */
function steps(run: Run, client: string): string[] {
  return run.all.flatMap((event) => {
    if (!('client' in event) || event.client !== client) return []
    if (event.type === 'RebalanceListenerCalled') return [event.callback]
    if (event.type === 'RebalanceListenerReturned') return ['returned']
    if (event.type === 'CommitAnswered')
      return [event.error === '' ? `committed ${event.how}` : `refused ${event.how}`]
    if (event.type === 'MembershipChanged' && event.state === 'PREPARING_REBALANCE') return ['join']
    return []
  })
}

/** The first join is answered with a member id, the second lets it in. */
const IN = ['join', 'join', 'assigned']

describe('A listener that commits in onPartitionsRevoked', () => {
  it('commits what poll() has handed out before an eager member joins again', () => {
    const run = scene
      .member('c1', COMMITS)
      .member('c2', { ...COMMITS, startsAfter: '3s' })
      .until('6s')
    expect(steps(run, 'c1')).toEqual([
      ...IN,
      'revoked',
      'committed listener',
      'returned',
      'join',
      'assigned',
    ])
    const begun = run.events('PositionReset', { client: 'c2' })
    expect(begun.map(({ why }) => why)).toEqual(['committed'])
  })

  it('has its partitions until commitSync() has returned', () => {
    const run = scene
      .member('c1', COMMITS)
      .member('c2', { ...COMMITS, startsAfter: '3s' })
      .until('6s')
    const called = run.first('RebalanceListenerCalled', { client: 'c1', callback: 'revoked' })
    expect(called.owned.map(({ name }) => name)).toEqual(['t-0', 't-1'])
    const returned = run.first('RebalanceListenerReturned', { client: 'c1' })
    expect(returned.owned).toEqual([])
    expect(returned.at).toBeGreaterThan(called.at)
  })

  it('lets nothing be read twice where nothing else commits', () => {
    const run = scene
      .member('c1', COMMITS)
      .member('c2', { ...COMMITS, startsAfter: '3s' })
      .until('6s')
    const handed = run.events('RecordsDelivered').flatMap(({ ranges }) => ranges)
    const records = handed.flatMap(({ partition, from, to }) =>
      Array.from({ length: to - from }, (_, index) => `${partition} ${from + index}`),
    )
    expect(new Set(records).size).toBe(records.length)
  })

  it('commits the moment a cooperative member has learnt what it loses, and then takes the rest', () => {
    const run = scene
      .member('c1', COOPERATIVE)
      .member('c2', { ...COOPERATIVE, startsAfter: '3s' })
      .until('6s')
    expect(steps(run, 'c1')).toEqual([
      ...IN,
      'join',
      'revoked',
      'committed listener',
      'returned',
      'assigned',
      'join',
      'assigned',
    ])
    expect(callbacks(run, 'c2')).toEqual(['assigned', 'assigned t-1'])
    expect(run.last('PositionReset', { client: 'c2' }).why).toBe('committed')
  })

  it('commits once more at close(), before the member leaves', () => {
    const run = scene.member('c1', COMMITS).at('3s', removeClient('c1')).until('6s')
    expect(steps(run, 'c1').slice(-3)).toEqual(['revoked', 'committed listener', 'returned'])
    const { offsets, at } = run.last('CommitAnswered', { client: 'c1' })
    expect(offsets.length).toBe(2)
    expect(run.first('ClientChanged', { client: 'c1', to: 'Closed' }).at).toBeGreaterThan(at)
    expect(run.group('g').view.state).toBe('Empty')
  })

  it('commits nothing for partitions that are lost', () => {
    const run = scene
      .member('c1', {
        ...COMMITS,
        perPoll: '4s',
        configs: { ...BY_HAND, 'max.poll.interval.ms': '1000' },
      })
      .at('3s', addClient(memberSpec('c2', COMMITS)))
      .until('9s')
    expect(steps(run, 'c1')).toContain('lost')
    expect(steps(run, 'c1')).not.toContain('committed listener')
    expect(steps(run, 'c1')).not.toContain('refused listener')
  })

  it('asks the broker nothing when there is nothing to commit', () => {
    const run = topicOf(1)
      .member('c1', COMMITS)
      .member('c2', { ...COMMITS, startsAfter: '2s' })
      .member('c3', { ...COMMITS, startsAfter: '4s' })
      .until('6s')
    // c2 owned nothing when c3 came.
    expect(callbacks(run, 'c2').slice(0, 2)).toEqual(['assigned', 'revoked'])
    const asked = run.events('MessageSent').map(({ message }) => message)
    expect(asked.filter(({ api, from }) => api === 'OffsetCommit' && from === 'c2')).toEqual([])
    expect(steps(run, 'c2')).toContain('committed listener')
  })
})
