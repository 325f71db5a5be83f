import { describe, expect, it } from 'vitest'
import type { FetchRequest, FetchResponse } from '../../src/kafka/protocol/Fetch.ts'
import { produce } from './acts.ts'
import { cluster, type Run } from './driver.ts'

const idle = (configs: Record<string, string> = {}) =>
  cluster()
    .topic('orders', { partitions: 2 })
    .producer('web', { 'linger.ms': '0' })
    .reading('billing', { topic: 'orders', from: 'beginning', configs })

const fetches = (run: Run) =>
  run.events('MessageSent').filter(({ message }) => message.api === 'Fetch')

describe('A fetch with nothing to give', () => {
  it('is held for fetch.max.wait.ms, 500 by default, and then answered empty', () => {
    const run = idle().until('5s')
    const parked = run.first('RequestParked')
    expect(parked.until - parked.at).toBe(500_000)
    const answer = fetches(run).find(
      ({ n, message }) => n > parked.n && message.kind === 'response',
    )
    expect(answer?.at).toBe(parked.until)
    const body = answer?.message.body as FetchResponse
    expect(body.partitions.map(({ from, to }) => to - from)).toEqual([0, 0])
  })

  it('is not held at all with fetch.max.wait.ms 0', () => {
    const run = idle({ 'fetch.max.wait.ms': '0' }).until('100ms')
    expect(run.events('RequestParked')).toEqual([])
    expect(fetches(run).length).toBeGreaterThan(2)
  })

  it('is answered the moment a record is committed', () => {
    const run = idle()
      .at('2.2s', produce('web', 'orders', 'news'))
      .until('5s')
    const advanced = run.first('HighWatermarkAdvanced')
    const answer = fetches(run).find(
      ({ message }) => message.kind === 'response' && message.carries.length > 0,
    )
    expect(answer?.at).toBe(advanced.at)
    expect(run.reader('billing').delivered).toBe(1)
  })

  it('waits on for fetch.min.bytes, but no longer than fetch.max.wait.ms', () => {
    const run = idle({ 'fetch.min.bytes': '100000', 'fetch.max.wait.ms': '3000' })
      .at('2.2s', produce('web', 'orders', 'news'))
      .until('9s')
    const delivered = run.first('RecordsDelivered')
    const appended = run.first('RecordsAppended')
    expect(delivered.at - appended.at).toBeGreaterThan(500_000)
    expect(delivered.at - appended.at).toBeLessThan(3_010_000)
  })
})

describe('What a fetch brings', () => {
  const full = (configs: Record<string, string>) =>
    cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 200, limit: 100 })
      .reading('billing', { topic: 'orders', from: 'beginning', startsAfter: '2s', configs })
      .until('6s')

  it('is at most max.partition.fetch.bytes of whole batches, but always one', () => {
    const run = full({ 'max.partition.fetch.bytes': '1' })
    const sizes = run
      .events('FetchReturned')
      .flatMap(({ partitions }) => partitions.map(({ from, to }) => to - from))
      .filter((size) => size > 0)
    expect(new Set(sizes)).toEqual(new Set(run.batches('orders-0').map(({ count }) => count)))
    expect(run.reader('billing').delivered).toBe(100)
  })

  it('is handed out max.poll.records at a time, without fetching anew', () => {
    const run = full({ 'max.poll.records': '7' })
    const counts = run.events('RecordsDelivered').map(({ count }) => count)
    expect(counts.slice(0, 14)).toEqual(Array.from({ length: 14 }, () => 7))
    expect(counts.at(14)).toBe(2)
    const brought = fetches(run).filter(({ message }) => message.carries.length > 0)
    expect(brought).toHaveLength(1)
  })

  it('fills a poll with the next partition once one is drained', () => {
    const run = cluster()
      .topic('orders', { partitions: 2 })
      .producing('web', {
        topic: 'orders',
        records: Array.from({ length: 20 }, (_, index) => ({ value: 'v', partition: index % 2 })),
      })
      .reading('billing', {
        topic: 'orders',
        from: 'beginning',
        startsAfter: '1s',
        configs: { 'max.poll.records': '4' },
      })
      .until('3s')
    const ranges = run
      .events('RecordsDelivered')
      .map((event) => event.ranges.map(({ partition, from, to }) => `${partition} ${from}-${to}`))
    expect(ranges).toEqual([
      ['orders-0 0-4'],
      ['orders-0 4-8'],
      ['orders-0 8-10', 'orders-1 0-2'],
      ['orders-1 2-6'],
      ['orders-1 6-10'],
    ])
  })

  it('is fetched ahead while the application works on what it has', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 20, limit: 40 })
      .reading('billing', { topic: 'orders', from: 'beginning', processing: '200ms' })
      .until('20s')
    const [first, second] = run.events('RecordsDelivered')
    const ahead = run
      .events('FetchReturned')
      .find(
        ({ n, partitions }) => n > (first?.n ?? 0) && partitions.some(({ from, to }) => to > from),
      )
    expect(ahead?.at).toBeLessThan(second?.at ?? 0)
    const done = run.first('WorkDone')
    expect(second?.at).toBe(done.at)
    expect(run.reader('billing').processed).toBe(40)
  })

  it('asks from the next offset, and names the leader epoch it knows', () => {
    const run = full({})
    const asks = fetches(run)
      .filter(({ message }) => message.kind === 'request')
      .map(({ message }) => (message.body as FetchRequest).partitions[0])
    expect(asks[0]).toMatchObject({ fetchOffset: 0, currentLeaderEpoch: 0 })
    expect(asks[1]?.fetchOffset).toBe(100)
  })
})
