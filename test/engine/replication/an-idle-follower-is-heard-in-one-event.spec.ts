import { describe, expect, it } from 'vitest'
import { followerNow } from '../../../src/trace/FollowerState.ts'
import { produce } from '../acts.ts'
import { cluster } from '../driver.ts'
import { delayWay, elect } from '../faults/faults.ts'
import { TOPIC } from './three.ts'

const PARTITIONS = [0, 1, 2, 3].map((index) => `${TOPIC}-${index}`)

describe('A follower with nothing to copy of four partitions', () => {
  const run = cluster({ brokers: 3, controllers: 1 })
    .topic(TOPIC, { assignment: PARTITIONS.map(() => [1, 2, 3]) })
    .producer('web')
    .at('2s', produce('web', TOPIC, 'a'))
    .until('4s')
  const idled = run.events('FollowerIdled', { node: 1, follower: 2 })

  it('is heard in one event a fetch, which has no number and names nothing that is as before', () => {
    const quiet = idled.filter(({ at }) => at < 2_000_000 && at > 0)
    expect(quiet.length).toBeGreaterThan(2)
    for (const event of quiet)
      expect(event).toMatchObject({ n: 0, count: PARTITIONS.length, joined: [], left: [] })
    expect(idled.flatMap(({ joined }) => joined).slice(0, PARTITIONS.length)).toEqual(PARTITIONS)
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
      expect(known && followerNow(leader, known)).toMatchObject({
        fetchedAt: last?.at,
        caughtUpAt: last?.at,
      })
    }
  })

  it('is heard apart in the one partition where its log has grown', () => {
    const grown = run.events('FollowerFetched', { node: 1, follower: 2, endOffset: 1 })
    expect(grown).toHaveLength(1)
    const [name] = grown.map(({ partition }) => partition)
    const when = (which: 'joined' | 'left') =>
      idled.filter((event) => event[which].includes(name ?? '')).map(({ at, count }) => [at, count])
    expect(when('left')).toEqual([[grown[0]?.at, PARTITIONS.length - 1]])
    expect(when('joined').at(-1)).toEqual([expect.any(Number), PARTITIONS.length])
    expect(when('joined').at(-1)?.[0]).toBeGreaterThan(grown[0]?.at ?? 0)
  })
})

describe('A leader that has not heard that another broker leads one of its partitions', () => {
  // Broker 1 leads the first partition until the preferred broker 2 is elected, at 24 s: what a controller that is five
  // seconds away answers reaches brokers 2 and 3 at once.
  const run = cluster({ brokers: 3, controllers: 1 })
    .topic(TOPIC, {
      assignment: [
        [2, 1, 3],
        [1, 2, 3],
      ],
    })
    .at('1s', { type: 'stopBroker', node: 2 })
    .at('8s', { type: 'startBroker', node: 2 })
    .at('18s', delayWay('controller-101', 'broker-1', '5s'))
    .at('19s', elect('PREFERRED'))
    .until('26s')
  const heardOf = (name: string) => {
    const leader = run.at('26s').broker(1)
    const replica = leader.replicas.find((each) => each.name === name)
    const known = replica?.followers.find(({ id }) => id === 3)
    return { leads: replica?.leads, at: known && followerNow(leader, known).fetchedAt }
  }

  it('hears no more of a follower there, and goes on hearing of it in the others', () => {
    const [moved, kept] = [heardOf(PARTITIONS[0] ?? ''), heardOf(PARTITIONS[1] ?? '')]
    expect([moved.leads, kept.leads]).toEqual([true, true])
    expect(moved.at).toBeGreaterThan(23_000_000)
    expect(moved.at).toBeLessThan(24_100_000)
    expect(kept.at).toBeGreaterThan(25_000_000)
    const idled = run.events('FollowerIdled', { node: 1, follower: 3 })
    expect(idled.findLast(({ left }) => left.length > 0)?.left).toEqual([PARTITIONS[0]])
  })
})
