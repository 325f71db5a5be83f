// The app: brings the shell up, then shows the page; until then the empty beds of the static page stay.
import '../views/kit/kit.css'
import { type ComponentType, use } from 'react'
import { brokenWords } from '../words/en/app.ts'
import { Boundary } from './Boundary.tsx'
import type { Shell } from './createShell.ts'
import { save } from './deeds.ts'
import { ShellContext } from './ShellContext.ts'

export interface AppProps {
  readonly shell: Promise<Shell>
  /** The whole page, or what stands in a frame. */
  readonly Page: ComponentType
}

/** Everything on the page. */
export function App(props: AppProps) {
  return (
    <Boundary part={brokenWords.page()} onSave={() => void props.shell.then(save, () => undefined)}>
      <Ready {...props} />
    </Boundary>
  )
}

function Ready({ shell, Page }: AppProps) {
  return (
    <ShellContext value={use(shell)}>
      <Page />
    </ShellContext>
  )
}
