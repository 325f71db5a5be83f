import { useSyncExternalStore } from 'react'

interface Query {
  readonly subscribe: (listener: () => void) => () => void
  readonly matches: () => boolean
}

/** Each is asked once: asking a media query again may make the browser lay the page out. */
const queries = new Map<string, Query>()

function queryOf(text: string): Query {
  const known = queries.get(text)
  if (known !== undefined) return known
  const list = matchMedia(text)
  const query: Query = {
    subscribe(listener) {
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    matches: () => list.matches,
  }
  queries.set(text, query)
  return query
}

function useQuery(text: string): boolean {
  const { subscribe, matches } = queryOf(text)
  return useSyncExternalStore(subscribe, matches)
}

/** Whether the page is narrower than so many px; follows the window. */
export function useIsNarrow(px: number): boolean {
  return useQuery(`(width < ${px}px)`)
}

/** Whether the page is lower than so many px. */
export function useIsShort(px: number): boolean {
  return useQuery(`(height < ${px}px)`)
}

/** Whether the system asks for light pages. */
export function useIsLightSystem(): boolean {
  return useQuery('(prefers-color-scheme: light)')
}
