// The app: brings the shell up, then shows the page; until then the empty beds of the static page stay.
import '../views/kit/kit.css'
import { use } from 'react'
import { brokenWords } from '../words/en/app.ts'
import { Boundary } from './Boundary.tsx'
import type { Shell } from './createShell.ts'
import { ShellContext } from './ShellContext.ts'
import { Workspace } from './Workspace.tsx'

/** Everything on the page. */
export function App({ shell }: { readonly shell: Promise<Shell> }) {
  return (
    <Boundary part={brokenWords.page()}>
      <Ready shell={shell} />
    </Boundary>
  )
}

function Ready({ shell }: { readonly shell: Promise<Shell> }) {
  return (
    <ShellContext value={use(shell)}>
      <Workspace />
    </ShellContext>
  )
}
