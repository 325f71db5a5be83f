// The scenes that a person keeps in the browser, each as the text of a saved file: it is read as strictly as one.
import type { Keep } from './createKeeper.ts'

const SAVES_KEY = 'saves'

/** A scene as it is told to others: its name, and the text of a saved file. */
export type NamedText = Pick<KeptScene, 'name' | 'text'>

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
  /** Adds what another browser kept, in its order, before what is here; one that is here already is not doubled. */
  bring(scenes: readonly NamedText[]): Promise<readonly KeptScene[]>
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
    bring: (brought) => change((kept) => withBrought(kept, brought)),
    rename: (id, name) =>
      scenesAs((scenes) => scenes.map((scene) => (scene.id === id ? { ...scene, name } : scene))),
    remove: (id) => scenesAs((scenes) => scenes.filter((scene) => scene.id !== id)),
    putBack: (scene, place) => scenesAs((scenes) => scenes.toSpliced(place, 0, scene)),
  }
}

async function read(keep: Keep): Promise<Kept> {
  return ((await keep.get(SAVES_KEY)) as Kept | undefined) ?? { next: 1, scenes: [] }
}

function withBrought({ next, scenes }: Kept, brought: readonly NamedText[]): Kept {
  const added: KeptScene[] = []
  for (const { name, text } of brought) {
    const all = [...scenes, ...added]
    if (all.some((one) => one.text === text && isNamed(one.name, name))) continue
    added.push({ id: next + added.length, name: toldApart(name, all), text })
  }
  return { next: next + added.length, scenes: [...added, ...scenes] }
}

/** Whether a scene has this name, or had it until it was told apart. */
const isNamed = (own: string, name: string): boolean =>
  own === name || /^ \(\d+\)$/.test(own.startsWith(name) ? own.slice(name.length) : '')

/** The name, or where another scene has it, with the first number that none has: `My incident (2)`. */
function toldApart(name: string, scenes: readonly NamedText[]): string {
  const names = new Set(scenes.map((one) => one.name))
  let own = name
  for (let number = 2; names.has(own); number++) own = `${name} (${number})`
  return own
}
