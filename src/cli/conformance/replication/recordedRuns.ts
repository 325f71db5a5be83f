// A recording joined over several runs, taken apart again: each run as a whole.
// The joining kept run 1, listed what differed in `varies`, and turned times into one list over the runs.
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject, objectsOf } from '../json.ts'

/** The steps of each run of a case. */
export function recordedRuns(recorded: JsonObject): readonly (readonly JsonObject[])[] {
  const count = typeof recorded.runs === 'number' ? recorded.runs : 1
  return Array.from({ length: count }, (_, run) => {
    const steps = structuredClone(recorded.steps) as Json
    const whole = { steps: ofRun(steps ?? [], '', run, count) }
    for (const { path, values } of variations(recorded)) place(whole, path, values[run])
    return objectsOf(whole as JsonObject, 'steps')
  })
}

function variations(recorded: JsonObject): { path: string; values: readonly Json[] }[] {
  const { varies } = recorded
  if (!isList(varies)) return []
  return varies.flatMap((entry) =>
    isObject(entry) && isList(entry.values)
      ? [{ path: String(entry.path), values: entry.values }]
      : [],
  )
}

const isTime = (key: string) => key === 'ms' || /Ms$/.test(key)

function ofRun(value: Json, key: string, run: number, count: number): Json {
  if (isList(value)) {
    const isOverRuns = isTime(key) && value.length === count && value.every(isNumber)
    if (isOverRuns && count > 1) return value[run] ?? null
    return value.map((each) => ofRun(each, '', run, count))
  }
  if (!isObject(value)) return value
  const { otherRuns } = value
  const own =
    run > 0 && isList(otherRuns) ? { ...value, result: otherRuns[run - 1] ?? null } : value
  const fields = Object.entries(own).filter(([name]) => name !== 'otherRuns')
  return Object.fromEntries(
    fields.flatMap(([name, below]) =>
      below === undefined ? [] : [[name, ofRun(below, name, run, count)]],
    ),
  )
}

function isNumber(value: Json): boolean {
  return typeof value === 'number'
}

type Open = { [key: string]: Json | undefined }

/** Puts a run's value at a path such as `steps[3].observe.result.0`; null = absent. Names may hold dots. */
function place(root: Open, path: string, value: Json | undefined): void {
  const parts = path.split(/\.|\[(\d+)\]/).filter((part) => part !== undefined && part !== '')
  let at: Open = root
  for (let i = 0; i < parts.length; ) {
    const [name, used] = longestName(at, parts, i)
    i += used
    if (i >= parts.length) {
      if (value === null || value === undefined) delete at[name]
      else at[name] = value
      return
    }
    const below = at[name]
    if (below === null || typeof below !== 'object') return
    at = below as Open
  }
}

function longestName(
  at: Open,
  parts: readonly string[],
  from: number,
): [name: string, used: number] {
  for (let used = parts.length - from; used > 1; used--) {
    const name = parts.slice(from, from + used).join('.')
    if (name in at) return [name, used]
  }
  return [parts[from] ?? '', 1]
}
