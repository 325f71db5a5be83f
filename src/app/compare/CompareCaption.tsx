// What the two runs have come to, and the ways to another comparison or out of this one.
import { GitCompareArrows, X } from 'lucide-react'
import type { CompareModel } from '../../projection/compare/CompareModel.ts'
import { Caption } from '../../views/caption/Caption.tsx'
import { Headline } from '../../views/compare/Headline.tsx'
import { Button } from '../../views/kit/Button.tsx'
import { compareWords as words } from '../../words/en/compare.ts'
import styles from '../App.module.css'
import { useIsNarrow } from '../parts/usePage.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { endComparison } from './compareDeeds.ts'
import { useCompared } from './useCompared.ts'

/** Narrower pages are phones. */
const PHONE_PX = 600

/** Read out when it changes, while nothing plays. */
export function CompareCaption() {
  const compared = useCompared()
  const title = useSession((state) => state.scene.base.title)
  const view = useSession((state) => state.view)
  const speaking = useSession((state) => state.touched && !state.playing)
  const model = compared?.model
  const line = view === 'stage' ? model?.line : words.onlyThis(model?.left.heading ?? '')
  const said = { headline: model?.headline ?? title, line: line ?? words.loading(), speaking }
  if (!useIsNarrow(PHONE_PX))
    return <Caption {...said} suggestion={<Other model={model} />} actions={<End />} />
  return (
    <>
      <Headline text={said.headline} speaking={speaking} />
      <div className={styles.phoneActs}>
        <Other model={model} />
        <End />
      </div>
    </>
  )
}

function Other({ model }: { readonly model: CompareModel | undefined }) {
  const { playback, desk } = useShell()
  return (
    <Button
      icon={<GitCompareArrows size={16} aria-hidden="true" />}
      onPress={() => {
        playback.pause()
        desk.setState({ dialog: { name: 'compare' } })
      }}
    >
      {model?.different ?? words.change()}
    </Button>
  )
}

function End() {
  const shell = useShell()
  const isPhone = useIsNarrow(PHONE_PX)
  return (
    <Button
      icon={<X size={16} aria-hidden="true" />}
      {...(isPhone ? {} : { shortcut: 'C' })}
      onPress={() => endComparison(shell)}
    >
      {isPhone ? words.end() : words.leave()}
    </Button>
  )
}
