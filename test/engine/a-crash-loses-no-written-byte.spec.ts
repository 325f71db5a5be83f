import { describe, expect, it } from 'vitest'
import { crashBroker, powerOff, startBroker, stopBroker } from './acts.ts'
import { cluster } from './driver.ts'

const writing = cluster()
  .topic('orders', { partitions: 1 })
  .producing('web', { topic: 'orders', perSecond: 50, limit: 200 })

describe('When the broker process is killed', () => {
  const run = writing.at('3s', crashBroker()).at('6s', startBroker()).until('20s')

  it('its log keeps every byte: the page cache belongs to the machine', () => {
    const before = run.at('3.001s').partition('orders-0').log.endOffset
    expect(before).toBeGreaterThan(100)
    expect(run.events('LogTruncated')).toEqual([])
    expect(run.at('6.5s').partition('orders-0').log.endOffset).toBe(before)
    expect(run.ledger('orders-0').lost).toEqual([])
    expect(run.breaches.filter(({ promise }) => promise === 'acked record lost')).toEqual([])
  })

  it('comes back uncleanly: the log is checked, the high watermark waits for a leader', () => {
    expect(run.first('LogLoaded').clean).toBe(false)
    expect(run.first('LogLoaded').highWatermark).toBeLessThanOrEqual(
      run.at('3.001s').partition('orders-0').highWatermark,
    )
    expect(run.broker().broker).toBe('RUNNING')
    const { highWatermark, log, leaderEpoch } = run.partition('orders-0')
    expect(highWatermark).toBe(log.endOffset)
    expect(leaderEpoch).toBe(2)
  })

  it('and the producer delivers the rest', () => {
    expect(run.producer('web')).toMatchObject({ acked: 200, failed: 0, queue: [] })
  })
})

describe('When the machine loses power', () => {
  const cut = writing.at('3s', powerOff()).at('6s', startBroker())

  it('it loses what was only in the page cache, acknowledged or not, and says so', () => {
    const run = cut.until('20s')
    const acked = run.at('3s').ledger('orders-0').acked[0]?.to ?? 0
    const truncated = run.first('LogTruncated')
    expect(truncated).toMatchObject({ to: 0, why: 'power cut' })
    const { lost } = run.ledger('orders-0')
    expect(lost.filter((each) => each.acked)).toHaveLength(acked)
    const broken = run.first('PromiseBroken')
    expect(broken).toMatchObject({
      promise: 'acked record lost',
      cause: truncated.n,
      from: 0,
      to: acked,
      count: acked,
    })
    expect(run.breaches[0]?.records.map(({ number }) => number)).toEqual(
      Array.from({ length: acked }, (_, number) => number),
    )
  })

  it('keeps what was flushed: flush.messages 1 loses nothing', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'flush.messages': '1' } })
      .producing('web', { topic: 'orders', perSecond: 50, limit: 200 })
      .at('3s', powerOff())
      .at('6s', startBroker())
      .until('20s')
    expect(run.events('LogTruncated')).toEqual([])
    expect(run.events('PromiseBroken')).toEqual([])
  })

  it('keeps what the machine wrote back by itself after half a minute', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producing('web', { topic: 'orders', perSecond: 10 })
      .at('45s', powerOff())
      .at('50s', startBroker())
      .until('58s')
    const { to } = run.first('LogTruncated')
    const before = run.at('45s').partition('orders-0').log.endOffset
    expect(to).toBeGreaterThan(50)
    expect(to).toBeLessThan(before - 200)
  })

  it('gives the lost offsets to other records', () => {
    const run = cut.until('20s')
    const [first] = run.batches('orders-0')
    expect(first?.baseOffset).toBe(0)
    expect(first?.runs[1]).toBeGreaterThan(0)
  })

  it('is heard of by clients only through silence: nobody is left to close their connections', () => {
    const closed = writing
      .at('3s', powerOff())
      .until('50s')
      .events('ConnectionChanged', { client: 'web', to: 'closed' })
    expect(closed[0]?.why).toBe('request timed out')
    expect(closed[0]?.at).toBeGreaterThan(32_000_000)
  })
})

describe('When the broker is stopped in order', () => {
  const run = writing.at('3s', stopBroker()).at('6s', startBroker()).until('20s')

  it('it hands its partitions back, closes its sockets, flushes its logs, and leaves a marker', () => {
    const states = run
      .events('BrokerStateChanged')
      .filter(({ at }) => at >= 3_000_000 && at < 6_000_000)
    expect(states.map(({ to }) => to)).toEqual([
      'PENDING_CONTROLLED_SHUTDOWN',
      'SHUTTING_DOWN',
      'NOT_RUNNING',
    ])
    const flushed = run.first('LogFlushed', { why: 'clean stop' })
    expect(flushed.recoveryPoint).toBe(run.at('5s').partition('orders-0').log.endOffset)
    expect(run.at('5s').broker().cleanShutdown).toBe(true)
    expect(run.events('QuorumStateChanged', { to: 'Resigned' })).toHaveLength(1)
  })

  it('it comes back clean: the log is loaded as it is, with its high watermark', () => {
    const loaded = run.first('LogLoaded')
    expect(loaded.clean).toBe(true)
    expect(loaded.highWatermark).toBe(run.at('5s').partition('orders-0').log.endOffset)
    expect(run.events('LogTruncated')).toEqual([])
    expect(run.at('12s').broker().cleanShutdown).toBe(false)
  })

  it('it loses nothing even when the power fails afterwards', () => {
    const later = writing
      .at('3s', stopBroker())
      .at('4s', powerOff())
      .at('6s', startBroker())
      .until('20s')
    expect(later.events('LogTruncated')).toEqual([])
    expect(later.producer('web').acked).toBe(200)
  })
})
