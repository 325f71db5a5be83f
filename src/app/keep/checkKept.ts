// Whether what a file says was kept can be worked with. All of Kafka's in it goes through the scenario's own door.
import { decodeScenario } from '../../scenario/decodeScenario.ts'
import { type Path, type Problem, pathText } from '../../scenario/Problem.ts'
import { allowed, pathRoot } from '../../words/en/scenario.ts'
import { VIEW_NAMES } from '../session/Session.ts'
import {
  type Check,
  fields,
  isRecord,
  listOf,
  maybe,
  oneOf,
  orNull,
  text,
  that,
  valuesByName,
  whole,
  yesOrNo,
} from './checks.ts'

type Data = Readonly<Record<string, unknown>>

/** What is wrong with the data of a kept session, `base` of each scene being a place in `bases`. */
export function checkKept(data: Data): readonly Problem[] {
  const bases = Array.isArray(data.bases) ? (data.bases as readonly unknown[]) : []
  const own = data.format === 1 ? maybe(scenes) : scenes
  const shape = fields({ bases: listOf(scenario), session: sessionOf(bases), scenes: own })
  return shape(data, [])
}

/** Their texts are files of their own: the gallery says of each whether it can be read. */
const scenes = listOf(fields({ name: text, text }))
const cursor = fields({ at: whole, n: maybe(whole) })
const seen = valuesByName(whole)
const pace: Check = (value, at) =>
  isRecord(value) && value.kind === 'plain'
    ? fields({ slowness: positive })(value, at)
    : fields({ kind: oneOf('story', 'plain'), slower: positive })(value, at)
const positive = that(
  (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
  allowed.perSecond(1_000_000),
)
const file = fields({ size: whole, sha256: text, content: maybe(text) })

function sessionOf(bases: readonly unknown[]): Check {
  return (value, at) => {
    const base = baseOf(value, bases)
    return fields({
      scene: sceneOf(bases),
      cursor,
      pace,
      detail: oneOf('usual', 'all'),
      selected: orNull(text),
      view: oneOf(...VIEW_NAMES),
      theme: oneOf('system', 'dark', 'light'),
      keysOn: yesOrNo,
      past: listOf(markOf(bases)),
      future: listOf(markOf(bases)),
      seen,
      files: valuesByName(file),
      link: text,
      compare: comparisonIn(base),
    })(value, at)
  }
}

/** What undo brings back. */
function markOf(bases: readonly unknown[]): Check {
  return (value, at) => {
    const base = baseOf(value, bases)
    const compare = maybe(comparisonIn(base))
    return fields({ scene: sceneOf(bases), cursor, seen, compare, did: deedIn(base) })(value, at)
  }
}

/** The scenario that something with a scene stands on. */
function baseOf(value: unknown, bases: readonly unknown[]): unknown {
  const scene = isRecord(value) ? value.scene : undefined
  return isRecord(scene) ? bases[Number(scene.base)] : undefined
}

const comparisonIn = (base: unknown): Check =>
  orNull((value, at) => part(base, { open: { compare: value } }, at, 'open.compare'))

/** A scene's branches are each a scenario of their own that has to be sound. */
function sceneOf(bases: readonly unknown[]): Check {
  return (value, at) =>
    fields({
      base: that(
        (index) => Number.isSafeInteger(index) && bases[Number(index)] !== undefined,
        allowed.whole(0, Math.max(0, bases.length - 1)),
      ),
      current: oneOf(...branchIds(value)),
      nextBranch: whole,
      branches: listOf(branchOf(value, bases)),
    })(value, at)
}

function branchIds(scene: unknown): readonly string[] {
  if (!isRecord(scene) || !Array.isArray(scene.branches)) return []
  return scene.branches.flatMap((branch) =>
    isRecord(branch) && typeof branch.id === 'string' ? [branch.id] : [],
  )
}

/** A branch leaves one that stands before it: their ways back come to an end. */
function branchOf(scene: unknown, bases: readonly unknown[]): Check {
  const ids = branchIds(scene)
  const base = isRecord(scene) ? bases[Number(scene.base)] : undefined
  return (value, at) => {
    const place = Number(at.at(-1))
    return fields({
      id: that((id) => typeof id === 'string' && ids.indexOf(id) === place, allowed.text(64)),
      parent: orNull(oneOf(...ids.slice(0, place))),
      forkedAt: whole,
      begunBy: orNull((action, where) => actionIn(base, action, where)),
      acts: (acts, where) => part(base, { acts }, where, 'acts'),
    })(value, at)
  }
}

function deedIn(base: unknown): Check {
  return (value, at) => {
    const action: Check = (each, where) => actionIn(base, each, where)
    if (isRecord(value) && value.type === 'act') return fields({ action })(value, at)
    return fields({ type: oneOf('act', 'open', 'startOver'), title: maybe(text) })(value, at)
  }
}

/** An action names things of its scene. */
function actionIn(base: unknown, action: unknown, at: Path): readonly Problem[] {
  const acts = [{ when: { at: '0ms' }, do: action }]
  return part(base, { acts }, at, 'acts[0].do')
}

const scenario: Check = (value, at) => moved(problemsOf(value), at, '')

/** The problems of one part of a scenario, told where it stands in the file. */
function part(base: unknown, change: Data, at: Path, inside: string): readonly Problem[] {
  if (!isRecord(base)) return []
  return moved(problemsOf({ ...base, ...change }), at, inside)
}

function problemsOf(value: unknown): readonly Problem[] {
  const decoded = decodeScenario(value, { place: 'file' })
  return 'scenario' in decoded ? [] : decoded.problems
}

function moved(problems: readonly Problem[], at: Path, inside: string): readonly Problem[] {
  return problems
    .filter(({ path }) => path.startsWith(inside) || path === pathRoot())
    .map((problem) => {
      const rest = problem.path === pathRoot() ? '' : problem.path.slice(inside.length)
      const path =
        rest === '' || /^[.[]/.test(rest) ? pathText(at) + rest : `${pathText(at)}.${rest}`
      return {
        ...problem,
        path,
        sentence: problem.sentence.replace(`\`${problem.path}\``, `\`${path}\``),
      }
    })
}
