import { describe, expect, it } from 'vitest'
import { powerOff, startBroker } from './acts.ts'
import { cluster } from './driver.ts'

describe('After a power cut', () => {
  it('the active segment counts the bytes that are left, and rolls by them', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'segment.bytes': '1048576' } })
      .producing('web', { topic: 'orders', perSecond: 40, valueBytes: 20_000, limit: 160 })
      .at('1s', powerOff())
      .at('2s', startBroker())
      .until('9s')
    const cut = run.first('LogTruncated')
    expect(cut.to).toBe(0)
    const rolled = run.first('SegmentRolled')
    expect(rolled.at).toBeGreaterThan(cut.at)
    const inFirst = run
      .batches('orders-0')
      .filter(({ baseOffset }) => baseOffset < rolled.baseOffset)
    expect(inFirst.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(1_000_000)
  })
})
