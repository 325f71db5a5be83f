// Counts what was compared, value by value, and keeps what differs.
import type { Mismatch } from '../compareLeaves.ts'
import type { Json } from '../json.ts'
import { isList, isObject } from '../json.ts'

export interface Judge {
  leaves: number
  readonly mismatches: Mismatch[]
  /** Paths of values that were compared exactly, with the values of the runs: for tests that alter one. */
  readonly exact: string[]
}

export function createJudge(): Judge {
  return { leaves: 0, mismatches: [], exact: [] }
}

/** One value or one group of them that belong together: `because` = why it differs, null = it does not. */
export function judge(
  to: Judge,
  path: string,
  recorded: Json | undefined,
  produced: Json | undefined,
  because: string | null,
): void {
  to.leaves += leavesIn(recorded)
  if (because === null) return
  to.mismatches.push({ path, recorded, produced, because })
}

/** Equal to what any of the runs had. */
export function judgeExact(
  to: Judge,
  path: string,
  runs: readonly (Json | undefined)[],
  produced: Json | undefined,
): void {
  to.exact.push(path)
  const isSame = runs.some((value) => isDeepEqual(value, produced))
  const because = runs.length > 1 ? 'in none of the runs' : 'differs'
  judge(
    to,
    path,
    runs[0] ?? runs.find((value) => value !== undefined),
    produced,
    isSame ? null : because,
  )
}

/** As sets, whatever the order. */
export function judgeSet(
  to: Judge,
  path: string,
  runs: readonly (Json | undefined)[],
  produced: Json | undefined,
): void {
  judgeExact(to, path, runs.map(sorted), sorted(produced))
}

export function sorted(value: Json | undefined): Json | undefined {
  return isList(value) ? value.toSorted(byText) : value
}

function byText(a: Json, b: Json): number {
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)]
  if (textA === textB) return 0
  return textA < textB ? -1 : 1
}

function leavesIn(value: Json | undefined): number {
  if (isList(value))
    return Math.max(
      1,
      value.reduce<number>((sum, each) => sum + leavesIn(each), 0),
    )
  if (!isObject(value)) return 1
  const below = Object.values(value).reduce<number>((sum, each) => sum + leavesIn(each), 0)
  return Math.max(1, below)
}

/** Fields in any order. */
export function isDeepEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((each, i) => isDeepEqual(each, b[i]))
  if (!isObject(a) || !isObject(b)) return a === b
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => isDeepEqual(a[name], b[name]))
}

/** The middle one; of an even number the upper of the two. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/**
 * A time: the median over the seeds within the recorded range, widened by half a second or a quarter of its
 * maximum; a maximum below a second is only an upper bound.
 */
export function judgeTime(
  to: Judge,
  path: string,
  runs: readonly Timed[],
  produced: readonly Timed[],
): void {
  const [was, is] = [runs.map(toTime), produced.map(toTime)]
  const times = was.map(({ ms }) => ms)
  const [min, max] = [Math.min(...times), Math.max(...times)]
  const slack = Math.max(500, Math.abs(max) / 4)
  const middle = median(is.map(({ ms }) => ms))
  const isBound = Math.abs(max) < 1_000 || [...was, ...is].some((time) => time.isUpperBound)
  const recorded = { min, max }
  if (middle > max + slack) judge(to, path, recorded, middle, `more than ${slack} ms too late`)
  else if (!isBound && middle < min - slack)
    judge(to, path, recorded, middle, `more than ${slack} ms too early`)
  else judge(to, path, recorded, middle, null)
}

type Timed = number | { readonly ms: number; readonly isUpperBound: boolean }

function toTime(time: Timed) {
  return typeof time === 'number' ? { ms: time, isUpperBound: false } : time
}

/** Where TCP's back-off decides: its next try may come at once, and not after ten times of what was recorded. */
export function judgeOrderOfSize(
  to: Judge,
  path: string,
  runs: readonly Timed[],
  produced: readonly Timed[],
): void {
  const times = runs.map((time) => toTime(time).ms)
  const middle = median(produced.map((time) => toTime(time).ms))
  const [min, max] = [Math.min(...times), Math.max(...times)]
  const isLate = middle > 10 * Math.max(1_000, max)
  judge(to, path, { min, max }, middle, isLate ? 'more than ten times as long' : null)
}
