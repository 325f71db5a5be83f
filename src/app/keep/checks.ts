// Checks of data that came as text: each answers with what is wrong and where. What belongs to a scenario is the schema's.
import { type Path, type Problem, pathText, valueText } from '../../scenario/Problem.ts'
import { allowed, missing, wrong } from '../../words/en/scenario.ts'

export type Check = (value: unknown, at: Path) => readonly Problem[]

/** A value that passes the test; `fits` follows “It has to be”. */
export function that(test: (value: unknown) => boolean, fits: string): Check {
  return (value, at) => (test(value) ? [] : [problemAt(value, at, fits)])
}

/** The problem of a value that does not fit. */
export function problemAt(value: unknown, at: Path, fits: string): Problem {
  const path = pathText(at)
  const sentence = value === undefined ? missing(path, fits) : wrong(path, valueText(value), fits)
  return { path, value: valueText(value), allowed: fits, sentence }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Each of these keys; others are left alone. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isRecord(value)) return [problemAt(value, at, allowed.object(Object.keys(checks)))]
    return Object.entries(checks).flatMap(([key, check]) => check(value[key], [...at, key]))
  }
}

export function listOf(check: Check): Check {
  return (value, at) =>
    Array.isArray(value)
      ? value.flatMap((item, i) => check(item, [...at, i]))
      : [problemAt(value, at, allowed.list())]
}

export function valuesByName(check: Check): Check {
  return (value, at) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, item]) => check(item, [...at, key]))
      : [problemAt(value, at, allowed.record())]
}

/** Null, or what passes. */
export const orNull =
  (check: Check): Check =>
  (value, at) =>
    value === null ? [] : check(value, at)

/** Missing, or what passes. */
export const maybe =
  (check: Check): Check =>
  (value, at) =>
    value === undefined ? [] : check(value, at)

export const whole = that(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  allowed.whole(0, Number.MAX_SAFE_INTEGER),
)

export const text = that((value) => typeof value === 'string', allowed.text(8_000_000))

export const oneOf = (...values: readonly string[]): Check =>
  that((value) => values.includes(value as string), allowed.oneOf(values))

export const yesOrNo = that((value) => typeof value === 'boolean', allowed.boolean())
