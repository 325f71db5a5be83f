// `result` of a step, by what the step is.
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject } from '../json.ts'
import { compareJavaProducer, compareTimeline } from './compareClaims.ts'
import { alike, type CountedTime, counted, originOf } from './compareMetadataLog.ts'
import { drawnShape } from './comparePartitions.ts'
import { compareQuorum } from './compareQuorum.ts'
import type { StepLooks } from './compareSteps.ts'
import { fieldOf, namesOf } from './compareSteps.ts'
import { type Judge, judge, judgeExact, judgeOrderOfSize, judgeSet, judgeTime } from './Judge.ts'

export function compareResult(to: Judge, looks: StepLooks, path: string): void {
  const was = looks.runs.map((run) => run.result)
  const is = looks.seeds[0]?.result
  if (is === undefined && was.every((each) => each === undefined)) return
  switch (looks.action.op) {
    case 'quorum':
      compareQuorum(to, looks, path, 'result')
      break
    case 'views':
      compareViews(to, path, was, is)
      break
    case 'metadata':
      compareMetadata(to, looks, path, was, is)
      break
    case 'stopTimeline':
      compareTimeline(to, looks, path)
      break
    case 'stopJavaProducer':
      compareJavaProducer(to, looks, path)
      break
    default:
      compareFields(to, looks, path, was, is)
  }
}

const IGNORED = ['firstAnswer', 'controllerIdInMetadata']
const TRAFFIC = ['sent', 'acked']
const TIMES = ['sinceDisturbanceMs', 'exitMs', 'longestGapBetweenAcksMs']
const SETS = ['brokers', 'alive']
const OFFSETS = [
  'offset',
  'firstOffset',
  'lastOffset',
  'acked',
  'lowWatermark',
  'endOffset',
].concat([
  'next',
  'highWatermark',
  'logStart',
  'lastStableOffset',
  'position',
  'epoch',
  'leaderEpoch',
])

function compareFields(
  to: Judge,
  looks: StepLooks,
  path: string,
  was: readonly (Json | undefined)[],
  is: Json | undefined,
): void {
  for (const field of namesOf([...was, is])) {
    if (IGNORED.includes(field)) continue
    const at = `${path}.${field}`
    const values = was.map((each) => fieldOf(each, field))
    const value = fieldOf(is, field)
    if (looks.action.op === 'stopTraffic' && TRAFFIC.includes(field)) continue
    if (TIMES.includes(field)) compareTime(to, looks, at, field)
    else if (field === 'failed') judgeSet(to, at, values.map(namesIn), namesIn(value))
    else if (field === 'ackedButNotInLog') judgeExact(to, at, values.map(isSome), isSome(value))
    else if (SETS.includes(field)) judgeSet(to, at, values, value)
    else if (field === 'records') compareRecords(to, looks, at, values, value)
    else if (!OFFSETS.includes(field) || !looks.facts.trafficRan(looks.index))
      judgeExact(to, at, values, value)
  }
  if (looks.facts.trafficRan(looks.index)) compareSoundness(to, path, is)
}

/** Names of errors, whatever their counts. */
function namesIn(value: Json | undefined): Json | undefined {
  return isObject(value) ? Object.keys(value).toSorted() : value
}

function isSome(value: Json | undefined): Json | undefined {
  return typeof value === 'number' ? value > 0 : value
}

function compareTime(to: Judge, looks: StepLooks, at: string, field: string): void {
  const isOrigin = field === 'sinceDisturbanceMs'
  if (isOrigin && looks.facts.isAskedInVain(looks.index)) return
  const timesOf = (steps: readonly JsonObject[], all: StepLooks['allRuns']) =>
    steps.flatMap((step, which): CountedTime[] => {
      const ms = fieldOf(step.result, field)
      if (typeof ms !== 'number' || fieldOf(step.result, 'met') === false) return []
      return isOrigin
        ? [counted(ms, originOf(looks, all[which] ?? [], ms))]
        : [{ ms, isUpperBound: false, from: 'act' }]
    })
  const [was, is] = alike(timesOf(looks.runs, looks.allRuns), timesOf(looks.seeds, looks.allSeeds))
  if (was.length === 0 || is.length === 0) return
  if (isOrigin && looks.facts.isHealed(looks.index)) judgeOrderOfSize(to, at, was, is)
  else judgeTime(to, at, was, is)
}

/** Records of the background may stand anywhere and as often as the machine let them; all others as recorded. */
function compareRecords(
  to: Judge,
  looks: StepLooks,
  at: string,
  was: readonly (Json | undefined)[],
  is: Json | undefined,
): void {
  if (!looks.facts.trafficRan(looks.index)) judgeExact(to, at, was, is)
  else {
    const others = (list: Json | undefined) =>
      isList(list) ? list.flatMap((line) => ownLine(looks, String(line))) : list
    judgeExact(to, at, was.map(others), others(is))
  }
}

/** Without its offset; nothing for a record of the background. */
function ownLine({ facts }: StepLooks, line: string): string[] {
  const [, epoch = '', text = ''] = /^\d+ (e\d+) (.*)$/.exec(line) ?? []
  const key = text.slice(0, text.indexOf('='))
  const isTraffic = facts.prefixes.some(
    (prefix) => key.startsWith(prefix) && /^\d+$/.test(key.slice(prefix.length)),
  )
  return isTraffic ? [] : [`${epoch} ${text}`]
}

function compareSoundness(to: Judge, path: string, is: Json | undefined): void {
  const [start, hw] = [fieldOf(is, 'logStart'), fieldOf(is, 'highWatermark')]
  if (typeof start !== 'number' || typeof hw !== 'number') return
  judge(to, `${path}.highWatermark`, hw, hw, start <= hw ? null : 'below the log start')
}

function compareViews(
  to: Judge,
  path: string,
  was: readonly (Json | undefined)[],
  is: Json | undefined,
): void {
  for (const node of namesOf([...was, is])) {
    const values = was.map((each) => fieldOf(each, node))
    const value = fieldOf(is, node)
    for (const field of namesOf([...values, value]))
      judgeSet(
        to,
        `${path}.${node}.${field}`,
        values.map((each) => fieldOf(each, field)),
        fieldOf(value, field),
      )
  }
}

/** Partitions by their number, each with leader, epoch, ISR and error. */
function compareMetadata(
  to: Judge,
  looks: StepLooks,
  path: string,
  was: readonly (Json | undefined)[],
  is: Json | undefined,
): void {
  const isDrawn = looks.facts.isDrawn(String(looks.action.topic))
  const shape = (value: Json | undefined) => (isDrawn ? drawnShape(value) : value)
  for (const field of namesOf([...was, is])) {
    const values = was.map((each) => fieldOf(each, field))
    const value = fieldOf(is, field)
    const at = `${path}.${field}`
    if (!/^\d+$/.test(field)) judgeSet(to, at, values, value)
    else if (!isObject(value) || !values.some(isObject)) judgeExact(to, at, values, value)
    else
      for (const name of namesOf([...values, value]))
        judgeSet(
          to,
          `${at}.${name}`,
          values.map((each) => fieldOf(shape(each), name)),
          fieldOf(shape(value), name),
        )
  }
}
