// The one act that the scene suggests: first the one to try, then the one to break.
import type { Action } from '../scenario/Scenario.ts'
import type { Shell } from './createShell.ts'
import { perform } from './deeds.ts'
import { presetOf } from './open/presets.ts'
import { playedScenario } from './session/createSession.ts'
import type { SessionState } from './session/Session.ts'

export interface Suggestion {
  readonly label: string
  readonly act: Action
  /** A fault stands in danger's colour. */
  readonly isFault: boolean
}

/** What has not been done yet in this branch; null when both have, or the scene is one's own. */
export function suggestionOf(state: SessionState): Suggestion | null {
  const preset = presetOf(state.scene.base)
  if (preset === undefined) return null
  const done = playedScenario(state).acts.map((act) => JSON.stringify(act.do))
  const isOpen = ({ act }: { readonly act: Action }) => !done.includes(JSON.stringify(act))
  if (isOpen(preset.actToTry)) return { ...preset.actToTry, isFault: false }
  return isOpen(preset.actToBreak) ? { ...preset.actToBreak, isFault: true } : null
}

/** Does it, if there is one. */
export function performSuggested(shell: Shell): void {
  const suggestion = suggestionOf(shell.store.getState())
  if (suggestion !== null) perform(shell, suggestion.act)
}
