import { useSyncExternalStore } from 'react'

/** Whether the page is narrower than so many px; follows the window. */
export function useIsNarrow(px: number): boolean {
  const query = matchMedia(`(width < ${px}px)`)
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}
