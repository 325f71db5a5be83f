// The theme that is in force, put where the tokens look for it.
import { useLayoutEffect } from 'react'
import { useSession } from '../ShellContext.ts'
import { useIsLightSystem } from './usePage.ts'

/** `dark` or `light`: the person's choice, else the system's; a room is lit. */
export function useDarkness(): 'dark' | 'light' {
  const theme = useSession((state) => state.theme)
  const isLight = useIsLightSystem()
  const presenting = useSession((state) => state.presenting)
  const system = isLight || presenting ? 'light' : 'dark'
  const inForce = theme === 'system' ? system : theme
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = inForce
  }, [inForce])
  return inForce
}
