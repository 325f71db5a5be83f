import { describe, expect, it } from 'vitest'
import '../../scripts/withGroups.ts'
import { createHistory } from '../../../src/engine/createHistory.ts'
import { commitBeforeOrAfter } from '../../../src/presets/commitBeforeOrAfter.ts'
import { differencesOf } from '../../../src/projection/compare/differences.ts'
import { projectCompare } from '../../../src/projection/compare/projectCompare.ts'
import { addToTally, createTally } from '../../../src/projection/compare/tally.ts'
import type { Scenario } from '../../../src/scenario/Scenario.ts'
import { readerOf } from '../cannedState.ts'

const { scenario, claim } = commitBeforeOrAfter
const opposite = claim.opposite(scenario)

function sideOf(scene: Scenario) {
  const history = createHistory(scene)
  history.advance(history.endsAt)
  const tally = createTally()
  addToTally(tally, history.eventsBetween(0, history.endsAt), history.endsAt)
  const state = history.stateAt({ at: history.endsAt })
  return { state, tally, breaches: history.breaches, read: readerOf(state) }
}

describe('The same crash beside itself, with the commit before and after the work', () => {
  const { more } = projectCompare({
    at: 30_000_000,
    seed: scenario.seed,
    differences: differencesOf(scenario, opposite),
    left: sideOf(scenario),
    right: sideOf(opposite),
  })
  const counter = (id: string) => more.find((each) => each.id === id)

  it('counts what nobody finishes on the one side, what is finished twice on the other', () => {
    expect(counter('finishedByNobody')).toMatchObject({ left: '3', right: '0' })
    expect(counter('finishedTwice')).toMatchObject({ left: '0', right: '2' })
  })
})
