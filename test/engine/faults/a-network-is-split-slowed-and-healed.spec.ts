import { describe, expect, it } from 'vitest'
import { produce } from '../acts.ts'
import { cluster } from '../driver.ts'
import { cut, delayWay, healNetwork, healWay, slowNode, split } from './faults.ts'

const sending = cluster()
  .topic('orders', { partitions: 1 })
  .producer('web', { 'linger.ms': '0' })
  .producer('app', { 'linger.ms': '0' })
  .at('1s', produce('web', 'orders', 'web 1'), produce('app', 'orders', 'app 1'))

const twice = ['app 1', 'web 1']
const sorted = (values: readonly (string | null)[]) => values.map(String).toSorted()

describe('Islands', () => {
  const run = sending
    .at('2s', split(['web'], ['broker-1', 'admin']))
    .at('3s', produce('web', 'orders', 'web 2'), produce('app', 'orders', 'app 2'))
    .at('4s', healNetwork)
    .until('12s')

  it('hear nothing of each other, and who is on none hears all', () => {
    const meanwhile = run.at('3.9s')
    expect(sorted(meanwhile.values('orders-0'))).toEqual([...twice, 'app 2'].toSorted())
    expect([...meanwhile.state.faults.keys()].toSorted()).toEqual([
      'admin→web',
      'broker-1→web',
      'web→admin',
      'web→broker-1',
    ])
  })

  it('are one network again after the heal, and nothing was lost', () => {
    expect(run.state.faults.size).toBe(0)
    expect(sorted(run.values('orders-0'))).toEqual([...twice, 'app 2', 'web 2'].toSorted())
    expect(run.events('BatchFailed')).toEqual([])
  })

  it('are told way by way, each with the act as its cause', () => {
    const [first, ...rest] = run.events('ConnectionFaulted', { silent: true })
    expect(run.all.find(({ n }) => n === first?.cause)?.type).toBe('ActPerformed')
    for (const { cause } of rest) expect(cause).toBe(first?.cause)
  })
})

describe('A cut', () => {
  it('takes one way only, unless both are meant', () => {
    const at = (bothWays: boolean) =>
      sending.at('2s', cut(['web', 'app'], ['broker-1'], bothWays)).until('2.1s').state.faults
    expect([...at(false).keys()]).toEqual(['web→broker-1', 'app→broker-1'])
    expect([...at(true).keys()].toSorted()).toEqual([
      'app→broker-1',
      'broker-1→app',
      'broker-1→web',
      'web→broker-1',
    ])
  })

  it('of the way back lets records in and no ack out', () => {
    const run = sending
      .at('2s', cut(['broker-1'], ['web']))
      .at('3s', produce('web', 'orders', 'web 2'))
      .until('5s')
    expect(run.values('orders-0')).toContain('web 2')
    expect(run.producer('web').acked).toBe(1)
  })
})

describe('A slow node', () => {
  const acked = (...acts: Parameters<typeof sending.at>[1][]) => {
    const run = sending
      .at('2s', ...acts)
      .at('3s', produce('web', 'orders', 'b'))
      .until('6s')
    return run.last('BatchAcked').at
  }

  it('adds its delay to every packet it sends and to every packet it gets', () => {
    expect(acked(slowNode('200ms')) - acked()).toBe(400_000)
  })

  it('adds to what a connection has of its own, and 0 ends it', () => {
    const own = delayWay('web', 'broker-1', '50ms')
    expect(acked(slowNode('200ms'), own) - acked()).toBe(450_000)
    expect(acked(slowNode('200ms'), own, slowNode('0s')) - acked()).toBe(50_000)
  })

  it('is no slower after the network healed; a heal of one connection is not enough', () => {
    expect(acked(slowNode('200ms'), healNetwork)).toBe(acked())
    expect(acked(slowNode('200ms'), healWay('web', 'broker-1')) - acked()).toBe(400_000)
  })
})
