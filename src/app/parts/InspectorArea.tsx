// The inspector, wired.
import { Inspector } from '../../views/inspector/Inspector.tsx'
import { Sheet } from '../../views/page/Sheet.tsx'
import { appWords, controls } from '../../words/en/app.ts'
import { follow } from '../follow.ts'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import { ActButton } from './CaptionArea.tsx'
import type { Inspected } from './useInspected.ts'
import { useIsNarrow } from './usePage.ts'
import { useGo, useSelect } from './useSelect.ts'

/** The selected thing's values and the chain of causes. */
export function InspectorArea(props: {
  readonly inspected: Inspected
  /** At which end of the view it lies, where two runs are compared. */
  readonly over: 'start' | 'end' | undefined
}) {
  const { inspected } = props
  const shell = useShell()
  const { desk } = shell
  const spotlight = useDesk((state) => state.spotlight)
  const sheet = useDesk((state) => state.sheet)
  const isPhone = useIsNarrow(600)
  const select = useSelect()
  const go = useGo()
  const { model, why } = inspected
  const followed = useDesk((state) => state.followed?.event)
  const isThere = useSession((state) => followed !== undefined && state.cursor.n === followed)
  // Numbers of the other run's events are not this one's.
  const isComparing = useSession((state) => state.compare !== null)
  const isOther = useDesk((state) => state.side === 'right') && isComparing
  const timeLocked = useSession((state) => isLocked(state, controls.time))
  if (model === null) return null
  const canFollow = !isOther && (isThere || /^(message|event):/.test(model.selection))
  return (
    <Sheet
      height={sheet}
      onHeight={(height) => desk.setState({ sheet: height })}
      over={props.over}
      answers={why !== null}
    >
      <Inspector
        model={model}
        why={why}
        spotlight={spotlight}
        onAsk={(asked) => desk.setState({ asked, spotlight: null })}
        onSpotlight={(number) => desk.setState({ spotlight: number })}
        onGo={go}
        onFollow={canFollow ? (way) => void follow(shell, way) : undefined}
        timeLocked={timeLocked ? appWords.lockedByLink() : undefined}
        onClose={() => select(null)}
        act={isPhone ? <ActButton /> : undefined}
      />
    </Sheet>
  )
}
