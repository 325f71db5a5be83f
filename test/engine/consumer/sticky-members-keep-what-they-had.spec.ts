import { describe, expect, it } from 'vitest'
import { aGroup } from './aGroup.ts'

describe('Sticky, where all subscribe alike', () => {
  it('deals out as round robin does when nobody had anything', () => {
    const group = aGroup('sticky', { A: 2, B: 2, C: 2, D: 2 })
    for (const id of ['c1', 'c2', 'c3']) group.join(id, 'A B C D')
    expect(group.rebalance()).toEqual({ c1: 'A0 B1 D0', c2: 'A1 C0 D1', c3: 'B0 C1' })
  })

  it('moves only what a member that left has had', () => {
    const group = aGroup('sticky', { A: 2, B: 2, C: 2, D: 2 })
    for (const id of ['c1', 'c2', 'c3']) group.join(id, 'A B C D')
    group.rebalance()
    expect(group.leave('c2').rebalance()).toEqual({ c1: 'A0 A1 D0 B1', c3: 'B0 C1 C0 D1' })
  })

  it('lets a new member have what is above the quota of the others', () => {
    const group = aGroup('sticky', { A: 4 }).join('c1', 'A', { had: 'A0 A1 A2 A3', at: 1 })
    expect(group.join('c2', 'A').rebalance()).toEqual({ c1: 'A0 A1', c2: 'A2 A3' })
  })

  it('lets those keep one more who come first in the order of a HashMap', () => {
    const group = aGroup('sticky', { A: 6 })
      .join('c1', 'A', { had: 'A0 A3', at: 2 })
      .join('c2', 'A', { had: 'A1 A4', at: 2 })
      .join('c3', 'A', { had: 'A2 A5', at: 2 })
      .join('c4', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0 A3', c2: 'A1', c3: 'A2 A5', c4: 'A4' })
  })

  it('believes the claim of the newer generation', () => {
    const group = aGroup('sticky', { A: 2 })
      .join('c1', 'A', { had: 'A0 A1', at: 1 })
      .join('c2', 'A', { had: 'A0', at: 2 })
    expect(group.rebalance()).toEqual({ c1: 'A1', c2: 'A0' })
  })

  it('compares a claim with what the other consumer says, which has no generation once it was put out', () => {
    const group = aGroup('sticky', { A: 2 })
      .join('c1', 'A', { had: 'A0', at: 2, consumerAt: -1 })
      .join('c2', 'A', { had: 'A0 A1', at: 1 })
    expect(group.rebalance()).toEqual({ c1: 'A1', c2: 'A0' })
  })

  it('believes nobody when two claim a partition in the same generation', () => {
    const group = aGroup('sticky', { A: 3 })
      .join('c1', 'A', { had: 'A0 A1', at: 4 })
      .join('c2', 'A', { had: 'A1 A2', at: 4 })
      .join('c3', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0', c2: 'A2', c3: 'A1' })
  })

  it('gives up what lies in another rack for what lies in its own', () => {
    const group = aGroup('sticky', { A: ['az1', 'az2'] })
      .join('c1', 'A', { rack: 'az1', had: 'A1', at: 1 })
      .join('c2', 'A', { rack: 'az2', had: 'A0', at: 1 })
    expect(group.rebalance()).toEqual({ c1: 'A0', c2: 'A1' })
  })

  it('lets a member keep a partition that the leader has not heard of', () => {
    const group = aGroup('sticky', { A: 2 })
      .join('c1', 'A', { had: 'A2', at: 1 })
      .join('c2', 'A', { had: 'A0 A1', at: 1 })
    expect(group.refusal()).toBe(
      'IllegalStateException: No more unfilled consumers to be assigned.',
    )
    expect(group.metadata({ A: 3 }).rebalance()).toEqual({ c1: 'A2', c2: 'A0 A1' })
  })
})

describe('Sticky, where members subscribe differently', () => {
  it('gives each partition to the least loaded of those who want it', () => {
    const group = aGroup('sticky', { A: 1, B: 2, C: 3 })
      .join('c1', 'A')
      .join('c2', 'A B')
      .join('c3', 'A B C')
    expect(group.rebalance()).toEqual({ c1: 'A0', c2: 'B0 B1', c3: 'C0 C1 C2' })
    expect(group.leave('c1').rebalance()).toEqual({ c2: 'B0 B1 A0', c3: 'C0 C1 C2' })
  })

  it('takes away what a member no longer subscribes to', () => {
    const group = aGroup('sticky', { A: 2, B: 2 }).join('c1', 'A B').join('c2', 'B')
    expect(group.rebalance()).toEqual({ c1: 'A0 A1', c2: 'B0 B1' })
    expect(group.subscribe('c1', 'B').join('c3', 'A').rebalance()).toEqual({
      c1: 'B0',
      c2: 'B1',
      c3: 'A0 A1',
    })
  })

  it('gives a partition back to whoever had it in an older generation, not to the least loaded', () => {
    const group = aGroup('sticky', { A: 4, B: 1 })
      .join('c1', 'A', { had: 'A0 A1 A2 A3', at: 2 })
      .join('c2', 'A')
      .join('c3', 'A B', { had: 'A0 B0', at: 1 })
    expect(group.rebalance()).toEqual({ c1: 'A2 A3', c2: 'A1', c3: 'B0 A0' })
  })

  it('gives it back even to one that has left the topic, when the leader has met newer generations', () => {
    const group = aGroup('sticky', { A: 8, B: 1 })
      .join('c1', 'B', { had: 'A7', at: 2 })
      .join('c2', 'A', { had: 'A0 A1 A2 A3 A4 A5 A6', at: 2 })
      .join('c3', 'A B', { had: 'B0', at: 2 })
    const missedByAll = ['c1', 'c2', 'c3']
    expect(group.rebalance(...missedByAll).c1).toBe('B0')
    group.join('c4', 'A', { had: 'A0', at: 5 }).rebalance(...missedByAll)
    expect(group.leave('c4').rebalance().c1).toBe('A7 B0')
  })

  it('fails as Kafka does when that one has left the topic and has all it can get', () => {
    const group = aGroup('sticky', { A: 4, B: 2 })
      .join('c1', 'B', { had: 'A0', at: 1 })
      .join('c2', 'A', { had: 'A0 A1 A2 A3', at: 2 })
      .join('c3', 'A')
    expect(group.refusal()).toMatch(/^NullPointerException: Cannot invoke "java.util.List.size/)
  })

  it('comes to an end where Kafka goes round in a circle for ever', () => {
    const group = aGroup('sticky', {
      A: ['r2', 'r2', 'r1', 'r0', 'r1'],
      C: ['r2', 'r2', 'r1', 'r2', 'r1', 'r2'],
      D: ['r2', 'r0', 'r2', 'r2'],
    })
      .join('m0', 'A', { rack: 'r1', had: '', at: 0 })
      .join('m1', 'C', { rack: 'r0', had: 'A0', at: 0 })
      .join('m3', 'C D', { had: '', at: 0 })
      .join('m4', 'A', { rack: 'r0', had: '', at: 0 })
      .join('m6', 'C', { had: '', at: 1 })
    expect(group.refusal()).toBe('assign() never returns: partitions are moved in a circle')
  })
})
