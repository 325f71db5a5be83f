// The scenes ready to open, by id, as links name them.
import { PRESETS } from '../../presets/index.ts'
import type { Scenario } from '../../scenario/Scenario.ts'

export { PRESETS }

/** The scene the page opens with. */
export function usualScene(): Scenario {
  const [first] = PRESETS
  if (first === undefined) throw new Error('Kafkascope bug: there is no preset')
  return first.scenario
}

/** Presets as links know them. */
export function presetsById(): Readonly<Record<string, Scenario>> {
  return Object.fromEntries(PRESETS.map(({ scenario }) => [scenario.id, scenario]))
}

/** The preset a scenario began as; undefined for one of its own. */
export function presetOf(scenario: Pick<Scenario, 'id'>) {
  return PRESETS.find((preset) => preset.scenario.id === scenario.id)
}
