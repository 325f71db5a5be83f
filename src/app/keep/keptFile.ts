// All that the browser keeps as one file, and back: readable JSON, in which scenarios that many undo steps share stand once.
import { parseJsonText } from '../../scenario/jsonText.ts'
import { LIMITS } from '../../scenario/limits.ts'
import type { Problem } from '../../scenario/Problem.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import { allowed, getNewer, newerFile } from '../../words/en/scenario.ts'
import type { Scene } from '../session/branches.ts'
import type { Mark, SessionState, Trouble } from '../session/Session.ts'
import { checkKept } from './checkKept.ts'
import { isRecord, problemAt } from './checks.ts'
import { type fromSaved, toSaved } from './saved.ts'
import type { NamedText } from './saves.ts'

/** What the file calls itself; a saved scenario has a number there. */
const KEPT = 'session'
/** Grows when the form changes; files of the earlier form have no scenes of one's own. */
const FORMAT = 2
const FORMATS: readonly unknown[] = [1, FORMAT]
export const KEPT_NAME = 'everything.kafkascope.json'

type Kept = Exclude<ReturnType<typeof fromSaved>, string>
type Packed<T extends { readonly scene: Scene }> = Omit<T, 'scene'> & {
  readonly scene: Omit<Scene, 'base'> & { readonly base: number }
}

/** The text of the file: the session, and the scenes a person keeps in the gallery. */
export function encodeKept(state: SessionState, own: readonly NamedText[]): string {
  const bases: Scenario[] = []
  const packed = <T extends { readonly scene: Scene }>(held: T): Packed<T> => {
    const { base } = held.scene
    if (!bases.includes(base)) bases.push(base)
    return { ...held, scene: { ...held.scene, base: bases.indexOf(base) } }
  }
  const { version: _, ...kept } = toSaved(state)
  const past = kept.past.map(packed)
  const future = kept.future.map(packed)
  const session = { ...packed(kept), past, future }
  const scenes = own.map(({ name, text }) => ({ name, text }))
  return `${JSON.stringify({ kafkascope: KEPT, format: FORMAT, session, bases, scenes }, null, 1)}\n`
}

/** Whether a text means to be such a file, sound or not. */
export function looksKept(text: string): boolean {
  return /^\s*\{\s*"kafkascope"\s*:\s*"session"/.test(text)
}

/** Opens such a file; nothing of it is taken when anything in it is wrong. */
export function decodeKept(
  text: string,
): { readonly kept: Kept; readonly scenes: readonly NamedText[] } | { readonly trouble: Trouble } {
  const parsed = parseJsonText(text)
  if ('problem' in parsed) return troubled(text, [parsed.problem])
  const data = isRecord(parsed.json) ? parsed.json : {}
  const problems = FORMATS.includes(data.format) ? checkKept(data) : [formatProblem(data.format)]
  if (problems.length > 0) return troubled(text, problems.slice(0, MAX_TOLD))
  const {
    session,
    bases,
    scenes = [],
  } = data as unknown as {
    readonly session: Packed<Kept> & { readonly past: readonly Packed<Mark>[] }
    readonly bases: readonly Scenario[]
    readonly scenes?: readonly NamedText[]
  }
  const whole = <T extends { readonly scene: Scene }>(held: Packed<T>) =>
    ({ ...held, scene: { ...held.scene, base: bases[held.scene.base] } }) as unknown as T
  const past = (session.past as readonly Packed<Mark>[]).map(whole<Mark>)
  const future = (session.future as unknown as readonly Packed<Mark>[]).map(whole<Mark>)
  return { kept: { ...whole<Kept>(session), past, future }, scenes }
}

/** More are of no help: one wrong thing is often told in many places. */
const MAX_TOLD = 20

function formatProblem(format: unknown): Problem {
  const problem = problemAt(format, ['format'], allowed.oneOf(FORMATS.map(String)))
  if (typeof format !== 'number' || format <= FORMAT) return problem
  return { ...problem, sentence: newerFile(format, FORMAT), hint: getNewer() }
}

function troubled(text: string, problems: readonly Problem[]): { readonly trouble: Trouble } {
  // Without its text: it is no scenario, and would not become one by being edited.
  return { trouble: { place: 'file', problems, source: text.slice(0, LIMITS.linkChars) } }
}
