// What is fetched when it is first needed and has nothing to draw; `parts/later.ts` has the rest.

export const loadInspecting = once(() => import('./parts/inspecting.ts'))
/** Sentences: the first caption is the scene's own. */
export const loadCaption = once(() => import('./caption.ts'))
/** The engine's part for consumer groups. */
export const loadGroups = once(() => import('../engine/group/index.ts'))
export const loadKeys = once(() => import('./keys/shortcuts.ts'))
/** Opening, clearing and saving scenes. */
export const loadSceneDeeds = once(() => import('./sceneDeeds.ts'))
/** Names of what a person did. */
export const loadDeedNames = once(() => import('./deedNames.ts'))

/** Brings a part; `there` is the part once it has come. */
export type Load<T> = (() => Promise<T>) & { there?: T }

/** Loads it once, whoever asks; after a failure the next one to ask tries again. */
export function once<T>(load: () => Promise<T>): Load<T> {
  let loaded: Promise<T> | undefined
  const ask: Load<T> = () => {
    loaded ??= load().then(
      (part) => {
        ask.there = part
        return part
      },
      (fault) => {
        loaded = undefined
        throw fault
      },
    )
    return loaded
  }
  return ask
}
