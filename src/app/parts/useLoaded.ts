import { useEffect, useState } from 'react'
import type { Load } from '../later.ts'
import { afterFrames } from './afterFrames.ts'

/** A part that is loaded after the first picture; null until it is there. `isNeeded` says when to begin. */
export function useLoaded<T>(load: Load<T>, isNeeded = true): T | null {
  const [loaded, setLoaded] = useState<T | null>(() => load.there ?? null)
  useEffect(() => {
    if (!isNeeded) return
    return afterFrames(() => {
      // What could not be fetched is tried again by the next to need it; until then the page does without.
      load().then(
        (part) => setLoaded(() => part),
        () => undefined,
      )
    })
  }, [load, isNeeded])
  return loaded
}
