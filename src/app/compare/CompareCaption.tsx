// What the two runs have come to, and the ways to another comparison or out of this one.
import { GitCompareArrows, X } from 'lucide-react'
import type { CompareModel } from '../../projection/compare/CompareModel.ts'
import { Caption } from '../../views/caption/Caption.tsx'
import { Headline } from '../../views/compare/Headline.tsx'
import { Button } from '../../views/kit/Button.tsx'
import { Switch } from '../../views/kit/Switch.tsx'
import { compareWords as words } from '../../words/en/compare.ts'
import styles from '../App.module.css'
import { useIsNarrow } from '../parts/usePage.ts'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
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
  const side = useDesk((state) => state.side)
  const shown = model?.[side]
  const line = view === 'stage' ? model?.line : words.onlyThis(shown?.heading ?? '')
  const other = view === 'stage' ? <Other model={model} /> : <Which model={model} />
  const said = { headline: model?.headline ?? title, line: line ?? words.loading(), speaking }
  if (!useIsNarrow(PHONE_PX)) return <Caption {...said} suggestion={other} actions={<End />} />
  return (
    <>
      <Headline text={said.headline} speaking={speaking} />
      <div className={styles.phoneActs}>
        {other}
        <End />
      </div>
    </>
  )
}

/** Which of the runs a view shows that has room for one. */
function Which({ model }: { readonly model: CompareModel | undefined }) {
  const { desk, pairing } = useShell()
  const side = useDesk((state) => state.side)
  if (model === undefined || !pairing.pair()?.right) return null
  return (
    <Switch
      name={words.halves()}
      choices={[
        { id: 'left', name: model.left.heading },
        { id: 'right', name: model.right.heading },
      ]}
      value={side}
      onChange={(chosen) => desk.setState({ side: chosen })}
    />
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
