// What every check after the schema is given, and how it reports.
import * as words from '../../words/en/scenario.ts'
import { guess } from '../guess.ts'
import { type Path, type Place, type Problem, pathText, valueAt, valueText } from '../Problem.ts'
import { type ProcessSpec, processEndpoint, type Scenario } from '../Scenario.ts'

export interface Check {
  readonly scenario: Scenario
  readonly place: Place
  /** Names of the events a trigger may wait for; absent = not known here. */
  readonly events?: readonly string[]
  readonly problems: Problem[]
}

/** Reports a problem at a place of the scenario. */
export function report(
  check: Check,
  path: Path,
  sentence: string,
  allowed: string,
  hint?: string,
): void {
  const value = valueText(valueAt(check.scenario, path))
  const problem = { path: pathText(path), value, allowed, sentence }
  check.problems.push(hint === undefined ? problem : { ...problem, hint })
}

/** Reports a name that refers to nothing, with the nearest one that would. */
export function reportUnknown(
  check: Check,
  path: Path,
  what: string,
  name: string,
  known: readonly string[],
): void {
  const near = guess(name, known)
  const hint = near === undefined ? undefined : words.didYouMean(near)
  report(check, path, words.noSuch(what, name), words.oneOfThese(known), hint)
}

/** Reports the second of two equal names. */
export function reportTwice(
  check: Check,
  names: readonly (readonly [Path, string])[],
  what: string,
): void {
  const seen = new Set<string>()
  for (const [path, name] of names) {
    if (seen.has(name)) report(check, path, words.twice(what, name), words.twiceFits(what))
    seen.add(name)
  }
}

/** All clusters with their names. */
export function clustersOf(scenario: Scenario) {
  return Object.entries(scenario.clusters)
}

/** All processes of all clusters. */
function processesOf(scenario: Scenario): ProcessSpec[] {
  return clustersOf(scenario).flatMap(([, cluster]) =>
    cluster.hosts.flatMap((host) => host.processes),
  )
}

/** Ids of all nodes. */
export function nodeIdsOf(scenario: Scenario): number[] {
  return processesOf(scenario).map(({ node }) => node)
}

/** The names of all nodes on the network. */
export function nodeEndpointsOf(scenario: Scenario): string[] {
  return processesOf(scenario).map(processEndpoint)
}
