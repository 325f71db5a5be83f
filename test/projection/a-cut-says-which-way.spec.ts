import { describe, expect, it } from 'vitest'
import { cut } from '../engine/faults/faults.ts'
import { theRun } from './theRun.ts'

const acts = (bothWays: boolean) => [
  { when: { at: '2s' }, do: cut(['broker-1'], ['broker-2'], bothWays) },
]
const cuts = (bothWays: boolean, at: number) =>
  theRun('leader-crash', 5, acts(bothWays))
    .stage(at)
    .links.filter(({ look }) => look === 'cut')

describe('A link that is cut', () => {
  it('one way only says towards which end messages still get through', () => {
    const links = cuts(false, 4)
    expect(links.length).toBeGreaterThan(0)
    for (const { from, open } of links) expect(open).toBe(from === 'broker-1' ? 'from' : 'to')
  })

  it('both ways is open to neither', () => {
    const links = cuts(true, 4)
    expect(links.length).toBeGreaterThan(0)
    expect(links.map(({ open }) => open)).toEqual(links.map(() => null))
  })

  it('is whole before', () => {
    expect(cuts(false, 1)).toEqual([])
  })
})
