import { describe, expect, it } from 'vitest'
import { cloneData } from '../../src/engine/kernel/cloneData.ts'
import { createPurgatory, unwatch, watch } from '../../src/engine/PurgatoryMemory.ts'

const reader = (...partitions: string[]) => ({ partitions, follower: -1, produce: null })
const follower = (id: number) => ({ partitions: [], follower: id, produce: null })

function filled() {
  const purgatory = createPurgatory()
  watch(purgatory, 7, reader('a-0', 'b-0'))
  watch(purgatory, 3, follower(2))
  watch(purgatory, -5, reader('a-0'))
  return purgatory
}

describe('A purgatory', () => {
  it('lists who waits for a partition, and followers by themselves, in the order they came', () => {
    const { requests, watchers, followers } = filled()
    expect([...watchers]).toEqual([
      ['a-0', [7, -5]],
      ['b-0', [7]],
    ])
    expect([...followers]).toEqual([[3, 2]])
    expect([...requests.values()].map(({ turn }) => turn)).toEqual([1, 2, 3])
  })

  it('forgets a request everywhere, and partitions nobody waits for', () => {
    const purgatory = filled()
    for (const id of [7, 3, 99]) unwatch(purgatory, id)
    expect([...purgatory.requests.keys()]).toEqual([-5])
    expect([...purgatory.watchers]).toEqual([['a-0', [-5]]])
    expect(purgatory.followers.size).toBe(0)
  })

  it('gives one that comes again a place behind the others', () => {
    const purgatory = filled()
    watch(purgatory, 7, reader('a-0'))
    expect(purgatory.watchers.get('a-0')).toEqual([-5, 7])
    expect(purgatory.requests.get(7)?.turn).toBe(4)
  })

  it('goes into a keyframe whole, and the keyframe stays as it is', () => {
    const purgatory = filled()
    const kept = cloneData(purgatory)
    unwatch(purgatory, 7)
    expect(kept).toEqual(filled())
  })
})
