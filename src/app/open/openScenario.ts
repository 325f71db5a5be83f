// Opening a scenario, whatever it came from, and beginning to play it.
import { hasGroups } from '../../engine/GroupPart.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import { loadGroups } from '../later.ts'
import type { Shell } from '../Shell.ts'
import type { HowOpened } from '../session/createSession.ts'

/** Opens it; it plays unless it asks to start paused, or the person wants little motion. */
export function openScenario(shell: Shell, scenario: Scenario, how: HowOpened = {}): void {
  shell.store.getState().open(scenario, how)
  shell.desk.setState({ isNew: false })
  playUnlessAskedNotTo(shell)
}

/** The part of the engine that only scenes with groups need. */
export async function loadEngineFor(scenario: Scenario): Promise<void> {
  if (hasGroups(scenario)) await loadGroups()
}

/** Does something once the engine has all that a scenario needs: at once, where it needs no more than most. */
export function onceEngineIsThere(scenario: Scenario, then: () => void): void {
  if (hasGroups(scenario)) void loadGroups().then(then)
  else then()
}

/** The same for a scenario from outside, which may bring files. */
export async function openBrought(
  shell: Shell,
  scenario: Scenario,
  how: HowOpened = {},
): Promise<void> {
  if (scenario.files !== undefined) await shell.files.load()
  await loadEngineFor(scenario)
  openScenario(shell, scenario, how)
}

/** Begins to play what is open. */
export function playUnlessAskedNotTo({ store, playback, prefersReducedMotion }: Shell): void {
  const { scene, trouble } = store.getState()
  const isPaused = scene.base.open?.paused === true || prefersReducedMotion()
  if (trouble === null && !isPaused) playback.play()
}
