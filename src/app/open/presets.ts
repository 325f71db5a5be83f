// The scenes ready to open: the one the page opens with is there at once, the others soon after the first picture.
import { leaderCrash } from '../../presets/leaderCrash.ts'
import { onThePage, type Preset } from '../../presets/Preset.ts'
import type { Scenario } from '../../scenario/Scenario.ts'

let known: readonly Preset[] = [leaderCrash]

/** All of them, in the order the menu shows them. */
export async function loadPresets(): Promise<readonly Preset[]> {
  known = (await import('../../presets/index.ts')).PRESETS
  return known
}

/** The scene the page opens with. */
export function usualScene(): Scenario {
  return onThePage(leaderCrash)
}

/** The preset a scenario began as; undefined for one of its own, and for one that is not loaded yet. */
export function presetOf(scenario: Pick<Scenario, 'id'>): Preset | undefined {
  return known.find((preset) => preset.scenario.id === scenario.id)
}
