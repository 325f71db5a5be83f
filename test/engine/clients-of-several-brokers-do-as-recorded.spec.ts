// What was recorded of a real cluster (clients/failover), told in this simulator's words.
import { describe, expect, it } from 'vitest'
import { crashBroker, freezeBroker, produce, thawBroker } from './acts.ts'
import { type ClusterDriver, cluster } from './driver.ts'
import { stored, TOPIC, upTo } from './severalBrokers.ts'

const brokers = (assignment: readonly number[]): ClusterDriver =>
  cluster({ brokers: 3, controllers: 3, activeController: 101 }).topic(TOPIC, {
    assignment: [assignment],
  })

describe('A leader that freezes under delivery.timeout.ms 4000 and request.timeout.ms 1500', () => {
  const run = brokers([3, 1, 2])
    .producer('p', {
      'delivery.timeout.ms': '4000',
      'request.timeout.ms': '1500',
      'linger.ms': '0',
    })
    .at('1s', produce('p', TOPIC, 'first'))
    .at('2s', freezeBroker(3))
    .at('2100ms', produce('p', TOPIC, 'second'))
    .at('14200ms', produce('p', TOPIC, 'third'))
    .at('20s', thawBroker(3))
    .until('30s')

  it('lets the record on its way expire, tried again or not', () => {
    const { at, error } = run.first('BatchFailed')
    expect(error).toBe(
      'TimeoutException: Expiring 1 record(s) for orders-0:4000 ms has passed since batch creation. The request has not been sent, or no server response has been received yet.',
    )
    expect(at).toBe(6_100_000)
  })

  it('delays the next record by one request.timeout.ms: nothing had told the producer of the new leader', () => {
    const acked = run.last('BatchAcked')
    expect(acked.baseOffset).toBe(1)
    expect(acked.at - 14_200_000).toBeGreaterThan(1_500_000)
    expect(acked.at - 14_200_000).toBeLessThan(1_666_000)
  })

  it('leaves a log whose second record is under the next producer epoch, from sequence 0', () => {
    const told = (node: number) =>
      run.broker(node).replicas.map(({ log: { endOffset, epochs } }) => ({ endOffset, epochs }))
    expect(told(3)).toEqual(told(1))
    const batches = run.events('RecordsAppended', { node: 1 }).map(({ batch }) => batch)
    expect(batches).toMatchObject([
      { baseOffset: 1, leaderEpoch: 1, producerEpoch: 1, baseSequence: 0 },
    ])
    expect(stored(run)).toHaveLength(2)
  })

  it('loses nothing that was acknowledged, though it wrote the expired record when it thawed', () => {
    expect(run.events('RecordsAppended', { node: 3 })).toHaveLength(2)
    expect(run.events('LogTruncated', { node: 3 })).toMatchObject([{ to: 1 }])
    expect(run.breaches).toEqual([])
  })
})

describe('A leader that is killed', () => {
  const many = (from: number) => upTo(100).map((number) => String(from + number))

  it('under 200 records in flight of an idempotent producer: all arrive once, in order, within 8.6 to 10.7 s', () => {
    const run = brokers([2, 3, 1])
      .producer('p', { 'linger.ms': '0', 'batch.size': '200' })
      .at('3s', produce('p', TOPIC, ...many(0)))
      .at('3001ms', crashBroker(2))
      .at('3002ms', produce('p', TOPIC, ...many(100)))
      .until('30s')
    const { log } = run.broker(3).replicas[0] ?? { log: { endOffset: -1 } }
    expect(log.endOffset).toBe(200)
    expect(run.events('BatchFailed')).toEqual([])
    expect(run.breaches).toEqual([])
    const tookMs = (run.last('BatchAcked').at - 3_001_000) / 1000
    expect(tookMs).toBeGreaterThan(7000)
    expect(tookMs).toBeLessThan(10_800)
  })

  it('under acks=0: every send succeeds with offset -1, and what was sent meanwhile may be missing', () => {
    const run = brokers([2, 1, 3])
      .producing('p', {
        topic: TOPIC,
        perSecond: 50,
        limit: 400,
        configs: { acks: '0', 'linger.ms': '0' },
      })
      .when({ on: { event: 'BatchesSent', nth: 100 } }, crashBroker(2))
      .until('25s')
    expect(run.events('BatchAcked').map(({ baseOffset }) => baseOffset)).toEqual(
      run.events('BatchAcked').map(() => -1),
    )
    expect(run.producer('p')).toMatchObject({ acked: 400, failed: 0 })
    expect(stored(run).length).toBeLessThan(400)
  })
})
