// vectors/apis: the reference table of all APIs.
import type { ApiRow } from '../../kafka/reference/apis.ts'
import { findApi, loadApis } from '../../kafka/reference/apis.ts'
import type { Harness } from './Harness.ts'
import { numberOf, textOf } from './json.ts'

let table: readonly ApiRow[] = []

export const apisHarness: Harness = {
  rules: { inputs: [] },
  async prepare() {
    table = await loadApis()
  },
  run(recorded) {
    const byNumber = findApi(table, numberOf(recorded, 'apiKey'))
    const byName = findApi(table, textOf(recorded, 'key'))
    if (!byNumber || !byName) throw new Error(`not in the table: ${textOf(recorded, 'key')}`)
    return { ...byNumber, apiKey: byName.apiKey }
  },
}
