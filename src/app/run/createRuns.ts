// Holds the run of the branch that is played, beside the store. Another scene, branch or act makes another run.
import type { History } from '../../engine/History.ts'
import type { FileSpec, Scenario } from '../../scenario/Scenario.ts'
import type { FileRecords } from '../../trace/records.ts'
import { playedScenario, type SessionStore } from '../session/createSession.ts'
import { brokenHistory } from './brokenHistory.ts'

type Files = ReadonlyMap<string, FileRecords>

export interface Runs {
  /** The run of what the session plays now. Never throws: a run that fails is one in which nothing happens. */
  current(): History
  /** The records of the scenario's files, by name. */
  files(): Files
  /** Why the run failed: our own fault. Undefined while all is well. */
  fault(): unknown
  /** The run failed while it was under way. */
  failed(fault: unknown): void
  /** Makes the run again, as if nothing had happened. */
  retry(): void
}

export interface RunsParts {
  readonly store: SessionStore
  readonly makeHistory: (scenario: Scenario, files: Files) => History
  readonly readFiles: (scenario: Scenario) => Files
}

interface Made {
  readonly key: Key
  readonly files: Files
  readonly history: History
  readonly fault: unknown
}

interface Key {
  readonly scene: object
  readonly acts: object
  readonly files: Readonly<Record<string, FileSpec>>
}

/** Only one run is kept at a time: its keyframes are what memory is spent on. */
export function createRuns(parts: RunsParts): Runs {
  let made: Made | undefined
  const now = (): Made => {
    const key = keyOf(parts.store)
    if (made === undefined || !isSame(made.key, key)) made = make(parts, key)
    return made
  }
  return {
    current: () => now().history,
    files: () => now().files,
    fault: () => now().fault,
    failed(fault) {
      const { key, files, history } = now()
      made = { key, files, history: brokenHistory(history.scenario), fault }
    },
    retry() {
      made = undefined
    },
  }
}

function make({ store, makeHistory, readFiles }: RunsParts, key: Key): Made {
  const scenario = playedScenario(store.getState())
  try {
    const files = readFiles(scenario)
    return { key, files, history: makeHistory(scenario, files), fault: undefined }
  } catch (fault) {
    return { key, files: new Map(), history: brokenHistory(scenario), fault }
  }
}

function keyOf(store: SessionStore): Key {
  const { scene, files } = store.getState()
  const acts = scene.branches.find(({ id }) => id === scene.current)?.acts ?? []
  return { scene: scene.base, acts, files }
}

function isSame(one: Key, other: Key): boolean {
  return one.scene === other.scene && one.acts === other.acts && one.files === other.files
}
