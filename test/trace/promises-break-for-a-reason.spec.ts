import { describe, expect, it } from 'vitest'
import { PROMISES, promiseSentence } from '../../src/trace/promises/index.ts'
import {
  crashBroker,
  delay,
  heal,
  pauseClient,
  powerOff,
  produce,
  reset,
  resumeClient,
  seek,
  startBroker,
} from '../engine/acts.ts'
import { cluster, type Run } from '../engine/driver.ts'

const causeOf = (run: Run, n: number) => run.all.find((event) => event.n === n)

describe('Acknowledged records that are lost', () => {
  const run = cluster()
    .topic('orders', { partitions: 2 })
    .producing('web', {
      topic: 'orders',
      perSecond: 20,
      keys: { type: 'range', prefix: 'k', count: 9 },
    })
    .at('2s', powerOff())
    .at('3s', startBroker())
    .until('8s')

  it('are told by identity, partition by partition, with the cut that took them', () => {
    const lost = run.breaches.filter(({ promise }) => promise === 'acked record lost')
    expect(lost.map(({ partition }) => partition)).toEqual(['orders-0', 'orders-1'])
    for (const breach of lost) {
      expect(causeOf(run, breach.cause)?.type).toBe('LogTruncated')
      expect(breach.records).toHaveLength(breach.to - breach.from)
      const inLedger = run.ledger(breach.partition).lost
      expect(inLedger.filter(({ acked }) => acked).map(({ number }) => number)).toEqual(
        breach.records.map(({ number }) => number),
      )
    }
    expect(run.state.broken).toHaveLength(2)
  })

  it('are none when only the process died', () => {
    const crashed = cluster()
      .topic('orders', { partitions: 2 })
      .producing('web', { topic: 'orders', perSecond: 20 })
      .at('2s', crashBroker())
      .at('3s', startBroker())
      .until('8s')
    expect(crashed.breaches.filter(({ promise }) => promise === 'acked record lost')).toEqual([])
  })
})

describe('A record that is stored twice', () => {
  const twice = (configs: Record<string, string>) =>
    cluster()
      .topic('orders', { partitions: 1 })
      .producer('web', { 'linger.ms': '0', acks: '1', 'enable.idempotence': 'false', ...configs })
      .at('1s', produce('web', 'orders', 'a'))
      .at('2s', delay('web', '300ms', 'back'))
      .at('2.5s', produce('web', 'orders', 'b', 'c'))
      .at('2.6s', reset('web'), heal('web'))
      .until('8s')

  it('is told with both places and the retry that brought it again', () => {
    const run = twice({})
    expect(run.values('orders-0')).toEqual(['a', 'b', 'c', 'b', 'c'])
    expect(run.breaches).toHaveLength(2)
    const [duplicate, behind] = run.breaches
    expect(duplicate).toMatchObject({
      promise: 'duplicate stored',
      partition: 'orders-0',
      from: 3,
      to: 5,
    })
    expect(duplicate?.records.map(({ number }) => number)).toEqual([0, 1])
    expect(causeOf(run, duplicate?.cause ?? 0)).toMatchObject({
      type: 'BatchRetried',
      error: 'NETWORK_EXCEPTION',
    })
    // And b stands behind c, which came after it.
    expect(behind).toMatchObject({ promise: 'reordered', from: 3, to: 4 })
  })

  it('never is with retries 0: then one may be missing instead', () => {
    const run = twice({ retries: '0' })
    expect(run.breaches).toEqual([])
    expect(run.producer('web').failed).toBe(2)
  })
})

describe('Every promise', () => {
  it('has a sentence, and its name stands once', () => {
    expect(new Set(PROMISES.map(({ name }) => name)).size).toBe(5)
    for (const promise of PROMISES) expect(promiseSentence(promise)).toMatch(/^[A-Z].*\.$/)
  })
})

describe('A record that a consumer is handed again', () => {
  const slow = {
    group: 'g',
    topics: ['t'],
    configs: { 'enable.auto.commit': 'false', 'max.poll.interval.ms': '3000' },
  }
  const run = cluster({
    configs: {
      'offsets.topic.num.partitions': '4',
      'offsets.topic.replication.factor': '1',
      'group.initial.rebalance.delay.ms': '0',
    },
  })
    .topic('t', { partitions: 1 })
    .producing('web', { topic: 't', perSecond: 100, limit: 10 })

  it('is named with the place it was sent back to: its group had committed nothing', () => {
    const paused = run
      .member('c1', slow)
      .at('3s', pauseClient('c1'))
      .at('8s', resumeClient('c1'))
      .until('12s')
    const again = paused.breaches.filter(({ promise }) => promise === 'record read again')
    expect(again.map(({ from, to }) => [from, to])).toEqual([[0, 10]])
    expect(again[0]?.records).toHaveLength(10)
    expect(causeOf(paused, again[0]?.cause ?? 0)?.type).toBe('PositionReset')
  })

  it('is none when the reader sought it', () => {
    const sought = run
      .reading('audit', { topic: 't', from: 'beginning' })
      .at('3s', seek('audit', 't', 0, 'beginning'))
      .until('6s')
    expect(sought.reader('audit').delivered).toBe(20)
    expect(sought.breaches).toEqual([])
  })
})
