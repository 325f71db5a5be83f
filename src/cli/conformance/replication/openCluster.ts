// A recorded case's `cluster` as a scenario.
import type { Scenario } from '../../../scenario/Scenario.ts'
import { findTopic } from '../../../trace/MetadataImage.ts'
import type { Json, JsonObject } from '../json.ts'
import { isObject, numberOf, objectOf, objectsOf, textOf, textsOf } from '../json.ts'
import { type Lab, metadataNow, openLab, pass, passUntil } from './Lab.ts'
import { aliveBrokers } from './looks.ts'
import { NOTHING } from './quorumLook.ts'
import { askNode } from './requests.ts'

/**
 * The cluster of a case, ready for its first step: led by whom the case says, all brokers alive. The recorder came
 * as soon as they were, somewhere between the ticks of their timers, and later where it had chosen the controller.
 */
export function openCluster(recorded: JsonObject, seed: number): Lab {
  const scenario = scenarioOf(recorded, seed)
  const lab = openLab(scenario)
  const { nodes } = lab.simulation.state
  const wanted = nodes.filter((node) => node.isBroker).map((node) => node.id)
  const topics = scenario.clusters.main?.topics ?? []
  const isReady = () => {
    const image = metadataNow(lab)
    if (!image || !wanted.every((id) => aliveBrokers(image).includes(id))) return false
    return topics.every(({ name }) => findTopic(image, name))
  }
  while (!passUntil(lab, isReady, LOOK_US) && lab.simulation.now < UP_US);
  if (recorded.fresh !== true)
    for (const [index, id] of wanted.entries()) if ((seed >> index) & 1) forwardOnce(lab, id)
  if (typeof recorded.controllerAtStart === 'number') pass(lab, CHOSEN_US)
  pass(lab, (seed * 7_919_000) % (seed <= FIRST_SEEDS ? SOON_US : LATER_US))
  return lab
}

/** Cases before have asked some of the brokers for something of the controller: their connections for that stand open. */
function forwardOnce(lab: Lab, broker: number): void {
  askNode(lab, broker, NOTHING, LOOK_US)
}

const LOOK_US = 200_000
const UP_US = 90_000_000
const CHOSEN_US = 2_500_000
/** In half of the runs it is the first case of its cluster, in the others one that came somewhere between the timers' ticks. */
const FIRST_SEEDS = 6
const SOON_US = 2_000_000
const LATER_US = 15_000_000

function scenarioOf(recorded: JsonObject, seed: number): Scenario {
  const cluster = objectOf(recorded, 'cluster')
  const configs = isObject(cluster.configs) ? cluster.configs : {}
  const { controllerAtStart } = recorded
  return {
    schema: 1,
    id: 'conformance',
    title: 'Conformance',
    seed,
    startsAt: '2026-01-05T09:00:00Z',
    start: 'cold',
    endsAfter: '1h',
    clusters: {
      main: {
        release: '4.3',
        hosts: objectsOf(cluster, 'nodes').map(hostOf),
        configs: textsByName(configs.broker),
        features: levelsByName(cluster.features),
        topics: leftOvers(recorded, textsByName(configs.broker)),
        ...(typeof controllerAtStart === 'number' ? { activeController: controllerAtStart } : {}),
      },
    },
    clients: [],
    script: [],
    acts: [],
  }
}

function hostOf(node: JsonObject) {
  const id = numberOf(node, 'id')
  const roles = textsOf(node, 'roles').map((role) =>
    role === 'broker' ? ('broker' as const) : ('controller' as const),
  )
  return {
    name: `host-${id}`,
    ...(typeof node.rack === 'string' ? { rack: node.rack } : {}),
    processes: [{ node: id, roles }],
  }
}

/** On a cluster that is not fresh, internal topics that a case speaks of are there from the cases before. */
function leftOvers(recorded: JsonObject, configs: Readonly<Record<string, string>>) {
  if (recorded.fresh === true) return []
  const names = objectsOf(recorded, 'steps').flatMap((step) => {
    const action = objectOf(step, 'do')
    return action.op !== 'createTopic' && typeof action.topic === 'string' ? [action.topic] : []
  })
  return INTERNAL.filter(({ name }) => names.includes(name)).map(({ name, prefix }) => ({
    name,
    partitions: Number(configs[`${prefix}.num.partitions`] ?? 50),
    replicationFactor: Number(configs[`${prefix}.replication.factor`] ?? 3),
  }))
}

const INTERNAL = [
  { name: '__consumer_offsets', prefix: 'offsets.topic' },
  { name: '__transaction_state', prefix: 'transaction.state.log' },
]

export function textsByName(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
}

function levelsByName(value: Json | undefined): Record<string, number> {
  if (!isObject(value)) return {}
  const known = Object.entries(value).filter(([, level]) => typeof level === 'number')
  return Object.fromEntries(known.map(([name, level]) => [name, Number(level)]))
}

/** `orders-0` is partition 0 of orders. */
export function splitName(name: string): [topic: string, partition: number] {
  const dash = name.lastIndexOf('-')
  return [name.slice(0, dash), Number(name.slice(dash + 1))]
}

/** The partition a step is about: `topic` and `partition`, 0 unless it says. */
export function partitionOf(action: JsonObject): [topic: string, partition: number] {
  return [textOf(action, 'topic'), typeof action.partition === 'number' ? action.partition : 0]
}
