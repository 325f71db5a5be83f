import { describe, expect, it } from 'vitest'
import { allScenes, galleryAreas, shownScenes } from '../../src/app/gallery/shownScenes.ts'
import type { Keep } from '../../src/app/keep/createKeeper.ts'
import { createSaves } from '../../src/app/keep/saves.ts'
import { encodeFile } from '../../src/app/open/sharing.ts'
import { smallScenario } from './smallScenario.ts'

function box(): Keep {
  const content = new Map<string, unknown>()
  return {
    get: async (key) => content.get(key),
    set: async (key, value) => {
      content.set(key, structuredClone(value))
    },
  }
}

const names = (scenes: readonly { readonly name: string }[]) => scenes.map(({ name }) => name)

describe('Scenes a person keeps', () => {
  it('are there again, the latest first', async () => {
    const keep = box()
    await createSaves(keep).add('one', 'a')
    await createSaves(keep).add('two', 'b')
    expect(names(await createSaves(keep).all())).toEqual(['two', 'one'])
  })

  it('are renamed, deleted, and put back where they stood', async () => {
    const saves = createSaves(box())
    await saves.add('one', 'a')
    await saves.add('two', 'b')
    const [, second] = await saves.add('three', 'c')
    if (second === undefined) throw new Error('it is not kept')
    expect(names(await saves.rename(second.id, 'zwei'))).toEqual(['three', 'zwei', 'one'])
    expect(names(await saves.remove(second.id))).toEqual(['three', 'one'])
    expect(names(await saves.putBack(second, 1))).toEqual(['three', 'two', 'one'])
  })

  it('are all there when two are kept at once', async () => {
    const saves = createSaves(box())
    await Promise.all([saves.add('one', 'a'), saves.add('two', 'b')])
    expect(names(await saves.all())).toEqual(['two', 'one'])
  })

  it('never share an id, even after one was deleted', async () => {
    const saves = createSaves(box())
    const [first] = await saves.add('one', 'a')
    await saves.remove(first?.id ?? 0)
    const [second] = await saves.add('two', 'b')
    expect(second?.id).not.toBe(first?.id)
  })

  it('of another browser come before what is here; clashing names are told apart, the same scene is not doubled', async () => {
    const saves = createSaves(box())
    await saves.add('one', 'a')
    await saves.add('two', 'b')
    const brought = [
      { name: 'three', text: 'c' },
      { name: 'two', text: 'another' },
      { name: 'one', text: 'a' },
    ]
    const all = await saves.bring(brought)
    expect(names(all)).toEqual(['three', 'two (2)', 'two', 'one'])
    expect(new Set(all.map(({ id }) => id)).size).toBe(4)
    expect(names(await saves.bring(brought))).toEqual(names(all))
  })

  it('are refused where the browser keeps nothing', async () => {
    const refusing: Keep = {
      get: async () => undefined,
      set: () => Promise.reject(new Error('private window')),
    }
    await expect(createSaves(refusing).add('one', 'a')).rejects.toThrow()
  })
})

const own = [
  { id: 1, name: 'My incident', text: encodeFile(smallScenario) },
  { id: 2, name: 'Of long ago', text: '{"kafkascope":"0"}' },
]

describe('The gallery', () => {
  const scenes = allScenes(own)
  const titles = (area: string, search: string) =>
    shownScenes(scenes, area, search).map(({ card }) => card.title)

  it('finds a scene by its title, by a setting, and by several words at once', () => {
    expect(titles('all', 'tails')).toEqual(['Two tails'])
    expect(titles('all', 'unclean.leader.election')).toContain('Available or right?')
    expect(titles('all', 'CRASH broker leader')).toContain('The leader dies')
    expect(titles('all', 'zookeeper')).toEqual([])
  })

  it('looks in one area only when one is chosen, and counts in each', () => {
    expect(titles('own', '')).toEqual(['My incident', 'Of long ago'])
    expect(titles('own', 'leader')).toEqual([])
    const counts = galleryAreas(scenes, 'incident').map(({ id, count }) => [id, count])
    expect(counts).toContainEqual(['own', 1])
    expect(counts).toContainEqual(['quorum', 0])
  })

  it('shows a kept scene that cannot be read, and says so', () => {
    const old = scenes.find(({ card }) => card.title === 'Of long ago')
    expect(old?.sight).toBeNull()
    expect(old?.card.aim).toContain('cannot be read any more')
  })
})
