import { describe, expect, it } from 'vitest'
import { cluster } from './driver.ts'

describe('A reader whose first offset is out of range', () => {
  it('is handed nothing until it has a new position', () => {
    const run = cluster()
      .topic('orders', { partitions: 2 })
      .producing('web', { topic: 'orders', perSecond: 50, limit: 50 })
      .reading('billing', {
        topic: 'orders',
        from: { offset: 18 },
        configs: { 'auto.offset.reset': 'earliest' },
      })
      .until('5s')
    expect(run.events('FetchRefused', { error: 'OFFSET_OUT_OF_RANGE' })).toHaveLength(2)
    for (const { ranges } of run.events('RecordsDelivered'))
      for (const { from } of ranges) expect(from).toBeGreaterThanOrEqual(0)
    expect(run.reader('billing').delivered).toBe(50)
  })
})
