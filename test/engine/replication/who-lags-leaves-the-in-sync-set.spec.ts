import { describe, expect, it } from 'vitest'
import { alterTopic, crashBroker, freezeBroker, produce, startBroker, thawBroker } from '../acts.ts'
import { copy, isrSeenBy, TOPIC, threeBrokers } from './three.ts'

/** Nobody is fenced for being silent: what is left is the leader's own look at its followers. */
const LONG_SESSION = { 'broker.session.timeout.ms': '120000' }

describe('case 14: a follower stops fetching while records come', () => {
  const run = threeBrokers({ 'min.insync.replicas': '2' }, LONG_SESSION)
    .producing('web', { topic: TOPIC, perSecond: 1, configs: { acks: '1' } })
    .at('20s', freezeBroker(3))
    .at('70s', thawBroker(3))
    .until('80s')
  const proposed = run.first('IsrProposed')

  it('it is taken out at the first tick that finds it more than 30 s behind', () => {
    expect(proposed).toMatchObject({ node: 1, from: [1, 2, 3], isr: [1, 2] })
    expect(proposed.at).toBeGreaterThan(50_000_000)
    expect(proposed.at).toBeLessThan(65_000_000)
    expect(proposed.configs?.[0]).toMatchObject({ name: 'replica.lag.time.max.ms', value: '30000' })
  })

  it('the leader epoch stays, the partition epoch counts', () => {
    const { leaderEpoch, partitionEpoch } = copy(run.at('69s'), 1)
    expect([leaderEpoch, partitionEpoch]).toEqual([0, 1])
  })

  it('the high watermark waited for it, and then goes to the end of the rest', () => {
    const before = copy(run.at('49s'), 1)
    expect(before.highWatermark).toBeLessThan(before.log.endOffset - 25)
    const settled = run.first('IsrSettled', { node: 1 })
    const moved = run
      .events('HighWatermarkAdvanced', { node: 1 })
      .find(({ at }) => at === settled.at)
    expect(moved?.to).toBe(copy(run.at('65s'), 1).highWatermark)
  })

  it('thawed, it copies what it missed and is in sync again within two seconds', () => {
    const back = run.last('IsrProposed')
    expect(back).toMatchObject({ isr: [1, 2, 3], why: 'broker 3 has caught up' })
    expect(back.at - 70_000_000).toBeLessThan(2_000_000)
    expect(isrSeenBy(run)).toEqual([1, 2, 3])
  })
})

describe('case 15: a follower stops fetching and no record comes', () => {
  const idle = threeBrokers({}, LONG_SESSION)
    .producer('web')
    .at('1s', produce('web', TOPIC, 'a'))
    .at('10s', freezeBroker(3))

  it('it stays in the in-sync set for ever', () => {
    const run = idle.until('110s')
    expect(run.events('IsrProposed')).toEqual([])
    expect(isrSeenBy(run)).toEqual([1, 2, 3])
  })

  it('the first record makes it fall out, at the next tick, and is acknowledged then', () => {
    const run = idle.at('62s', produce('web', TOPIC, 'b')).until('80s')
    const [proposed] = run.events('IsrProposed')
    expect(proposed).toMatchObject({ isr: [1, 2] })
    const acked = run.last('BatchAcked')
    expect(acked.at - (proposed?.at ?? 0)).toBeLessThan(10_000)
    expect(acked.at).toBeGreaterThan(62_000_000)
  })
})

describe('A follower that died', () => {
  const run = threeBrokers()
    .producing('web', { topic: TOPIC, perSecond: 5, limit: 200 })
    .at('5s', crashBroker(3))
    .at('20s', startBroker(3))
    .until('45s')

  it('is taken out by the controller, when its session ends, long before it would lag', () => {
    expect(isrSeenBy(run.at('19s'))).toEqual([1, 2])
    expect(run.events('IsrProposed').filter(({ at }) => at < 20_000_000)).toEqual([])
  })

  it('and asked back in once it has fetched what it lacks and is unfenced', () => {
    const proposed = run.first('IsrProposed')
    const running = run.last('BrokerStateChanged', { node: 3, to: 'RUNNING' })
    expect(proposed).toMatchObject({ node: 1, isr: [1, 2, 3] })
    expect(proposed.at).toBeGreaterThan(running.at - 1_000)
    expect(proposed.at - running.at).toBeLessThan(600_000)
    expect(isrSeenBy(run)).toEqual([1, 2, 3])
  })
})

describe('A min.insync.replicas that changes while replicas are eligible leaders', () => {
  const alone = threeBrokers({ 'min.insync.replicas': '2' })
    .producer('web', { acks: '1' })
    .at('1s', produce('web', TOPIC, 'a'))
    .at('2s', crashBroker(2))
    .at('2s', crashBroker(3))
    .at('14s', produce('web', TOPIC, 'b'))
    .at('15s', alterTopic(TOPIC, { set: { 'min.insync.replicas': '1' } }))

  it('clears them, which counts as a change of the partition, and its leader hears of it', () => {
    const run = alone.until('16s')
    const [partition] =
      run.state.nodes[0]?.image.topics.find(({ name }) => name === TOPIC)?.partitions ?? []
    expect(partition?.elr).toEqual([])
    expect(copy(run, 1).partitionEpoch).toBe(partition?.partitionEpoch)
  })

  it('brokers that return are taken in again', () => {
    const run = alone.at('20s', startBroker(2)).at('25s', startBroker(3)).until('40s')
    expect(isrSeenBy(run).toSorted()).toEqual([1, 2, 3])
  })

  it('the high watermark goes on with the next record or fetch, not with the setting', () => {
    expect(copy(alone.until('17s'), 1)).toMatchObject({ highWatermark: 1 })
    const more = alone.at('18s', produce('web', TOPIC, 'c')).until('19s')
    expect(copy(more, 1)).toMatchObject({ highWatermark: 3 })
  })
})

describe('A broker that led and wrote nothing', () => {
  it('knows nothing of its epoch when it is started again', () => {
    const led = threeBrokers().at('2s', crashBroker(1))
    const epochsOf = (run: ReturnType<typeof led.until>, node: number) =>
      copy(run, node).log.epochs.map(({ epoch }) => epoch)
    expect(epochsOf(led.until('20s'), 2)).toEqual([1])
    const back = led.at('20s', startBroker(1)).until('30s')
    expect(epochsOf(back, 1)).toEqual([])
  })
})
