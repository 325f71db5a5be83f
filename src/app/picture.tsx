// The page as it is drawn, once the shell stands.
import { type ComponentType, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import type { Shell } from './Shell.ts'
import { Workspace } from './Workspace.tsx'

/** Draws the whole page, or what stands in a frame; its fonts are asked for by the first drawing, not to hold it up. */
export async function draw(
  root: HTMLElement,
  shell: Promise<Shell>,
  Page: ComponentType = Workspace,
): Promise<void> {
  const made = await shell.then(
    (shell) => ({ shell }),
    (fault: unknown) => ({ shell: undefined, fault }),
  )
  createRoot(root).render(
    <StrictMode>
      <App {...made} Page={Page} />
    </StrictMode>,
  )
}
