// The app: the page, once the shell stands, or what stands in its way; until then the empty beds of the static page stay.
import '../views/kit/kit.css'
import type { ComponentType } from 'react'
import { brokenWords } from '../words/en/app.ts'
import { Boundary } from './Boundary.tsx'
import { save } from './deeds.ts'
import type { Shell } from './Shell.ts'
import { ShellContext } from './ShellContext.ts'

export interface AppProps {
  /** Undefined if it could not be made. */
  readonly shell: Shell | undefined
  /** Why it could not. */
  readonly fault?: unknown
  /** The whole page, or what stands in a frame. */
  readonly Page: ComponentType
}

/** Everything on the page. */
export function App(props: AppProps) {
  const { shell } = props
  return (
    <Boundary part={brokenWords.page()} onSave={shell && (() => void save(shell))}>
      <Ready {...props} />
    </Boundary>
  )
}

function Ready({ shell, fault, Page }: AppProps) {
  if (shell === undefined) throw fault
  return (
    <ShellContext value={shell}>
      <Page />
    </ShellContext>
  )
}
