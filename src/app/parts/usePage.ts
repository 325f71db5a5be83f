import { useSyncExternalStore } from 'react'

function useQuery(text: string): boolean {
  const query = matchMedia(text)
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
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
