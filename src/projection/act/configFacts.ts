// What Kafka says about a setting, for the row of a form that names it.
import { type ConfigRow, NOT_YET, validatorText } from '../../kafka/configs/ConfigRow.ts'
import { CONFIG_ROWS, configRow } from '../../kafka/configs/configRows.ts'
import { parseConfigValue } from '../../kafka/configs/parseConfigValue.ts'
import { configNote } from '../../words/en/act.ts'
import { settingSentence } from '../../words/en/settings.ts'
import type { ConfigScope } from './ActForm.ts'

export interface ConfigFacts {
  /** `INT · default 5 · [0,...] · changes live`. */
  readonly line: string
  readonly sentence: string
  /** Kafka's own words for a value it does not take; undefined when it does. */
  readonly fault: (value: string) => string | undefined
}

/** Facts of a setting; undefined when Kafka knows none of that name there. */
export function configFacts(scope: ConfigScope, name: string): ConfigFacts | undefined {
  const row = configRow(scope, name)
  if (row === undefined) return undefined
  return {
    line: configNote.join(partsOf(row)),
    sentence: settingSentence(scope, name),
    fault: (value) => {
      const parsed = parseConfigValue(row, value)
      return 'error' in parsed ? parsed.error : undefined
    },
  }
}

/** Names to suggest: settings whose behaviour is modelled first. */
export function configNames(scope: ConfigScope): readonly string[] {
  const rows = CONFIG_ROWS[scope]
  const isModelled = (row: ConfigRow) => row.modelledIn !== NOT_YET
  return [...rows.filter(isModelled), ...rows.filter((row) => !isModelled(row))].map(
    ({ name }) => name,
  )
}

function partsOf(row: ConfigRow): readonly string[] {
  const valid = validatorText(row.valid)
  const isLive = row.dynamic !== 'fixed' && row.dynamic !== 'read-only'
  return [
    configNote.type(row.type),
    ...(row.default == null ? [] : [configNote.defaultsTo(row.default)]),
    ...(valid === null || valid === '' ? [] : [configNote.range(valid)]),
    isLive ? configNote.live() : configNote.notLive(),
    ...(row.modelledIn === NOT_YET ? [configNote.notModelled()] : []),
  ]
}
