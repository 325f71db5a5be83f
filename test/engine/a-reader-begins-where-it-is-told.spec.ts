import { describe, expect, it } from 'vitest'
import type { ReadFrom } from '../../src/scenario/Scenario.ts'
import {
  addClient,
  pauseClient,
  powerOff,
  produce,
  restartClient,
  seek,
  startBroker,
} from './acts.ts'
import { cluster } from './driver.ts'

/** Ten records, one each second from 1 s on, and a reader that comes at 6.5 s. */
const beginning = (rest: { from?: ReadFrom; configs?: Record<string, string> }) =>
  cluster()
    .topic('orders', { partitions: 1 })
    .producing('web', {
      topic: 'orders',
      records: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      every: '1s',
      startsAfter: '1s',
    })
    .reading('billing', { topic: 'orders', startsAfter: '6.5s', ...rest })
    .until('15s')

const startOf = (rest: Parameters<typeof beginning>[0]) =>
  beginning(rest).reader('billing').partitions[0]?.delivered[0]?.from

describe('Without a position', () => {
  it('auto.offset.reset latest, the default, begins at the end of that moment', () => {
    expect(startOf({})).toBe(6)
  })

  it('earliest begins at the log’s start', () => {
    expect(startOf({ configs: { 'auto.offset.reset': 'earliest' } })).toBe(0)
  })

  it('by_duration begins with the first record that young', () => {
    expect(startOf({ configs: { 'auto.offset.reset': 'by_duration:PT3S' } })).toBe(3)
  })

  it('by_duration waits and asks again when no record is that young', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .reading('billing', {
        topic: 'orders',
        configs: { 'auto.offset.reset': 'by_duration:PT5S', 'request.timeout.ms': '3000' },
      })
      .until('10s')
    const asked = run
      .events('MessageSent')
      .filter(({ message }) => message.api === 'ListOffsets' && message.kind === 'request')
    expect(asked).toHaveLength(4)
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(3_000_000)
    expect(run.reader('billing').partitions[0]?.position).toBe(-1)
  })

  it('none throws out of poll(), and the loop ends', () => {
    const run = beginning({ configs: { 'auto.offset.reset': 'none' } })
    expect(run.first('CallFailed', { client: 'billing' }).error).toBe(
      'NoOffsetForPartitionException: Undefined offset with no reset policy for partitions: [orders-0]',
    )
    expect(run.reader('billing').delivered).toBe(0)
  })

  it('none names every partition that nobody has an offset of', () => {
    const run = cluster()
      .topic('orders', { partitions: 3 })
      .reading('billing', { topic: 'orders', configs: { 'auto.offset.reset': 'none' } })
      .until('2s')
    const { error } = run.first('CallFailed', { client: 'billing' })
    expect(error.match(/orders-\d/g)?.toSorted()).toEqual(['orders-0', 'orders-1', 'orders-2'])
  })
})

describe('Told where to begin', () => {
  it('at the beginning, the end, or an offset, it does', () => {
    expect(startOf({ from: 'beginning' })).toBe(0)
    expect(startOf({ from: 'end' })).toBe(6)
    expect(startOf({ from: { offset: 4 } })).toBe(4)
  })

  it('at an instant, it asks for the first record stamped then or later', () => {
    expect(startOf({ from: { timestamp: '2026-01-05T09:00:04Z' } })).toBe(3)
    expect(startOf({ from: { timestamp: '2026-01-05T09:00:03.500Z' } })).toBe(3)
  })

  it('behind the end, its fetch is refused, and the policy decides', () => {
    const run = beginning({
      from: { offset: 5_000 },
      configs: { 'auto.offset.reset': 'earliest' },
    })
    expect(run.first('FetchRefused')).toMatchObject({ error: 'OFFSET_OUT_OF_RANGE', offset: 5_000 })
    expect(run.last('PositionReset')).toMatchObject({ offset: 0, why: 'auto.offset.reset' })
    expect(run.reader('billing').delivered).toBe(10)
  })

  it('behind the end with policy none, it fails in Kafka’s words', () => {
    const run = beginning({ from: { offset: 50 }, configs: { 'auto.offset.reset': 'none' } })
    expect(run.first('CallFailed', { client: 'billing' }).error).toBe(
      'OffsetOutOfRangeException: Fetch position FetchPosition{offset=50, offsetEpoch=Optional.empty, currentLeader=LeaderAndEpoch{leader=Optional[broker-1:9092 (id: 1 rack: null isFenced: false)], epoch=0}} is out of range for partition orders-0',
    )
  })
})

describe('A seek', () => {
  const reading = cluster()
    .topic('orders', { partitions: 1 })
    .producer('web', { 'linger.ms': '0' })
    .reading('billing', { topic: 'orders', from: 'beginning' })
    .at('1s', produce('web', 'orders', ...Array.from({ length: 20 }, (_, index) => String(index))))

  it('back to the beginning hands everything out again', () => {
    const run = reading.at('3s', seek('billing', 'orders', 0, 'beginning')).until('6s')
    expect(run.reader('billing')).toMatchObject({ delivered: 40, processed: 40 })
    expect(run.reader('billing').partitions[0]).toMatchObject({ position: 20, deliveredTwice: 20 })
  })

  it('forward leaves records out, and that is no broken promise: it was asked for', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 10, limit: 100 })
      .reading('billing', { topic: 'orders', from: 'beginning' })
      .at('3s', seek('billing', 'orders', 0, { offset: 60 }))
      .until('15s')
    expect(run.breaches).toEqual([])
    const [place] = run.reader('billing').partitions
    expect(place?.delivered.at(-1)?.to).toBe(100)
  })

  it('to an offset is its position at once, to an end only where it polls again', () => {
    const paused = reading.at('3s', pauseClient('billing'))
    const toOffset = paused.at('4s', seek('billing', 'orders', 0, { offset: 7 })).until('5s')
    expect(toOffset.reader('billing').partitions[0]?.position).toBe(7)
    const toEnd = paused.at('4s', seek('billing', 'orders', 0, 'beginning')).until('5s')
    expect(toEnd.events('PositionReset').at(-1)?.at).toBeLessThan(3_000_000)
  })

  it('throws away what was fetched for the old place', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 100, limit: 200 })
      .reading('billing', {
        topic: 'orders',
        from: 'beginning',
        processing: '100ms',
        configs: { 'max.poll.records': '5' },
      })
      .at('3.05s', seek('billing', 'orders', 0, { offset: 150 }))
      .until('6s')
    const after = run.events('RecordsDelivered').find(({ at }) => at > 3_050_000)
    expect(after?.ranges[0]?.from).toBe(150)
  })
})

describe('A reader that is restarted', () => {
  it('has no committed offset, so it begins as its first start did', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 10, limit: 20 })
      .reading('billing', { topic: 'orders', from: 'beginning' })
      .at('4s', restartClient('billing'))
      .until('8s')
    expect(run.reader('billing').partitions[0]?.deliveredTwice).toBe(20)
  })
})

describe('When a power cut took records a reader had read', () => {
  // The reader comes back after the producer, and before the log is as long again as it was.
  const backOff = { 'reconnect.backoff.ms': '5000', 'reconnect.backoff.max.ms': '5000' }
  const cut = (reset: string) =>
    cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 20, limit: 100 })
      .reading('billing', {
        topic: 'orders',
        from: 'beginning',
        configs: { 'auto.offset.reset': reset, ...backOff },
      })
      .at('3s', powerOff())
      .at('4s', startBroker())
      .at('15s', produce('web', 'orders', 'late'))
      .until('20s')

  it('its place is out of range, and the policy decides again', () => {
    const run = cut('earliest')
    expect(run.events('FetchRefused', { error: 'OFFSET_OUT_OF_RANGE' })).not.toEqual([])
    expect(run.last('PositionReset')).toMatchObject({ offset: 0 })
    expect(run.breaches.filter(({ promise }) => promise === 'offset skipped')).toEqual([])
  })

  it('latest leaves out what was written before it asked; the breach names who led with less', () => {
    const run = cut('latest')
    const reset = run.last('PositionReset')
    const skipped = run.breaches.find(({ promise }) => promise === 'offset skipped')
    expect(reset.offset).toBeGreaterThan(0)
    expect(skipped).toMatchObject({
      from: 0,
      to: reset.offset,
      cause: run.last('LeadershipTaken').n,
    })
    expect(skipped?.records).toHaveLength(reset.offset)
    const to = run.partition('orders-0').log.endOffset
    expect(run.last('RecordsDelivered').ranges).toEqual([
      { partition: 'orders-0', from: reset.offset, to },
    ])
  })
})

describe('A second reader', () => {
  it('reads the same records: reading takes nothing away', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 10, limit: 20 })
      .reading('billing', { topic: 'orders', from: 'beginning' })
      .at(
        '4s',
        addClient({
          type: 'reader',
          id: 'audit',
          from: 'beginning',
          assign: [{ topic: 'orders', partitions: 'all' }],
        }),
      )
      .until('8s')
    expect(run.reader('audit').delivered).toBe(20)
    expect(run.reader('billing').delivered).toBe(20)
    expect(run.partition('orders-0').log.endOffset).toBe(20)
  })
})
