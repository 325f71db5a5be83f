// What is fetched when it is first needed and has nothing to draw; `parts/later.ts` has the rest.

export const loadInspecting = once(() => import('./parts/inspecting.ts'))
/** Sentences: the first caption is the scene's own. */
export const loadCaption = once(() => import('./caption.ts'))
/** The engine's part for consumer groups. */
export const loadGroups = once(() => import('../engine/group/index.ts'))
export const loadKeys = once(() => import('./keys/shortcuts.ts'))
/** Names of what a person did. */
export const loadDeedNames = once(() => import('./deedNames.ts'))

/** Loads it once, whoever asks; after a failure the next one to ask tries again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load().catch((fault) => {
      loaded = undefined
      throw fault
    })
    return loaded
  }
}
