import { describe, expect, it } from 'vitest'
import { produce } from './acts.ts'
import { cluster } from './driver.ts'

describe('A segment', () => {
  it('rolls when the next batch would pass segment.bytes, and is flushed then', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'segment.bytes': '1048576' } })
      .producing('web', {
        topic: 'orders',
        perSecond: 20,
        valueBytes: 100_000,
        limit: 40,
        configs: { 'max.request.size': '2000000', 'linger.ms': '0' },
      })
      .until('8s')
    const rolled = run.events('SegmentRolled')
    expect(rolled.map(({ why }) => why)).toEqual([
      'segment.bytes',
      'segment.bytes',
      'segment.bytes',
    ])
    // Ten batches of 100 KB and their headers fill a mebibyte.
    expect(run.partition('orders-0').segments).toEqual([0, 10, 20, 30])
    for (const roll of rolled) {
      expect(roll.configs?.[0]).toMatchObject({ name: 'segment.bytes', value: '1048576' })
      const flushed = run.events('LogFlushed').find(({ cause }) => cause === roll.n)
      expect(flushed).toMatchObject({ recoveryPoint: roll.baseOffset, why: 'roll' })
    }
  })

  it('rolls when a record comes more than segment.ms after its first, never by the clock alone', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'segment.ms': '3000' } })
      .producer('web')
      .at('1s', produce('web', 'orders', 'a'))
      .at('3.9s', produce('web', 'orders', 'b'))
      .at('4.1s', produce('web', 'orders', 'c'))
      .at('30s', produce('web', 'orders', 'd'))
      .until('40s')
    expect(run.at('29s').partition('orders-0').segments).toEqual([0, 2])
    expect(run.partition('orders-0').segments).toEqual([0, 2, 3])
    expect(run.last('SegmentRolled').at).toBeGreaterThan(30_000_000)
  })

  it('of a topic cannot be made smaller than a mebibyte', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'segment.bytes': '10' } })
      .until('2s')
    expect(run.first('AdminAnswered').error).toBe(
      'InvalidConfigurationException: Invalid value 10 for configuration segment.bytes: Value must be at least 1048576',
    )
  })
})

describe('flush.messages', () => {
  it('counts the records since the last flush, and flushes within the append', () => {
    const run = cluster()
      .topic('orders', { partitions: 1, configs: { 'flush.messages': '10' } })
      .producing('web', {
        topic: 'orders',
        perSecond: 50,
        limit: 45,
        configs: { 'linger.ms': '0' },
      })
      .until('5s')
    const flushed = run.events('LogFlushed')
    expect(flushed.map(({ recoveryPoint }) => recoveryPoint)).toEqual([10, 20, 30, 40])
    expect(run.partition('orders-0').recoveryPoint).toBe(40)
  })
})
