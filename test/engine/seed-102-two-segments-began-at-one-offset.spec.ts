import { describe, expect, it } from 'vitest'
import { appendBatch, createLog, eachBatch } from '../../src/trace/log/Log.ts'
import { powerOff, produce, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

describe('A cut right at the base of the active segment', () => {
  it('leaves an empty segment, and the next record does not roll it', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'segment.ms': '1000' } })
      .producer('web', { 'linger.ms': '0' })
      .at('1s', produce('web', 'orders', 'a'))
      .at('3s', produce('web', 'orders', 'b'))
      .at('3.5s', powerOff())
      .at('4s', startBroker())
      .at('9s', produce('web', 'orders', 'c'))
      .until('12s')
    expect(run.first('LogTruncated').to).toBe(1)
    expect(run.partition('orders-0').segments).toEqual([0, 1])
    expect(run.values('orders-0')).toEqual(['a', 'c'])
  })
})

describe('An empty stretch of a log', () => {
  it('holds no batch, wherever it lies', () => {
    const log = createLog()
    const batch = {
      count: 4,
      runs: [0, 0, 4],
      bytes: 100,
      leaderEpoch: 0,
      baseTimestampMs: 0,
      deltasMs: null,
      producerId: -1,
      producerEpoch: -1,
      baseSequence: -1,
      codec: 0,
      event: 1,
    }
    appendBatch(log, { ...batch, baseOffset: 0 })
    appendBatch(log, { ...batch, baseOffset: 4 })
    for (const at of [0, 2, 4, 8]) {
      let seen = 0
      eachBatch(log, at, at, () => {
        seen += 1
      })
      expect(seen).toBe(0)
    }
  })
})
