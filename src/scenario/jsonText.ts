// JSON text → data, where a mistake has a line and a column and no key may stand twice.
import * as words from '../words/en/scenario.ts'
import { placeOf, scanJson, type TextPlace } from './jsonScan.ts'
import { LIMITS } from './limits.ts'
import { type Path, type Problem, pathText, valueText } from './Problem.ts'

export type ParsedJson = { readonly json: unknown } | { readonly problem: Problem }

/** Reads JSON text. The problem of a syntax error has the place as its path: `line 3, column 14`. */
export function parseJsonText(text: string): ParsedJson {
  let twice: Problem | undefined
  const duplicate = (path: Path, offset: number) => {
    twice ??= duplicateProblem(text, path, offset)
  }
  const fault = scanJson(text, { duplicate }, LIMITS.jsonDepth)
  if (fault) return { problem: syntaxProblem(text, fault.offset, fault.expected) }
  return twice ? { problem: twice } : { json: JSON.parse(text) }
}

/** Where the values at these paths stand, for those the text has. `under` is the path of the object they start from. */
export function placesInText(
  text: string,
  paths: readonly string[],
  under: Path = [],
): Map<string, TextPlace> {
  const wanted = new Set(paths)
  const places = new Map<string, TextPlace>()
  const value = (at: Path, start: number) => {
    if (!under.every((part, i) => at[i] === part)) return
    const path = pathText(at.slice(under.length))
    if (wanted.has(path)) places.set(path, placeOf(text, start))
  }
  scanJson(text, { value })
  return places
}

function syntaxProblem(text: string, offset: number, expected: string): Problem {
  const { line, column } = placeOf(text, offset)
  const found =
    offset >= text.length ? words.jsonFoundEnd() : valueText(text.slice(offset, offset + 1))
  return {
    path: words.jsonPlace(line, column),
    value: found,
    allowed: expected,
    sentence: words.jsonWrong(line, column, found, expected),
    line,
    column,
  }
}

function duplicateProblem(text: string, path: Path, offset: number): Problem {
  const place = pathText(path)
  return {
    path: place,
    value: valueText(path.at(-1)),
    allowed: words.keyTwiceFits(),
    sentence: words.keyTwice(place),
    ...placeOf(text, offset),
  }
}
