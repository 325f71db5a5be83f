import { describe, expect, it } from 'vitest'
import { crashBroker, startBroker, stopBroker } from '../acts.ts'
import { cluster } from '../driver.ts'
import { callbacks, OF_G } from './aGroup.ts'

/** `g` belongs to partition 3 of 4; brokers 1, 2 and 3 keep each of them. */
const three = cluster({
  brokers: 3,
  configs: { 'offsets.topic.num.partitions': '4', 'group.initial.rebalance.delay.ms': '0' },
})
  .topic('t', { partitions: 2, replicationFactor: 3 })
  .producing('web', { topic: 't', perSecond: 10 })
  .member('c1', OF_G)
  .member('c2', { ...OF_G, startsAfter: '1s' })

const coordinatorAt = (time: string) => {
  const node = three.until(time).events('GroupChanged').at(-1)?.node
  if (node === undefined) throw new Error('no coordinator')
  return node
}

describe('When the coordinator is lost', () => {
  for (const [how, act] of [
    ['by a crash', crashBroker],
    ['by a clean stop', stopBroker],
  ] as const)
    it(`${how}, its successor goes on with members, generation and offsets as they were`, () => {
      const node = coordinatorAt('6s')
      const run = three.at('10s', act(node)).at('30s', startBroker(node)).until('50s')
      const loaded = run.events('GroupsLoaded').filter(({ node: other }) => other !== node)
      expect(loaded.flatMap(({ groups }) => groups.map(({ view }) => view.generation))).toContain(2)
      expect(run.group('g').view).toMatchObject({ state: 'Stable', generation: 2 })
      expect(callbacks(run, 'c2').length).toBe(1)
      const commits = run.events('OffsetsCommitted').filter(({ at }) => at > 25_000_000)
      expect(commits.length).toBeGreaterThan(2)
    })

  it('is looked for again every retry.backoff.ms while others still name the one that is gone', () => {
    const node = coordinatorAt('6s')
    const run = three.at('10s', crashBroker(node)).until('30s')
    const found = run.events('CoordinatorKnown', { client: 'c1' })
    const back = found.find(
      ({ node: other, at }) => at > 10_000_000 && other >= 0 && other !== node,
    )
    const asked = run.events('MessageSent').filter(({ message: { from, api, kind, sentAt } }) => {
      const isLookup = from === 'c1' && api === 'FindCoordinator' && kind === 'request'
      return isLookup && sentAt > 10_000_000 && sentAt < (back?.at ?? 0)
    })
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.length).toBeLessThan(((back?.at ?? 0) - 10_000_000) / 100_000 + 2)
  })

  it('keeps no one waiting for a member that died with it longer than a session', () => {
    const node = coordinatorAt('6s')
    const run = three.at('10s', crashBroker(node)).until('40s')
    expect(run.reader('c1').delivered + run.reader('c2').delivered).toBeGreaterThan(300)
  })
})

describe('__consumer_offsets', () => {
  it('is made when somebody first looks for a coordinator, with as many copies as brokers are asked to keep', () => {
    const run = three.until('4s')
    expect(run.first('TopicCreated', { topic: '__consumer_offsets' })).toMatchObject({
      partitions: 4,
      replicationFactor: 3,
    })
  })

  it('cannot be made with more copies than brokers, so that nobody finds a coordinator', () => {
    const run = cluster().topic('t').member('c1', OF_G).until('10s')
    expect(run.events('TopicCreated', { topic: '__consumer_offsets' })).toEqual([])
    expect(run.reader('c1').membership).toMatchObject({ state: 'UNJOINED', coordinator: -1 })
  })
})
