// What the rules of comparison ask of a case as a whole.
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject, numberOf, objectOf, objectsOf, textOf, textsOf } from '../json.ts'

export interface CaseFacts {
  readonly actions: readonly JsonObject[]
  /** Whether records of unknown number were written before or at a step. */
  readonly trafficRan: (step: number) => boolean
  /** Producers of the background, by the beginnings of their keys. */
  readonly prefixes: readonly string[]
  /** Topics whose replicas the controller drew. */
  readonly isDrawn: (topic: string) => boolean
  readonly voters: readonly number[]
  /** Whether it must be this one: one voter, or the case says who leads, and none has been lost. */
  readonly leaderIsGiven: (step: number, epochMoved: boolean) => boolean
  /** The step at which a broker was started last, before or at a step, if that was the last acting one. */
  readonly startedAt: (step: number) => { readonly step: number; readonly broker: Json } | null
  /** The first and the last step of the stretch between two acting steps. */
  readonly phaseOf: (step: number) => readonly [from: number, until: number]
  /** Whether the last acting step before or at a step ended a cut: TCP's back-off decides then when packets flow. */
  readonly isHealed: (step: number) => boolean
  /**
   * Whether one waits for another quorum leader, or did just before, while the old one is silent: how long its
   * answer is awaited depends on which brokers' connections to it stood open, and that on the cases before.
   */
  readonly isAskedInVain: (step: number) => boolean
  /** Slowed nodes, whose looks are skewed by the delay. */
  readonly slowed: readonly string[]
}

const ACTING = new Set(
  [
    'createTopic',
    'deleteTopic',
    'alterConfig',
    'electLeader',
    'reassign',
    'createPartitions',
  ].concat(
    ['deleteRecords', 'crashBroker', 'crashBrokers', 'stopBrokerCleanly', 'startBroker'],
    ['addBroker', 'freezeBroker', 'resumeBroker', 'cut', 'heal', 'slow'],
  ),
)

const LOSING = ['crashBroker', 'crashBrokers', 'stopBrokerCleanly', 'freezeBroker', 'cut', 'slow']

export function caseFacts(recorded: JsonObject): CaseFacts {
  const actions = objectsOf(recorded, 'steps').map((step) => objectOf(step, 'do'))
  const firstTraffic = actions.findIndex(isTraffic)
  const nodes = objectsOf(objectOf(recorded, 'cluster'), 'nodes')
  const voters = nodes
    .filter((node) => textsOf(node, 'roles').includes('controller'))
    .map((node) => numberOf(node, 'id'))
  const isGiven = voters.length === 1 || typeof recorded.controllerAtStart === 'number'
  const firstLoss = actions.findIndex((action) => LOSING.includes(textOf(action, 'op')))
  const assigned = new Set(
    actions
      .filter((action) => action.op === 'createTopic' && isList(action.assignment))
      .map((action) => textOf(action, 'topic')),
  )
  return {
    actions,
    trafficRan: (step) => firstTraffic >= 0 && step >= firstTraffic,
    prefixes: actions.flatMap(prefixesOf),
    isDrawn: (topic) => !assigned.has(topic),
    voters,
    leaderIsGiven: (step, epochMoved) =>
      isGiven && (voters.length === 1 || firstLoss < 0 || step < firstLoss || !epochMoved),
    startedAt: (step) => startOf(actions, step),
    phaseOf: (step) => {
      const next = actions.findIndex((action, at) => at > step && isActing(action))
      const until = next < 0 ? actions.length - 1 : next - 1
      return [lastActing(actions, step)?.step ?? 0, until]
    },
    isAskedInVain: (step) => isAskedInVain(actions, step),
    isHealed: (step) => lastActing(actions, step)?.action.op === 'heal',
    slowed: actions.flatMap((action) =>
      action.op === 'slow' && isList(action.nodes) ? action.nodes.map(String) : [],
    ),
  }
}

function isTraffic(action: JsonObject): boolean {
  if (action.op === 'traffic' || action.op === 'javaProducer') return true
  return action.op === 'timeline' && isList(action.produce) && action.produce.length > 0
}

function prefixesOf(action: JsonObject): string[] {
  if (action.op === 'traffic') return ['t']
  if (action.op === 'javaProducer') return [textOf(action, 'id')]
  if (action.op !== 'timeline' || !isList(action.produce)) return []
  return action.produce.filter(isObject).map((probe) => textOf(probe, 'id'))
}

function isActing(action: JsonObject): boolean {
  return ACTING.has(textOf(action, 'op'))
}

function lastActing(actions: readonly JsonObject[], step: number) {
  for (let at = step; at >= 0; at--) {
    const action = actions[at]
    if (action && isActing(action)) return { step: at, action }
  }
  return null
}

function startOf(actions: readonly JsonObject[], step: number) {
  const last = lastActing(actions, step)
  if (last?.action.op !== 'startBroker') return null
  return { step: last.step, broker: last.action.broker ?? null }
}

function isAskedInVain(actions: readonly JsonObject[], step: number): boolean {
  const last = lastActing(actions, step)
  if (!last || !['cut', 'freezeBroker'].includes(textOf(last.action, 'op'))) return false
  return actions
    .slice(last.step, step + 1)
    .some(({ condition }) => isObject(condition) && 'quorumLeaderNot' in condition)
}
