// vectors/config-defs: the reference table of all settings.
import type { ConfigDefinition } from '../../kafka/reference/configDefinitions.ts'
import {
  findConfigDefinition,
  loadConfigDefinitions,
} from '../../kafka/reference/configDefinitions.ts'
import type { Harness } from './Harness.ts'
import { textOf } from './json.ts'

let table: readonly ConfigDefinition[] = []

export const configDefsHarness: Harness = {
  rules: { inputs: [] },
  async prepare() {
    table = await loadConfigDefinitions()
  },
  run(recorded) {
    const of = textOf(recorded, 'of')
    const found = findConfigDefinition(table, of, textOf(recorded, 'name'))
    if (!found) throw new Error(`${of} has no such setting`)
    return { ...found }
  },
}
