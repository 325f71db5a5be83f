// The door: anything at all → a scenario that can run, or what is wrong with it. Never throws, never drops in silence.
import * as words from '../words/en/scenario.ts'
import { checkActs } from './checks/acts.ts'
import type { Check } from './checks/Check.ts'
import { checkClients } from './checks/clients.ts'
import { checkClusters } from './checks/clusters.ts'
import { checkConfigs } from './checks/configs.ts'
import { checkFiles, checkOpen } from './checks/files.ts'
import { shapeProblem } from './jsonShape.ts'
import { migrate } from './migrate.ts'
import { MAX_PROBLEMS, type Place, type Problem, pathText, valueText } from './Problem.ts'
import type { Scenario } from './Scenario.ts'
import { scenarioSchema } from './schema.ts'
import { schemaProblems } from './schemaProblems.ts'

export interface DecodeOptions {
  /** Where it came from, for the sentences; absent = `scenario`. */
  readonly place?: Place
  /** Names of the events a trigger may wait for; absent = any. */
  readonly events?: readonly string[]
}

/** What could still be opened of something that is not sound as a whole. */
export interface SoundPart {
  readonly scenario: Scenario
  /** How many of the person's actions it holds, from the first. */
  readonly acts: number
}

export interface Refused {
  /** At least one, at most 20 and one that counts the rest. */
  readonly problems: readonly Problem[]
  readonly sound?: SoundPart
}

export type Decoded = { readonly scenario: Scenario } | Refused

/** Checks JSON data of any schema version known; the scenario given back is a copy with its keys in a fixed order. */
export function decodeScenario(input: unknown, options: DecodeOptions = {}): Decoded {
  try {
    const decoded = decode(input, options)
    if ('scenario' in decoded) return decoded
    return { ...withSoundPart(decoded, input, options), problems: capped(decoded.problems) }
  } catch {
    // Only something that is no data can get here, such as an object that throws when it is looked at.
    return { problems: [unreadable()] }
  }
}

function decode(input: unknown, options: DecodeOptions): Decoded {
  const place = options.place ?? 'scenario'
  const shape = shapeProblem(input)
  if (shape) return { problems: [shape] }
  const migrated = migrate(input, place)
  if ('problem' in migrated) return { problems: [migrated.problem] }
  const parsed = scenarioSchema.safeParse(migrated.json)
  if (!parsed.success) {
    return { problems: schemaProblems(parsed.error.issues, migrated.json) }
  }
  const scenario: Scenario = parsed.data
  const problems = meaningProblems(scenario, { ...options, place })
  return problems.length === 0 ? { scenario } : { problems }
}

/** What the schema cannot see: names that refer to nothing, order, and what this release does not run. */
function meaningProblems(
  scenario: Scenario,
  options: DecodeOptions & { readonly place: Place },
): Problem[] {
  const check: Check = { ...options, scenario, problems: [] }
  checkClusters(check)
  checkClients(check)
  checkActs(check)
  checkConfigs(check)
  checkFiles(check)
  checkOpen(check)
  return check.problems
}

function capped(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MAX_PROBLEMS
  if (more <= 0) return problems
  const last: Problem = {
    path: pathText([]),
    value: valueText(problems.length),
    allowed: words.moreProblemsFits(),
    sentence: words.moreProblems(more),
  }
  return [...problems.slice(0, MAX_PROBLEMS), last]
}

/** When only actions are wrong, those before the first wrong one may still be opened. */
function withSoundPart(refused: Refused, input: unknown, options: DecodeOptions): Refused {
  const indexes = refused.problems.map(({ path }) => /^acts\[(\d+)\]/.exec(path)?.[1])
  if (indexes.includes(undefined) || !hasActs(input)) return refused
  const acts = Math.min(...indexes.map(Number))
  const part = decode({ ...input, acts: input.acts.slice(0, acts) }, options)
  return 'scenario' in part ? { ...refused, sound: { scenario: part.scenario, acts } } : refused
}

function hasActs(input: unknown): input is { readonly acts: readonly unknown[] } {
  return typeof input === 'object' && input !== null && 'acts' in input && Array.isArray(input.acts)
}

function unreadable(): Problem {
  return {
    path: pathText([]),
    value: 'nothing',
    allowed: words.plainJson(),
    sentence: words.unreadable(),
  }
}
