import { describe, expect, it } from 'vitest'
import { aGroup } from './aGroup.ts'

describe('Range', () => {
  it('gives each member a run of partitions', () => {
    const group = aGroup('range', { A: 6 }).join('c1', 'A').join('c2', 'A').join('c3', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0 A1', c2: 'A2 A3', c3: 'A4 A5' })
  })

  it('gives the first members one more where it does not come out even', () => {
    const group = aGroup('range', { A: 7 }).join('c1', 'A').join('c2', 'A').join('c3', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0 A1 A2', c2: 'A3 A4', c3: 'A5 A6' })
  })

  it('leaves members idle where there are more of them than partitions', () => {
    const group = aGroup('range', { A: 2 }).join('c1', 'A').join('c2', 'A').join('c3', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0', c2: 'A1', c3: '' })
  })

  it('looks at each topic by itself, so what the first ones get more adds up', () => {
    const two = aGroup('range', { A: 3, B: 3 }).join('c1', 'A B').join('c2', 'A B')
    expect(two.rebalance()).toEqual({ c1: 'A0 A1 B0 B1', c2: 'A2 B2' })
    const worst = aGroup('range', { A: 1, B: 1, C: 1 }).join('c1', 'A B C').join('c2', 'A B C')
    expect(worst.rebalance()).toEqual({ c1: 'A0 B0 C0', c2: '' })
  })

  it('keeps topics with as many partitions together', () => {
    const group = aGroup('range', { A: 5, B: 5 }).join('c1', 'A B').join('c2', 'A B')
    expect(group.join('c3', 'A B').rebalance()).toEqual({
      c1: 'A0 A1 B0 B1',
      c2: 'A2 A3 B2 B3',
      c3: 'A4 B4',
    })
  })

  it('shares a topic out among those who subscribe to it', () => {
    const group = aGroup('range', { A: 4, B: 4 }).join('c1', 'A').join('c2', 'A B').join('c3', 'B')
    expect(group.rebalance()).toEqual({ c1: 'A0 A1', c2: 'A2 A3 B0 B1', c3: 'B2 B3' })
  })

  it('orders members as text: c10 comes before c2', () => {
    const group = aGroup('range', { A: 6 }).join('c1', 'A').join('c2', 'A').join('c10', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0 A1', c10: 'A2 A3', c2: 'A4 A5' })
  })

  it('begins with static members, by their instance ids', () => {
    const group = aGroup('range', { A: 5 })
      .join('m', 'A')
      .join('z', 'A', { instance: 'i1' })
      .join('a', 'A', { instance: 'i2' })
    expect(group.rebalance()).toEqual({ z: 'A0 A1', a: 'A2 A3', m: 'A4' })
  })

  it('leaves out a topic that does not exist', () => {
    const group = aGroup('range', { A: 2 }).join('c1', 'A X').join('c2', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0', c2: 'A1' })
  })

  it('prefers a member in a rack of the replicas, but never gives it more for that', () => {
    const group = aGroup('range', { A: ['az2', 'az1', 'az2', 'az2'] })
      .join('c1', 'A', { rack: 'az1' })
      .join('c2', 'A', { rack: 'az2' })
    expect(group.rebalance()).toEqual({ c1: 'A1 A3', c2: 'A0 A2' })
  })

  it('does not look at racks where every rack has a replica of everything', () => {
    const group = aGroup('range', { A: ['az1 az2', 'az2 az1'] })
      .join('c1', 'A', { rack: 'az2' })
      .join('c2', 'A', { rack: 'az1' })
    expect(group.rebalance()).toEqual({ c1: 'A0', c2: 'A1' })
  })

  it('moves the same partition of two topics together where racks count', () => {
    const group = aGroup('range', { A: ['az2', 'az1'], B: ['az2', 'az1 az2'] })
      .join('c1', 'A B', { rack: 'az1' })
      .join('c2', 'A B', { rack: 'az2' })
    expect(group.rebalance()).toEqual({ c1: 'A1 B1', c2: 'A0 B0' })
  })
})

describe('RoundRobin', () => {
  it('deals all partitions out in a circle, over the topics', () => {
    const group = aGroup('roundrobin', { A: 3, B: 3 }).join('c1', 'A B').join('c2', 'A B')
    expect(group.rebalance()).toEqual({ c1: 'A0 A2 B1', c2: 'A1 B0 B2' })
  })

  it('leaves members idle where there are more of them than partitions', () => {
    const group = aGroup('roundrobin', { A: 2 }).join('c1', 'A').join('c2', 'A').join('c3', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0', c2: 'A1', c3: '' })
  })

  it('passes over whoever does not subscribe, and so may load one member with the most', () => {
    const group = aGroup('roundrobin', { A: 1, B: 2, C: 3 })
      .join('c1', 'A')
      .join('c2', 'A B')
      .join('c3', 'A B C')
    expect(group.rebalance()).toEqual({ c1: 'A0', c2: 'B0', c3: 'B1 C0 C1 C2' })
  })

  it('begins with static members, by their instance ids', () => {
    const group = aGroup('roundrobin', { A: 5 })
      .join('m', 'A')
      .join('z', 'A', { instance: 'i1' })
      .join('a', 'A', { instance: 'i2' })
    expect(group.rebalance()).toEqual({ z: 'A0 A3', a: 'A1 A4', m: 'A2' })
  })

  it('remembers nothing: one member more moves what nobody had to give up', () => {
    const group = aGroup('roundrobin', { A: 6 }).join('c1', 'A').join('c2', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0 A2 A4', c2: 'A1 A3 A5' })
    expect(group.join('c3', 'A').rebalance()).toEqual({ c1: 'A0 A3', c2: 'A1 A4', c3: 'A2 A5' })
  })
})
