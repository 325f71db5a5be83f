import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import { firstRecords } from '../../src/presets/firstRecords.ts'

describe('While the state of one moment is shown', () => {
  it('stays that of its moment, whatever is asked about others', () => {
    const history = createHistory(firstRecords.scenario)
    const shown = history.stateAt({ at: 2_600_000 })
    const before = { n: shown.n, at: shown.at, ends: endsOf(shown) }
    const later = history.lookAt({ at: 9_000_000 })
    history.next({ at: 12_000_000 }, 'message')
    history.previous({ at: 7_000_000 }, 'milestone')
    history.eventsBetween(14_000_000, 15_000_000)
    history.hashAt({ at: 20_000_000 })
    expect(endsOf(later)).not.toEqual(before.ends)
    expect({ n: shown.n, at: shown.at, ends: endsOf(shown) }).toEqual(before)
  })
})

function endsOf(state: ReturnType<ReturnType<typeof createHistory>['stateAt']>): number[] {
  return state.nodes.flatMap((node) => node.replicas.map((replica) => replica.log.endOffset))
}
