// What an opened scene is about, until the person acts, selects something or closes it; then a hint, if there is one.
import { PRESETS, type Preset } from '../../presets/index.ts'
import { type Offer, SceneCard } from '../../views/welcome/SceneCard.tsx'
import { appWords, controls } from '../../words/en/app.ts'
import { welcomeWords } from '../../words/en/welcome.ts'
import { perform } from '../deeds.ts'
import { presetOf } from '../open/presets.ts'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { openPreset } from '../sceneDeeds.ts'
import { isLocked } from '../session/createSession.ts'
import { HintPart } from './HintPart.tsx'
import { useIsNarrow } from './usePage.ts'

/** How many other scenes are one press away. */
const MORE = 3

/** px below which a card would lie over the acts themselves; the first caption says what the scene is about. */
const NO_ROOM = 360

/** The card of the open scene, or a hint. */
export function WelcomeArea() {
  const isNew = useDesk((state) => state.isNew)
  // It speaks of what stands on the stage; over another view's rows it would only lie in the way.
  const isQuiet = useSession(
    (state) => state.selected !== null || state.trouble !== null || state.view !== 'stage',
  )
  const preset = useSession((state) => presetOf(state.scene.base))
  const hasNoRoom = useIsNarrow(NO_ROOM)
  if (hasNoRoom) return null
  return isNew && !isQuiet && preset !== undefined ? <Card preset={preset} /> : <HintPart />
}

function Card({ preset }: { readonly preset: Preset }) {
  const shell = useShell()
  const { desk } = shell
  const why = appWords.lockedByLink()
  const actLock = useSession((state) => (isLocked(state, controls.act) ? why : undefined))
  const openLock = useSession((state) => (isLocked(state, controls.open) ? why : undefined))
  const offerOf = ({ label, act }: Preset['actToTry']): Offer => ({
    label,
    onPress: () => perform(shell, act),
    locked: actLock,
  })
  return (
    <SceneCard
      title={preset.scenario.title}
      aim={preset.aim}
      toTry={offerOf(preset.actToTry)}
      toBreak={offerOf(preset.actToBreak)}
      more={scenesAfter(preset).map((next) => ({
        label: next.scenario.title,
        onPress: () => openPreset(shell, next),
        locked: openLock,
      }))}
      all={{
        label: welcomeWords.all(),
        onPress: () => desk.setState({ dialog: { name: 'gallery' } }),
        locked: openLock,
      }}
      onClose={() => desk.setState({ isNew: false })}
    />
  )
}

/** The scenes that follow in the gallery, round its end. */
function scenesAfter(preset: Preset): readonly Preset[] {
  const here = PRESETS.findIndex(({ scenario }) => scenario.id === preset.scenario.id)
  return [...PRESETS, ...PRESETS].slice(here + 1, here + 1 + MORE)
}
