// What a person does with the page, whatever they did it with: a button, a key, a menu. `sceneDeeds.ts` and `timeDeeds.ts`
// have what the first picture does without.
import type { Action } from '../scenario/Scenario.ts'
import { loadSceneDeeds } from './later.ts'
import { onceEngineIsThere } from './open/openScenario.ts'
import type { Shell } from './Shell.ts'
import { loopAround } from './session/loop.ts'

/** Performs an act now; playing goes on from there. */
export function perform({ store, desk }: Shell, action: Action): void {
  const { base } = store.getState().scene
  onceEngineIsThere({ ...base, acts: [{ when: { at: '0s' }, do: action }] }, () => {
    store.getState().act(action)
    desk.setState({ dialog: null, isNew: false })
  })
}

/** Saves the scenario, a person's files included. */
export async function save(shell: Shell): Promise<void> {
  const { saveScene } = await loadSceneDeeds()
  await saveScene(shell)
}

/** Loops what one is looking at, or lets go of the loop. */
export function toggleLoop({ store, runs }: Shell): void {
  const { loop, cursor, set } = store.getState()
  const { milestones, endsAt } = runs.current()
  set({ loop: loop === null ? loopAround(cursor.at, milestones, endsAt) : null })
}
