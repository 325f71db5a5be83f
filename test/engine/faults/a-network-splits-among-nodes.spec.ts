// Recorded: a cluster of three brokers and three controllers, the network cut, nothing dies.
import { describe, expect, it } from 'vitest'
import { freezeBroker, thawBroker } from '../acts.ts'
import { cluster } from '../driver.ts'
import { cut, delayWay, healNetwork, slowNode, split } from './faults.ts'

const SECOND = 1_000_000
const OTHERS = ['broker-2', 'broker-3', 'controller-101', 'controller-102', 'controller-103']
const SEEDS = [1, 2, 3, 4, 5]

const three = (acks: string, seed = 1, configs: Record<string, string> = {}) =>
  cluster({ seed, brokers: 3, controllers: 3, activeController: 101 })
    .topic('orders', { assignment: [[1, 2, 3]], configs: { 'min.insync.replicas': '2' } })
    .producing('web', {
      topic: 'orders',
      perSecond: 10,
      configs: { acks, 'linger.ms': '0', ...configs },
    })

describe('A leader on an island that its clients reach', () => {
  const runs = SEEDS.map((seed) =>
    three('1', seed)
      .at('2s', split(['broker-1'], OTHERS))
      .at('20s', healNetwork)
      .until('40s'),
  )
  const elected = runs.map((run) =>
    run.first('LeadershipTaken', { partition: 'orders-0', node: 2 }),
  )

  it('is replaced after its session, as if it had crashed', () => {
    for (const { at } of elected) {
      expect(at).toBeGreaterThan(2 * SECOND + 7 * SECOND)
      expect(at).toBeLessThan(2 * SECOND + 9.6 * SECOND)
    }
  })

  it('never learns of it: its own metadata keeps it in the lead, and it says yes to acks=1', () => {
    for (const run of runs) {
      const [topic] = run.at('19s').broker(1).image.topics
      expect(topic?.partitions[0]).toMatchObject({ leader: 1, leaderEpoch: 0 })
      const late = run.events('RecordsAppended', { node: 1 }).filter(({ at }) => at > 18 * SECOND)
      expect(late.length).toBeGreaterThan(5)
    }
  })

  it('cuts what it had taken when the network heals, and those acknowledged records are lost', () => {
    for (const run of runs) {
      expect(run.first('LogTruncated', { node: 1 }).at).toBeGreaterThan(20 * SECOND)
      const lost = run.ledger('orders-0').lost.filter(({ acked }) => acked)
      expect(lost.length).toBeGreaterThan(140)
      expect(run.broker(1).fenced).toBe(false)
    }
  })
})

describe('With acks=all', () => {
  const run = three('all')
    .at('2s', split(['broker-1'], OTHERS))
    .at('20s', healNetwork)
    .until('45s')

  it('the leader on the island takes records and acknowledges none', () => {
    const acks = run.events('BatchAcked').filter(({ at }) => at > 2.1 * SECOND && at < 20 * SECOND)
    expect(acks).toEqual([])
    expect(run.events('AppendRefused', { error: 'NOT_ENOUGH_REPLICAS' })).toEqual([])
  })

  it('and everything arrives once when the network heals', () => {
    expect(run.events('PromiseBroken')).toEqual([])
    const numbers = run.batches('orders-0').flatMap(({ runs }) => {
      const [, first = 0, count = 0] = runs
      return Array.from({ length: count }, (_, index) => first + index)
    })
    expect(numbers).toEqual(numbers.map((_, index) => index))
    expect(run.producer('web')).toMatchObject({ failed: 0 })
    expect(run.producer('web').acked).toBeGreaterThan(400)
  })
})

describe('An active controller on an island', () => {
  const runs = SEEDS.map((seed) =>
    three('all', seed)
      .at(
        '2s',
        split(['controller-101'], ['broker-1', ...OTHERS.filter((id) => id !== 'controller-101')]),
      )
      .at('20s', healNetwork)
      .until('40s'),
  )

  it('resigns after its check-quorum time; the others have a leader before that', () => {
    for (const run of runs) {
      const resigned = run.first('QuorumStateChanged', { node: 101, to: 'Resigned' })
      expect(resigned.at).toBeGreaterThan(2 * SECOND + 2.4 * SECOND)
      expect(resigned.at).toBeLessThan(2 * SECOND + 3.6 * SECOND)
      const leader = run.at('19s').state.quorum.leader
      expect([102, 103]).toContain(leader)
    }
  })

  it('does not raise its epoch while it is alone, and follows after the heal', () => {
    for (const run of runs) {
      const alone = run.at('12s').state.quorum.members.find(({ id }) => id === 101)?.epoch
      expect(run.at('19.9s').state.quorum.members.find(({ id }) => id === 101)?.epoch).toBe(alone)
      expect(run.state.quorum.members.find(({ id }) => id === 101)?.state).toBe('Follower')
    }
  })

  it('costs no healthy broker its session', () => {
    for (const run of runs)
      expect(run.state.nodes.filter(({ isBroker, fenced }) => isBroker && fenced)).toEqual([])
  })
})

describe('A follower cut from its leader alone', () => {
  it.each([true, false])('leaves the in-sync set and comes back; both ways: %s', (bothWays) => {
    const run = cluster({
      brokers: 3,
      controllers: 3,
      activeController: 101,
      configs: { 'replica.lag.time.max.ms': '6000' },
    })
      .topic('orders', { assignment: [[1, 2, 3]] })
      .producing('web', { topic: 'orders', perSecond: 10 })
      .at('2s', cut(['broker-3'], ['broker-1'], bothWays))
      .at('20s', healNetwork)
      .until('40s')
    const isr = (time: string) => run.at(time).broker(2).image.topics[0]?.partitions[0]?.isr
    expect(isr('16s')).toEqual([1, 2])
    expect(run.at('19s').broker(3)).toMatchObject({ fenced: false, broker: 'RUNNING' })
    expect([...(isr('39s') ?? [])].toSorted()).toEqual([1, 2, 3])
  })
})

describe('A slow link', () => {
  const there = delayWay('broker-1', 'broker-3', '200ms')
  const back = delayWay('broker-3', 'broker-1', '200ms')

  it('between leader and follower lets acks=all wait for two to four delays', () => {
    const oneByOne = { 'max.in.flight.requests.per.connection': '1' }
    const run = three('all', 1, oneByOne).at('2s', there, back).until('12s')
    const appended = new Map(
      run.events('RecordsAppended').map(({ batch, at }) => [batch.baseOffset, at]),
    )
    const late = run.events('BatchAcked').filter(({ at }) => at > 5 * SECOND)
    expect(late.length).toBeGreaterThan(5)
    for (const { at, baseOffset } of late) {
      expect(at - (appended.get(baseOffset) ?? 0)).toBeGreaterThan(400_000)
      expect(at - (appended.get(baseOffset) ?? 0)).toBeLessThan(810_000)
    }
  })

  it('around a follower costs nobody its place', () => {
    const run = three('all').at('2s', slowNode('100ms', 3)).until('40s')
    expect(run.events('IsrProposed')).toEqual([])
    expect(run.broker(3).fenced).toBe(false)
  })
})

describe('A frozen controller', () => {
  it('finds its timers run out when it thaws, and follows whoever leads by then', () => {
    const run = three('all').at('2s', freezeBroker(101)).at('15s', thawBroker(101)).until('25s')
    expect(run.at('14s').state.nodes.find(({ id }) => id === 101)?.process).toBe('Frozen')
    expect([102, 103]).toContain(run.state.quorum.leader)
    expect(run.state.quorum.members.find(({ id }) => id === 101)).toMatchObject({
      state: 'Follower',
      leader: run.state.quorum.leader,
    })
  })
})
