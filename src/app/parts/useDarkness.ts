// The theme that is in force, put where the tokens look for it.
import { useLayoutEffect } from 'react'
import { useSession } from '../ShellContext.ts'
import { useIsLightSystem } from './usePage.ts'

/** `dark` or `light`: the person's choice, else the system's. */
export function useDarkness(): 'dark' | 'light' {
  const theme = useSession((state) => state.theme)
  const isLight = useIsLightSystem()
  const inForce = theme === 'system' ? (isLight ? 'light' : 'dark') : theme
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = inForce
  }, [inForce])
  return inForce
}
