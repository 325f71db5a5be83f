// The metadata log: per partition, per broker and per setting the sequence of records; between them any order.
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject } from '../json.ts'
import type { StepLooks } from './compareSteps.ts'
import { isDeepEqual, type Judge, judge, judgeTime, sorted } from './Judge.ts'
import { splitName } from './openCluster.ts'

type Records = readonly JsonObject[]
type Groups = ReadonlyMap<string, Records>

export function compareMetadataLog(to: Judge, looks: StepLooks, path: string): void {
  const runs = looks.runs.map((run) => groupsOf(looks, run.metadataLog))
  const seeds = looks.seeds.map((seed) => groupsOf(looks, seed.metadataLog))
  const [first] = seeds
  if (!first) return
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

function groupsOf(looks: StepLooks, log: Json | undefined): Groups {
  const groups = new Map<string, JsonObject[]>()
  for (const record of isList(log) ? log.filter(isObject) : []) {
    const key = keyOf(record)
    const group = groups.get(key) ?? []
    group.push(plain(looks, record))
    groups.set(key, group)
  }
  return groups
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
        const origin = originOf(looks, all[which] ?? [])
        return origin === null ? [] : [Number(records[i]?.ms) - origin]
      })
    const was = timesOf(runs, looks.allRuns)
    const is = timesOf(seeds, looks.allSeeds)
    if (was.length > 0 && is.length > 0) judgeTime(to, `${at}[${i}].ms`, was, is)
  })
}

/**
 * From where times of a step count: 0 = the last acting step. How long a process takes to start is the
 * machine's, so behind a start they count from its registration; null = no registration was seen.
 */
export function originOf(looks: StepLooks, steps: readonly JsonObject[]): number | null {
  const start = looks.facts.startedAt(looks.index)
  if (!start) return 0
  const broker = fieldNumber(start.broker, steps[start.step])
  for (const step of steps.slice(start.step)) {
    const log = isList(step.metadataLog) ? step.metadataLog.filter(isObject) : []
    const found = log.find((each) => each.type === 'RegisterBroker' && each.broker === broker)
    if (found && typeof found.ms === 'number' && found.ms > 0) return found.ms
  }
  return null
}

function fieldNumber(broker: Json, step: JsonObject | undefined): Json | undefined {
  if (typeof broker === 'number') return broker
  return isObject(step?.result) ? step.result.broker : undefined
}
