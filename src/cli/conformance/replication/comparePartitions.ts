// `partitions` and `replicas`: exact once settled; at one look in the middle of things only what is sure there.
import type { Json } from '../json.ts'
import { isList, isObject } from '../json.ts'
import type { StepLooks } from './compareSteps.ts'
import { fieldOf, namesOf } from './compareSteps.ts'
import { type Judge, judge, judgeExact, judgeSet } from './Judge.ts'
import { splitName } from './openCluster.ts'

const SETS = ['isr', 'elr', 'lastKnownElr', 'offline']
const IN_PASSING = ['leader', 'leaderEpoch', 'partitionEpoch', 'isr']

export function comparePartitions(to: Judge, looks: StepLooks, path: string): void {
  const recorded = looks.runs.map((run) => run.partitions)
  const produced = looks.seeds[0]?.partitions
  for (const name of namesOf([...recorded, produced])) {
    const was = recorded.map((partitions) => fieldOf(partitions, name))
    const is = fieldOf(produced, name)
    const at = `${path}.${name}`
    if (!isObject(is) || !was.some(isObject)) judgeExact(to, at, was, is)
    else compareFields(to, looks, at, name, was, is)
  }
}

function compareFields(
  to: Judge,
  looks: StepLooks,
  at: string,
  name: string,
  was: readonly (Json | undefined)[],
  is: Json,
): void {
  const isSettled = looks.action.settleMs !== 0 && !isZeroList(looks.action.settleMs)
  const isSure = isSettled || isNamed(looks, name) || isCalm(looks, name)
  const isDrawn = looks.facts.isDrawn(splitName(name)[0])
  const [recorded, produced] = isDrawn ? [was.map(drawnShape), drawnShape(is)] : [was, is]
  for (const field of namesOf([...recorded, produced])) {
    if (!isSettled && !(isSure && IN_PASSING.includes(field)) && field !== 'replicas') continue
    const values = recorded.map((each) => fieldOf(each, field))
    if (SETS.includes(field)) judgeSet(to, `${at}.${field}`, values, fieldOf(produced, field))
    else judgeExact(to, `${at}.${field}`, values, fieldOf(produced, field))
  }
}

function isZeroList(value: Json | undefined): boolean {
  return isList(value) && value.every((each) => each === 0)
}

/** A `waitUntil` that waited for this partition has found it as it says. */
function isNamed({ action }: StepLooks, name: string): boolean {
  return isObject(action.condition) && action.condition.partition === name
}

/** No election is under way: in every recorded run nothing was just written, and the next look shows the same. */
function isCalm(looks: StepLooks, name: string): boolean {
  return looks.allRuns.every((run) => {
    const log = run[looks.index]?.metadataLog
    const isChanged = isList(log) && log.some((record) => fieldOf(record, 'partition') === name)
    if (isChanged) return false
    const now = fieldOf(run[looks.index]?.partitions, name)
    const next = run.slice(looks.index + 1).find((step) => fieldOf(step.partitions, name))
    return next !== undefined && isSameState(now, fieldOf(next.partitions, name))
  })
}

function isSameState(a: Json | undefined, b: Json | undefined): boolean {
  return IN_PASSING.every(
    (field) => JSON.stringify(fieldOf(a, field)) === JSON.stringify(fieldOf(b, field)),
  )
}

/** Which brokers the controller drew is free: what counts is the place of each in the list of replicas. */
export function drawnShape(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return value
  const order = isList(value.replicas) ? value.replicas : isList(value.isr) ? value.isr : []
  const place = (id: Json) => order.indexOf(id)
  const shape = Object.entries(value).map(([field, held]): [string, Json | undefined] => {
    if (field === 'leader' && held !== undefined) return [field, held === -1 ? -1 : place(held)]
    const isIds = isList(held) && (SETS.includes(field) || field === 'replicas')
    return [field, isIds ? held.map(place) : held]
  })
  return Object.fromEntries(shape)
}

export function compareReplicas(to: Judge, looks: StepLooks, path: string): void {
  const recorded = looks.runs.map((run) => run.replicas)
  const produced = looks.seeds[0]?.replicas
  for (const name of namesOf([...recorded, produced])) {
    const isDrawn = looks.facts.isDrawn(splitName(name)[0])
    const was = recorded.map((replicas, run) =>
      inPlaces(isDrawn, fieldOf(replicas, name), fieldOf(looks.runs[run]?.partitions, name)),
    )
    const partition = fieldOf(looks.seeds[0]?.partitions, name)
    const is = inPlaces(isDrawn, fieldOf(produced, name), partition)
    for (const node of namesOf([...was, is])) {
      const values = was.map((replicas) => fieldOf(replicas, node))
      compareReplica(to, looks, `${path}.${name}.${node}`, values, fieldOf(is, node), node)
    }
    compareCopies(to, looks, `${path}.${name}`, is, partition)
  }
}

/** By the place in the list of replicas, where the controller drew them. */
function inPlaces(isDrawn: boolean, replicas: Json | undefined, partition: Json | undefined) {
  const order = fieldOf(partition, 'replicas')
  if (!isDrawn || !isObject(replicas) || !isList(order)) return replicas
  return Object.fromEntries(order.map((id, i) => [String(i), replicas[String(id)]]))
}

function isMoving({ action, facts, index }: StepLooks): boolean {
  return action.settleMs === 0 || isZeroList(action.settleMs) || facts.trafficRan(index)
}

function compareReplica(
  to: Judge,
  looks: StepLooks,
  at: string,
  was: readonly (Json | undefined)[],
  is: Json | undefined,
  node: string,
): void {
  const isFree = isMoving(looks) || looks.facts.slowed.includes(node)
  if (!isFree || !isObject(is) || !was.some(isObject)) {
    const alternatives =
      isFree && isObject(is) ? was.map((each) => (isObject(each) ? is : each)) : was
    judgeExact(to, at, alternatives, is)
    return
  }
  const { start, hw, leo } = is
  const isSound = Number(start) <= Number(hw) && Number(hw) <= Number(leo)
  judge(to, at, was[0], is, isSound ? null : 'high watermark outside the log')
}

/** After traffic, settled: in-sync copies hold the same. */
function compareCopies(
  to: Judge,
  looks: StepLooks,
  at: string,
  replicas: Json | undefined,
  partition: Json | undefined,
): void {
  const { facts, index, action } = looks
  if (!facts.trafficRan(index) || action.settleMs === 0 || isZeroList(action.settleMs)) return
  if (isStillRunning(looks)) return
  const own = copyEquality(looks, replicas, partition)
  const name = at.slice(at.indexOf('.replicas.') + '.replicas.'.length)
  for (const field of ['start', 'hw', 'leo'] as const) {
    const was = looks.runs.map((run) =>
      copyEquality(looks, fieldOf(run.replicas, name), fieldOf(run.partitions, name)),
    )
    // Where the recorded copies differ, as after a heal, ours may.
    const isAllowed = own[field] || was.some((each) => !each[field])
    judge(to, `${at} (${field} of in-sync copies)`, true, own[field], isAllowed ? null : 'differ')
  }
}

function copyEquality(
  { facts }: StepLooks,
  replicas: Json | undefined,
  partition: Json | undefined,
): Record<'start' | 'hw' | 'leo', boolean> {
  const isr = fieldOf(partition, 'isr')
  const copies = (isList(isr) ? isr : [])
    .filter((id) => !facts.slowed.includes(String(id)))
    .map((id) => fieldOf(replicas, String(id)))
    .filter(isObject)
  const isSame = (field: string) => copies.every((copy) => copy[field] === copies[0]?.[field])
  return { start: isSame('start'), hw: isSame('hw'), leo: isSame('leo') }
}

/** Whether a producer of the background still sends. */
function isStillRunning({ facts, index }: StepLooks): boolean {
  let running = 0
  for (const action of facts.actions.slice(0, index + 1)) {
    if (['traffic', 'javaProducer', 'timeline'].includes(String(action.op))) running += 1
    if (['stopTraffic', 'stopJavaProducer', 'stopTimeline'].includes(String(action.op)))
      running -= 1
  }
  return running > 0
}
