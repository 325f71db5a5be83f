import { playedScenario } from './createSession.ts'
import type { SessionState } from './Session.ts'

/** Names of files whose content is not here: a link carries only size and hash. */
export function missingFiles(state: SessionState): readonly string[] {
  const files = playedScenario(state).files ?? {}
  return Object.keys(files).filter((name) => files[name]?.content === undefined)
}
