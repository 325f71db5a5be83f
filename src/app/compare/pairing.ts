// Two runs on one clock, where two are compared. Everything they need is loaded only then.
import type { History } from '../../engine/History.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import type { FileReader } from '../open/scenarioFiles.ts'
import type { Runs } from '../run/createRuns.ts'
import type { SessionStore } from '../session/createSession.ts'
import type { createPair, Pair } from './createPair.ts'

export interface Pairing {
  /** Both runs; null while one is played alone or the other one is being loaded. */
  pair(): Pair | null
  /** What the clock runs on: the run that is played, or both. */
  history(): History
}

export interface PairingParts {
  readonly store: SessionStore
  readonly runs: Runs
  readonly makeHistory: (scenario: Scenario, files: ReturnType<FileReader['read']>) => History
  readonly readFiles: FileReader['read']
  /** What is needed for two runs is there. */
  readonly onLoaded: () => void
}

/** Makes the other run when it is first asked for, and again when the run that is played becomes another. */
export function createPairing(parts: PairingParts): Pairing {
  let make: typeof createPair | 'loading' | undefined
  let made: Pair | null = null
  const load = async () => {
    make = 'loading'
    make = (await import('./createPair.ts')).createPair
    parts.onLoaded()
  }
  const pair = (): Pair | null => {
    const { compare } = parts.store.getState()
    if (compare === null || parts.runs.fault() !== undefined) {
      made = null
      return null
    }
    if (make === undefined) void load()
    if (make === undefined || make === 'loading') return null
    const left = parts.runs.current()
    if (made?.left.history !== left || made.compare !== compare)
      made = make({ ...parts, left, compare })
    return made
  }
  return { pair, history: () => pair()?.linked ?? parts.runs.current() }
}
