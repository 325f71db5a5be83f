// What differs between two scenarios, as data: settings, acts, and what else was chosen.
import type { ConfigScope } from '../../kafka/configs/ConfigRow.ts'
import { configRow } from '../../kafka/configs/configRows.ts'
import { canonicalJson } from '../../scenario/canonical.ts'
import {
  type Act,
  type ClientSpec,
  type ClusterSpec,
  type Configs,
  processEndpoint,
  type Scenario,
} from '../../scenario/Scenario.ts'
import { compareWords as words } from '../../words/en/compare.ts'
import { actName } from '../act/actName.ts'
import type { SideModel, SideName } from './CompareModel.ts'

/** One thing that differs: whose it is, what it is called, and its value on either side in words. */
export interface Difference {
  readonly kind: 'setting' | 'act' | 'other'
  /** `web-checkout`, `topic orders`; empty where the name says it. */
  readonly of: string
  /** `acks`, `crash broker 1`. */
  readonly name: string
  readonly left: string
  readonly right: string
}

/** Everything that differs, settings first. */
export function differencesOf(left: Scenario, right: Scenario): readonly Difference[] {
  return [
    ...clientSettings(left, right),
    ...clusterSettings(left, right),
    ...actDifferences(left, right),
    ...others(left, right),
  ]
}

function clientSettings(left: Scenario, right: Scenario): readonly Difference[] {
  return left.clients.flatMap((client) => {
    const other = right.clients.find(({ id }) => id === client.id)
    return other === undefined ? [] : clientDifferences(client, other)
  })
}

function clientDifferences(left: ClientSpec, right: ClientSpec): readonly Difference[] {
  const scope = left.type === 'producer' ? 'producer' : 'consumer'
  return [
    ...configDifferences(scope, left.id, left.configs, right.configs),
    ...workDifferences(left.id, workOf(left), workOf(right)),
  ]
}

/** What a client's application does, whatever its settings. */
function workOf({ id: _, type: __, configs: ___, ...work }: ClientSpec): object {
  return work
}

/** Fields that differ, by their way from the top: `commit`, `workload.keys.weights`. */
function workDifferences(of: string, left: object, right: object, way = ''): Difference[] {
  const [ours, theirs] = [new Map(Object.entries(left)), new Map(Object.entries(right))]
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((key): Difference[] => {
    const [one, other] = [ours.get(key), theirs.get(key)]
    const name = `${way}${key}`
    if (isFields(one) && isFields(other)) return workDifferences(of, one, other, `${name}.`)
    const values = { left: fieldText(one), right: fieldText(other) }
    return values.left === values.right ? [] : [{ kind: 'setting', of, name, ...values }]
  })
}

const isFields = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fieldText(value: unknown): string {
  if (value === undefined) return words.unset()
  return typeof value === 'string' ? value : canonicalJson(value)
}

function clusterSettings(left: Scenario, right: Scenario): readonly Difference[] {
  return Object.entries(left.clusters).flatMap(([name, cluster]) => {
    const other = right.clusters[name]
    if (other === undefined) return []
    return [
      ...topicSettings(cluster, other),
      ...configDifferences('broker', words.brokers(), cluster.configs, other.configs),
      ...nodeSettings(cluster, other),
    ]
  })
}

function topicSettings(left: ClusterSpec, right: ClusterSpec): readonly Difference[] {
  return (left.topics ?? []).flatMap((topic) => {
    const other = right.topics?.find(({ name }) => name === topic.name)
    if (other === undefined) return []
    const of = words.topic(topic.name)
    return [
      ...configDifferences('topic', of, topic.configs, other.configs),
      ...countDifference(of, words.partitions(), topic.partitions, other.partitions),
      ...countDifference(of, words.replicas(), copiesOf(topic), copiesOf(other)),
    ]
  })
}

type Topic = NonNullable<ClusterSpec['topics']>[number]

function copiesOf({ assignment, replicationFactor }: Topic): number | undefined {
  return replicationFactor ?? assignment?.[0]?.length
}

function countDifference(
  of: string,
  name: string,
  left: number | undefined,
  right: number | undefined,
): readonly Difference[] {
  if (left === right) return []
  const text = (count: number | undefined) => (count === undefined ? words.unset() : String(count))
  return [{ kind: 'setting', of, name, left: text(left), right: text(right) }]
}

function nodeSettings(left: ClusterSpec, right: ClusterSpec): readonly Difference[] {
  const others = right.hosts.flatMap(({ processes }) => processes)
  return left.hosts
    .flatMap(({ processes }) => processes)
    .flatMap((process) => {
      const other = others.find(({ node }) => node === process.node)
      return configDifferences('broker', processEndpoint(process), process.configs, other?.configs)
    })
}

function configDifferences(
  scope: ConfigScope,
  of: string,
  left: Configs = {},
  right: Configs = {},
): readonly Difference[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  const valueIn = (configs: Configs, name: string) =>
    configs[name] ?? configRow(scope, name)?.default ?? words.unset()
  return names.flatMap((name): readonly Difference[] => {
    const values = { left: valueIn(left, name), right: valueIn(right, name) }
    if (values.left === values.right) return []
    return [{ kind: 'setting', of, name, left: simple(values.left), right: simple(values.right) }]
  })
}

/** Java classes by their simple names. */
const simple = (value: string): string =>
  value.replace(/\b(?:class )?(?:[a-z]\w*\.)+(?=[A-Z])/g, '')

/** Acts that only one of the two performs, by the name of the act. */
function actDifferences(left: Scenario, right: Scenario): readonly Difference[] {
  const ours = without(actsOf(left), actsOf(right))
  const theirs = without(actsOf(right), actsOf(left))
  const added = ours.flatMap((act) => addedDifferences(act, theirs) ?? [])
  const one = (act: Act, sides: Pick<Difference, 'left' | 'right'>): Difference => ({
    kind: 'act',
    of: '',
    name: actName(act.do, processesOf(left)),
    ...sides,
  })
  const alone = (acts: readonly Act[], others: readonly Act[]) =>
    acts.filter((act) => addedDifferences(act, others) === null)
  return [
    ...added,
    ...alone(ours, theirs).map((act) => one(act, { left: whenText(act), right: words.never() })),
    ...alone(theirs, ours).map((act) => one(act, { left: words.never(), right: whenText(act) })),
  ]
}

/** Both add the same client at the same moment, and only its settings are others; null = they do not. */
function addedDifferences(act: Act, others: readonly Act[]): readonly Difference[] | null {
  const client = addedClient(act)
  if (client === null) return null
  for (const other of others) {
    const theirs = addedClient(other)
    const isSame = canonicalJson(withoutSettings(act)) === canonicalJson(withoutSettings(other))
    if (theirs !== null && isSame) return clientDifferences(client, theirs)
  }
  return null
}

const addedClient = ({ do: act }: Act): ClientSpec | null =>
  act.type === 'addClient' ? act.client : null

function withoutSettings(act: Act): unknown {
  const client = addedClient(act)
  return client === null ? act : { ...act, do: { ...act.do, client: { ...client, configs: {} } } }
}

const actsOf = ({ script, acts }: Scenario): readonly Act[] => [...script, ...acts]

/** What is left of the first when each of the second has taken its like. */
function without(first: readonly Act[], second: readonly Act[]): readonly Act[] {
  const taken = second.map((act) => canonicalJson(act))
  return first.filter((act) => {
    const index = taken.indexOf(canonicalJson(act))
    if (index >= 0) taken.splice(index, 1)
    return index < 0
  })
}

function whenText({ when }: Act): string {
  if ('at' in when) return words.at(when.at)
  return 'on' in when ? words.on(when.on.event) : words.every(when.every)
}

function processesOf({ clusters }: Scenario) {
  return Object.values(clusters).flatMap(({ hosts }) =>
    hosts.flatMap(({ processes }) =>
      processes.map((process) => ({
        id: process.node,
        endpoint: processEndpoint(process),
        isBroker: process.roles.includes('broker'),
      })),
    ),
  )
}

/** What a scenario may differ in besides: who takes part, the seed, how long it runs. */
function others(left: Scenario, right: Scenario): readonly Difference[] {
  const rows: readonly (readonly [string, string, string])[] = [
    [words.seed(), String(left.seed), String(right.seed)],
    [words.clients(), clientNames(left), clientNames(right)],
    [words.brokers(), nodeNames(left), nodeNames(right)],
    [words.start(), left.start, right.start],
    [words.length(), left.endsAfter, right.endsAfter],
  ]
  const found = rows.filter(([, one, other]) => one !== other)
  return found.map(([name, one, other]) => ({
    kind: 'other',
    of: '',
    name,
    left: one,
    right: other,
  }))
}

const clientNames = ({ clients }: Scenario) => clients.map(({ id }) => id).join(', ')

const nodeNames = (scenario: Scenario) =>
  processesOf(scenario)
    .map(({ endpoint }) => endpoint)
    .join(', ')

/** One side by what is different there: in full, in short, and how much of its end must not be cut. */
export type Heading = Pick<SideModel, 'heading' | 'kept' | 'short'>

/** px are dear where a heading stands beside a figure: so many characters at most. */
const SHORT = 14

/** `acks=1`, or the acts that only this side performs. At most two, and how many more. */
export function headingOf(all: readonly Difference[], side: SideName): Heading {
  const differences = told(all)
  const texts = [...new Set(textsOf(differences, side))]
  const heading =
    texts.length === 0
      ? side === 'left'
        ? words.thisRun()
        : words.otherRun()
      : words.list(texts.slice(0, 2), Math.max(0, texts.length - 2))
  const [only] = differences
  const value = differences.length === 1 && only?.kind === 'setting' ? only[side] : ''
  const ending = value === '' || heading === value ? value : words.value(value)
  return {
    heading,
    kept: ending.length,
    short: heading.length <= SHORT ? heading : ending || words.side[side],
  }
}

/** A class says by its name what it is; every other value stands behind its setting's. */
const settingText = (name: string, value: string): string =>
  /^[A-Z][a-z]+[A-Z]/.test(value) ? value : words.setting(name, value)

/** The same setting of several is told once. */
function told(differences: readonly Difference[]): readonly Difference[] {
  const of = ({ kind, name, left, right }: Difference) => canonicalJson([kind, name, left, right])
  return differences.filter(
    (one, index) => differences.findIndex((other) => of(other) === of(one)) === index,
  )
}

/** What a side has or does; only where it does nothing of its own, what it leaves out. */
function textsOf(differences: readonly Difference[], side: SideName): readonly string[] {
  const isDone = (difference: Difference) =>
    difference.kind !== 'act' || difference[side] !== words.never()
  const done = differences.filter(isDone)
  if (done.length === 0) return differences.map(({ name }) => words.without(name))
  return done.map(({ kind, name, ...sides }) =>
    kind === 'setting' ? settingText(name, sides[side]) : words.named(name, sides[side]),
  )
}

/** What differs, in a few words: `acks`, `acks of web-checkout, crash broker 1`. */
export function differentText(differences: readonly Difference[]): string {
  const names = [...new Set(differences.map(({ name }) => name))]
  return words.list(names.slice(0, 2), Math.max(0, names.length - 2))
}
