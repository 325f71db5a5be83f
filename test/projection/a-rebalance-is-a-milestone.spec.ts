import { expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import { presetNamed } from '../../src/presets/index.ts'
import { milestoneText } from '../../src/projection/milestones.ts'

it('A rebalance and its end are told on the timeline, by the group’s name', () => {
  const scenario = presetNamed('group-grows')?.scenario
  if (!scenario) throw new Error('no such scene')
  const history = createHistory(scenario)
  history.advance(history.endsAt)
  const labels = history.milestones.map((event) => milestoneText(event).label)
  expect(labels.filter((label) => label.startsWith('billing '))).toEqual([
    'billing rebalances',
    'billing generation 1',
    'billing rebalances',
    'billing generation 2',
  ])
})
