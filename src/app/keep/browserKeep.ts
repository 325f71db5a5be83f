import { get, set } from 'idb-keyval'
import type { Keep } from './createKeeper.ts'

/** IndexedDB; a browser without it refuses as one that is full does. */
export const browserKeep: Keep = {
  get: async (key) => get(key),
  set: async (key, value) => set(key, value),
}
