// The page as it is when nobody frames it: what `embed/embedded.ts` is for a frame.
import { createShell, type Shell } from './createShell.ts'
import { loadKeys } from './parts/later.ts'

export { Workspace as Page } from './Workspace.tsx'

/** Brings the shell up. The picture does not wait for the keys, but they are there before a person can press one. */
export function begin(): Promise<Shell> {
  const shell = createShell()
  void loadKeys()
  return shell
}
