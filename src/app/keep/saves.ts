// The scenes that a person keeps in the browser, each as the text of a saved file: it is read as strictly as one.
import type { Keep } from './createKeeper.ts'

const SAVES_KEY = 'saves'

export interface KeptScene {
  readonly id: number
  readonly name: string
  readonly text: string
}

interface Kept {
  /** Grows, so that an id never means two scenes. */
  readonly next: number
  /** The latest first. */
  readonly scenes: readonly KeptScene[]
}

/** Each resolves to all scenes after it, and rejects where the browser keeps nothing. */
export interface Saves {
  all(): Promise<readonly KeptScene[]>
  add(name: string, text: string): Promise<readonly KeptScene[]>
  rename(id: number, name: string): Promise<readonly KeptScene[]>
  remove(id: number): Promise<readonly KeptScene[]>
  /** Puts one back where it stood. */
  putBack(scene: KeptScene, place: number): Promise<readonly KeptScene[]>
}

export function createSaves(keep: Keep): Saves {
  // One after the other: of two that read the same, the later would write the earlier away.
  let last: Promise<unknown> = Promise.resolve()
  const change = (changed: (kept: Kept) => Kept) => {
    const changes = async () => {
      const kept = changed(await read(keep))
      await keep.set(SAVES_KEY, kept)
      return kept.scenes
    }
    const done = last.then(changes, changes)
    last = done
    return done
  }
  const scenesAs = (changed: (scenes: readonly KeptScene[]) => readonly KeptScene[]) =>
    change((kept) => ({ ...kept, scenes: changed(kept.scenes) }))
  return {
    all: async () => (await read(keep)).scenes,
    add: (name, text) =>
      change(({ next, scenes }) => ({
        next: next + 1,
        scenes: [{ id: next, name, text }, ...scenes],
      })),
    rename: (id, name) =>
      scenesAs((scenes) => scenes.map((scene) => (scene.id === id ? { ...scene, name } : scene))),
    remove: (id) => scenesAs((scenes) => scenes.filter((scene) => scene.id !== id)),
    putBack: (scene, place) => scenesAs((scenes) => scenes.toSpliced(place, 0, scene)),
  }
}

async function read(keep: Keep): Promise<Kept> {
  return ((await keep.get(SAVES_KEY)) as Kept | undefined) ?? { next: 1, scenes: [] }
}
