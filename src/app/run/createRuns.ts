// Holds the run of the branch that is played, beside the store. Another scene, branch or act makes another run.
import type { History } from '../../engine/History.ts'
import type { FileSpec, Scenario } from '../../scenario/Scenario.ts'
import type { FileRecords } from '../../trace/records.ts'
import { recordsOfFiles } from '../open/scenarioFiles.ts'
import { playedScenario, type SessionStore } from '../session/createSession.ts'

export interface Runs {
  /** The run of what the session plays now. */
  current(): History
  /** The records of the scenario's files, by name. */
  files(): ReadonlyMap<string, FileRecords>
}

export type MakeHistory = (scenario: Scenario, files: ReadonlyMap<string, FileRecords>) => History

interface Key {
  readonly scene: object
  readonly acts: object
  readonly files: Readonly<Record<string, FileSpec>>
}

/** Only one run is kept at a time: its keyframes are what memory is spent on. */
export function createRuns(store: SessionStore, make: MakeHistory): Runs {
  let made: Made | undefined
  const now = (): Made => {
    const key = keyOf(store)
    if (made === undefined || !isSame(made.key, key)) {
      const scenario = playedScenario(store.getState())
      const files = recordsOfFiles(scenario)
      made = { key, files, history: make(scenario, files) }
    }
    return made
  }
  return { current: () => now().history, files: () => now().files }
}

interface Made {
  readonly key: Key
  readonly history: History
  readonly files: ReadonlyMap<string, FileRecords>
}

function keyOf(store: SessionStore): Key {
  const { scene, files } = store.getState()
  const acts = scene.branches.find(({ id }) => id === scene.current)?.acts ?? []
  return { scene: scene.base, acts, files }
}

function isSame(one: Key, other: Key): boolean {
  return one.scene === other.scene && one.acts === other.acts && one.files === other.files
}
