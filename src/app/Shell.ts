// What the parts of the page share: session, run, playback, saving and opening. `createShell` wires it together.
import type { Pairing } from './compare/pairing.ts'
import type { FileReader } from './open/scenarioFiles.ts'
import type { Playback } from './playback/createPlayback.ts'
import type { IdleFinder } from './run/createIdleFinder.ts'
import type { Moments } from './run/createMoments.ts'
import type { Runs } from './run/createRuns.ts'
import type { DeskStore } from './session/createDesk.ts'
import type { SessionStore } from './session/createSession.ts'

export interface Shell {
  readonly store: SessionStore
  readonly desk: DeskStore
  readonly runs: Runs
  /** The other run, where two are compared. */
  readonly pairing: Pairing
  readonly moments: Moments
  readonly playback: Playback
  readonly idle: IdleFinder
  readonly files: FileReader
  readonly prefersReducedMotion: () => boolean
}
