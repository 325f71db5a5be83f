// The dialog behind `Compare`, wired.
import { presetNamed } from '../../presets/index.ts'
import { settingSubjects } from '../../projection/compare/settingForm.ts'
import type { CompareSpec } from '../../scenario/Scenario.ts'
import { CompareDialog } from '../../views/compare/CompareDialog.tsx'
import { branchName } from '../deedNames.ts'
import type { Shell } from '../Shell.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { scenarioOf } from '../session/branches.ts'

/** Chooses the other run; the comparison begins at the moment that is shown. */
export function ComparePart({ onClose }: { readonly onClose: () => void }) {
  const shell = useShell()
  const scene = useSession((state) => state.scene)
  const preset = presetNamed(scene.base.id)
  const compare = (spec: CompareSpec) => compareWith(shell, spec)
  const others = scene.branches.filter(({ id }) => id !== scene.current)
  return (
    <CompareDialog
      claim={preset?.claim.sentence ?? null}
      branches={others.map((branch) => ({ id: branch.id, name: branchName(branch) }))}
      subjects={settingSubjects(scenarioOf(scene))}
      onOpposite={() => compare({ to: 'opposite' })}
      onBranch={(id) => {
        const branch = others.find((each) => each.id === id)
        if (branch !== undefined) compare({ to: 'acts', acts: branch.acts })
      }}
      onSetting={compare}
      onClose={onClose}
    />
  )
}

/** Sets another run beside the one that is played. A place in both is an instant, so the cursor shows all of its own. */
function compareWith({ store, desk }: Shell, compare: CompareSpec): void {
  const { cursor, set, moveTo } = store.getState()
  desk.setState({ dialog: null, asked: null, spotlight: null })
  moveTo({ at: cursor.at })
  set({ compare, view: 'stage', selected: null, touched: true })
}
