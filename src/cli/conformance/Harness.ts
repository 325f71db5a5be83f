// What turns a recorded case into the model's own answer to it.
import type { Comparison, ComparisonRules } from './compareLeaves.ts'
import type { JsonObject } from './json.ts'

/** A file of recorded cases. */
export interface CaseFile {
  /** Path under the folder without `.json`, e.g. `vectors/placement`. */
  readonly path: string
  /** What kind of cases it holds: its own `area`, e.g. `vectors/placement`, else its path. */
  readonly area: string
  /** Everything beside the cases. */
  readonly header: JsonObject
  readonly cases: readonly JsonObject[]
}

/** Rules that depend on a case as a whole. */
export type RulesOfCase = (recorded: JsonObject, produced: JsonObject) => ComparisonRules

/** One kind of case file. */
export interface Harness {
  /** The same for all cases, or made for one case and what was produced for it. */
  readonly rules: ComparisonRules | RulesOfCase
  /** Runs the model on a case's inputs; gives an object shaped like the case, without its inputs. */
  readonly run: (recorded: JsonObject, file: CaseFile) => JsonObject
  /** Why a case cannot be run by this harness, null = it can. */
  readonly skips?: (recorded: JsonObject) => string | null
  /** A comparison of its own, for cases whose values hang together; absent = leaf by leaf by the rules. */
  readonly compare?: (recorded: JsonObject, produced: JsonObject) => Comparison
  /** Loads what the runs need, once per file. */
  readonly prepare?: () => Promise<void>
}

/** The rules for one case. */
export function rulesFor(
  harness: Harness,
  recorded: JsonObject,
  produced: JsonObject,
): ComparisonRules {
  const { rules } = harness
  return typeof rules === 'function' ? rules(recorded, produced) : rules
}
