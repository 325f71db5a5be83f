// A shared moment as the characters after `#`, and back. A link carries the versions of schema, model and codec, the scenario
// in full (of a preset its id, its content's hash and what differs) and the moment: time, event, view, selection, trace hash.
// A person's file never goes into a link: its name, size and SHA-256 do.
import * as words from '../words/en/scenario.ts'
import { canonicalJson, contentHash } from './canonical.ts'
import { type DecodeOptions, decodeScenario, type Refused } from './decodeScenario.ts'
import { parseJsonText } from './jsonText.ts'
import { LIMITS } from './limits.ts'
import { packLink, unpackLink } from './linkCodec.ts'
import { type Problem, valueText } from './Problem.ts'
import type { FileSpec, OpenSpec, Scenario } from './Scenario.ts'
import { MODEL_VERSION, SCHEMA_VERSION } from './versions.ts'

/** Presets by id. The caller brings them, so that this room need not know them. */
export type Presets = Readonly<Record<string, Scenario>>

/** What is shared besides the scenario; it becomes part of `open`, beside what a teacher set there. */
export type Moment = Pick<OpenSpec, 'at' | 'event' | 'view' | 'selected' | 'hash' | 'compare'>

export interface Link {
  /** What stands after `#`. */
  readonly fragment: string
  /** Why a file would be safer, when the link is longer than chats let through (2,000 characters). */
  readonly offerFile?: string
}

/** The link to a moment of a scenario; problems when it could not be opened again. */
export function encodeLink(
  scenario: Scenario,
  moment: Moment = {},
  presets: Presets = {},
): Link | Refused {
  const shared = { ...withoutContents(scenario), open: { ...scenario.open, ...moment } }
  const decoded = decodeScenario(shared, { place: 'link' })
  if (!('scenario' in decoded)) return decoded
  const fragment = shorter(
    packLink(fullText(decoded.scenario)),
    presetLink(decoded.scenario, presets),
  )
  if (fragment.length > LIMITS.linkChars) return impossible(fragment.length)
  const long = fragment.length > LIMITS.linkAdvisedChars
  return long ? { fragment, offerFile: words.linkLong(fragment.length) } : { fragment }
}

export interface OpenedLink {
  readonly scenario: Scenario
  /** The model it was made with: when it is not `MODEL_VERSION`, a replay may differ. */
  readonly model: number
}

export interface RefusedLink extends Refused {
  /** The JSON it holds, when it came so far: to be edited as text. */
  readonly text?: string
}

/** Opens a link, given as an address, with `#`, or bare. */
export function decodeLink(
  link: string,
  presets: Presets = {},
  options: DecodeOptions = {},
): OpenedLink | RefusedLink {
  const unpacked = unpackLink(link)
  if ('problem' in unpacked) return { problems: [unpacked.problem] }
  const { text } = unpacked
  const envelope = parseEnvelope(text)
  if ('problem' in envelope) return { problems: [envelope.problem], text }
  const built = buildScenario(envelope, presets)
  if ('problem' in built) return { problems: [built.problem], text }
  const decoded = decodeScenario(built.json, { ...options, place: 'link' })
  const model = envelope.model
  if (!('scenario' in decoded)) return { ...decoded, text: JSON.stringify(built.json, null, 2) }
  if (!built.changed) return { scenario: decoded.scenario, model }
  const sound = { scenario: decoded.scenario, acts: decoded.scenario.acts.length }
  return { problems: [built.changed], text: JSON.stringify(decoded.scenario, null, 2), sound }
}

function withoutContents(scenario: Scenario): Scenario {
  if (!scenario.files) return scenario
  const named = Object.entries(scenario.files).map(
    ([name, { size, sha256 }]): [string, FileSpec] => [name, { size, sha256 }],
  )
  return { ...scenario, files: Object.fromEntries(named) }
}

function fullText(scenario: Scenario): string {
  return JSON.stringify({ model: MODEL_VERSION, scenario: withoutEmptyOpen(scenario) })
}

function withoutEmptyOpen(scenario: Scenario): Scenario {
  if (!scenario.open || Object.keys(scenario.open).length > 0) return scenario
  const { open: _, ...rest } = scenario
  return rest
}

function shorter(a: string, b: string | undefined): string {
  return b !== undefined && b.length < a.length ? b : a
}

/** The link as what differs from the preset of the same id; null stands for a part the scenario does not have. */
function presetLink(scenario: Scenario, presets: Presets): string | undefined {
  const preset = presetOf(presets, scenario.id)
  if (!preset) return undefined
  const full = withoutEmptyOpen(scenario)
  const keys = [...new Set([...Object.keys(preset), ...Object.keys(full)])] as (keyof Scenario)[]
  const differing = keys.filter(
    (key) => canonicalJson(full[key] ?? null) !== canonicalJson(preset[key] ?? null),
  )
  const change = Object.fromEntries(differing.map((key) => [key, full[key] ?? null]))
  const content = contentHash(preset)
  return packLink(
    JSON.stringify({
      model: MODEL_VERSION,
      schema: SCHEMA_VERSION,
      preset: scenario.id,
      content,
      change,
    }),
  )
}

function presetOf(presets: Presets, id: string): Scenario | undefined {
  const preset = Object.hasOwn(presets, id) ? presets[id] : undefined
  return preset && withoutContents(preset)
}

function impossible(length: number): Refused {
  const sentence = words.linkImpossible(length)
  return {
    problems: [linkProblem(length, sentence, words.limitSentences.linkChars(LIMITS.linkChars))],
  }
}

type Envelope =
  | { readonly model: number; readonly scenario: unknown }
  | {
      readonly model: number
      readonly schema: number
      readonly preset: string
      readonly content: string
      readonly change: object
    }

function parseEnvelope(text: string): Envelope | { readonly problem: Problem } {
  const parsed = parseJsonText(text)
  if ('problem' in parsed) return { problem: parsed.problem }
  const { json } = parsed
  const problem = linkProblem(text, words.linkNotJson(), words.linkNotJsonFits())
  if (typeof json !== 'object' || json === null || !('model' in json)) return { problem }
  const { model, ...rest } = json
  if (!isVersion(model)) return { problem }
  if ('scenario' in rest && Object.keys(rest).length === 1)
    return { model, scenario: rest.scenario }
  return presetEnvelope(model, rest) ?? { problem }
}

function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}

function presetEnvelope(model: number, rest: object): Envelope | undefined {
  const { schema, preset, content, change, ...more } = rest as Readonly<Record<string, unknown>>
  if (Object.keys(more).length > 0 || !isVersion(schema)) return undefined
  if (typeof preset !== 'string' || typeof content !== 'string') return undefined
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return undefined
  return { model, schema, preset, content, change }
}

type Built = { readonly json: unknown; readonly changed?: Problem } | { readonly problem: Problem }

/** The scenario a link stands for; `changed` says that its preset is no longer what it was. */
function buildScenario(envelope: Envelope, presets: Presets): Built {
  if ('scenario' in envelope) return { json: envelope.scenario }
  const { schema, preset: id, content, change } = envelope
  if (schema > SCHEMA_VERSION) {
    const sentence = words.newerSchema('link', schema, SCHEMA_VERSION)
    return {
      problem: {
        ...linkProblem(schema, sentence, words.upTo(SCHEMA_VERSION)),
        hint: words.getNewer(),
      },
    }
  }
  const preset = presetOf(presets, id)
  if (!preset) {
    const sentence = words.linkUnknownPreset(id)
    return { problem: linkProblem(id, sentence, words.oneOfThese(Object.keys(presets))) }
  }
  const merged = Object.entries({ ...preset, ...change }).filter(([, value]) => value !== null)
  const json: unknown = Object.fromEntries(merged)
  return contentHash(preset) === content ? { json } : { json, changed: presetChanged(id, content) }
}

function presetChanged(id: string, content: string): Problem {
  const problem = linkProblem(id, words.linkPresetChanged(id), words.linkPresetChangedFits(content))
  return { ...problem, hint: words.linkPresetChangedHint() }
}

function linkProblem(value: unknown, sentence: string, allowed: string): Problem {
  return { path: 'link', value: valueText(value), allowed, sentence }
}
