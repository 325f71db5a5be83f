import { describe, expect, it } from 'vitest'
import { movedPartitions } from '../../src/trace/movedPartitions.ts'

type Owned = Readonly<Record<string, readonly string[]>>

function between(before: Owned, after: Owned) {
  const { moves, lost, gained } = movedPartitions(
    new Map(Object.entries(before)),
    new Map(Object.entries(after)),
  )
  return {
    moves: moves.map(({ partition, from, to }) => `${partition}: ${from} → ${to}`),
    lost: Object.fromEntries(lost),
    gained: Object.fromEntries(gained),
  }
}

describe('What a rebalance moved', () => {
  it('is nothing when everybody keeps what it has, in whatever order', () => {
    const same = between({ a: ['t-0', 't-1'], b: ['t-2'] }, { b: ['t-2'], a: ['t-1', 't-0'] })
    expect(same).toEqual({ moves: [], lost: {}, gained: {} })
  })

  it('names each partition with who lost it and who gained it', () => {
    const shared = between({ a: ['t-0', 't-1', 't-2'] }, { a: ['t-0'], b: ['t-1'], c: ['t-2'] })
    expect(shared).toEqual({
      moves: ['t-1: a → b', 't-2: a → c'],
      lost: { a: ['t-1', 't-2'] },
      gained: { b: ['t-1'], c: ['t-2'] },
    })
  })

  it('counts the first owners of all partitions, though nobody lost any', () => {
    expect(between({}, { a: ['t-0'], b: [] })).toEqual({
      moves: ['t-0: null → a'],
      lost: {},
      gained: { a: ['t-0'] },
    })
  })

  it('counts what a member that left has lost, whether it is owned again or not', () => {
    expect(between({ a: ['t-0'], b: ['t-1', 't-2'] }, { a: ['t-0', 't-1'] })).toEqual({
      moves: ['t-1: b → a', 't-2: b → null'],
      lost: { b: ['t-1', 't-2'] },
      gained: { a: ['t-1'] },
    })
  })

  it('shows a cooperative hand-over as two steps', () => {
    const [first, halfway, last] = [
      { a: ['t-0', 't-1'] },
      { a: ['t-0'], b: [] },
      { a: ['t-0'], b: ['t-1'] },
    ]
    expect(between(first, halfway).moves).toEqual(['t-1: a → null'])
    expect(between(halfway, last).moves).toEqual(['t-1: null → b'])
  })

  it('knows a member that both lost and gained', () => {
    const { lost, gained } = between({ a: ['t-0'], b: ['t-1'] }, { a: ['t-1'], b: ['t-0'] })
    expect(lost).toEqual({ a: ['t-0'], b: ['t-1'] })
    expect(gained).toEqual({ b: ['t-0'], a: ['t-1'] })
  })
})
