// The page as it is drawn, once the shell stands.
import { type ComponentType, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import type { Shell } from './createShell.ts'
import { Workspace } from './Workspace.tsx'

/** Draws the whole page, or what stands in a frame. */
export async function draw(
  root: HTMLElement,
  shell: Promise<Shell>,
  Page: ComponentType = Workspace,
): Promise<void> {
  // Named here, fonts come while the first picture is being made; from the styles alone they would come after it.
  for (const font of ['1em "IBM Plex Sans Variable"', '1em "IBM Plex Mono"'])
    void document.fonts.load(font)
  await shell.catch(() => undefined)
  createRoot(root).render(
    <StrictMode>
      <App shell={shell} Page={Page} />
    </StrictMode>,
  )
}
