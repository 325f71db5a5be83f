// `stopTimeline` and `stopJavaProducer`: compared as claims. What was seen, in which order, and about when.
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject } from '../json.ts'
import type { StepLooks } from './compareSteps.ts'
import { fieldOf, namesOf } from './compareSteps.ts'
import {
  isDeepEqual,
  type Judge,
  judgeExact,
  judgeOrderOfSize,
  judgeTime,
  sorted,
} from './Judge.ts'

export function compareTimeline(to: Judge, looks: StepLooks, path: string): void {
  compareSequences(to, looks, `${path}.views`, 'views', viewClaim)
  compareSequences(to, looks, `${path}.raft`, 'raft', raftClaim)
  compareSequences(to, looks, `${path}.logLines`, 'logLines', logClaim)
  const produce = looks.runs.map((run) => fieldOf(run.result, 'produce'))
  const is = fieldOf(looks.seeds[0]?.result, 'produce')
  for (const id of namesOf([...produce, is]))
    judgeExact(
      to,
      `${path}.produce.${id}`,
      produce.map((each) => answersClaim(fieldOf(each, id), 'sentAfter')),
      answersClaim(fieldOf(is, id), 'sentAfter'),
    )
}

export function compareJavaProducer(to: Judge, looks: StepLooks, path: string): void {
  const was = looks.runs.map((run) => run.result)
  const is = looks.seeds[0]?.result
  judgeExact(
    to,
    `${path}.answers`,
    was.map((each) => answersClaim(fieldOf(each, 'answers'), 'doneAfter')),
    answersClaim(fieldOf(is, 'answers'), 'doneAfter'),
  )
  for (const field of ['ackedButNotInLog', 'failed'])
    judgeExact(
      to,
      `${path}.${field}`,
      was.map((each) => Number(fieldOf(each, field)) > 0),
      Number(fieldOf(is, field)) > 0,
    )
  for (const field of ['ackedAtAnotherOffset', 'duplicatesInLog'])
    judgeExact(
      to,
      `${path}.${field}`,
      was.map((each) => fieldOf(each, field)),
      fieldOf(is, field),
    )
  const gaps = (steps: readonly JsonObject[]) =>
    steps.map((step) => Number(fieldOf(step.result, 'longestGapBetweenAcksMs')))
  judgeTime(to, `${path}.longestGapBetweenAcksMs`, gaps(looks.runs), gaps(looks.seeds))
}

/** Which answers there were, in the order in which each first came, and whether yes stops, goes on or comes back. */
function answersClaim(list: Json | undefined, mark: string): Json | undefined {
  if (!isList(list)) return list
  const answers = list.filter(isObject)
  const kinds = [...new Set(answers.map(({ result }) => String(result)))]
  const ends = answers.at(-1)?.result === 'ok'
  const wasRefused = answers.some(({ result }) => result !== 'ok')
  const gone = ends ? (wasRefused ? 'comes back' : 'goes on') : 'stops'
  const first = answers[0]
  return { kinds, ok: gone, from: first ? (first[mark] ?? null) : null }
}

type Claim = (entry: JsonObject) => Json | null

const viewClaim: Claim = ({ leader, leaderEpoch, isr, error }) =>
  error === undefined
    ? { leader: leader ?? null, leaderEpoch: leaderEpoch ?? null, isr: sorted(isr) ?? null }
    : { error }

const raftClaim: Claim = ({ from, to }) => `${from} → ${to}`

/** A leader tells of an ISR it learns from the controller's answer, not of one its metadata told first: a race. */
const LINES: readonly (readonly [RegExp, string | null])[] = [
  [/Truncating to offset/, 'truncation'],
  [/Shrinking ISR/, 'ISR shrinks'],
  [/ISR updated to/, null],
]

const logClaim: Claim = ({ text }) => {
  const known = LINES.find(([form]) => form.test(String(text)))
  return known ? known[1] : String(text)
}

/** Node by node the sequence of claims, repeats joined, as in any of the runs; then their times. */
function compareSequences(
  to: Judge,
  looks: StepLooks,
  path: string,
  field: string,
  claim: Claim,
): void {
  const forms = (step: JsonObject, node: string) =>
    formsOf(joined(fieldOf(fieldOf(step.result, field), node), claim), field)
  const nodes = namesOf([...looks.runs, ...looks.seeds].map((step) => fieldOf(step.result, field)))
  for (const node of nodes) {
    const was = looks.runs.flatMap((run) => forms(run, node))
    const seeds = looks.seeds.map((seed) => forms(seed, node))
    const at = `${path}.${node}`
    const claims = (entries: readonly Entry[]) => {
      const each = entries.map((entry) => entry.claim)
      return field === 'raft' ? cycles(each) : each
    }
    const known = was.map(claims)
    const own = seeds[0] ?? []
    const is = own.find((form) => known.some((each) => isDeepEqual(each, claims(form)))) ?? own[0]
    judgeExact(to, at, known, claims(is ?? []))
    if (is && !looks.facts.slowed.includes(node)) compareTimes(to, at, was, seeds.flat(), is)
  }
}

/** As it was seen; and, as looks are 100 ms apart on a loaded machine, without what stood only for a moment. */
function formsOf(entries: readonly Entry[], field: string): (readonly Entry[])[] {
  return field === 'views' ? [entries, lasting(entries)] : [entries]
}

const MOMENT_MS = 500

function lasting(entries: readonly Entry[]): Entry[] {
  const stayed = entries.filter(({ after, ms }, i) => {
    const next = entries[i + 1]
    return !next || next.after !== after || next.ms - ms >= MOMENT_MS
  })
  return stayed.filter(({ claim }, i) => !isDeepEqual(claim, stayed[i - 1]?.claim))
}

/** What comes again in turns counts once: how often a voter stands anew is a matter of how long one waits. */
function cycles(claims: readonly Json[]): Json[] {
  const found: Json[] = []
  for (const each of claims) {
    found.push(each)
    for (const length of [1, 2, 3]) {
      const [turn, before] = [found.slice(-length), found.slice(-2 * length, -length)]
      if (before.length === length && isDeepEqual(turn, before)) found.splice(-length)
    }
  }
  return found
}

interface Entry {
  readonly claim: Json
  readonly after: string
  readonly ms: number
}

function joined(list: Json | undefined, claim: Claim): Entry[] {
  const entries: Entry[] = []
  for (const each of isList(list) ? list.filter(isObject) : []) {
    const it = claim(each)
    if (it === null) continue
    const last = entries.at(-1)
    if (last && isDeepEqual(last.claim, it)) continue
    entries.push({ claim: it, after: String(each.after), ms: Number(each.ms) })
  }
  return entries
}

/** Times of what comes once, over the runs and seeds that saw the same sequence. */
function compareTimes(
  to: Judge,
  at: string,
  was: readonly (readonly Entry[])[],
  seeds: readonly (readonly Entry[])[],
  like: readonly Entry[],
): void {
  const isLike = (entries: readonly Entry[]) =>
    entries.length === like.length &&
    entries.every(
      (entry, i) => isDeepEqual(entry.claim, like[i]?.claim) && entry.after === like[i]?.after,
    )
  const runs = was.filter(isLike)
  const models = seeds.filter(isLike)
  if (runs.length === 0 || models.length === 0) return
  like.forEach(({ after }, i) => {
    const times = (all: readonly (readonly Entry[])[]) => all.map((entries) => entries[i]?.ms ?? 0)
    if (after === 'heal') judgeOrderOfSize(to, `${at}[${i}].ms`, times(runs), times(models))
    else judgeTime(to, `${at}[${i}].ms`, times(runs), times(models))
  })
}
