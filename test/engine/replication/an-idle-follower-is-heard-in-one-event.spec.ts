import { describe, expect, it } from 'vitest'
import { produce } from '../acts.ts'
import { cluster } from '../driver.ts'
import { TOPIC } from './three.ts'

const PARTITIONS = [0, 1, 2, 3].map((index) => `${TOPIC}-${index}`)

describe('A follower with nothing to copy of four partitions', () => {
  const run = cluster({ brokers: 3, controllers: 1 })
    .topic(TOPIC, { assignment: PARTITIONS.map(() => [1, 2, 3]) })
    .producer('web')
    .at('2s', produce('web', TOPIC, 'a'))
    .until('4s')
  const idled = run.events('FollowerIdled', { node: 1, follower: 2 })

  it('is heard in one event a fetch, which has no number', () => {
    const quiet = idled.filter(({ at }) => at < 2_000_000 && at > 0)
    expect(quiet.length).toBeGreaterThan(2)
    for (const { n, partitions } of quiet) {
      expect(n).toBe(0)
      expect(partitions).toEqual(PARTITIONS)
    }
    expect(run.events('FollowerFetched', { follower: 2, n: 0 }).filter(({ at }) => at > 0)).toEqual(
      [],
    )
  })

  it('stays caught up by it, in every partition', () => {
    const last = idled.at(-1)
    const leader = run.at('4s').broker(1)
    for (const { name, followers } of leader.replicas) {
      if (!PARTITIONS.includes(name)) continue
      const known = followers.find(({ id }) => id === 2)
      expect(known?.fetchedAt).toBe(last?.at)
      expect(known?.caughtUpAt).toBe(last?.at)
    }
  })

  it('is heard apart in the one partition where its log has grown', () => {
    const grown = run.events('FollowerFetched', { node: 1, follower: 2, endOffset: 1 })
    expect(grown).toHaveLength(1)
    const others = idled.find(({ at }) => at === grown[0]?.at)
    expect(others?.partitions).toEqual(PARTITIONS.filter((name) => name !== grown[0]?.partition))
  })
})
