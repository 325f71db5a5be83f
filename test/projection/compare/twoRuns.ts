// acks=1 beside acks=all: the two real runs, run to their end once.
import { createHistory } from '../../../src/engine/createHistory.ts'
import type { History } from '../../../src/engine/History.ts'
import { US_PER_S } from '../../../src/kafka/terms.ts'
import { acksOneLoses } from '../../../src/presets/acksOneLoses.ts'
import { differencesOf } from '../../../src/projection/compare/differences.ts'
import { projectCompare, type SideInput } from '../../../src/projection/compare/projectCompare.ts'
import { addToTally, createTally, type Tally } from '../../../src/projection/compare/tally.ts'
import { readerOf } from '../cannedState.ts'

interface Counted {
  readonly history: History
  readonly tally: Tally
}

function counted(history: History): Counted {
  history.advance(history.endsAt)
  const tally = createTally()
  addToTally(tally, history.eventsBetween(0, history.endsAt), history.endsAt)
  return { history, tally }
}

export const scene = acksOneLoses.scenario
export const opposite = acksOneLoses.claim.opposite(scene)

let runs: { readonly left: Counted; readonly right: Counted } | undefined

export function twoRuns() {
  runs ??= { left: counted(createHistory(scene)), right: counted(createHistory(opposite)) }
  return runs
}

function sideAt({ history, tally }: Counted, at: number): SideInput {
  const state = history.stateAt({ at })
  return { state, tally, breaches: history.breaches, read: readerOf(state) }
}

/** The comparison at an instant, in seconds. */
export function compareAt(seconds: number) {
  const { left, right } = twoRuns()
  const at = seconds * US_PER_S
  return projectCompare({
    at,
    seed: scene.seed,
    differences: differencesOf(scene, opposite),
    left: sideAt(left, at),
    right: sideAt(right, at),
  })
}
