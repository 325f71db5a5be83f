import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ConfigRow, ConfigScope } from '../../../src/kafka/configs/ConfigRow.ts'
import { NOT_YET, validatorText } from '../../../src/kafka/configs/ConfigRow.ts'
import { CONFIG_ROWS, configRow } from '../../../src/kafka/configs/configRows.ts'
import { parseConfigValue } from '../../../src/kafka/configs/parseConfigValue.ts'
import { settingSentence } from '../../../src/words/en/settings.ts'

interface Recorded {
  readonly of: string
  readonly name: string
  readonly type: string
  readonly default?: string | null
  readonly valid?: string
  readonly brokerName?: string
}

const file = new URL('../../conformance/cases/vectors/config-defs.json', import.meta.url)
const recorded: readonly Recorded[] = JSON.parse(readFileSync(file, 'utf8')).cases
const scopes: readonly ConfigScope[] = ['broker', 'topic', 'producer', 'consumer']

function definitionOf(scope: ConfigScope, row: ConfigRow): Recorded {
  const found = recorded.find((entry) => entry.of === scope && entry.name === row.name)
  if (!found) throw new Error(`${scope} has no recorded setting ${row.name}`)
  return found
}

describe.each(scopes)('of a %s', (scope) => {
  const rows = CONFIG_ROWS[scope]

  it('has rows, each name once and in this scope', () => {
    expect(rows.length).toBeGreaterThan(20)
    expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length)
    expect(rows.filter((row) => !row.scopes.includes(scope))).toEqual([])
  })

  it.each(rows.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const definition = definitionOf(scope, row)
    const { type, default: byDefault, valid } = definition
    const ours = { type: row.type, default: row.default, valid: validatorText(row.valid) }
    expect(ours).toEqual({ type, default: byDefault, valid: valid ?? null })
  })

  it.each(rows.map((row) => [row.name, row] as const))('%s takes its own default', (_, row) => {
    if (row.default === undefined || row.default === null) return
    expect(parseConfigValue(row, row.default)).not.toHaveProperty('error')
  })

  it('says of each in one sentence what it does', () => {
    const said = rows.map(({ name }) => [name, settingSentence(scope, name)] as const)
    const bad = said.filter(([, text]) => !/^[A-Z].*\.$/.test(text) || /\. [A-Z]/.test(text))
    expect(bad).toEqual([])
  })
})

describe('of a topic', () => {
  it('knows every setting a topic may carry', () => {
    const names = recorded.filter((entry) => entry.of === 'topic').map((entry) => entry.name)
    expect(names.filter((name) => !configRow('topic', name))).toEqual([])
  })

  it.each(CONFIG_ROWS.topic.map((row) => [row.name, row] as const))(
    '%s inherits from the broker as recorded',
    (_, row) => {
      expect(row.brokerNames?.[0]).toBe(definitionOf('topic', row).brokerName)
      const strangers = (row.brokerNames ?? []).filter((name) => !configRow('broker', name))
      expect(strangers).toEqual([])
    },
  )
})

describe('what is modelled', () => {
  it('is modelled in a place that exists', () => {
    const src = new URL('../../../src/', import.meta.url)
    const places = scopes.flatMap((scope) => CONFIG_ROWS[scope].map((row) => row.modelledIn))
    const real = places.filter((place) => place !== NOT_YET)
    expect(real.length).toBeGreaterThan(50)
    expect(real.filter((place) => !existsSync(new URL(place, src)))).toEqual([])
  })
})
