// The metadata log: per partition, per broker and per setting the sequence of records; between them any order.
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject } from '../json.ts'
import type { StepLooks } from './compareSteps.ts'
import { isDeepEqual, type Judge, judge, judgeOrderOfSize, judgeTime, sorted } from './Judge.ts'
import { splitName } from './openCluster.ts'

type Records = readonly JsonObject[]
type Groups = ReadonlyMap<string, Records>

/** Compared once for all looks behind one acting step: into which of them a record falls is a matter of milliseconds. */
export function compareMetadataLog(to: Judge, looks: StepLooks): void {
  const [from, until] = looks.facts.phaseOf(looks.index)
  if (looks.index !== until) return
  const joined = (steps: readonly JsonObject[]) =>
    steps
      .slice(from, until + 1)
      .flatMap((step) => (isList(step.metadataLog) ? step.metadataLog.filter(isObject) : []))
  const runs = looks.allRuns.map((run) => groupsOf(looks, joined(run)))
  const seeds = looks.allSeeds.map((seed) => groupsOf(looks, joined(seed)))
  const [first] = seeds
  if (!first) return
  const path = `steps[${from}–${until}].observe.metadataLog`
  const keys = new Set([...runs, first].flatMap((groups) => [...groups.keys()]))
  for (const key of keys) {
    const was = runs.map((groups) => groups.get(key) ?? [])
    const is = first.get(key) ?? []
    const at = `${path} of ${key}`
    if (key === QUORUM) compareElections(to, at, was, is)
    else {
      to.exact.push(at)
      const isSame = was.some((records) => isSameSequence(records, is))
      const shownRecords = was.find((records) => records.length > 0) ?? []
      judge(to, at, shownRecords, is, isSame ? null : 'another sequence')
      if (isSame) compareTimes(to, looks, at, key, runs, seeds)
    }
  }
}

const QUORUM = 'the quorum'

function groupsOf(looks: StepLooks, log: Records): Groups {
  const groups = new Map<string, JsonObject[]>()
  for (const record of log) {
    const key = keyOf(record)
    const group = groups.get(key) ?? []
    group.push(plain(looks, record))
    groups.set(key, group)
  }
  for (const group of groups.values()) unfencedFirst(group)
  return groups
}

/**
 * A broker that starts says in its first heartbeat that none of its directories is closed (a change without
 * fields), and is unfenced by the first that says it is ready: which is the same, or a later one, is the machine's.
 */
function unfencedFirst(group: JsonObject[]): void {
  group.forEach((record, i) => {
    const next = group[i + 1]
    if (next?.fenced !== false || !isBare(record)) return
    group[i] = next
    group[i + 1] = record
  })
}

function isBare(record: JsonObject): boolean {
  const { type, fenced, inControlledShutdown, logDirs } = record
  const said = [fenced, inControlledShutdown, logDirs]
  return type === 'BrokerRegistrationChange' && said.every((each) => each === undefined)
}

function keyOf(record: JsonObject): string {
  if (typeof record.partition === 'string') return record.partition
  if (record.broker !== undefined) return `broker ${record.broker}`
  if (record.resource !== undefined) return `${record.resource} ${record.key}`
  if (record.topic !== undefined) return `topic ${record.topic}`
  return record.type === 'LeaderChange(quorum)' ? QUORUM : String(record.type)
}

/** Sets in order; where the controller drew the replicas, only how many there are. */
function plain(looks: StepLooks, record: JsonObject): JsonObject {
  const { isr, elr, lastKnownElr, ...rest } = record
  const sets = Object.entries({ isr, elr, lastKnownElr }).filter(([, set]) => set !== undefined)
  const whole = { ...rest, ...Object.fromEntries(sets.map(([name, set]) => [name, sorted(set)])) }
  const isDrawn =
    typeof record.partition === 'string' && looks.facts.isDrawn(splitName(record.partition)[0])
  if (!isDrawn || record.type !== 'Partition') return whole
  const count = (ids: Json | undefined) => (isList(ids) ? ids.length : -1)
  const leads = isList(record.replicas) ? record.replicas.indexOf(record.leader ?? null) : -1
  return { ...whole, replicas: count(record.replicas), isr: count(record.isr), leader: leads }
}

function isSameSequence(a: Records, b: Records): boolean {
  const withoutMs = ({ ms: _ms, ...rest }: JsonObject) => rest
  return (
    a.length === b.length &&
    a.every((each, i) => isDeepEqual(withoutMs(each), withoutMs(b[i] ?? {})))
  )
}

/** None where none was recorded, else one or more, each of a later epoch. */
function compareElections(to: Judge, at: string, was: readonly Records[], is: Records): void {
  to.exact.push(at)
  const isAllowed = was.some((records) => records.length > 0 === is.length > 0)
  const epochs = is.map((record) => Number(record.quorumEpoch))
  const isGrowing = epochs.every((epoch, i) => i === 0 || epoch > (epochs[i - 1] ?? epoch))
  const because = isAllowed ? 'epochs do not grow' : 'elections in one of the two only'
  judge(to, at, was[0] ?? [], is, isAllowed && isGrowing ? null : because)
}

function compareTimes(
  to: Judge,
  looks: StepLooks,
  at: string,
  key: string,
  runs: readonly Groups[],
  seeds: readonly Groups[],
): void {
  const like = seeds[0]?.get(key) ?? []
  like.forEach((_, i) => {
    const timesOf = (groups: readonly Groups[], all: StepLooks['allRuns']) =>
      groups.flatMap((each, which) => {
        const records = each.get(key) ?? []
        if (!isSameSequence(records, like)) return []
        const ms = Number(records[i]?.ms)
        // What was written before the acting step counts from an act before it.
        if (ms < 0) return []
        return [counted(ms, originOf(looks, all[which] ?? [], ms, key))]
      })
    const [was, is] = alike(timesOf(runs, looks.allRuns), timesOf(seeds, looks.allSeeds))
    if (was.length === 0 || is.length === 0) return
    const compare = looks.facts.isHealed(looks.index) ? judgeOrderOfSize : judgeTime
    compare(to, `${at}[${i}].ms`, was, is)
  })
}

export interface CountedTime {
  readonly ms: number
  readonly isUpperBound: boolean
  readonly from: Origin['from']
}

export function counted(ms: number, origin: Origin): CountedTime {
  return { ...origin, ms: ms - origin.ms }
}

/** From where a time counts, and whether only its upper end says something. */
interface Origin {
  readonly ms: number
  readonly isUpperBound: boolean
  readonly from: 'act' | 'start' | 'registration' | 'unfencing'
}

/** Those that count from where the first of the model's does: in a race some come before a record, some after it. */
export function alike(
  was: readonly CountedTime[],
  is: readonly CountedTime[],
): readonly [was: readonly CountedTime[], is: readonly CountedTime[]] {
  const same = (time: CountedTime) => time.from === is[0]?.from
  return [was.filter(same), is.filter(same)]
}

/**
 * A time of a step counts from the last acting step. Behind a start the machine decides how long the process takes
 * until it registers, and then until it is ready: what follows counts from its unfencing, what is before that from
 * its registration, and what is before both is only known to be not later than recorded.
 */
export function originOf(
  looks: StepLooks,
  steps: readonly JsonObject[],
  ms: number,
  key = '',
): Origin {
  const start = looks.facts.startedAt(looks.index)
  if (!start) return { ms: 0, isUpperBound: false, from: 'act' }
  const broker = fieldNumber(start.broker, steps[start.step])
  // What befalls another broker has nothing to do with it.
  if (key.startsWith('broker ') && key !== `broker ${broker}`)
    return { ms: 0, isUpperBound: false, from: 'act' }
  const own = steps
    .slice(start.step, looks.index + 1)
    .flatMap((step) => (isList(step.metadataLog) ? step.metadataLog.filter(isObject) : []))
    .filter((record) => record.broker === broker && Number(record.ms) > 0)
  const at = (found: JsonObject | undefined) => Number(found?.ms ?? Number.POSITIVE_INFINITY)
  const registered = at(own.find(({ type }) => type === 'RegisterBroker'))
  const unfenced = at(
    own.find((record) => record.fenced === false && Number(record.ms) >= registered),
  )
  if (ms > unfenced) return { ms: unfenced, isUpperBound: false, from: 'unfencing' }
  return ms >= registered
    ? { ms: registered, isUpperBound: true, from: 'registration' }
    : { ms: 0, isUpperBound: true, from: 'start' }
}

function fieldNumber(broker: Json, step: JsonObject | undefined): Json | undefined {
  if (typeof broker === 'number') return broker
  return isObject(step?.result) ? step.result.broker : undefined
}
