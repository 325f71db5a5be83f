// The schema's findings → problems with a path, the value that stands there, a sentence, and a guess at what was meant.
import type * as z from 'zod/mini'
import * as words from '../words/en/scenario.ts'
import { guess, quotedWords } from './guess.ts'
import { type Path, type Problem, pathText, valueAt, valueText } from './Problem.ts'

type Issue = z.core.$ZodIssue

/** What the schema found in `input`, one problem per place; a hopeless heap is cut at a thousand. */
export function schemaProblems(issues: readonly Issue[], input: unknown): Problem[] {
  const problems = new Map<string, Problem>()
  for (const issue of issues) {
    for (const problem of issueProblems(issue, [], input)) {
      if (!problems.has(problem.path)) problems.set(problem.path, problem)
    }
    if (problems.size >= 1_000) break
  }
  return [...problems.values()]
}

function issueProblems(issue: Issue, base: Path, input: unknown): Problem[] {
  const path = [...base, ...(issue.path as Path)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(path, key, issue.message, input))
  }
  if (issue.code === 'invalid_key') return [wrongName(path, issue)]
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return unionProblems(issue, path, input)
  return [wrongValue(path, issue, input)]
}

function unknownKey(path: Path, key: string, allowed: string, input: unknown): Problem {
  const place = [...path, key]
  const near = guess(key, quotedWords(allowed))
  return {
    path: pathText(place),
    value: valueText(valueAt(input, place)),
    allowed,
    sentence: words.unknownKey(key, pathText(path)),
    hint: near === undefined ? words.leaveOut(key) : words.didYouMean(near),
  }
}

function wrongName(path: Path, issue: z.core.$ZodIssueInvalidKey): Problem {
  const name = valueText(path.at(-1))
  const allowed = issue.issues[0]?.message ?? issue.message
  const sentence = words.wrongName(name, pathText(path.slice(0, -1)), allowed)
  return { path: pathText(path), value: name, allowed, sentence }
}

function wrongValue(path: Path, issue: Issue, input: unknown): Problem {
  const value = valueAt(input, path)
  const place = pathText(path)
  const allowed = issue.message
  const shown = valueText(value)
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined && path.length > 0) {
    return wrongType(place, value, allowed)
  }
  if (value === undefined) {
    return { path: place, value: shown, allowed, sentence: words.missing(place, allowed) }
  }
  const hint = hintFor(value, allowed)
  const count = issue.code === 'too_big' && Array.isArray(value) ? value.length : undefined
  return {
    path: place,
    value: shown,
    allowed,
    sentence:
      count === undefined
        ? words.wrong(place, shown, allowed)
        : words.tooMany(place, count, allowed),
    ...(hint === undefined ? {} : { hint }),
  }
}

/** The `type` of a client, a workload or an action is missing or unknown. */
function wrongType(place: string, value: unknown, allowed: string): Problem {
  const types = quotedWords(allowed).filter((word) => word !== 'type')
  const near = typeof value === 'string' ? guess(value, types) : undefined
  return {
    path: place,
    value: valueText(value),
    allowed: words.allowed.oneOf(types),
    sentence:
      value === undefined
        ? words.missing(place, words.allowed.oneOf(types))
        : words.unknownType(place, valueText(value), types),
    ...(near === undefined ? {} : { hint: words.didYouMean(near) }),
  }
}

function hintFor(value: unknown, allowed: string): string | undefined {
  if (typeof value === 'string') {
    const near = guess(value, quotedWords(allowed))
    return near === undefined ? undefined : words.didYouMean(near)
  }
  const asText = typeof value === 'number' || typeof value === 'boolean'
  return asText && allowed === words.allowed.configValue()
    ? words.quoteIt(String(value))
    : undefined
}

/** A value that fits none of several forms: told by the form it comes nearest to, or by all when none is near. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, path: Path, input: unknown): Problem[] {
  const forms = issue.errors as readonly (readonly Issue[])[]
  const value = valueAt(input, path)
  const scores = forms.map((issues) => misfit(issues, value))
  const best = Math.min(...scores)
  const nearest = forms[scores.indexOf(best)] ?? []
  if (best >= HOPELESS || scores.filter((score) => score === best).length > 1) {
    return [wrongValue(path, issue, input)]
  }
  return nearest.flatMap((inner) => issueProblems(inner, path, input))
}

const HOPELESS = 1_000

function misfit(issues: readonly Issue[], value: unknown): number {
  let score = 0
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') score += 10 * issue.keys.length
    else if (issue.path.length === 0) score += isOwnLimit(issue) ? 1 : HOPELESS
    else score += valueAt(value, issue.path as Path) === undefined ? 10 : 1
  }
  return score
}

/** The form is right and only its size is not. */
function isOwnLimit(issue: Issue): boolean {
  return issue.code === 'too_big' || issue.code === 'too_small'
}
