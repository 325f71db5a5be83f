import { describe, expect, it } from 'vitest'
import { cluster } from '../driver.ts'
import { loseDisk, slowDisk, slowNode } from './faults.ts'

const SECOND = 1_000_000
const writing = cluster()
  .topic('orders', { partitions: 1 })
  .producing('web', { topic: 'orders', perSecond: 10 })

describe('A fault on an event', () => {
  it('comes when the event has happened so often, and as much later as is said', () => {
    const on = { event: 'RecordsAppended', where: { partition: 'orders-0' }, nth: 5 }
    const run = writing.when({ on, after: '250ms' }, loseDisk()).until('5s')
    const fifth = run.events('RecordsAppended')[4]
    expect(run.events('DiskLost')).toHaveLength(1)
    expect(run.first('DiskLost').at - (fifth?.at ?? 0)).toBe(250_000)
    expect(run.first('ActPerformed').cause).toBe(fifth?.n)
  })
})

describe('A fault that is repeated', () => {
  it('comes again and again, and changes nothing where nothing is to change', () => {
    const again = { every: '2s', from: '1s', times: 3 }
    const run = writing.when(again, slowDisk('5ms')).when(again, slowNode('1ms')).until('9s')
    expect(run.events('ActPerformed').map(({ at }) => at / SECOND)).toEqual([1, 1, 3, 3, 5, 5])
    expect(run.events('DiskSlowed')).toHaveLength(1)
    expect(run.events('ConnectionFaulted')).toHaveLength(2)
  })
})
