// What the two runs have come to, and the ways to another comparison or out of this one.
import { GitCompareArrows, X } from 'lucide-react'
import { Caption } from '../../views/caption/Caption.tsx'
import { Button } from '../../views/kit/Button.tsx'
import { compareWords as words } from '../../words/en/compare.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { endComparison } from './compareDeeds.ts'
import { useCompared } from './useCompared.ts'

/** Read out when it changes, while nothing plays. */
export function CompareCaption() {
  const shell = useShell()
  const compared = useCompared()
  const title = useSession((state) => state.scene.base.title)
  const view = useSession((state) => state.view)
  const speaking = useSession((state) => state.touched && !state.playing)
  const model = compared?.model
  const line = view === 'stage' ? model?.line : words.onlyThis(model?.left.heading ?? '')
  return (
    <Caption
      headline={model?.headline ?? title}
      line={line ?? words.loading()}
      speaking={speaking}
      suggestion={
        <Button
          icon={<GitCompareArrows size={16} aria-hidden="true" />}
          onPress={() => {
            shell.playback.pause()
            shell.desk.setState({ dialog: { name: 'compare' } })
          }}
        >
          {model?.different ?? words.change()}
        </Button>
      }
      actions={
        <Button icon={<X size={16} aria-hidden="true" />} onPress={() => endComparison(shell)}>
          {words.leave()}
        </Button>
      }
    />
  )
}
