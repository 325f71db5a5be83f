// How the parts of the page reach the shell.
import { createContext, use, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Shell } from './Shell.ts'
import type { Desk } from './session/createDesk.ts'
import type { Session } from './session/createSession.ts'

export const ShellContext = createContext<Shell | null>(null)

/** The shell; only inside the page. */
export function useShell(): Shell {
  const shell = use(ShellContext)
  if (shell === null) throw new Error('Kafkascope bug: a part of the page stands outside the page')
  return shell
}

/** A part of the session; drawn again when it changes. */
export function useSession<T>(select: (session: Session) => T): T {
  return useStore(useShell().store, select)
}

/** A part of the desk. */
export function useDesk<T>(select: (desk: Desk) => T): T {
  return useStore(useShell().desk, select)
}

/** The number of the moment that is drawn: it grows at most fifteen times a second. */
export function useMoment(): number {
  const { moments } = useShell()
  return useSyncExternalStore(moments.subscribe, moments.serial)
}
