// Saved scenarios, `NAME.kafkascope.json`: readable JSON with everything in it, a person's own files too.

import { stringByteLength } from '../kafka/records/serializers.ts'
import * as words from '../words/en/scenario.ts'
import { type Decoded, type DecodeOptions, decodeScenario } from './decodeScenario.ts'
import { parseJsonText, placesInText } from './jsonText.ts'
import { LIMITS, limitSentence } from './limits.ts'
import { type Problem, valueText } from './Problem.ts'
import type { Scenario } from './Scenario.ts'
import { FILE_FORMAT, MODEL_VERSION } from './versions.ts'

/** The text of a saved scenario. */
export function encodeFile(scenario: Scenario): string {
  return `${JSON.stringify({ kafkascope: FILE_FORMAT, model: MODEL_VERSION, scenario }, null, 2)}\n`
}

/** The usual name of a scenario's file. */
export function fileNameOf(scenario: Scenario): string {
  return `${scenario.id}.kafkascope.json`
}

/** Opens a saved scenario, or one written by hand without the wrapping. Problems know their line and column. */
export function decodeFile(text: string, options: DecodeOptions = {}): Decoded {
  const size = stringByteLength(text)
  if (size > LIMITS.savedFileBytes) {
    const allowed = limitSentence('savedFileBytes')
    return { problems: [fileProblem(size, words.fileTooBig(size), allowed)] }
  }
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  const parsed = parseJsonText(plain)
  if ('problem' in parsed) return { problems: [parsed.problem] }
  const inner = unwrap(parsed.json)
  if ('problem' in inner) return { problems: placed([inner.problem], plain, []) }
  const decoded = decodeScenario(inner.scenario, { ...options, place: 'file' })
  if ('scenario' in decoded) return decoded
  return { ...decoded, problems: placed(decoded.problems, plain, inner.under) }
}

type Unwrapped =
  | { readonly scenario: unknown; readonly under: readonly string[] }
  | { readonly problem: Problem }

function unwrap(json: unknown): Unwrapped {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problem: notAFile(json) }
  const { kafkascope: format, model, scenario, ...more } = json as Readonly<Record<string, unknown>>
  if (format === undefined)
    return 'schema' in json ? { scenario: json, under: [] } : { problem: notAFile(json) }
  if (typeof format !== 'number' || !Number.isSafeInteger(format) || format < 1)
    return { problem: wrongFormat(format) }
  if (format > FILE_FORMAT) {
    const sentence = words.newerFile(format, FILE_FORMAT)
    return { problem: { ...wrongFormat(format), sentence, hint: words.getNewer() } }
  }
  const strange = Object.keys(more)[0]
  if (strange !== undefined) return { problem: strangeKey(strange, more[strange]) }
  if (model !== undefined && !Number.isSafeInteger(model)) return { problem: wrongModel(model) }
  return { scenario, under: ['scenario'] }
}

function notAFile(value: unknown): Problem {
  return fileProblem(value, words.notAFile(), words.notAFileFits())
}

function wrongFormat(value: unknown): Problem {
  const allowed = words.upTo(FILE_FORMAT)
  return {
    path: 'kafkascope',
    value: valueText(value),
    allowed,
    sentence: words.wrong('kafkascope', valueText(value), allowed),
  }
}

function wrongModel(value: unknown): Problem {
  const allowed = words.allowed.whole(1, Number.MAX_SAFE_INTEGER)
  return {
    path: 'model',
    value: valueText(value),
    allowed,
    sentence: words.wrong('model', valueText(value), allowed),
  }
}

function strangeKey(key: string, value: unknown): Problem {
  const sentence = words.unknownKey(key, words.fileRoot())
  return {
    path: key,
    value: valueText(value),
    allowed: words.notAFileFits(),
    sentence,
    hint: words.leaveOut(key),
  }
}

function fileProblem(value: unknown, sentence: string, allowed: string): Problem {
  return { path: words.fileRoot(), value: valueText(value), allowed, sentence }
}

/** Problems with the line and column of their paths, or of the nearest object around what is missing. */
function placed(
  problems: readonly Problem[],
  text: string,
  under: readonly string[],
): readonly Problem[] {
  const around = problems.map(({ path }) => pathsAround(path))
  const places = placesInText(text, around.flat(), under)
  return problems.map((problem, i) => {
    const nearest = around[i]?.find((path) => places.has(path))
    return nearest === undefined ? problem : { ...problem, ...places.get(nearest) }
  })
}

/** A path, then what it is in, and so on out to the whole. */
function pathsAround(path: string): string[] {
  const paths = [path]
  for (let inner = path; inner !== ''; ) {
    const outer = inner.replace(/(\.?[\w$]+|\[\d+\]|\["[^"]*"\])$/, '')
    if (outer === inner || outer === '') break
    paths.push(outer)
    inner = outer
  }
  return [...paths, words.pathRoot()]
}
