import { describe, expect, it } from 'vitest'
import { createTopic, produce } from '../acts.ts'
import { cluster } from '../driver.ts'
import { slowDisk } from './faults.ts'

const sending = cluster().topic('orders', { partitions: 1 }).producer('web', { 'linger.ms': '0' })
const warm = sending.at('1s', produce('web', 'orders', 'a'))

describe('A slow disk', () => {
  const played = (...delays: readonly string[]) =>
    warm
      .at('2s', ...delays.map((delay) => slowDisk(delay)))
      .at('3s', produce('web', 'orders', 'b'))
      .at('3.1s', produce('web', 'orders', 'c'))
      .at('6s', createTopic('payments'))
      .until('9s')
  const plain = played()
  const slow = played('400ms')
  const appends = (run: typeof slow) => run.events('RecordsAppended').map(({ at }) => at)
  const acks = (run: typeof slow) => run.events('BatchAcked').map(({ at }) => at)

  it('lets a record be written and acknowledged later by its delay', () => {
    expect((appends(slow)[1] ?? 0) - (appends(plain)[1] ?? 0)).toBe(400_000)
    expect((acks(slow)[1] ?? 0) - (acks(plain)[1] ?? 0)).toBe(400_000)
  })

  it('takes one request of a connection after the other', () => {
    const [, second = 0, third = 0] = appends(slow)
    expect(third - second).toBeGreaterThanOrEqual(400_000)
    expect(slow.values('orders-0')).toEqual(['a', 'b', 'c'])
  })

  it('lets the controller commit later', () => {
    const answered = (run: typeof slow) =>
      run.last('AdminAnswered', { call: 'createTopics payments' }).at
    expect(answered(slow) - answered(plain)).toBeGreaterThanOrEqual(400_000)
    expect(slow.last('AdminAnswered').error).toBe('')
  })

  it('is as ever again with a delay of 0', () => {
    expect(acks(played('400ms', '0s'))).toEqual(acks(plain))
    expect(played('400ms').broker().diskDelayUs).toBe(400_000)
    expect(played('400ms', '0s').broker().diskDelayUs).toBe(0)
  })
})
