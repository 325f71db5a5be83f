// vectors/errors: the table of error codes, looked up both ways.
import { ERRORS, errorNamed, errorOfCode, isErrorName } from '../../kafka/errors.ts'
import { defaultText } from '../../kafka/errorTexts.ts'
import type { Harness } from './Harness.ts'
import type { JsonObject } from './json.ts'
import { numberOf, textOf } from './json.ts'

export const errorsHarness: Harness = {
  rules: { inputs: [] },
  run(recorded) {
    const name = textOf(recorded, 'name')
    if (!isErrorName(name)) throw new Error(`not in the table of ${ERRORS.length}: ${name}`)
    const { code } = errorNamed(name)
    const row = errorOfCode(numberOf(recorded, 'code'))
    const { exception, retriable, refreshesMetadata } = row
    const found: JsonObject = {
      code,
      name: row.name,
      exception,
      retriable,
      refreshesMetadata,
      message: defaultText(row.name),
    }
    return found
  },
}
