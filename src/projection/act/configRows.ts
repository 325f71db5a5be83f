// Rows of settings in a form: `set.0.name`, `set.0.value`, `set.1.name` …
import type { Configs } from '../../scenario/Scenario.ts'
import { actFaults } from '../../words/en/act.ts'
import type { FormValues } from './ActForm.ts'

/** Most rows a form shows. */
export const MAX_CONFIG_ROWS = 20

export interface ConfigEntry {
  readonly name: string
  readonly value: string
}

/** The rows of a field, in order; a row ends the list where neither its name nor its value was ever typed. */
export function configEntries(values: FormValues, field: string): readonly ConfigEntry[] {
  const entries: ConfigEntry[] = []
  for (let index = 0; index < MAX_CONFIG_ROWS; index++) {
    const name = values[`${field}.${index}.name`]
    const value = values[`${field}.${index}.value`]
    if (name === undefined && value === undefined) break
    entries.push({ name: name ?? '', value: value ?? '' })
  }
  return entries
}

/** The same values with these rows and no others. */
export function withConfigEntries(
  values: FormValues,
  field: string,
  entries: readonly ConfigEntry[],
): FormValues {
  const others = Object.entries(values).filter(([key]) => !key.startsWith(`${field}.`))
  const rows = entries.flatMap(({ name, value }, index) => [
    [`${field}.${index}.name`, name],
    [`${field}.${index}.value`, value],
  ])
  return Object.fromEntries([...others, ...rows])
}

/** What is wrong with a row; an empty row is nothing wrong. */
export function configFault({ name, value }: ConfigEntry): string | undefined {
  if (name.trim() === '' && value.trim() === '') return undefined
  if (!/^[\w.-]{1,200}$/.test(name.trim())) return actFaults.configNameForm()
  return value.trim() === '' ? actFaults.configValue() : undefined
}

/** The settings of the rows that are filled in; undefined when there is none. */
export function configsOf(values: FormValues, field: string): Configs | undefined {
  const filled = configEntries(values, field).filter(({ name }) => name.trim() !== '')
  if (filled.length === 0) return undefined
  return Object.fromEntries(filled.map(({ name, value }) => [name.trim(), value.trim()]))
}

/** Names separated by commas or spaces. */
export function namesOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[\s,]+/).filter((name) => name !== '')
}
