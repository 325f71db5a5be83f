import { expect, it } from 'vitest'
import { simulate } from '../../../src/engine/simulate.ts'
import { presetNamed } from '../../../src/presets/index.ts'
import { durationUs } from '../../../src/scenario/duration.ts'
import type { Scenario } from '../../../src/scenario/Scenario.ts'

/** As the scene was when the seed was found. */
function withThreeCopies(scenario: Scenario): Scenario {
  const { main } = scenario.clusters
  const laps = [
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ]
  const topics = main?.topics?.map((topic) => ({
    ...topic,
    assignment: [...laps, ...laps],
    configs: { 'min.insync.replicas': '2' },
  }))
  return { ...scenario, clusters: { main: { ...main, topics } } } as Scenario
}

// A Fetch was answered while the commit before the rebalance was on its way: the record was handed out, and again to the
// partition's next owner.
it('An eager member is handed nothing between its last commit and giving its partitions up', () => {
  const scenario = presetNamed('group-grows')?.scenario
  if (!scenario) throw new Error('no such scene')
  const run = simulate({ ...withThreeCopies(scenario), seed: 158_381 })
  run.run({ at: durationUs(scenario.endsAfter) })
  const readers = run.state.clients.flatMap((client) => (client.type === 'reader' ? [client] : []))
  const delivered = readers.reduce((sum, reader) => sum + reader.delivered, 0)
  expect(delivered).toBeGreaterThan(130)
  expect(delivered).toBeLessThanOrEqual(150)
})
