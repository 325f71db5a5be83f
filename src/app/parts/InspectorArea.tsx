// The inspector, wired.
import { Inspector } from '../../views/inspector/Inspector.tsx'
import { useDesk, useShell } from '../ShellContext.ts'
import { ActButton } from './CaptionArea.tsx'
import type { Inspected } from './useInspected.ts'
import { useIsNarrow } from './usePage.ts'
import { useGo, useSelect } from './useSelect.ts'

/** The selected thing's values and the chain of causes. */
export function InspectorArea({ inspected }: { readonly inspected: Inspected }) {
  const { desk } = useShell()
  const spotlight = useDesk((state) => state.spotlight)
  const isPhone = useIsNarrow(600)
  const select = useSelect()
  const go = useGo()
  const { model, why } = inspected
  if (model === null) return null
  return (
    <Inspector
      model={model}
      why={why}
      spotlight={spotlight}
      onAsk={(asked) => desk.setState({ asked, spotlight: null })}
      onSpotlight={(number) => desk.setState({ spotlight: number })}
      onGo={go}
      onClose={() => select(null)}
      act={isPhone ? <ActButton /> : undefined}
    />
  )
}
