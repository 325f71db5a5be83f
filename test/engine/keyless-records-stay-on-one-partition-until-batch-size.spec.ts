import { describe, expect, it } from 'vitest'
import { cluster } from './driver.ts'

describe('Records without a key', () => {
  it('stay on one partition batch after batch until batch.size bytes went there', () => {
    const run = cluster()
      .topic('orders', { partitions: 6 })
      .producing('web', { topic: 'orders', perSecond: 50, valueBytes: 200, limit: 200 })
      .until('6s')
    const picks = run.events('StickyPartitionChosen')
    expect(picks[0]).toMatchObject({ from: -1, why: 'first record' })
    expect(run.events('RecordsAppended').length).toBeGreaterThan(100)
    // Each batch of one record is some 275 bytes: 16,384 of them make a switch.
    const perPick = 200 / picks.length
    expect(perPick).toBeGreaterThan(40)
    expect(perPick).toBeLessThan(70)
    for (const [index, pick] of picks.entries()) {
      const next = picks[index + 1]?.n ?? Number.POSITIVE_INFINITY
      const queued = run.events('RecordQueued').filter(({ n }) => n > pick.n && n < next)
      expect(new Set(queued.map(({ partition }) => partition)).size).toBeLessThanOrEqual(2)
    }
  })

  it('say by which setting they moved on', () => {
    const run = cluster()
      .topic('orders', { partitions: 6 })
      .producing('web', {
        topic: 'orders',
        perSecond: 50,
        limit: 60,
        configs: { 'batch.size': '600' },
      })
      .until('3s')
    const [, ...switches] = run.events('StickyPartitionChosen')
    expect(switches.length).toBeGreaterThan(3)
    for (const { why } of switches) expect(why).toBe('batch.size bytes sent')
  })
})

describe('Records with a key', () => {
  it('go where murmur2 of the key says, whatever the accumulator holds', () => {
    const run = cluster()
      .topic('orders', { partitions: 3 })
      .producing('web', {
        topic: 'orders',
        records: ['alice', 'bob', 'carol', 'alice'].map((key) => ({ key, value: key })),
      })
      .until('2s')
    expect(run.values('orders-0')).toEqual(['alice', 'bob', 'alice'])
    expect(run.values('orders-1')).toEqual([])
    expect(run.values('orders-2')).toEqual(['carol'])
  })

  it('are spread like the others with partitioner.ignore.keys', () => {
    const run = cluster()
      .topic('orders', { partitions: 3 })
      .producing('web', {
        topic: 'orders',
        perSecond: 100,
        limit: 100,
        keys: { type: 'list', keys: ['alice'] },
        configs: { 'partitioner.ignore.keys': 'true', 'batch.size': '400' },
      })
      .until('3s')
    const ends = [0, 1, 2].map((index) => run.partition(`orders-${index}`).log.endOffset)
    expect(ends.filter((end) => end > 0).length).toBeGreaterThan(1)
  })
})
