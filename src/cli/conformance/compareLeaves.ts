// Walks what was recorded, leaf by leaf, and looks each up in what the model produced.
// Recorded forms: a plain value is exact; {"varies": […]} = any of the list; {"min", "max"} = a range.
import type { Json, JsonObject, PathStep } from './json.ts'
import { isList, isObject, isUnder, pathText } from './json.ts'

/** How the fields of one kind of case are compared; paths as in `isUnder`. */
export interface ComparisonRules {
  /** Given to the model, so not compared. */
  readonly inputs: readonly string[]
  /** Lists of which only the length is compared: the model was fed the elements. */
  readonly lengths?: readonly string[]
  /** Lists whose order means nothing. */
  readonly sets?: readonly string[]
  /** Recorded durations in ms with the contract's tolerance. */
  readonly times?: readonly string[]
  /** Fields where more than was recorded may be produced: what nobody looked at has no value. */
  readonly open?: readonly string[]
  /** A comparison of one's own: why it differs, null = it does not, undefined = compare as usual. */
  readonly special?: (
    path: readonly PathStep[],
    recorded: Json,
    produced: Json | undefined,
  ) => string | null | undefined
}

export interface Mismatch {
  readonly path: string
  readonly recorded: Json | undefined
  readonly produced: Json | undefined
  readonly because?: string
}

export interface Comparison {
  /** How many recorded values were compared. */
  leaves: number
  readonly mismatches: Mismatch[]
}

/** Compares a case with what the model produced for it: an object of the same shape without the inputs. */
export function compareCase(
  recorded: JsonObject,
  produced: JsonObject,
  rules: ComparisonRules,
): Comparison {
  const walk: Walk = { rules, free: freePaths(recorded), leaves: 0, mismatches: [] }
  compareFields(walk, [], recorded, produced)
  return { leaves: walk.leaves, mismatches: walk.mismatches }
}

interface Walk extends Comparison {
  readonly rules: ComparisonRules
  readonly free: ReadonlyMap<string, readonly Json[]>
}

/** Case-level `varies: [{path, values}]`: those paths may have any of the values, null = absent. */
function freePaths(recorded: JsonObject): Map<string, readonly Json[]> {
  const free = new Map<string, readonly Json[]>()
  const { varies } = recorded
  if (!isList(varies)) return free
  for (const entry of varies) {
    if (isObject(entry) && isList(entry.values)) free.set(String(entry.path), entry.values)
  }
  return free
}

/** What every case carries beside its inputs and outputs. */
const NEVER_COMPARED = ['id', 'varies', 'note', 'defect']

function isInput(rules: ComparisonRules, path: readonly PathStep[]): boolean {
  if (path.length === 1 && NEVER_COMPARED.includes(String(path[0]))) return true
  return rules.inputs.some((pattern) => isUnder(pattern, path))
}

function compareFields(
  walk: Walk,
  path: readonly PathStep[],
  recorded: JsonObject,
  produced: Json | undefined,
): void {
  for (const [field, value] of Object.entries(recorded)) {
    if (value === undefined) continue
    const below = [...path, field]
    if (isInput(walk.rules, below)) continue
    compareValue(walk, below, value, isObject(produced) ? produced[field] : undefined)
  }
  compareExtraFields(walk, path, recorded, produced)
}

/** What was produced beyond the recording is a difference too, unless nobody looked there. */
function compareExtraFields(
  walk: Walk,
  path: readonly PathStep[],
  recorded: JsonObject,
  produced: Json | undefined,
): void {
  if (!isObject(produced)) return
  if (walk.rules.open?.some((pattern) => isUnder(pattern, path))) return
  for (const [field, value] of Object.entries(produced)) {
    const below = [...path, field]
    if (value === undefined || field in recorded || isInput(walk.rules, below)) continue
    if (walk.free.has(pathText(below))) continue
    walk.mismatches.push({ path: pathText(below), recorded: undefined, produced: value })
  }
}

function compareValue(
  walk: Walk,
  path: readonly PathStep[],
  recorded: Json,
  produced: Json | undefined,
): void {
  const { rules } = walk
  const at = (patterns: readonly string[] | undefined) =>
    patterns?.some((pattern) => isUnder(pattern, path)) ?? false
  const free = walk.free.get(pathText(path))
  const special = rules.special?.(path, recorded, produced)
  if (special !== undefined) leaf(walk, path, recorded, produced, special)
  else if (free) alternatives(walk, path, free, produced, recorded)
  else if (at(rules.times)) leaf(walk, path, recorded, produced, timeDiffers(recorded, produced))
  else if (isObject(recorded) && isList(recorded.varies)) {
    alternatives(walk, path, recorded.varies, produced, recorded)
  } else if (isRange(recorded))
    leaf(walk, path, recorded, produced, rangeDiffers(recorded, produced))
  else if (isObject(recorded)) compareObject(walk, path, recorded, produced)
  else if (isList(recorded) && at(rules.lengths)) compareLength(walk, path, recorded, produced)
  else if (isList(recorded)) compareList(walk, path, recorded, produced, at(rules.sets))
  else leaf(walk, path, recorded, produced, recorded === produced ? null : 'differs')
}

function leaf(
  walk: Walk,
  path: readonly PathStep[],
  recorded: Json | undefined,
  produced: Json | undefined,
  because: string | null,
): void {
  walk.leaves += 1
  if (because === null) return
  walk.mismatches.push({ path: pathText(path), recorded, produced, because })
}

function compareObject(
  walk: Walk,
  path: readonly PathStep[],
  recorded: JsonObject,
  produced: Json | undefined,
): void {
  const isEmpty = Object.keys(recorded).length === 0
  if (!isObject(produced)) leaf(walk, path, recorded, produced, 'should be an object')
  else {
    if (isEmpty) leaf(walk, path, recorded, produced, null)
    compareFields(walk, path, recorded, produced)
  }
}

function compareLength(
  walk: Walk,
  path: readonly PathStep[],
  recorded: readonly Json[],
  produced: Json | undefined,
): void {
  const count = isList(produced) ? produced.length : produced
  const differs = count === recorded.length ? null : 'another number of them'
  leaf(walk, [...path, 'length'], recorded.length, count, differs)
}

function compareList(
  walk: Walk,
  path: readonly PathStep[],
  recorded: readonly Json[],
  produced: Json | undefined,
  isSet: boolean,
): void {
  if (!isList(produced)) {
    leaf(walk, path, recorded, produced, 'should be a list')
    return
  }
  if (recorded.length === 0 || produced.length !== recorded.length) {
    const same = produced.length === recorded.length
    leaf(walk, path, recorded, produced, same ? null : 'another number of elements')
    return
  }
  const inOrder = isSet ? [...recorded].sort(byText) : recorded
  const producedInOrder = isSet ? [...produced].sort(byText) : produced
  for (const [i, element] of inOrder.entries()) {
    compareValue(walk, [...path, i], element, producedInOrder[i])
  }
}

function byText(a: Json, b: Json): number {
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)]
  if (textA === textB) return 0
  return textA < textB ? -1 : 1
}

/** One leaf, whatever the size of the alternatives: one of them must hold in full. */
function alternatives(
  walk: Walk,
  path: readonly PathStep[],
  values: readonly Json[],
  produced: Json | undefined,
  recorded: Json,
): void {
  const holds = values.some((value) => {
    if (value === null && produced === undefined) return true
    const attempt: Walk = { ...walk, free: new Map(), leaves: 0, mismatches: [] }
    compareValue(attempt, path, value, produced)
    return attempt.mismatches.length === 0
  })
  leaf(walk, path, recorded, produced, holds ? null : 'none of the recorded alternatives')
}

/** {"min", "max"} and nothing else: a table's row may have such fields of its own. */
function isRange(
  value: Json,
): value is JsonObject & { readonly min: number; readonly max: number } {
  if (!isObject(value) || Object.keys(value).length !== 2) return false
  return typeof value.min === 'number' && typeof value.max === 'number'
}

function rangeDiffers(
  range: { readonly min: number; readonly max: number },
  produced: Json | undefined,
): string | null {
  if (typeof produced !== 'number') return 'should be a number'
  return produced >= range.min && produced <= range.max ? null : 'outside the recorded range'
}

/** Slack of the contract: half a second or a quarter of the maximum; below 1 s only the upper end counts. */
function timeDiffers(recorded: Json, produced: Json | undefined): string | null {
  if (typeof produced !== 'number') return 'should be a time in ms'
  const { min, max } = isRange(recorded)
    ? recorded
    : { min: Number(recorded), max: Number(recorded) }
  const slack = Math.max(500, max / 4)
  if (produced > max + slack) return `more than ${slack} ms above the recorded maximum`
  if (max >= 1000 && produced < min - slack)
    return `more than ${slack} ms below the recorded minimum`
  return null
}

/** Every place in a case whose value is compared as it stands, for tests that alter one. */
export function comparedPaths(recorded: JsonObject, rules: ComparisonRules): PathStep[][] {
  const found: PathStep[][] = []
  const free = freePaths(recorded)
  const visit = (path: PathStep[], value: Json) => {
    const covered = (patterns: readonly string[] | undefined) =>
      patterns?.some((pattern) => isUnder(pattern, path))
    if (path.length > 0 && (isInput(rules, path) || free.has(pathText(path)))) return
    if (covered(rules.times) || isRange(value)) return
    if (isObject(value)) {
      if (isList(value.varies)) return
      for (const [field, below] of Object.entries(value)) {
        if (below !== undefined) visit([...path, field], below)
      }
    } else if (isList(value) && value.length > 0 && !covered(rules.lengths)) {
      for (const [i, below] of value.entries()) visit([...path, i], below)
    } else if (path.length > 0) found.push(path)
  }
  visit([], recorded)
  return found
}
