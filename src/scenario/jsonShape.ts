// The first look at something from outside: is it plain JSON data of a bearable size?
import * as words from '../words/en/scenario.ts'
import { LIMITS, limitSentence } from './limits.ts'
import { type Path, type Problem, pathText, valueText } from './Problem.ts'

interface Visit {
  readonly value: unknown
  readonly path: Path
}

/** What keeps a value from being read as JSON data at all; undefined when nothing does. */
export function shapeProblem(input: unknown): Problem | undefined {
  const waiting: Visit[] = [{ value: input, path: [] }]
  for (let seen = 0; waiting.length > 0; seen++) {
    const visit = waiting.pop() as Visit
    if (seen >= LIMITS.jsonValues) return tooMuch(visit, limitSentence('jsonValues'))
    if (visit.path.length > LIMITS.jsonDepth) return tooMuch(visit, limitSentence('jsonDepth'))
    const problem = valueProblem(visit)
    if (problem) return problem
    pushChildren(waiting, visit)
  }
  return undefined
}

function tooMuch({ value, path }: Visit, allowed: string): Problem {
  const place = pathText(path)
  return {
    path: place,
    value: valueText(value),
    allowed,
    sentence: words.tooMuchJson(place, allowed),
  }
}

function valueProblem({ value, path }: Visit): Problem | undefined {
  if (isPlainData(value)) return undefined
  const place = pathText(path)
  const allowed = words.plainJson()
  return {
    path: place,
    value: valueText(value),
    allowed,
    sentence: words.notPlain(place, valueText(value)),
  }
}

function isPlainData(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  // A key `__proto__` would be passed over in silence by everything that copies objects.
  return (
    (prototype === Object.prototype || prototype === null) && !Object.hasOwn(value, '__proto__')
  )
}

function pushChildren(waiting: Visit[], { value, path }: Visit): void {
  if (typeof value !== 'object' || value === null) return
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? Array.from(value, (child: unknown, i) => [i, child] as const)
    : Object.entries(value)
  for (const [key, child] of entries) waiting.push({ value: child, path: [...path, key] })
}
