import { describe, expect, it } from 'vitest'
import { aGroup } from './aGroup.ts'

describe('CooperativeSticky', () => {
  it('deals out as sticky does when nobody holds anything', () => {
    const group = aGroup('cooperative-sticky', { A: 6 })
    for (const id of ['c1', 'c2', 'c3']) group.join(id, 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0 A3', c2: 'A1 A4', c3: 'A2 A5' })
  })

  it('withholds what another still holds, and hands it over the next time', () => {
    const group = aGroup('cooperative-sticky', { A: 4 })
      .join('c1', 'A', { had: 'A0 A1 A2 A3', at: 1 })
      .join('c2', 'A')
    expect(group.rebalance()).toEqual({ c1: 'A0 A1', c2: '' })
    expect(group.rebalance()).toEqual({ c1: 'A0 A1', c2: 'A2 A3' })
  })

  it('gives at once what the others had nothing to do with', () => {
    const group = aGroup('cooperative-sticky', { A: 3, B: 3 })
      .join('c1', 'A B', { had: 'A0 A2 B1', at: 1 })
      .join('c2', 'A B', { had: 'A1 B0 B2', at: 1 })
      .join('c3', 'A B')
    expect(group.rebalance()).toEqual({ c1: 'A0 B1', c2: 'B0 A1', c3: '' })
    expect(group.rebalance()).toEqual({ c1: 'A0 B1', c2: 'B0 A1', c3: 'A2 B2' })
  })

  it('needs one rebalance only when a member has gone', () => {
    const group = aGroup('cooperative-sticky', { A: 6 })
      .join('c1', 'A', { had: 'A0 A3', at: 3 })
      .join('c2', 'A', { had: 'A1 A4', at: 3 })
    expect(group.rebalance()).toEqual({ c1: 'A0 A3 A2', c2: 'A1 A4 A5' })
  })

  it('withholds what two claim in the same generation', () => {
    const group = aGroup('cooperative-sticky', { A: 4 })
      .join('c1', 'A', { had: 'A0 A1 A2', at: 4 })
      .join('c2', 'A', { had: 'A2 A3', at: 4 })
    expect(group.rebalance()).toEqual({ c1: 'A0 A1', c2: 'A3' })
  })

  it('withholds whatever another reports, where members subscribe differently', () => {
    const group = aGroup('cooperative-sticky', { A: 4, B: 1 })
      .join('c1', 'A', { had: 'A0 A1 A2 A3', at: 1 })
      .join('c2', 'A B')
    expect(group.rebalance()).toEqual({ c1: 'A1 A2 A3', c2: 'B0' })
    expect(group.rebalance()).toEqual({ c1: 'A1 A2 A3', c2: 'B0 A0' })
  })
})
