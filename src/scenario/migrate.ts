// Brings older scenarios forward, one schema version at a time; refuses newer ones with a sentence.
import * as words from '../words/en/scenario.ts'
import { type Place, type Problem, valueText } from './Problem.ts'
import { SCHEMA_VERSION } from './versions.ts'

/** From the version it stands under to the next: plain JSON in, plain JSON out. */
export type Migration = (
  scenario: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>>

/** Version 1 is the first, so nothing has to be brought forward yet. */
const MIGRATIONS: ReadonlyMap<number, Migration> = new Map()

export type Migrated = { readonly json: unknown } | { readonly problem: Problem }

/** JSON of any known schema version → JSON of the newest. What is no scenario at all passes: the schema says so. */
export function migrate(
  json: unknown,
  place: Place,
  migrations = MIGRATIONS,
  newest: number = SCHEMA_VERSION,
): Migrated {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { json }
  let scenario = json as Readonly<Record<string, unknown>> & { readonly schema?: unknown }
  const version = scenario.schema
  if (typeof version !== 'number' || !Number.isInteger(version)) return { json }
  if (version > newest) return { problem: newerProblem(version, place, newest) }
  for (let from = version; from < newest; from++) {
    const step = migrations.get(from)
    if (!step) return { json: scenario }
    scenario = { ...step(scenario), schema: from + 1 }
  }
  return { json: scenario }
}

function newerProblem(version: number, place: Place, newest: number): Problem {
  return {
    path: 'schema',
    value: valueText(version),
    allowed: words.upTo(newest),
    sentence: words.newerSchema(place, version, newest),
    hint: words.getNewer(),
  }
}
