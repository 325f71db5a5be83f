// The theme that is in force, put where the tokens look for it.
import { useEffect, useSyncExternalStore } from 'react'
import { useSession } from '../ShellContext.ts'

/** `dark` or `light`: the person's choice, else the system's. */
export function useDarkness(): 'dark' | 'light' {
  const theme = useSession((state) => state.theme)
  const query = matchMedia('(prefers-color-scheme: light)')
  const isLight = useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
  const inForce = theme === 'system' ? (isLight ? 'light' : 'dark') : theme
  useEffect(() => {
    document.documentElement.dataset.theme = inForce
  }, [inForce])
  return inForce
}
