import { get, set } from 'idb-keyval'
import type { Keep } from './createKeeper.ts'

/** IndexedDB. */
export const browserKeep: Keep = {
  get: (key) => get(key),
  set: (key, value) => set(key, value),
}
